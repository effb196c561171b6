import type { FactValue } from '../../facts/fact.ts';

export type Topic = FactValue<'security-check'>['topic'];

/**
 * What a control of NIST SP 800-53 is about, by the identifier that its OSCAL catalogues give it (`sc-28.1`, and the
 * `sc-28.1_obj.a` of its objectives). Only the two enhancements that ask for cryptography itself speak of encryption:
 * `sc-8` and `sc-28` may be satisfied, or not, by other means.
 */
const TOPICS: readonly (readonly [RegExp, Topic])[] = [
  [/^sc-28\.1$/, 'encryption-at-rest'],
  [/^sc-8\.1$/, 'encryption-in-transit'],
  [/^au-\d+(?:\.\d+)?$/, 'logging'],
  [/^(?:ia-\d+|ac-[23567])(?:\.\d+)?$/, 'identity'],
  [/^cp-9(?:\.\d+)?$/, 'backup'],
];

/** The topic of a control, statement or objective by its identifier; `other` in any catalogue that names them otherwise. */
export function topicOfTarget(target: string): Topic {
  const control = target
    .toLowerCase()
    .replace(/[_-](?:obj|smt)(?:[.-].*)?$/, '')
    .replace(/^([a-z]{2}-\d+)\((\d+)\)$/, '$1.$2');
  return TOPICS.find(([pattern]) => pattern.test(control))?.[1] ?? 'other';
}
