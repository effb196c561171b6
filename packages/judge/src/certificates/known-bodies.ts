/**
 * Bodies that certify management systems or audit services, as certificates write their names: where a document names
 * no role, these names are located all the same. Being listed says nothing of a body. As of November 2026.
 */
const BODIES: readonly string[] = [
  'A-LIGN',
  'AFNOR Certification',
  'Bureau de normalisation du Québec',
  'Bureau Veritas Certification',
  'BSI Group',
  'British Standards Institution',
  'Coalfire',
  'DEKRA Certification',
  'Deloitte',
  'DNV',
  'Ernst & Young',
  'EY CertifyPoint',
  'Intertek',
  'KPMG',
  'LRQA',
  'MNP',
  'NQA',
  'Perry Johnson Registrars',
  'Prescient Assurance',
  'PricewaterhouseCoopers',
  'Raymond Chabot Grant Thornton',
  'Schellman',
  'SGS',
  'TÜV NORD CERT',
  'TÜV Rheinland',
  'TÜV SÜD',
];

/** Accreditation bodies by mark and by name; a mark counts only where the page speaks of accreditation. */
const ACCREDITATIONS: readonly (readonly [string, readonly string[]])[] = [
  ['A2LA', []],
  ['ACCREDIA', []],
  ['ANAB', ['ANSI National Accreditation Board']],
  ['COFRAC', ['Comité français d’accréditation', "Comité français d'accréditation"]],
  ['DAkkS', ['Deutsche Akkreditierungsstelle']],
  ['ENAC', []],
  ['IAS', ['International Accreditation Service']],
  ['JAS-ANZ', []],
  ['NABCB', []],
  ['RvA', ['Raad voor Accreditatie']],
  ['SCC-CCN', ['SCC', 'CCN', 'Standards Council of Canada', 'Conseil canadien des normes']],
  ['UKAS', ['United Kingdom Accreditation Service']],
];

/** Names of bodies in a line. */
export function namedBodies(line: string): string[] {
  return BODIES.filter((name) => holdsWord(line, name));
}

/** Accreditation bodies in a line, under one name each. */
export function namedAccreditations(line: string): string[] {
  return ACCREDITATIONS.filter(([mark, names]) => [mark, ...names].some((name) => holdsWord(line, name))).map(
    ([mark]) => mark,
  );
}

/** Case counts: a mark of three letters is a word in other languages. */
function holdsWord(line: string, name: string): boolean {
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
    const [before, after] = [line[at - 1] ?? ' ', line[at + name.length] ?? ' '];
    if (!/[\p{L}\p{Nd}]/u.test(before) && !/[\p{L}\p{Nd}]/u.test(after)) return true;
  }
  return false;
}
