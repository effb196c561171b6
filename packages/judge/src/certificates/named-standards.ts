/** A standard or report that a text names. */
export interface NamedStandard {
  /** Code as the fact registry writes it where it knows it, else in the same manner. */
  readonly standard: string;
  /** Year of the edition, where it is named. */
  readonly edition: string | undefined;
}

const ISO =
  /(?<![\p{L}\p{Nd}])ISO(?: ?[/-] ?(?:IEC|CEI))?[ -]?(9001|14001|20000-1|22237(?:-\d)?|22301|27001|27017|27018|27701)(?: ?[:-] ?((?:19|20)\d\d))?(?![\p{L}\p{Nd}])/giu;

const SOC = /\bSOC ?2\b/iu;
const SOC_TYPE = /\btype ?(1|2|I{1,2})\b/giu;

/** A type belongs to the SOC 2 named this near. */
const SOC_REACH = 60;

const CCCS = [
  /\b(?:CCCS|CCC)\b.{0,60}\b(?:medium|moyen)(?:ne)?\b/iu,
  /\b(?:medium|moyen)(?:ne)?\b.{0,60}\b(?:CCCS|CCC)\b/iu,
  /\bPBMM\b/u,
  /\bProtected B,? ?[/–-]? ?Medium Integrity\b/iu,
  /\bProtégé B,? ?[/–-]? ?intégrité moyenne(?![\p{L}])/iu,
];

/** Standards that a line of a certificate or report names, each once, in a fixed order. */
export function namedStandards(text: string): NamedStandard[] {
  const found = new Map<string, NamedStandard>();
  const add = (standard: string, edition?: string): void =>
    void found.set(`${standard} ${edition ?? ''}`, { standard, edition });
  for (const [, number, edition] of text.matchAll(ISO)) {
    add(`iso-${number!.startsWith('22237') ? '22237' : number!}`, edition);
  }
  const soc = SOC.exec(text);
  if (soc !== null) {
    for (const match of text.matchAll(SOC_TYPE)) {
      const gap = Math.max(match.index - soc.index, soc.index - match.index);
      if (gap > SOC_REACH) continue;
      add(match[1] === '2' || match[1]!.toUpperCase() === 'II' ? 'soc-2-type-2' : 'soc-2-type-1');
    }
  }
  if (CCCS.some((pattern) => pattern.test(text))) add('cccs-medium');
  return [...found.values()];
}

/** Whether a text names that standard, whatever the edition. */
export function namesStandard(text: string, standard: string): boolean {
  return namedStandards(text).some((named) => named.standard === standard);
}
