/** Credential, status list and log: formats and checks. Pure: who computes signatures is an argument. */
export { type LogEntryKind, logEntryKinds, logEntryOf, readLogEntry } from './log-entry.ts';
export { ProofError, type ProofErrorCode, proofErrorCodes } from './proof-error.ts';
export {
  type SignatureAlgorithm,
  signatureAlgorithms,
  type SignatureCheck,
  type VerifySignature,
} from './signature/signature-check.ts';
export { signatureProblem, type SignatureProblem, withLowS } from './signature/signature-rule.ts';
export { verifySignature } from './signature/verify-signature.ts';
export {
  algorithmOf,
  type Checkpoint,
  type CheckpointSigner,
  formatCheckpoint,
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
  signedMessage,
  type VerifiedSignature,
} from './log/checkpoint.ts';
export { type Inclusion, type ReceiptSigner, verifyReceipt, writeReceipt } from './log/cose-receipt.ts';
export { decodeBundle, encodeBundle, LONGEST_ENTRY } from './log/entry-bundle.ts';
export {
  type LogPolicy,
  parsePolicy,
  type PolicyLog,
  type PolicyWitness,
  type Quorum,
  quorumMet,
} from './log/log-policy.ts';
export { EMPTY_ROOT, leafHash, nodeHash } from './log/merkle-hash.ts';
export {
  LONGEST_PROOF,
  rootOfInclusion,
  type TreeHead,
  verifyConsistency,
  verifyInclusion,
} from './log/merkle-proof.ts';
export {
  formatNote,
  type Note,
  type NoteSignature,
  parseNote,
  parseSignatureLine,
  signatureLine,
} from './log/signed-note.ts';
export { TILE_WIDTH, tileAt, type TileId, tilePath, tilesOf } from './log/tile-path.ts';
export { formatTlogProof, parseTlogProof, type TlogProof } from './log/tlog-proof.ts';
export {
  EMPTY_EDGE,
  growTree,
  partialFiles,
  rootOfEdge,
  rootOfHashes,
  type TileFile,
  type TreeEdge,
} from './log/tree-edge.ts';
export { type TileSource, TreeReader } from './log/tree-proof.ts';
export {
  formatVerifierKey,
  noteKeyTypes,
  type NoteKeyType,
  parseVerifierKey,
  sameKey,
  type VerifierKey,
  verifierKey,
} from './log/verifier-key.ts';
export {
  type CheckpointVerdict,
  type Cosigner,
  judgeCheckpoint,
  type LoggedVerdict,
  type LogProblem,
  logProblems,
  verifyLogged,
} from './log/verify-logged.ts';
