import {
  type CheckpointVerdict,
  judgeCheckpoint,
  leafHash,
  type LogEntryKind,
  logEntryOf,
  type ReadCheckpoint,
  readCheckpoint,
  type VerifySignature,
  verifyConsistency,
  verifyInclusion,
} from '@ancrage/proof';
import type { LogProofs } from './log-proofs.ts';
import type { OpenedBundle } from './opened-bundle.ts';
import type { Policy } from './policy.ts';
import type { Steps } from './steps.ts';

/** A tree seen before, and the proof that a later one grew from it. */
export interface EarlierCheckpoint {
  /** The signed note, as it was kept. */
  readonly note: Uint8Array;
  /** Hashes from that tree to the one of the bundle; none where they are of one size. */
  readonly hashes: readonly Uint8Array[];
}

const encoder = new TextEncoder();

/** That the credential stands in the tree of its checkpoint, and each status list in that of its own. */
export function checkInclusion(opened: OpenedBundle, steps: Steps): void {
  const { bundle, credential, proofs, status } = opened;
  if (bundle.proof === undefined) {
    steps.absent('inclusion', 'LOG_PROOF_ABSENT');
    return;
  }
  const { kind } = credential.credentialSubject;
  const included = inclusionOf(proofs, bundle.proof, kind, bundle.credential);
  if (included === undefined) steps.no('inclusion', 'LOG_PROOF_BAD');
  for (const { text, proof } of Object.values(status))
    if (proof !== undefined && inclusionOf(proofs, proof, 'status-list', text) === undefined)
      steps.no('inclusion', 'LIST_LOG_PROOF');
  if (included !== undefined)
    steps.yes('inclusion', 'LOGGED', { index: String(included.index), log: included.origin });
}

/** Where a document stands in the tree of a proof; undefined where it does not. @throws ProofError when it is no proof. */
export function inclusionOf(
  proofs: LogProofs,
  text: string,
  kind: LogEntryKind,
  document: string,
): { readonly index: bigint; readonly origin: string } | undefined {
  const proof = proofs.proof(text);
  const { checkpoint } = proofs.checkpoint(text);
  // Nobody vouches for what is extra in a proof: it has no place in a bundle.
  if (proof.extra !== undefined) return undefined;
  const leaf = leafHash(logEntryOf(kind, encoder.encode(document)));
  const holds = verifyInclusion(leaf, proof.index, checkpoint, proof.hashes);
  return holds ? { index: proof.index, origin: checkpoint.origin } : undefined;
}

/** That the checkpoints are those of a log of the policy, with as many cosignatures as it asks for. */
export function checkLog(
  { bundle, proofs: read, status }: OpenedBundle,
  steps: Steps,
  policy: Policy | undefined,
  verify: VerifySignature,
): void {
  if (policy?.log === undefined) {
    steps.absent('log', 'LOG_NOT_ASKED');
    return;
  }
  const proofs = [
    bundle.proof,
    status.revocation.proof,
    status.suspension.proof,
    ...(bundle.edition === undefined ? [] : [bundle.edition.proof]),
  ];
  let witnesses = Number.POSITIVE_INFINITY;
  let origin = '';
  // Proofs that were made together carry the same checkpoint: it is judged once.
  const judged = new Map<ReadCheckpoint, CheckpointVerdict>();
  for (const text of proofs) {
    if (text === undefined) {
      steps.unknown('log', 'LOG_PROOF_ABSENT');
      continue;
    }
    const signed = read.checkpoint(text);
    const verdict = judged.get(signed) ?? judgeCheckpoint(signed, policy.log, verify);
    judged.set(signed, verdict);
    const { problems, checkpoint, cosigners, logs } = verdict;
    const wanted = policy.log.logs.filter(({ key }) => key.name === checkpoint.origin);
    // A log that the policy knows by two kinds of key must show both, or one could be stripped off.
    const stripped = wanted.some(({ key }) => !logs.some((log) => log.type === key.type));
    if (problems.includes('signature-broken')) steps.no('log', 'LOG_SIGNATURE', { log: checkpoint.origin });
    if (problems.includes('log-unknown')) steps.unknown('log', 'LOG_UNKNOWN', { log: checkpoint.origin });
    if (problems.includes('log-unsigned') || (wanted.length > 0 && stripped))
      steps.no('log', 'LOG_SIGNATURE', { log: checkpoint.origin });
    if (problems.includes('quorum-missing'))
      steps.unknown('log', 'LOG_QUORUM', { log: checkpoint.origin, cosigners: cosigners.length });
    witnesses = Math.min(witnesses, cosigners.length);
    origin = checkpoint.origin;
  }
  if (!steps.has('log')) steps.yes('log', 'LOG_RECOGNISED', { log: origin, cosigners: witnesses });
}

/** That the tree of the bundle grew from one seen before; a log that shows two histories is caught here. */
export function checkConsistency(
  { bundle, proofs }: OpenedBundle,
  steps: Steps,
  earlier: EarlierCheckpoint | undefined,
): void {
  if (earlier === undefined || bundle.proof === undefined) {
    steps.absent('consistency', 'CONSISTENCY_NOT_ASKED');
    return;
  }
  const { checkpoint: now } = proofs.checkpoint(bundle.proof);
  const { checkpoint: before } = readCheckpoint(earlier.note);
  const sizes = { before: String(before.size), now: String(now.size) };
  if (before.origin !== now.origin)
    steps.unknown('consistency', 'CONSISTENCY_OTHER_LOG', { log: before.origin });
  else if (before.size > now.size) steps.unknown('consistency', 'CONSISTENCY_OLDER', sizes);
  else if (verifyConsistency(before, now, earlier.hashes)) steps.yes('consistency', 'CONSISTENT', sizes);
  else if (before.size === now.size || earlier.hashes.length > 0)
    steps.no('consistency', 'CONSISTENCY_BROKEN', sizes);
  else steps.unknown('consistency', 'CONSISTENCY_NOT_SHOWN', sizes);
}
