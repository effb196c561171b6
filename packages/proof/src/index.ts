/** Credential, status list and log: formats and checks. Pure: who computes signatures is an argument. */
export { type Bundle, bundleShape, MAX_BUNDLE_BYTES, readBundle } from './bundle/bundle.ts';
export {
  type Credential,
  CREDENTIAL_CTY,
  CREDENTIAL_SCHEMA,
  CREDENTIAL_TYP,
  type CredentialKind,
  credentialKinds,
  credentialShape,
  type CredentialHost,
  type CredentialSubject,
  credentialTypes,
  PARALLEL_TYP,
  type StatusPurpose,
  statusPurposes,
  VC_CONTEXT,
  VOCABULARY,
} from './credential/credential.ts';
export {
  credentialName,
  DEMONSTRATION_MARK,
  type LintCode,
  lintCodes,
  lintCredential,
} from './credential/lint-credential.ts';
export {
  isCredentialHeader,
  isParallelHeader,
  openCredential,
  type OpenedCredential,
  openParallel,
  payloadTextOf,
} from './credential/open-credential.ts';
export {
  EDITION_TYP,
  evidenceRootOf,
  isEditionHeader,
  isPiece,
  makeEdition,
  MAX_PIECES,
  type OpenedEdition,
  openEdition,
  type Piece,
  type PieceInput,
  piecesHold,
  selectPieces,
} from './edition/edition.ts';
export { commitEvidence, SALT_BYTES } from './edition/evidence-tree.ts';
export { joinSdJwt, splitSdJwt } from './edition/sd-jwt.ts';
export { type ChainProblem, chainProblem } from './issuer/follow-chain.ts';
export {
  ISSUER_TYPE,
  type IssuerDocument,
  issuerShape,
  type KeyUse,
  keyUses,
  type OpenedIssuer,
  openIssuer,
} from './issuer/issuer-document.ts';
export { keyPart, keyShape, type ListedKey } from './issuer/key-shape.ts';
export { type GeneralJws, generalJwsShape, openGeneral } from './jws/general-jws.ts';
export {
  signatureAlgorithmOf,
  headerText,
  type JoseAlgorithm,
  joseAlgorithms,
  type JwsHeader,
  jwsInput,
  openCompact,
  openDetached,
  type OpenedJws,
  type OpenedSignature,
} from './jws/jws.ts';
export { type LogEntryKind, logEntryKinds, logEntryOf, readLogEntry } from './log-entry.ts';
export {
  actProblem,
  fourEyesProblem,
  LEAST_DECIDERS,
  LEAST_EVALUATORS,
  type PeopleProblem,
} from './people/four-eyes.ts';
export {
  type Change,
  type ChangeAct,
  changeActs,
  changeShape,
  DECISION_TYPE,
  type Evaluation,
  EVALUATION_TYPE,
  evaluationShape,
  type Grant,
  grantShape,
  type Nonconformity,
  type OpenedAct,
  openChange,
  openEvaluation,
  openGrant,
  type Signer,
} from './people/signed-acts.ts';
export { ProofError, type ProofErrorCode, proofErrorCodes } from './proof-error.ts';
export { readCanonical } from './shape/canonical-document.ts';
export {
  digest as digestShape,
  flag as flagShape,
  instant as instantShape,
  integer as integerShape,
  type JsonSchema,
  lines as linesShape,
  list as listShape,
  literal as literalShape,
  matching as matchingShape,
  object as objectShape,
  oneOf as oneOfShape,
  optional as optionalShape,
  readShape,
  type Shape,
  text as textShape,
  type TypeOf,
  uri as uriShape,
  utcDate as utcDateShape,
  words as wordsShape,
} from './shape/shape.ts';
export {
  type SignatureAlgorithm,
  signatureAlgorithms,
  type SignatureCheck,
  type VerifySignature,
} from './signature/signature-check.ts';
export { signatureProblem, type SignatureProblem, withLowS } from './signature/signature-rule.ts';
export { rememberingVerifier } from './signature/remembering-verifier.ts';
export { verifySignature } from './signature/verify-signature.ts';
export {
  isSet,
  makeStatusList,
  type OpenedStatusList,
  openStatusList,
  setIndexes,
  STATUS_ENTRIES,
  type StatusList,
  type StatusListInput,
  statusListShape,
} from './status/status-list.ts';
export {
  algorithmOf,
  type Checkpoint,
  type CheckpointSigner,
  formatCheckpoint,
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  type ReadCheckpoint,
  readCheckpoint,
  signCheckpoint,
  signedMessage,
  type VerifiedSignature,
} from './log/checkpoint.ts';
export { type Inclusion, type ReceiptSigner, verifyReceipt, writeReceipt } from './log/cose-receipt.ts';
export { decodeBundle, LONGEST_ENTRY } from './log/entry-bundle.ts';
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
  signatureLine,
} from './log/signed-note.ts';
export { TILE_WIDTH, tileAt, type TileId, tilePath, tilesOf } from './log/tile-path.ts';
export { formatTlogProof, parseTlogProof, type TlogProof } from './log/tlog-proof.ts';
export {
  EMPTY_EDGE,
  growTree,
  rootOfEdge,
  rootOfHashes,
  type TileFile,
  type TreeEdge,
} from './log/tree-edge.ts';
export { type TileSource, TreeReader } from './log/tree-proof.ts';
export {
  formatVerifierKey,
  isKeyName,
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
export { type Journal, type JournalBase, journalHead, journalRecord, readJournal } from './log/journal.ts';
export {
  type BatchLimits,
  type Commit,
  DEFAULT_BATCH,
  type Publication,
  Sequencer,
  type Waiting,
} from './log/sequencer.ts';
export { checkLog, type LogFault, type LogFaultKind, logFaultKinds, type LogFiles } from './log/check-log.ts';
export {
  formatWitnessRequest,
  judgeWitnessRequest,
  LONGEST_WITNESS_REQUEST,
  originOfNote,
  parseWitnessRequest,
  type WitnessedLog,
  type WitnessRequest,
  type WitnessVerdict,
} from './log/witness.ts';
export { der, members as derMembers, readOne as readDer, TAG as DER_TAG } from './time/der.ts';
export { derInteger, derOid, derSet, derSignature } from './time/der-write.ts';
export { checkAuthority, timestampOf, timestampRequest, tokenOfResponse } from './time/timestamp.ts';
export { checkpointTextOf } from './time/checkpoint-text.ts';
