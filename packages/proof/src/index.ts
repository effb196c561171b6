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
