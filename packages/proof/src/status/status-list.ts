import { decodeBase64Url, encodeBase64Url } from '@ancrage/base';
import { VC_CONTEXT, statusPurposes } from '../credential/credential.ts';
import type { StatusPurpose } from '../credential/credential.ts';
import { openCompact } from '../jws/jws.ts';
import type { OpenedJws } from '../jws/jws.ts';
import { ProofError } from '../proof-error.ts';
import { readCanonical } from '../shape/canonical-document.ts';
import {
  instant,
  integer,
  literal,
  matching,
  object,
  oneOf,
  tuple,
  type TypeOf,
  uri,
} from '../shape/shape.ts';
import { deflateRuns } from './deflate-runs.ts';
import { inflateGzip } from './inflate.ts';

/** Entries of a list: the least that Bitstring Status List 1.0 allows, so that one entry hides among many. */
export const STATUS_ENTRIES = 131_072;
const LIST_BYTES = STATUS_ENTRIES / 8;
/** Of a packed list, in base64url: far more than any list of that length takes. */
const MAX_ENCODED = 26_000;

/** The payload of a list, W3C Bitstring Status List 1.0, secured as `vc+jwt` like a certificate. */
export const statusListShape = object({
  '@context': tuple(literal(VC_CONTEXT)),
  id: uri,
  type: tuple(literal('VerifiableCredential'), literal('BitstringStatusListCredential')),
  issuer: uri,
  /** When this version was signed: what the list says is known at that moment, and unknown after. */
  validFrom: instant,
  validUntil: instant,
  credentialSubject: object({
    id: matching(/^[a-z][a-z0-9+.-]*:[!$-;=?-Z_a-z~]{1,480}#list$/, 'identifier of the list, then #list'),
    type: literal('BitstringStatusList'),
    statusPurpose: oneOf(statusPurposes),
    /** Milliseconds for which a copy may be kept. */
    ttl: integer(1, 31_622_400_000),
    /** `u`, then base64url of the gzip of the bits, the first index in the highest bit of the first byte. */
    encodedList: matching(new RegExp(`^u[A-Za-z0-9_-]{1,${MAX_ENCODED}}$`), 'multibase base64url'),
  }),
});
export type StatusList = TypeOf<typeof statusListShape>;

const MAX_BYTES = 40_000;

export interface OpenedStatusList {
  readonly list: StatusList;
  readonly jws: OpenedJws;
}

/** Opens a version of a list; its signature is not verified yet. @throws ProofError; BaseError for what is not JSON. */
export function openStatusList(jwt: string): OpenedStatusList {
  const jws = openCompact(jwt);
  return { list: readCanonical(statusListShape, jws.payload, 'status list', { maxBytes: MAX_BYTES }), jws };
}

/** Indexes that are set, ascending. @throws ProofError STATUS_PACKING. */
export function setIndexes(list: StatusList): number[] {
  const bytes = listBytes(list);
  const indexes: number[] = [];
  for (const [at, byte] of bytes.entries()) {
    if (byte === 0) continue;
    for (let bit = 0; bit < 8; bit++) if (byte & (0x80 >> bit)) indexes.push(at * 8 + bit);
  }
  return indexes;
}

/** Whether an entry is set. @throws ProofError STATUS_PACKING, STATUS_INDEX. */
export function isSet(list: StatusList, index: number): boolean {
  if (!Number.isInteger(index) || index < 0 || index >= STATUS_ENTRIES)
    throw new ProofError('STATUS_INDEX', { index });
  return (listBytes(list)[index >> 3]! & (0x80 >> (index & 7))) !== 0;
}

function listBytes({ credentialSubject: { encodedList } }: StatusList): Uint8Array {
  const packed = decodeBase64Url(encodedList.slice(1));
  if (packed === undefined) throw new ProofError('STATUS_PACKING');
  const bytes = inflateGzip(packed, LIST_BYTES);
  if (bytes.length !== LIST_BYTES) throw new ProofError('STATUS_PACKING');
  return bytes;
}

export interface StatusListInput {
  readonly id: string;
  readonly issuer: string;
  readonly purpose: StatusPurpose;
  readonly indexes: Iterable<number>;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly ttl: number;
}

/** A version of a list, to be signed. @throws ProofError STATUS_INDEX. */
export function makeStatusList(input: StatusListInput): StatusList {
  const bytes = new Uint8Array(LIST_BYTES);
  for (const index of input.indexes) {
    if (!Number.isInteger(index) || index < 0 || index >= STATUS_ENTRIES)
      throw new ProofError('STATUS_INDEX', { index });
    bytes[index >> 3]! |= 0x80 >> (index & 7);
  }
  return {
    '@context': [VC_CONTEXT],
    id: input.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: input.issuer,
    validFrom: input.validFrom,
    validUntil: input.validUntil,
    credentialSubject: {
      id: `${input.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: input.purpose,
      ttl: input.ttl,
      encodedList: `u${encodeBase64Url(deflateRuns(bytes))}`,
    },
  };
}
