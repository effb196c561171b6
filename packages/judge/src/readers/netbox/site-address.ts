/** What the text of an address tells of where it is; what it does not say is absent. */
export interface SiteAddress {
  /** The address on one line; absent where it names no building, only a city or a country. */
  readonly civic?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  /** ISO 3166-2 without the country; of Canada only. */
  readonly province?: string | undefined;
}

/**
 * Names of countries in French and English and the few abbreviations that are no state's or province's as well: `CA` is
 * California, and Georgia is one of the United States.
 */
const COUNTRIES: Readonly<Record<string, readonly string[]>> = {
  AE: ['united arab emirates', 'emirats arabes unis'],
  AT: ['austria', 'autriche'],
  AU: ['australia', 'australie'],
  BE: ['belgium', 'belgique'],
  BR: ['brazil', 'bresil'],
  CA: ['canada', 'can'],
  CH: ['switzerland', 'suisse'],
  CN: ['china', 'chine', "people's republic of china", 'republique populaire de chine'],
  CZ: ['czechia', 'czech republic', 'tchequie', 'republique tcheque'],
  DE: ['germany', 'allemagne'],
  DK: ['denmark', 'danemark'],
  ES: ['spain', 'espagne'],
  FI: ['finland', 'finlande'],
  FR: ['france'],
  GB: ['united kingdom', 'royaume uni', 'great britain', 'grande bretagne', 'uk'],
  HK: ['hong kong'],
  IE: ['ireland', 'irlande'],
  IL: ['israel'],
  IN: ['india', 'inde'],
  IT: ['italy', 'italie'],
  JP: ['japan', 'japon'],
  KR: ['south korea', 'coree du sud', 'republic of korea', 'republique de coree'],
  LU: ['luxembourg'],
  MA: ['morocco', 'maroc'],
  MX: ['mexico', 'mexique'],
  NL: ['netherlands', 'the netherlands', 'pays bas'],
  NO: ['norway', 'norvege'],
  NZ: ['new zealand', 'nouvelle zelande'],
  PL: ['poland', 'pologne'],
  PT: ['portugal'],
  RU: ['russia', 'russie', 'russian federation', 'federation de russie'],
  SE: ['sweden', 'suede'],
  SG: ['singapore', 'singapour'],
  TW: ['taiwan'],
  US: ['united states', 'united states of america', 'etats unis', "etats unis d'amerique", 'usa', 'us'],
  ZA: ['south africa', 'afrique du sud'],
};

const PROVINCES: Readonly<Record<string, readonly string[]>> = {
  AB: ['alberta'],
  BC: ['british columbia', 'colombie britannique'],
  MB: ['manitoba'],
  NB: ['new brunswick', 'nouveau brunswick'],
  NL: ['newfoundland and labrador', 'terre neuve et labrador'],
  NS: ['nova scotia', 'nouvelle ecosse'],
  NT: ['northwest territories', 'territoires du nord ouest'],
  NU: ['nunavut'],
  ON: ['ontario'],
  PE: ['prince edward island', 'ile du prince edouard'],
  QC: ['quebec'],
  SK: ['saskatchewan'],
  YT: ['yukon'],
};

/** First letters of the postal codes of a province: they can belie the province that is written, and tell none. */
const LETTERS: Readonly<Record<string, string>> = {
  AB: 'T',
  BC: 'V',
  MB: 'R',
  NB: 'E',
  NL: 'A',
  NS: 'B',
  NT: 'X',
  NU: 'X',
  ON: 'KLMNP',
  PE: 'C',
  QC: 'GHJ',
  SK: 'S',
  YT: 'Y',
};

const CODE_OF_COUNTRY = codesByName(COUNTRIES);
const CODE_OF_PROVINCE = codesByName(PROVINCES);

const CANADIAN = /(?:^|[\s,])([ABCEGHJ-NPRSTVXY]\d[A-Z])[ -]?\d[A-Z]\d$/i;
const AFTER_POSTCODE = /^(.*(?:[A-Z]\d[A-Z][ -]?\d[A-Z]\d|\b\d{5}(?:-\d{4})?)) (\D{2,40})$/i;

/** Longest address that NetBox keeps; what is longer is no address. */
const LONGEST = 200;

/**
 * Reads the end of an address: a country as its last part, or right after a postal code; before it, a postal code and a
 * province. A country or a province named anywhere else may be that of a street.
 */
export function readSiteAddress(text: string): SiteAddress {
  if (text.length > LONGEST) return {};
  const line = text
    .normalize('NFC')
    .replace(/[\r\n;]+/g, ',')
    .replace(/\s+/g, ' ')
    .replace(/ ?,[ ,]*/g, ', ')
    .replace(/^[ ,]+|[ ,]+$/g, '');
  const { country, rest } = splitCountry(line);
  if (country === undefined) return {};
  if (country !== 'CA') return { country, civic: civic(line, rest) };
  const postal = CANADIAN.exec(rest)?.[1]?.toUpperCase();
  const before = rest.replace(CANADIAN, '').replace(/[ ,]+$/, '');
  const { province, place } = splitProvince(before, postal !== undefined);
  // Postal codes that start with K1A are the federal government's, in Ontario and in Québec.
  const belied =
    province !== undefined &&
    postal !== undefined &&
    postal !== 'K1A' &&
    !LETTERS[province]!.includes(postal.charAt(0));
  return { country, province: belied ? undefined : province, civic: civic(line, place) };
}

function splitCountry(line: string): { country?: string | undefined; rest: string } {
  const comma = line.lastIndexOf(', ');
  const last = comma < 0 ? line : line.slice(comma + 2);
  const before = comma < 0 ? '' : line.slice(0, comma);
  const whole = countryOf(last, before);
  if (whole !== undefined) return { country: whole, rest: before };
  const [, address, name] = AFTER_POSTCODE.exec(last) ?? [];
  if (address === undefined || name === undefined) return { rest: line };
  return { country: countryOf(name, address), rest: before === '' ? address : `${before}, ${address}` };
}

/** `CA` is Canada behind a Canadian postal code only. */
function countryOf(name: string, before: string): string | undefined {
  const folded = fold(name);
  if (folded === 'ca') return CANADIAN.test(before) ? 'CA' : undefined;
  return CODE_OF_COUNTRY.get(folded);
}

/** The province as a part of its own, in brackets, as a code in capitals, or, before a postal code, as the last words. */
function splitProvince(
  text: string,
  beforePostal: boolean,
): { province?: string | undefined; place: string } {
  const bracketed = /^(.*\S) ?,? ?\(([^()]{2,40})\)$/.exec(text);
  const part = /^(?:(.*), )?([^,]{2,40})$/.exec(text);
  const code = /^(.*\S),? ([A-Z]{2})$/.exec(text);
  for (const found of [bracketed, part, code]) {
    const province = found === null ? undefined : provinceOf(found[2]!);
    if (province !== undefined) return { province, place: found![1] ?? '' };
  }
  if (!beforePostal) return { place: text };
  const words = text.split(' ');
  for (let count = 1; count <= 4 && count < words.length; count += 1) {
    const province = CODE_OF_PROVINCE.get(fold(words.slice(-count).join(' ')));
    if (province !== undefined) return { province, place: words.slice(0, -count).join(' ') };
  }
  return { place: text };
}

function provinceOf(text: string): string | undefined {
  return Object.hasOwn(PROVINCES, text) ? text : CODE_OF_PROVINCE.get(fold(text));
}

/** A civic address has a number besides its postal code. */
function civic(line: string, place: string): string | undefined {
  return /\d/.test(place) ? line : undefined;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/[-\u2010\u2011]/g, ' ')
    .trim()
    .toLowerCase();
}

function codesByName(names: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(names).flatMap(([code, list]) => list.map((name) => [name, code] as const)));
}
