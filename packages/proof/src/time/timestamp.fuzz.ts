import { verifySignature } from '../signature/verify-signature.ts';
import { der, TAG } from './der.ts';
import { timestampOf, timestampRequest, tokenOfResponse } from './timestamp.ts';

const message = Uint8Array.of(1, 2, 3);
const nonce = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const request = timestampRequest(message, nonce);
const granted = der(TAG.sequence, der(TAG.sequence, der(TAG.integer, Uint8Array.of(0))), request);

/** A token, a certificate and an answer may each be anything. */
export const target = {
  name: 'timestamp',
  run(bytes: Uint8Array): string {
    const half = bytes.length >> 1;
    const outcomes = [
      () => timestampOf(bytes, message, bytes, verifySignature),
      () => timestampOf(bytes.subarray(0, half), message, bytes.subarray(half), verifySignature),
      () => tokenOfResponse(bytes, nonce).length,
    ].map((attempt) => {
      try {
        return String(attempt());
      } catch (error) {
        const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
        if (code !== 'STAMP_SHAPE' && code !== 'STAMP_REFUSED') throw error;
        return code;
      }
    });
    return outcomes.join(' ');
  },
  seeds: (): Uint8Array[] => [request, granted],
};
