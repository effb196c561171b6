import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CsvRecordStream } from './csv-record-stream.ts';
import { csvRecords } from './csv-records.ts';
import type { CsvRecord } from './csv-records.ts';

/** The records of a file, or that it is refused. */
function told(read: () => CsvRecord[]): unknown {
  try {
    return read();
  } catch (error) {
    return (error as { code?: string }).code === undefined ? error : 'refused';
  }
}

function inPieces(bytes: Uint8Array, lengths: readonly number[]): CsvRecord[] {
  const records: CsvRecord[] = [];
  const stream = new CsvRecordStream(',', (record) => records.push(record));
  for (let at = 0, piece = 0; at < bytes.length; piece += 1) {
    const length = lengths[piece % lengths.length]!;
    stream.push(bytes.subarray(at, at + length));
    at += length;
  }
  stream.end();
  return records;
}

test('property: records from pieces are those of the whole, with their lines; what one refuses so does the other', () => {
  const part = fc.constantFrom(
    'a',
    'é',
    '"',
    '""',
    ',',
    '\n',
    '\r',
    '\r\n',
    '\uFEFF',
    ' ',
    '"x,\n"',
    '\uD83D',
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
      (parts, lengths) => {
        const bytes = new TextEncoder().encode(parts.join(''));
        assert.deepEqual(
          told(() => inPieces(bytes, lengths)),
          told(() => [...csvRecords(bytes)]),
        );
      },
    ),
    { numRuns: 2000 },
  );
});

test('a record that never ends is refused before it fills memory', () => {
  const piece = new Uint8Array(1 << 20).fill(0x61);
  const stream = new CsvRecordStream(',', () => assert.fail());
  assert.throws(
    () => {
      for (let count = 0; count < 40; count += 1) stream.push(piece);
    },
    { code: 'READ_SYNTAX' },
  );
});
