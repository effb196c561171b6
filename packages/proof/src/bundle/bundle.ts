import { generalJwsShape } from '../jws/general-jws.ts';
import { readCanonical } from '../shape/canonical-document.ts';
import { lines, list, literal, matching, object, optional, tuple, type TypeOf } from '../shape/shape.ts';

const jws = (max: number) => matching(new RegExp(`^[A-Za-z0-9_.-]{3,${max}}$`), 'JWS in compact form');
/** A C2SP `.tlog-proof`, verbatim. */
const logProof = lines(120_000);
const base64 = matching(/^[A-Za-z0-9+/]{4,40000}={0,2}$/, 'base64');

/** A version of a status list, both its signatures and its proof of being logged. */
const statusVersion = object({ list: jws(60_000), parallel: jws(6000), proof: optional(logProof) });

/** The confidential edition as its holder shows it, both its signatures and its proof of being logged. */
const edition = object({
  /** `vc+sd-jwt` with the disclosures that are shown (RFC 9901). */
  presentation: matching(/^[A-Za-z0-9_.~-]{3,2400000}$/, 'SD-JWT'),
  parallel: jws(6000),
  proof: optional(logProof),
});

/**
 * All that proves a certificate without anyone's server. One JSON document in canonical form and a line feed:
 * `*.bundle.json`. Frozen: `docs/spec/bundle.md`; it grows by optional members only.
 */
export const bundleShape = object({
  ancrage: literal('ancrage-bundle/1'),
  /** `vc+jwt`, signed ES256. */
  credential: jws(360_000),
  /** ML-DSA-65 over the same payload, detached. */
  parallel: jws(6000),
  evaluation: generalJwsShape,
  decision: generalJwsShape,
  /** Versions of the issuer's document without a gap, oldest first. */
  issuer: list(generalJwsShape, 1, 200),
  /** Of the credential; its checkpoint may carry cosignatures. */
  proof: optional(logProof),
  /** Newest known version of each list: revocation, then suspension. */
  status: tuple(statusVersion, statusVersion),
  /** RFC 3161 tokens over the text of the checkpoint of `proof`. */
  timestamps: optional(list(base64, 1, 8)),
  /** Only in a bundle that shows pieces of evidence. */
  edition: optional(edition),
});
export type Bundle = TypeOf<typeof bundleShape>;

export const MAX_BUNDLE_BYTES = 4_000_000;

/** @throws ProofError TOO_LARGE, NOT_CANONICAL, SHAPE; BaseError for what is not JSON. */
export function readBundle(bytes: Uint8Array): Bundle {
  return readCanonical(bundleShape, bytes, 'bundle', { maxBytes: MAX_BUNDLE_BYTES, end: '\n' });
}
