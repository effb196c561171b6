import type { CertificateReading, PageLines } from './certificate-readings.ts';
import { isDateHeading } from './date-labels.ts';
import { quoteOf } from './quote-of.ts';
import { statedDates } from './stated-dates.ts';

type Field = CertificateReading['field'];

/** Lines that a value may run over, by field: a scope is a passage, a name is a line. */
const RUNS: Readonly<Partial<Record<Field, number>>> = { scope: 8, site: 20 };

const LONGEST_NAME = 200;
const LONGEST_SCOPE = 1400;

/** Labels that stand before a value on its line, or on the line above. Each needs a colon, or a line of its own. */
const HEADED: readonly (readonly [Field, RegExp])[] = [
  [
    'number',
    /^(?:.{0,40}\s)?(?:certificate|registration)(?: registration)? ?(?:number|no\.?|nº|n°|#|id)$|^(?:.{0,40}\s)?(?:numéro|n°|nº|no) d(?:u|e) certificat$|^certificat (?:n°|nº|no\.?|numéro)$|^numéro d[’']enregistrement$/iu,
  ],
  [
    'holder',
    /^(?:certificate holder|holder|organi[sz]ation|company|client|certified (?:organi[sz]ation|company|client)|issued to|awarded to|titulaire(?: du certificat)?|organisme certifié|organisation certifiée|entreprise(?: certifiée)?|délivré à)$/iu,
  ],
  [
    'body',
    /^(?:certification body|certified by|issued by|issuing body|service auditor|auditor|certification company|organisme (?:de certification|certificateur)|délivré par|certifié par|émis par|auditeur(?: indépendant)?)$/iu,
  ],
  ['accreditation', /^(?:accreditation body|accredited by|organisme d[’']accréditation|accrédité par)$/iu],
  [
    'scope',
    /^(?:(?:certification )?scope(?: of (?:the )?(?:certification|registration|certificate|approval|isms|management system|supply))?|(?:for|with) the following (?:scope|activities)|portée(?: (?:de la certification|du certificat))?|périmètre(?: (?:de la certification|du certificat|certifié))?|domaine d[’']application(?: de la certification)?)$/iu,
  ],
  [
    'site',
    /^(?:(?:certified |additional |other |registered )?(?:sites?|locations?|premises|address(?:es)?)(?: (?:covered|included|certified))?|(?:sites?|lieux|emplacements?|adresses?)(?: (?:certifiée?s?|couverte?s?|visée?s?|supplémentaires?))?)$/iu,
  ],
];

/** Sentences that name holder, body or number without a heading. */
const SENTENCES: readonly (readonly [Field, RegExp])[] = [
  ['holder', /^we have examined (?<value>.{2,120}?)['’]s? (?:accompanying )?(?:description|assertion)/iu],
  ['body', /(?:certified|issued|audited) by:? (?<value>\p{Lu}.{1,120})$/u],
  ['body', /(?:délivrée?|émise?|certifiée?) par:? (?<value>\p{Lu}.{1,120})$/u],
  ['number', /(?:certificate|registration) (?:number|no\.?|nº|n°|#)[\s:.]{0,3}(?<value>\S.{0,60})$/iu],
  [
    'number',
    /(?:certificat (?:n°|nº|no\.?|numéro)|(?:numéro|n°|nº|no) d(?:u|e) certificat)[\s:.]{0,3}(?<value>\S.{0,60})$/iu,
  ],
];

/** What a certificate certifies; the sentence runs over lines, and the name often stands on one of its own. */
const CERTIFIES =
  /(?:certif(?:y|ies)\s+that|(?:certifie|atteste)(?:\s+par\s+la\s+présente)?\s+que)(?:\s+(?:the\s+|le\s+|la\s+)?(?:information\s+security\s+)?(?:management\s+system|système\s+de\s+(?:management|gestion)(?:\s+de\s+la\s+sécurité\s+de\s+l[’']information)?)\s+(?:of|de))?(?<rest>[^]*)$/iu;
const CERTIFIES_LINES = 5;

const ALL_HEADINGS = HEADED.map(([, pattern]) => pattern);
const POSTAL_CODE =
  /(?<![\p{L}\p{Nd}])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d(?![\p{L}\p{Nd}])/u;
const STREET =
  /\d.*\b(?:street|st\.|avenue|ave\.?|road|rd\.?|drive|boulevard|blvd|boul\.|way|lane|highway|rue|chemin|ch\.|route|place|autoroute|rang)(?![\p{L}])/iu;

/** Values of one page that a heading or a sentence states. */
export function pageReadings({ page, lines }: PageLines): CertificateReading[] {
  const found: CertificateReading[] = [];
  const add = (field: Field, value: string, from: number, to: number): void => {
    const text = value.trim();
    const quote = quoteOf(lines, from, to);
    if (text !== '' && quote !== undefined) found.push({ field, value: text, page, quote });
  };
  for (const [index, line] of lines.entries()) {
    const headed = headingOf(line);
    if (headed !== undefined) addHeaded(headed, index);
    else {
      for (const [field, pattern] of SENTENCES) {
        const value = pattern.exec(line)?.groups?.['value'];
        if (value !== undefined) addSentence(field, value, index);
      }
    }
    addCertified(index);
    if (POSTAL_CODE.test(line) && headed === undefined)
      add('site', line.slice(0, LONGEST_NAME), index, index);
  }
  return found;

  function addHeaded({ field, rest }: { field: Field; rest: string }, index: number): void {
    const run = passage(index, rest, RUNS[field] ?? 1);
    if (field === 'scope') {
      const text = run.map(({ text: part }) => part).join(' ');
      add(field, text.slice(0, LONGEST_SCOPE), index, run.at(-1)?.at ?? index);
      return;
    }
    if (field === 'site') {
      for (const { text, at } of run) if (isAddress(text)) add(field, text.slice(0, LONGEST_NAME), at, at);
      return;
    }
    const [first] = run;
    if (first === undefined) return;
    const value = field === 'number' ? numberOf(first.text) : nameOf(first.text);
    if (value !== undefined) add(field, value, index, first.at);
  }

  function addSentence(field: Field, text: string, index: number): void {
    const value = field === 'number' ? numberOf(text) : nameOf(text);
    if (value !== undefined) add(field, value, index, index);
  }

  function addCertified(index: number): void {
    const text = lines.slice(index, index + CERTIFIES_LINES).join('\n');
    const match = CERTIFIES.exec(text);
    if (match === null || match.index >= lines[index]!.length) return;
    const rest = match.groups!['rest']!;
    const alone = /^\s*(?::\s*|\n)(?<name>[^\n]+)/u.exec(rest)?.groups?.['name'];
    const value = nameOf(alone ?? rest.replaceAll('\n', ' '));
    if (value === undefined) return;
    const last = lines.findIndex(
      (_, at) =>
        at >= index &&
        lines
          .slice(index, at + 1)
          .join(' ')
          .includes(value, match.index),
    );
    add('holder', value, index, last < 0 ? index + CERTIFIES_LINES - 1 : last);
  }

  /** What follows a heading: the rest of its line, and lines up to the next heading or date. */
  function passage(index: number, rest: string, most: number): { text: string; at: number }[] {
    const parts = rest === '' ? [] : [{ text: rest, at: index }];
    for (let at = index + 1; at < lines.length && parts.length < most; at += 1) {
      const text = lines[at]!;
      if (headingOf(text) !== undefined || isDateHeading(text) || statedDates(text).length > 0) break;
      parts.push({ text, at });
    }
    return parts;
  }
}

/** A line that is a heading, or starts with one and a colon. */
function headingOf(line: string): { field: Field; rest: string } | undefined {
  const colon = line.indexOf(':');
  const head = (colon < 0 ? line : line.slice(0, colon)).trim();
  if (head.length > 80) return undefined;
  const index = ALL_HEADINGS.findIndex((pattern) => pattern.test(head));
  return index < 0
    ? undefined
    : { field: HEADED[index]![0], rest: colon < 0 ? '' : line.slice(colon + 1).trim() };
}

/** A name ends where the sentence goes on. */
function nameOf(text: string): string | undefined {
  const name = text
    .replace(/^[\s:,–—-]+/, '')
    .split(
      /[,;](?= )| (?:has|have|operates|was|is|whose|located|established|complies|conforms|meets|a été|est|sont|exploite|répond|satisfait|opère|dont|situé|sise?|met en)(?= |$)/u,
    )[0]!
    .replace(/(?:(?<!\b(?:inc|ltd|ltée|corp|co|cie|s\.a))\.|[\s:])+$/iu, '')
    .slice(0, LONGEST_NAME);
  return /\p{L}{2}/u.test(name) ? name : undefined;
}

/** A number holds a digit; letters before it, as in `IS 712345`, belong to it. */
function numberOf(text: string): string | undefined {
  const match = /^[\s:.#]*((?:\p{Lu}{1,6} )?[\p{L}\p{Nd}][\p{L}\p{Nd}./_-]{1,39})/u.exec(text);
  const number = match?.[1]?.replace(/[./_-]+$/, '');
  return number !== undefined && /\p{Nd}/u.test(number) ? number : undefined;
}

function isAddress(line: string): boolean {
  return POSTAL_CODE.test(line) || STREET.test(line);
}
