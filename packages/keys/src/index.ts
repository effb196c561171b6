/** Signers. The only package that sees a private key; the judge verifies without it. */
export {
  type DemonstrationIssuerRole,
  demonstrationIssuerRoles,
  type DemonstrationRole,
  demonstrationKey,
  demonstrationSigner,
  demonstrationRoles,
  isDemonstrationRole,
} from './demonstration-key.ts';
export { newKey, openKeyFile, sealKey } from './key-file.ts';
export { KeysError, type KeysErrorCode, keysErrorCodes } from './keys-error.ts';
export { jwkOf, type KeyAlgorithm, keyIdOf, type PublicKey, publicKeyOf } from './public-key.ts';
export { openTokenSigner, type TokenSigner } from './pkcs11/open-token-signer.ts';
export { requestTimestamp } from './request-timestamp.ts';
export {
  COLLECTION_PREDICATE,
  type CollectedFile,
  type CollectionOptions,
  signCollection,
} from './sign-collection.ts';
export { openCertificateChain, type SealHolder, selfSignedCertificate } from './seal-certificate.ts';
export { type CmsOptions, signCms } from './sign-cms.ts';
export { signStatement, STATEMENT_TYPE } from './sign-statement.ts';
export { loadSigningKey, type SigningKey, signingKeyOf } from './signing-key.ts';
export {
  cosignGeneral,
  type CredentialSigners,
  signCredential,
  type SignedCredential,
  signGeneral,
} from './sign-jws.ts';
export { mlDsaKeyOf, type Signer, type SignerAlgorithm, signerAlgorithms, signerOf } from './signer.ts';
