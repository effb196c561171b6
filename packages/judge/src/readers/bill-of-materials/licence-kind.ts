import type { FactValue } from '../../facts/fact.ts';

/** Kind of a licence, as facts name it. */
export type LicenceKind = FactValue<'component'>['licence'];

/** Longer expressions than this are those of nobody; they are `other`. */
const MAX_EXPRESSION = 2_000;
const MAX_DEPTH = 40;

/** From the freest to the strictest. */
const STRICTNESS: readonly LicenceKind[] = ['permissive', 'copyleft', 'other', 'restricted', 'commercial'];

/** Licences whose source is open but whose use is not free; the beginning of their SPDX identifiers. */
const RESTRICTED = /^(?:BUSL|SSPL|Elastic|PolyForm|CC-BY-NC|CC-BY-ND|Hippocratic|Parity|Prosperity)-/i;

const COPYLEFT =
  /^(?:A?GPL|LGPL|LGPLLR|MPL|EPL|CDDL|EUPL|CPL|OSL|CECILL(?!-B)|MS-RL|CC-BY-SA|Sleepycat|GFDL|QPL|IPL|LiLiQ-R|RPL|SPL|APSL|NPL|CPAL|copyleft)(?:[-0-9]|plus|$)/i;

const PERMISSIVE =
  /^(?:MIT|X11|ISC|0BSD|BSD|Apache|Zlib|libpng|CC0|CC-PDDC|Unlicense|WTFPL|BSL-1\.0|PSF|Python|PHP|Artistic|NCSA|PostgreSQL|OpenSSL|curl|ICU|Unicode|TCL|W3C|AFL|ECL|MS-PL|UPL|BlueOak|FTL|JSON|HPND|NTP|bzip2|CC-BY|OFL|CECILL-B|LiLiQ-P|MulanPSL|SQLite|blessing|Info-ZIP|IJG|Zend|Zope|ZPL|Vim|NAIST|SMLNJ|StandardML|Xnet|Naumen|EFL|PDDL|MITNFA|TCP-wrappers|Plexus)(?:[-0-9.+]|$)/i;

/**
 * Kind of what an SPDX licence expression or identifier allows. Where one may choose (`OR`), the freest counts; where all
 * apply (`AND`), the strictest. A name that the list does not have is `other`: never taken for free.
 */
export function licenceKindOf(expression: string): LicenceKind {
  const text = expression.trim();
  if (text === 'NONE') return 'none';
  if (text === 'NOASSERTION') return 'not-asserted';
  if (text === '') return 'unstated';
  if (text.length > MAX_EXPRESSION) return 'other';
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  const parser = new Expression(tokens);
  const kind = parser.either(0);
  return parser.whole ? kind : 'other';
}

/** One kind for several licences of which nothing says whether all apply or one may choose. */
export function licenceKindOfAll(kinds: readonly LicenceKind[]): LicenceKind {
  const distinct = new Set(kinds);
  if (distinct.size === 0) return 'unstated';
  return distinct.size === 1 ? [...distinct][0]! : 'several';
}

class Expression {
  readonly #tokens: readonly string[];
  #at = 0;
  #broken = false;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  /** Whether all was understood. */
  get whole(): boolean {
    return !this.#broken && this.#at === this.#tokens.length;
  }

  either(depth: number): LicenceKind {
    let kind = this.#both(depth);
    while (this.#takes('or')) kind = extreme(kind, this.#both(depth), -1);
    return kind;
  }

  #both(depth: number): LicenceKind {
    let kind = this.#one(depth);
    while (this.#takes('and')) kind = extreme(kind, this.#one(depth), 1);
    return kind;
  }

  #one(depth: number): LicenceKind {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token === undefined || depth > MAX_DEPTH) {
      this.#broken = true;
      return 'other';
    }
    if (token === '(') {
      const kind = this.either(depth + 1);
      if (this.#tokens[this.#at] === ')') this.#at += 1;
      else this.#broken = true;
      return kind;
    }
    // An exception only ever allows more; the licence it is attached to decides.
    if (this.#takes('with')) this.#at += 1;
    return kindOfIdentifier(token);
  }

  #takes(word: string): boolean {
    const found = this.#tokens[this.#at]?.toLowerCase() === word;
    if (found) this.#at += 1;
    return found;
  }
}

function kindOfIdentifier(identifier: string): LicenceKind {
  if (identifier === 'NOASSERTION' || identifier === 'NONE') return 'other';
  if (RESTRICTED.test(identifier)) return 'restricted';
  if (COPYLEFT.test(identifier)) return 'copyleft';
  return PERMISSIVE.test(identifier) ? 'permissive' : 'other';
}

function extreme(a: LicenceKind, b: LicenceKind, sign: 1 | -1): LicenceKind {
  return (STRICTNESS.indexOf(a) - STRICTNESS.indexOf(b)) * sign >= 0 ? a : b;
}
