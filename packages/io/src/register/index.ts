/** The register of an issuer, as a folder. */
export { commitFiles, type CommittedFile, type NamedFile } from './commit-evidence.ts';
export {
  documentText,
  type EditionPair,
  type Intent,
  readDocument,
  RegisterFolder,
  type RegisterPlace,
  type RegisterSettings,
  type SignedPair,
  type StatusVersion,
} from './register-folder.ts';
export { writeOnce, writeWhole } from './whole-files.ts';
