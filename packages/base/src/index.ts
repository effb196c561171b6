/** The foundation that every other package stands on: pure values and functions, no dependency, no clock, no I/O. */
export {
  BaseError,
  type BaseErrorCode,
  type BaseErrorDetails,
  baseErrorCodes,
  isBaseError,
  quoteForError,
} from './base-error.ts';
export { decodeBase64, decodeBase64Url, encodeBase64Url } from './base64.ts';
export { canonicalJson } from './canonical-json.ts';
export { compareText } from './compare-text.ts';
export { Decimal } from './decimal.ts';
export { checkUtf8, decodeAs, decodeText, isWellFormed, toNfc, utf8Length, utf8Of } from './decode-text.ts';
export { type Digest, digestOf, isDigest, sha256Hex } from './digest.ts';
export { URI_NAMESPACE, uuidOfName } from './digest-uuid.ts';
export { dssePae } from './dsse-pae.ts';
export {
  atLeast,
  atMost,
  between,
  exactly,
  hull,
  type Interval,
  intervalCompare,
  intervalToJson,
  unbounded,
} from './interval.ts';
export { addDuration, type IsoDuration, parseDuration } from './iso-duration.ts';
export { JsonCursor, toPlain } from './json-cursor.ts';
export type { KeyOrder } from './json-key-table.ts';
export { type JsonLine, parseJsonLines } from './json-lines.ts';
export { JsonNumber } from './json-number.ts';
export type { JsonObject, JsonValue } from './json-value.ts';
export { ed25519FormProblem, type KeyProblem, keyProblem } from './public-key-rule.ts';
export { Rational } from './rational.ts';
export { lookOver } from './secrets/secret-anchors.ts';
export { SecretMask, withoutSecrets } from './secrets/secret-mask.ts';
export { sampleSecrets } from './secrets/sample-secrets.ts';
export type { JsonTape } from './json-tape.ts';
export { JsonItemSkipper } from './json-item-skipper.ts';
export { JsonTapeScanner } from './json-tape-scanner.ts';
export { type JsonLimits, openStrictJson, parseStrictJson } from './strict-json.ts';
export {
  defineTexts,
  formatText,
  type Lang,
  placeholdersOf,
  type Placeholders,
  type Text,
} from './texts/catalogue.ts';
export { type Tri, triAnd, triNot, triOr } from './tri.ts';
export {
  addDays,
  addMonths,
  formatUtcDate,
  monthOf,
  monthsBetween,
  parseUtcDate,
  type UtcDate,
} from './utc-date.ts';
export { formatInstant, instantOf, parseInstant } from './utc-instant.ts';
export { instantiateWat, type WatMemory } from './wasm/instantiate-wat.ts';
