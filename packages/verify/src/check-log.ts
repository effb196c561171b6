import {
  type Checkpoint,
  type CheckpointVerdict,
  judgeCheckpoint,
  leafHash,
  type LogEntryKind,
  logEntryOf,
  openCheckpoint,
  parseTlogProof,
  type TlogProof,
  type VerifySignature,
  verifyConsistency,
  verifyInclusion,
} from '@ancrage/proof';
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

/** The note of a proof, by which one that was read already is known again: proofs made together carry the same. */
const noteOf = ({ checkpoint }: TlogProof): string => Buffer.from(checkpoint).toString('latin1');

/** A proof of the bundle, opened. @throws ProofError when it is no proof. */
function openProof(text: string): { readonly proof: TlogProof; readonly checkpoint: Checkpoint } {
  const proof = parseTlogProof(encoder.encode(text));
  return { proof, checkpoint: openCheckpoint(proof.checkpoint, [], () => false).checkpoint };
}

/** That the credential stands in the tree of its checkpoint, and each status list in that of its own. */
export function checkInclusion(opened: OpenedBundle, steps: Steps): void {
  const { bundle, credential, status } = opened;
  if (bundle.proof === undefined) {
    steps.absent('inclusion', 'LOG_PROOF_ABSENT');
    return;
  }
  const { kind } = credential.credentialSubject;
  const trees = new Map<string, Checkpoint>();
  const included = inclusionOf(bundle.proof, kind, bundle.credential, trees);
  if (included === undefined) steps.no('inclusion', 'LOG_PROOF_BAD');
  for (const { text, proof } of Object.values(status))
    if (proof !== undefined && inclusionOf(proof, 'status-list', text, trees) === undefined)
      steps.no('inclusion', 'LIST_LOG_PROOF');
  if (included !== undefined)
    steps.yes('inclusion', 'LOGGED', { index: String(included.index), log: included.origin });
}

/** Where a document stands in the tree of a proof; undefined where it does not. @throws ProofError when it is no proof. */
export function inclusionOf(
  text: string,
  kind: LogEntryKind,
  document: string,
  trees = new Map<string, Checkpoint>(),
): { readonly index: bigint; readonly origin: string } | undefined {
  const proof = parseTlogProof(encoder.encode(text));
  const note = noteOf(proof);
  const checkpoint = trees.get(note) ?? openCheckpoint(proof.checkpoint, [], () => false).checkpoint;
  trees.set(note, checkpoint);
  // Nobody vouches for what is extra in a proof: it has no place in a bundle.
  if (proof.extra !== undefined) return undefined;
  const leaf = leafHash(logEntryOf(kind, encoder.encode(document)));
  const holds = verifyInclusion(leaf, proof.index, checkpoint, proof.hashes);
  return holds ? { index: proof.index, origin: checkpoint.origin } : undefined;
}

/** That the checkpoints are those of a log of the policy, with as many cosignatures as it asks for. */
export function checkLog(
  { bundle, status }: OpenedBundle,
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
  const judged = new Map<string, CheckpointVerdict>();
  for (const text of proofs) {
    if (text === undefined) {
      steps.unknown('log', 'LOG_PROOF_ABSENT');
      continue;
    }
    const proof = parseTlogProof(encoder.encode(text));
    const note = noteOf(proof);
    const verdict = judged.get(note) ?? judgeCheckpoint(proof.checkpoint, policy.log, verify);
    judged.set(note, verdict);
    const { problems, checkpoint, cosigners, logs } = verdict;
    const wanted = policy.log.logs.filter(({ key }) => key.name === checkpoint.origin);
    // A log that the policy knows by two kinds of key must show both, or one could be stripped off.
    const stripped = wanted.some(({ key }) => !logs.some((signed) => signed.type === key.type));
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
  { bundle }: OpenedBundle,
  steps: Steps,
  earlier: EarlierCheckpoint | undefined,
): void {
  if (earlier === undefined || bundle.proof === undefined) {
    steps.absent('consistency', 'CONSISTENCY_NOT_ASKED');
    return;
  }
  const { checkpoint: now } = openProof(bundle.proof);
  const { checkpoint: before } = openCheckpoint(earlier.note, [], () => false);
  const sizes = { before: String(before.size), now: String(now.size) };
  if (before.origin !== now.origin)
    steps.unknown('consistency', 'CONSISTENCY_OTHER_LOG', { log: before.origin });
  else if (before.size > now.size) steps.unknown('consistency', 'CONSISTENCY_OLDER', sizes);
  else if (verifyConsistency(before, now, earlier.hashes)) steps.yes('consistency', 'CONSISTENT', sizes);
  else if (before.size === now.size || earlier.hashes.length > 0)
    steps.no('consistency', 'CONSISTENCY_BROKEN', sizes);
  else steps.unknown('consistency', 'CONSISTENCY_NOT_SHOWN', sizes);
}
