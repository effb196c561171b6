import { canonicalJson, decodeBase64, decodeBase64Url, encodeBase64Url } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import type { Credential } from '../credential/credential.ts';
import { CREDENTIAL_CTY } from '../credential/credential.ts';
import { openCompact } from '../jws/jws.ts';
import type { OpenedJws, OpenedSignature } from '../jws/jws.ts';
import { encodeBase64 } from '../log/bytes.ts';
import { leafHash } from '../log/merkle-hash.ts';
import { verifyInclusion } from '../log/merkle-proof.ts';
import { ProofError } from '../proof-error.ts';
import { readCanonical } from '../shape/canonical-document.ts';
import {
  digest,
  integer,
  list,
  matching,
  object,
  oneOf,
  readShape,
  type Shape,
  text,
  type TypeOf,
} from '../shape/shape.ts';
import { commitEvidence, evidenceTree, isHash, SALT_BYTES } from './evidence-tree.ts';
import { disclose, disclosureDigest, joinSdJwt, type PlainJson, splitSdJwt } from './sd-jwt.ts';

/** `typ` of the confidential edition (W3C VC-JOSE-COSE, RFC 9901). */
export const EDITION_TYP = 'vc+sd-jwt';
/** Pieces of evidence of one certificate at most: its edition stays within the limit of a bundle. */
export const MAX_PIECES = 1000;

const hash = matching(/^[A-Za-z0-9+/]{43}=$/, 'SHA-256 in base64');
const salt = matching(/^[A-Za-z0-9_-]{43}$/, 'salt of 32 bytes');

/** One piece of evidence as its holder shows it: which it was, how it was graded, and that it stands in the tree. */
export const pieceShape = object({
  index: integer(0, MAX_PIECES - 1),
  path: text(1000),
  format: text(60),
  method: oneOf(['declared', 'documented', 'observed']),
  source: oneOf(['provider', 'assessor', 'third-party']),
  salt,
  /** SHA-256 of 0x00, the salt and the bytes of the file. */
  commit: digest,
  /** From the sibling of the commitment upwards (RFC 6962). */
  hashes: list(hash, 0, 10),
});
export type Piece = TypeOf<typeof pieceShape>;

/** A piece before it has its place in the tree. */
export type PieceInput = Pick<Piece, 'path' | 'format' | 'method' | 'source'> & {
  readonly salt: Uint8Array;
  readonly commit: Uint8Array;
};

/** What the public certificate says of the evidence: root and number, and nothing else. */
export function evidenceRootOf(pieces: readonly PieceInput[]): {
  readonly root: Digest;
  readonly pieces: number;
} {
  const { root } = evidenceTree(pieces.map(({ commit }) => commit));
  return { root: digestText(root), pieces: pieces.length };
}

/**
 * The confidential edition of a credential: the same, with a digest for each piece of evidence in its subject, and the disclosure
 * of each. `saltOf` gives 16 fresh random bytes each time.
 */
export function makeEdition(
  credential: Credential,
  pieces: readonly PieceInput[],
  saltOf: () => Uint8Array,
): { readonly payload: Readonly<Record<string, unknown>>; readonly disclosures: readonly string[] } {
  const { paths } = evidenceTree(pieces.map(({ commit }) => commit));
  const disclosures = pieces.map(({ salt: own, commit, ...said }, index) => {
    const piece: Piece = {
      ...said,
      index,
      salt: encodeBase64Url(own),
      commit: digestText(commit),
      hashes: paths[index]!.map(encodeBase64),
    };
    const value = canonicalJson([encodeBase64Url(saltOf()), readShape(pieceShape, piece, 'piece')]);
    return encodeBase64Url(new TextEncoder().encode(value));
  });
  const { credentialSubject, ...rest } = credential;
  const evidence = {
    ...credentialSubject.evidence,
    disclosed: disclosures.map((disclosure) => ({ '...': disclosureDigest(disclosure) })),
  };
  const payload = { ...rest, _sd_alg: 'sha-256', credentialSubject: { ...credentialSubject, evidence } };
  return { payload, disclosures };
}

export interface OpenedEdition {
  readonly jws: OpenedJws;
  /** The text that is logged: what the issuer signed, without disclosures. */
  readonly jwt: string;
  /** The credential of which it says to be the edition, as canonical JSON. */
  readonly credential: string;
  /** What is shown, in the order of the tree. */
  readonly pieces: readonly Piece[];
  /** Pieces that there are. */
  readonly count: number;
}

const MAX_EDITION_BYTES = 400_000;
const payloadShape: Shape<{ readonly [k: string]: PlainJson }> = {
  schema: { type: 'object' },
  // Closed by what it is compared with: without its own members it must be the credential, byte for byte.
  problem: (value, pointer) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? undefined
      : { pointer, expected: 'object' },
};
const hiddenShape = list(object({ '...': matching(/^[A-Za-z0-9_-]{43}$/, 'digest') }), 1, MAX_PIECES);

/**
 * Opens an edition with what its holder shows; no signature is verified yet. Nothing is hidden in it but pieces of evidence, and
 * disclosures come in the order of the tree.
 *
 * @throws ProofError SD_JWT, JWS_SHAPE, SHAPE, NOT_CANONICAL, TOO_LARGE; BaseError for what is not JSON.
 */
export function openEdition(presented: string): OpenedEdition {
  const { jwt, disclosures } = splitSdJwt(presented);
  const jws = openCompact(jwt);
  const payload = readCanonical(payloadShape, jws.payload, 'edition', { maxBytes: MAX_EDITION_BYTES });
  const { _sd_alg: algorithm, credentialSubject, ...rest } = payload as typeof payload & WithEvidence;
  if (algorithm !== 'sha-256') throw new ProofError('SD_JWT', { problem: 'algorithm' });
  const { disclosed: hidden, ...evidence } = credentialSubject?.evidence ?? {};
  const digests = readShape(hiddenShape, hidden, 'disclosed').map(({ '...': one }) => one);
  const places = disclosures.map((disclosure) => digests.indexOf(disclosureDigest(disclosure)));
  if (places.some((place, at) => at > 0 && place <= places[at - 1]!))
    throw new ProofError('SD_JWT', { problem: 'order' });
  const shown = disclose(payload, disclosures) as WithEvidence;
  return {
    jws,
    jwt,
    credential: canonicalJson({ ...rest, credentialSubject: { ...credentialSubject, evidence } }),
    pieces: readShape(
      list(pieceShape, 0, MAX_PIECES),
      shown.credentialSubject?.evidence?.['disclosed'],
      'pieces',
    ),
    count: digests.length,
  };
}

interface WithEvidence {
  readonly credentialSubject?: { readonly evidence?: { readonly [k: string]: PlainJson } };
}

/** Whether what is shown stands where the certificate says: each piece under its root, once, and none more than it counts. */
export function piecesHold(
  { pieces, count }: OpenedEdition,
  { root, pieces: size }: { readonly root: string; readonly pieces: number },
): boolean {
  if (count !== size) return false;
  const head = { size: BigInt(size), root: Buffer.from(root.slice('sha256:'.length), 'hex') };
  let before = -1;
  return pieces.every(({ index, commit, hashes }) => {
    if (index <= before) return false;
    before = index;
    const leaf = leafHash(Buffer.from(commit.slice('sha256:'.length), 'hex'));
    const path = hashes.map(decodeBase64);
    return path.every(isHash) && verifyInclusion(leaf, BigInt(index), head, path);
  });
}

/** Whether these bytes are the piece of evidence that was committed to. */
export function isPiece({ salt: encoded, commit }: Piece, bytes: Uint8Array): boolean {
  const own = decodeBase64Url(encoded);
  return own?.length === SALT_BYTES && digestText(commitEvidence(own, bytes)) === commit;
}

/**
 * The same edition with those pieces shown for which `keep` says so.
 *
 * @throws as {@link openEdition}.
 */
export function selectPieces(presented: string, keep: (piece: Piece) => boolean): string {
  const { jwt, disclosures } = splitSdJwt(presented);
  const { pieces } = openEdition(presented);
  return joinSdJwt({ jwt, disclosures: disclosures.filter((_, at) => keep(pieces[at]!)) });
}

/** Whether a header is that of an edition. */
export function isEditionHeader({ header }: OpenedSignature): boolean {
  return header.alg === 'ES256' && header.typ === EDITION_TYP && header.cty === CREDENTIAL_CTY;
}

function digestText(hashed: Uint8Array): Digest {
  return `sha256:${Buffer.from(hashed).toString('hex')}`;
}
