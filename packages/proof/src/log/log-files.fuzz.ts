import { readFileSync } from 'node:fs';
import { utf8 } from './bytes.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { verifyReceipt } from './cose-receipt.ts';
import { decodeBundle } from './entry-bundle.ts';
import { parsePolicy } from './log-policy.ts';
import { parseNote } from './signed-note.ts';
import { journalHead, journalRecord, readJournal } from './journal.ts';
import { parseTlogProof } from './tlog-proof.ts';
import { parseWitnessRequest } from './witness.ts';

const KEY = { type: 'ed25519', key: new Uint8Array(32) } as const;
const readers: readonly ((bytes: Uint8Array) => unknown)[] = [
  (bytes) => parseCheckpoint(parseNote(bytes).text).extensions.length,
  (bytes) => parseTlogProof(bytes).hashes.length,
  (bytes) => parsePolicy(bytes).witnesses.length,
  (bytes) => verifyReceipt(bytes, new Uint8Array(32), KEY, () => true).signed,
  (bytes) => decodeBundle(bytes, 256).length,
  (bytes) => parseWitnessRequest(bytes).proof.length,
  (bytes) => readJournal(bytes).entries.length,
];

/** Every file of a log that comes from elsewhere; the first byte chooses which it is read as. */
export const target = {
  name: 'log-files',
  run(bytes: Uint8Array): string {
    return String(readers[(bytes[0] ?? 0) % readers.length]!(bytes.subarray(1)));
  },
  seeds(): Uint8Array[] {
    const folder = new URL('./fixtures/', import.meta.url);
    const head = journalHead({ origin: 'a', size: 0, root: new Uint8Array(32) });
    const record = journalRecord(0, [utf8('entry')], head.chain);
    const request = utf8(`old 0\n\n${readFileSync(new URL('checkpoint', folder), 'utf8')}`);
    const more = [
      [5, ...request],
      [6, ...head.bytes, ...record.bytes],
    ].map((bytes) => Uint8Array.from(bytes));
    const files = ['checkpoint', 'example.tlog-proof', 'policy', 'receipt.cbor'].map((name, index) =>
      Uint8Array.from([index, ...readFileSync(new URL(name, folder))]),
    );
    return [...files, ...more];
  },
  dictionary: ['\n\n', '\u2014 ', 'group G any ', 'quorum none', 'index 0\n', 'extra '].map((word) =>
    Buffer.from(utf8(word)).toString('latin1'),
  ),
};
