import { keyPart } from '../issuer/key-shape.ts';
import type { OpenedSignature } from '../jws/jws.ts';
import type { VerifySignature } from '../signature/signature-check.ts';
import type { Signer } from './signed-acts.ts';

/** Fewest people: one evaluates, two others review and decide. */
export const LEAST_EVALUATORS = 1;
export const LEAST_DECIDERS = 2;

export type PeopleProblem = 'TOO_FEW_PEOPLE' | 'SAME_PERSON' | 'ACT_SIGNATURE';

/** Whether exactly these signers signed, each once, with the key that stands beside their name. */
export function actProblem(
  signatures: readonly OpenedSignature[],
  signers: readonly Signer[],
  type: string,
  verify: VerifySignature,
): PeopleProblem | undefined {
  if (signatures.length !== signers.length) return 'ACT_SIGNATURE';
  const good = signers.every(({ key }) =>
    signatures.some(
      ({ header, input, signature }) =>
        header.kid === key.name &&
        header.alg === key.algorithm &&
        header.typ === type &&
        verify({ ...keyPart(key), message: input, signature }),
    ),
  );
  return good ? undefined : 'ACT_SIGNATURE';
}

/** Whether enough different people evaluated, and others, enough of them, decided. */
export function fourEyesProblem(
  evaluators: readonly Signer[],
  deciders: readonly Signer[],
): PeopleProblem | undefined {
  if (evaluators.length < LEAST_EVALUATORS || deciders.length < LEAST_DECIDERS) return 'TOO_FEW_PEOPLE';
  const all = [...evaluators, ...deciders];
  const keys = new Set(all.flatMap(({ key }) => [`id ${key.name}`, `key ${key.public}`]));
  const named = all.flatMap(({ organisation, person }) =>
    person === undefined ? [] : [`${organisation}\n${person}`],
  );
  const distinct = keys.size === 2 * all.length && new Set(named).size === named.length;
  return distinct ? undefined : 'SAME_PERSON';
}
