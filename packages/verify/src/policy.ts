import { decodeBase64 } from '@ancrage/base';
import {
  checkAuthority,
  digestShape,
  integerShape,
  keyShape,
  linesShape,
  listShape,
  literalShape,
  type LogPolicy,
  matchingShape,
  objectShape,
  optionalShape,
  parsePolicy,
  ProofError,
  readCanonical,
  textShape,
  type TypeOf,
  uriShape,
} from '@ancrage/proof';

/**
 * Whom the one who verifies trusts: what no bundle may say of itself. One JSON document in canonical form and a line
 * feed. Frozen: `docs/spec/policy.md`.
 */
export const policyShape = objectShape({
  ancrage: literalShape('ancrage-policy/1'),
  /** Issuers, each with the roots of one version of its document; later versions are followed from there. */
  issuers: listShape(
    objectShape({
      id: uriShape,
      name: textShape(200),
      roots: listShape(keyShape, 1, 4),
      /** Least version of its document: an older one, which may hide a key's end or revocation, leaves the question open. */
      leastVersion: optionalShape(integerShape(1, 10_000)),
    }),
    1,
    200,
  ),
  /** Text of a C2SP `tlog-policy`: which logs, which witnesses, how many of them. Absent: no log is asked for. */
  log: optionalShape(linesShape(200_000)),
  /** Trust lists that are accepted, by digest. Absent: any. */
  trust: optionalShape(listShape(digestShape, 1, 100)),
  /** RFC 3161 authorities by their certificate, and how many must have stamped. Absent: none is asked for. */
  timestamps: optionalShape(
    objectShape({
      least: integerShape(1, 8),
      authorities: listShape(
        objectShape({
          name: textShape(200),
          /** The certificate that signs, DER in base64: no chain is followed. */
          certificate: matchingShape(/^[A-Za-z0-9+/]{4,20000}={0,2}$/, 'base64'),
        }),
        1,
        20,
      ),
    }),
  ),
});
type WrittenPolicy = TypeOf<typeof policyShape>;

export interface Policy extends Omit<WrittenPolicy, 'log'> {
  readonly log?: LogPolicy;
}

const MAX_POLICY_BYTES = 1_000_000;

/** @throws ProofError TOO_LARGE, NOT_CANONICAL, SHAPE, STAMP_SHAPE, POLICY_*; BaseError for what is not JSON. */
export function readPolicy(bytes: Uint8Array): Policy {
  const limits = { maxBytes: MAX_POLICY_BYTES, end: '\n' };
  const { log, ...rest } = readCanonical(policyShape, bytes, 'policy', limits);
  for (const { certificate } of rest.timestamps?.authorities ?? []) {
    const bytes = decodeBase64(certificate);
    if (bytes === undefined) throw new ProofError('STAMP_SHAPE');
    checkAuthority(bytes);
  }
  return log === undefined ? rest : { ...rest, log: parsePolicy(new TextEncoder().encode(log)) };
}
