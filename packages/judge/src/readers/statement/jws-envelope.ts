import { decodeBase64Url, decodeText, encodeBase64Url, JsonCursor, openStrictJson } from '@ancrage/base';
import type { Envelope } from '../../reading/reading.ts';
import { malformed, onlyMembers } from '../signature-shape.ts';

/** More signatures than this around one statement is refused: each is checked against every listed key. */
const MAX_SIGNATURES = 16;

/** What a JWS holds: the exact bytes of its payload and its signatures, none of them checked yet. */
export interface Jws {
  readonly payload: Uint8Array;
  readonly envelopes: readonly Envelope[];
}

/**
 * Opens a JWS (RFC 7515): compact, or JSON flattened or general. Only what is protected is accepted, and only the
 * header members `alg`, `kid`, `typ`: a key, a certificate or an address in a header would let the signer choose what
 * he is checked against, and `crit` and `b64` would change what is signed. `type` is the `typ` that the header must
 * carry (RFC 8725 §3.11), so that no other token passes for this one; undefined where it must carry none.
 *
 * @throws JudgeError SIGNATURE_SHAPE with `place` and `problem`; BaseError of the strict parser for its JSON.
 */
export function openJws(bytes: Uint8Array, type: string | undefined): Jws {
  const text = decodeText(bytes);
  return /^\s*\{/.test(text) ? openJson(text, type) : openCompact(text, type);
}

function openCompact(text: string, type: string | undefined): Jws {
  const parts = text.replace(/\r?\n$/, '').split('.');
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined) {
    throw malformed('', 'a compact JWS has three parts');
  }
  return {
    payload: decoded(payload, 'payload'),
    envelopes: [envelopeOf({ header, payload, signature }, 'header', type)],
  };
}

function openJson(text: string, type: string | undefined): Jws {
  const root = new JsonCursor(openStrictJson(text));
  const payload = root.get('payload')?.string();
  if (payload === undefined) throw malformed('/payload', 'missing');
  const list = root.get('signatures');
  const general = list !== undefined;
  onlyMembers(root, general ? ['payload', 'signatures'] : ['payload', 'protected', 'signature']);
  const signatures = general ? list.items() : [root];
  if (signatures.length === 0) throw malformed('/signatures', 'no signature');
  if (signatures.length > MAX_SIGNATURES) throw malformed('/signatures', `over ${MAX_SIGNATURES} signatures`);
  const envelopes = signatures.map((entry) => {
    if (general) onlyMembers(entry, ['protected', 'signature']);
    const header = entry.get('protected')?.string();
    const signature = entry.get('signature')?.string();
    if (header === undefined) throw malformed(`${entry.pointer}/protected`, 'missing');
    if (signature === undefined) throw malformed(`${entry.pointer}/signature`, 'missing');
    return envelopeOf({ header, payload, signature }, `${entry.pointer}/protected`, type);
  });
  return { payload: decoded(payload, '/payload'), envelopes };
}

interface Parts {
  readonly header: string;
  readonly payload: string;
  readonly signature: string;
}

function envelopeOf(
  { header, payload, signature }: Parts,
  place: string,
  type: string | undefined,
): Envelope {
  const stated = readHeader(decoded(header, place), place, type);
  if (decodeBase64Url(signature)?.length !== 64) {
    throw malformed(place, 'the signature is not 64 bytes of base64url');
  }
  return { ...stated, input: encodeBase64Url(Buffer.from(`${header}.${payload}`)), signature };
}

function readHeader(
  bytes: Uint8Array,
  place: string,
  type: string | undefined,
): Pick<Envelope, 'algorithm' | 'keyId'> {
  const header = new JsonCursor(openStrictJson(bytes));
  if (!header.isObject()) throw malformed(place, 'not an object');
  for (const [name] of header.entries()) {
    if (name !== 'alg' && name !== 'kid' && name !== 'typ')
      throw malformed(`${place}/${name}`, 'not accepted');
  }
  const algorithm = header.get('alg')?.string();
  const keyId = header.get('kid')?.string() ?? '';
  if (algorithm !== 'EdDSA' && algorithm !== 'ES256')
    throw malformed(`${place}/alg`, 'neither EdDSA nor ES256');
  if (header.get('typ')?.value !== type) throw malformed(`${place}/typ`, `not ${type ?? 'absent'}`);
  if (keyId === '' || keyId.length > 500) throw malformed(`${place}/kid`, 'missing or too long');
  return { algorithm, keyId };
}

function decoded(text: string, place: string): Uint8Array {
  const bytes = decodeBase64Url(text);
  if (bytes === undefined) throw malformed(place, 'not strict base64url');
  return bytes;
}
