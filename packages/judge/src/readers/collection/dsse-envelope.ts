import {
  decodeBase64,
  decodeBase64Url,
  dssePae,
  encodeBase64Url,
  JsonCursor,
  openStrictJson,
} from '@ancrage/base';
import type { Envelope } from '../../reading/reading.ts';
import { malformed, onlyMembers } from '../signature-shape.ts';

/** More signatures than this around one collection is refused: each is checked against every listed key. */
const MAX_SIGNATURES = 16;

/** What a DSSE envelope holds: the exact bytes of its payload and its signatures, none of them checked yet. */
export interface Dsse {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly envelopes: readonly Envelope[];
}

/**
 * Opens a DSSE v1 envelope. It names no algorithm, so the key of the trust list decides (`by-key`); what is signed is
 * the pre-authentication encoding of type and payload.
 *
 * @throws JudgeError SIGNATURE_SHAPE with `place` and `problem`; BaseError of the strict parser.
 */
export function openDsse(bytes: Uint8Array): Dsse {
  const root = new JsonCursor(openStrictJson(bytes));
  onlyMembers(root, ['payload', 'payloadType', 'signatures']);
  const payloadType = root.get('payloadType')?.string();
  if (payloadType === undefined) throw malformed('/payloadType', 'missing');
  const payload = decoded(root.get('payload')?.string(), '/payload');
  const input = encodeBase64Url(dssePae(payloadType, payload));
  const signatures = root.get('signatures')?.items() ?? [];
  if (signatures.length === 0) throw malformed('/signatures', 'no signature');
  if (signatures.length > MAX_SIGNATURES) throw malformed('/signatures', `over ${MAX_SIGNATURES} signatures`);
  const envelopes = signatures.map((entry): Envelope => {
    onlyMembers(entry, ['keyid', 'sig']);
    const keyId = entry.get('keyid')?.string() ?? '';
    if (keyId === '' || keyId.length > 500) throw malformed(`${entry.pointer}/keyid`, 'missing or too long');
    const signature = decoded(entry.get('sig')?.string(), `${entry.pointer}/sig`);
    if (signature.length !== 64) throw malformed(`${entry.pointer}/sig`, 'not 64 bytes');
    return { algorithm: 'by-key', keyId, input, signature: encodeBase64Url(signature) };
  });
  return { payloadType, payload, envelopes };
}

/** The protocol lets producers choose between both alphabets; either way one byte string has one text. */
function decoded(text: string | undefined, place: string): Uint8Array {
  const bytes = text === undefined ? undefined : (decodeBase64(text) ?? decodeBase64Url(text));
  if (bytes === undefined) throw malformed(place, 'not strict base64');
  return bytes;
}
