import { ProofError } from '../proof-error.ts';
import type { VerifySignature } from '../signature/signature-check.ts';
import { utf8 } from './bytes.ts';
import { type Cbor, decodeCbor, encodeCbor, isList, isMap, isTag } from './cbor.ts';
import { LONGEST_PROOF, rootOfInclusion } from './merkle-proof.ts';
import { HASH_BYTES } from './sha256.ts';
import type { VerifierKey } from './verifier-key.ts';

/** COSE header labels and values: RFC 9052, RFC 9864 (Ed25519), RFC 9964 (ML-DSA-44), RFC 9942 (395, 396, −1). */
const ALG = 1n;
const KID = 4n;
const VDS = 395n;
const VDP = 396n;
const INCLUSION = -1n;
const RFC9162_SHA256 = 1n;
const COSE_SIGN1 = 18n;
const algorithms = { Ed25519: -19n, 'ML-DSA-44': -48n } as const;
type ReceiptAlgorithm = keyof typeof algorithms;

/** Who signs receipts: the same key as that of the checkpoint, over other bytes, which neither can be taken for. */
export interface ReceiptSigner {
  readonly algorithm: ReceiptAlgorithm;
  /** Name of the key; a hint only. */
  readonly keyId: string;
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** Where an entry stands, as a proof states it. */
export interface Inclusion {
  readonly size: bigint;
  readonly index: bigint;
  /** From the sibling of the leaf upwards, 32 bytes each. */
  readonly hashes: readonly Uint8Array[];
}

/**
 * A receipt (RFC 9942) that an entry stands in a tree: a COSE_Sign1 whose payload, the root, is left out, since the
 * verifier computes it.
 */
export async function writeReceipt(
  { size, index, hashes }: Inclusion,
  root: Uint8Array,
  signer: ReceiptSigner,
): Promise<Uint8Array> {
  const header = encodeCbor(
    new Map<bigint, Cbor>([
      [ALG, algorithms[signer.algorithm]],
      [KID, utf8(signer.keyId)],
      [VDS, RFC9162_SHA256],
    ]),
  );
  const proof = encodeCbor([size, index, [...hashes]]);
  const proofs = new Map<bigint, Cbor>([[VDP, new Map<bigint, Cbor>([[INCLUSION, [proof]]])]]);
  const signature = await signer.sign(toBeSigned(header, root));
  return encodeCbor({ tag: COSE_SIGN1, value: [header, proofs, null, signature] });
}

/**
 * What a receipt says of an entry: where it stands, and whether this key signed the root that follows from it. The size is not
 * signed (RFC 9942 signs the root alone): sizes of trees of which the path has the same form pass for each other.
 *
 * @throws ProofError RECEIPT_SYNTAX; RECEIPT_UNSUPPORTED when it is another kind of receipt.
 */
export function verifyReceipt(
  receipt: Uint8Array,
  leaf: Uint8Array,
  { type, key }: Pick<VerifierKey, 'type' | 'key'>,
  verify: VerifySignature,
): { readonly inclusion: Inclusion; readonly signed: boolean } {
  const { header, inclusion, signature } = readReceipt(receipt);
  const algorithm: ReceiptAlgorithm = type === 'ml-dsa-44-cosignature' ? 'ML-DSA-44' : 'Ed25519';
  const fields = decodeCbor(header);
  if (!isMap(fields) || fields.get(VDS) !== RFC9162_SHA256) throw new ProofError('RECEIPT_UNSUPPORTED');
  // What a header calls critical (2) or puts elsewhere must be understood; nothing but these is.
  for (const label of fields.keys())
    if (label !== ALG && label !== KID && label !== VDS) throw new ProofError('RECEIPT_UNSUPPORTED');
  const root = rootOfInclusion(leaf, inclusion.index, inclusion.size, inclusion.hashes);
  const signed =
    fields.get(ALG) === algorithms[algorithm] &&
    root !== undefined &&
    verify({ algorithm, key, message: toBeSigned(header, root), signature });
  return { inclusion, signed };
}

function readReceipt(receipt: Uint8Array): {
  readonly header: Uint8Array;
  readonly inclusion: Inclusion;
  readonly signature: Uint8Array;
} {
  const unsupported = (): never => {
    throw new ProofError('RECEIPT_UNSUPPORTED');
  };
  const outer = decodeCbor(receipt);
  if (!isTag(outer) || outer.tag !== COSE_SIGN1 || !isList(outer.value) || outer.value.length !== 4)
    return unsupported();
  const [header, proofs, payload, signature] = outer.value;
  if (!(header instanceof Uint8Array) || !(signature instanceof Uint8Array) || payload !== null)
    return unsupported();
  const given = isMap(proofs) && proofs.size === 1 ? proofs.get(VDP) : undefined;
  const list = isMap(given) && given.size === 1 ? given.get(INCLUSION) : undefined;
  if (list === undefined || !isList(list) || list.length !== 1) return unsupported();
  const encoded = list[0];
  const proof = encoded instanceof Uint8Array ? decodeCbor(encoded) : null;
  if (!isList(proof) || proof.length !== 3) return unsupported();
  const [size, index, path] = proof;
  if (typeof size !== 'bigint' || typeof index !== 'bigint' || path === undefined || !isList(path))
    return unsupported();
  const hashes = path.filter((hash) => hash instanceof Uint8Array && hash.length === HASH_BYTES);
  if (hashes.length !== path.length || path.length > LONGEST_PROOF) return unsupported();
  return { header, signature, inclusion: { size, index, hashes: hashes as Uint8Array[] } };
}

/** Sig_structure of a COSE_Sign1 (RFC 9052 §4.4). The text is encoded by hand: it is the only one. */
function toBeSigned(header: Uint8Array, root: Uint8Array): Uint8Array {
  const parts = [header, new Uint8Array(), root].map((part) => encodeCbor(part));
  const context = utf8('Signature1');
  return Uint8Array.from([0x84, 0x60 | context.length, ...context, ...parts.flatMap((part) => [...part])]);
}
