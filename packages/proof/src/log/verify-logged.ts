import type { VerifySignature } from '../signature/signature-check.ts';
import { type Checkpoint, type OpenedCheckpoint, openCheckpoint, type ReadCheckpoint } from './checkpoint.ts';
import { type LogPolicy, quorumMet } from './log-policy.ts';
import { leafHash } from './merkle-hash.ts';
import { verifyInclusion } from './merkle-proof.ts';
import { parseTlogProof } from './tlog-proof.ts';
import type { VerifierKey } from './verifier-key.ts';

/** Why a checkpoint or a proof does not count; worded in the catalogue under `log.`. */
export const logProblems = [
  'log-unknown',
  'log-unsigned',
  'signature-broken',
  'quorum-missing',
  'entry-not-included',
] as const;
export type LogProblem = (typeof logProblems)[number];

/** A witness of the policy that cosigned. */
export interface Cosigner {
  /** By its name in the policy. */
  readonly witness: string;
  readonly key: VerifierKey;
  /** Seconds since 1970; 0 when it does not say. */
  readonly time: bigint;
}

/** What a policy makes of a checkpoint: it counts when there are no problems. All problems are listed, not only the first. */
export interface CheckpointVerdict {
  readonly checkpoint: Checkpoint;
  /** Keys of the log that signed. */
  readonly logs: readonly VerifierKey[];
  readonly cosigners: readonly Cosigner[];
  readonly problems: readonly LogProblem[];
}

/** What a policy makes of the claim that an entry stands in a log. */
export interface LoggedVerdict extends CheckpointVerdict {
  readonly index: bigint;
}

/**
 * Judges a signed checkpoint by a policy. A cosignature counts only for a witness of the policy, and a log only under the
 * origin that its key is named after.
 *
 * @throws ProofError when the bytes are no signed checkpoint.
 */
export function judgeCheckpoint(
  signed: Uint8Array | ReadCheckpoint,
  policy: LogPolicy,
  verify: VerifySignature,
): CheckpointVerdict {
  const keys = [...policy.logs, ...policy.witnesses].map(({ key }) => key);
  return verdictOf(openCheckpoint(signed, keys, verify), policy);
}

function verdictOf(opened: OpenedCheckpoint, policy: LogPolicy): CheckpointVerdict {
  const { checkpoint, signatures, broken } = opened;
  const known = policy.logs.filter(({ key }) => key.name === checkpoint.origin).map(({ key }) => key);
  const logs = known.filter((key) => signatures.some((signed) => signed.key === key));
  const cosigners = policy.witnesses.flatMap(({ name, key }): Cosigner[] => {
    const signed = signatures.find((signature) => signature.key === key);
    return signed?.time === undefined ? [] : [{ witness: name, key, time: signed.time }];
  });
  const problems: LogProblem[] = [];
  if (known.length === 0) problems.push('log-unknown');
  else if (logs.length === 0) problems.push('log-unsigned');
  if (broken.length > 0) problems.push('signature-broken');
  if (!quorumMet(policy, new Set(cosigners.map(({ witness }) => witness)))) problems.push('quorum-missing');
  return { checkpoint, logs, cosigners, problems };
}

/**
 * Judges, offline, a proof that an entry stands in a log: the checkpoint by the policy, then the place of the entry in its
 * tree (c2sp.org/tlog-proof). What is `extra` in the proof counts for nothing.
 *
 * @throws ProofError when the bytes are no proof.
 */
export function verifyLogged(
  proof: Uint8Array,
  entry: Uint8Array,
  policy: LogPolicy,
  verify: VerifySignature,
): LoggedVerdict {
  const { index, hashes, checkpoint } = parseTlogProof(proof);
  const verdict = judgeCheckpoint(checkpoint, policy, verify);
  const included = verifyInclusion(leafHash(entry), index, verdict.checkpoint, hashes);
  const problems: LogProblem[] = included
    ? [...verdict.problems]
    : [...verdict.problems, 'entry-not-included'];
  return { ...verdict, index, problems };
}
