/** Use cases over reports, pure: what other tools ask of them. */
export { OSCAL_NAMES, type OscalFiles, oscalFiles } from './oscal/oscal-files.ts';
export type { OscalWords } from './oscal/oscal-words.ts';
export { findSigners } from './certificate/find-signers.ts';
export {
  type IssueActs,
  issueProblemCodes,
  type IssueProblemCode,
  issueProblems,
} from './certificate/issue-problems.ts';
export { type CredentialPlace, makeCredential } from './certificate/make-credential.ts';
export { reportBytes, reportDigest } from './certificate/report-digest.ts';
