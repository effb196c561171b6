import { readFileSync } from 'node:fs';
import { utf8 } from './bytes.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { verifyReceipt } from './cose-receipt.ts';
import { decodeBundle } from './entry-bundle.ts';
import { parsePolicy } from './log-policy.ts';
import { parseNote } from './signed-note.ts';
import { parseTlogProof } from './tlog-proof.ts';

const KEY = { type: 'ed25519', key: new Uint8Array(32) } as const;
const readers: readonly ((bytes: Uint8Array) => unknown)[] = [
  (bytes) => parseCheckpoint(parseNote(bytes).text).extensions.length,
  (bytes) => parseTlogProof(bytes).hashes.length,
  (bytes) => parsePolicy(bytes).witnesses.length,
  (bytes) => verifyReceipt(bytes, new Uint8Array(32), KEY, () => true).signed,
  (bytes) => decodeBundle(bytes, 256).length,
];

/** Every file of a log that comes from elsewhere; the first byte chooses which it is read as. */
export const target = {
  name: 'log-files',
  run(bytes: Uint8Array): string {
    return String(readers[(bytes[0] ?? 0) % readers.length]!(bytes.subarray(1)));
  },
  seeds(): Uint8Array[] {
    const folder = new URL('./fixtures/', import.meta.url);
    return ['checkpoint', 'example.tlog-proof', 'policy', 'receipt.cbor'].map((name, index) =>
      Uint8Array.from([index, ...readFileSync(new URL(name, folder))]),
    );
  },
  dictionary: ['\n\n', '\u2014 ', 'group G any ', 'quorum none', 'index 0\n', 'extra '].map((word) =>
    Buffer.from(utf8(word)).toString('latin1'),
  ),
};
