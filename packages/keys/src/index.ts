/** Signers. The only package that sees a private key; the judge verifies without it. */
export {
  type DemonstrationRole,
  demonstrationKey,
  demonstrationRoles,
  isDemonstrationRole,
} from './demonstration-key.ts';
export { KeysError, type KeysErrorCode, keysErrorCodes } from './keys-error.ts';
export { jwkOf, type KeyAlgorithm, keyIdOf, type PublicKey, publicKeyOf } from './public-key.ts';
export {
  COLLECTION_PREDICATE,
  type CollectedFile,
  type CollectionOptions,
  signCollection,
} from './sign-collection.ts';
export { signStatement, STATEMENT_TYPE } from './sign-statement.ts';
export { loadSigningKey, type SigningKey, signingKeyOf } from './signing-key.ts';
