import { randomBytes } from 'node:crypto';
import { timestampRequest, tokenOfResponse } from '@ancrage/proof';
import { KeysError } from './keys-error.ts';

const WAIT_MS = 15_000;
const LARGEST_ANSWER = 60_000;

/**
 * Asks an RFC 3161 authority, over HTTP, to stamp a message; only its SHA-256 leaves the machine. Whether the token is by
 * whom one trusts is for `timestampOf` to say.
 *
 * @throws KeysError STAMP_UNREACHABLE with the `url`; ProofError STAMP_SHAPE, STAMP_REFUSED.
 */
export async function requestTimestamp(url: string, message: Uint8Array): Promise<Uint8Array> {
  const nonce = randomBytes(8);
  let answer: Uint8Array;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: Uint8Array.from(timestampRequest(message, nonce)),
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MS),
    });
    if (!response.ok) throw new Error(String(response.status));
    answer = await bounded(response);
  } catch {
    throw new KeysError('STAMP_UNREACHABLE', { url });
  }
  return tokenOfResponse(answer, nonce);
}

async function bounded(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > LARGEST_ANSWER) throw new Error('too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
