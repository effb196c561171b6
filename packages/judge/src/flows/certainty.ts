/**
 * How far a place is known: `placed` by a source that can place · `disagree` where two that can do not agree, or one tells two
 * places · `global` where the operator itself gives no place · `indicative` by a table that is often wrong · `unknown`.
 */
export const certainties = ['placed', 'disagree', 'global', 'indicative', 'unknown'] as const;
export type Certainty = (typeof certainties)[number];

/** The two letters of a country as one number: 256 times the first and the second; 0 where there is none. */
export function countryCode(country: string | undefined): number {
  return country === undefined ? 0 : country.charCodeAt(0) * 256 + country.charCodeAt(1);
}
