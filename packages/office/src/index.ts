/** Use cases over reports, pure: the acts of those who certify. Reports in OSCAL stand behind `@ancrage/office/oscal`. */
export { findSigners } from './certificate/find-signers.ts';
export {
  type IssueActs,
  issueProblemCodes,
  type IssueProblemCode,
  issueProblems,
  lastDayOfHosts,
} from './certificate/issue-problems.ts';
export { type CredentialPlace, makeCredential } from './certificate/make-credential.ts';
export { reportBytes, reportDigest } from './certificate/report-digest.ts';
export {
  type CatalogueEntry,
  type CatalogueExposure,
  catalogueExposure,
} from './exposure/catalogue-exposure.ts';
export { signersListed } from './certificate/signers-listed.ts';
