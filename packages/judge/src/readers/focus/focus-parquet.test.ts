import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Reading } from '../../reading/reading.ts';
import { recogniseReader } from '../registry.ts';
import { focusReader } from './focus-reader.ts';
import { parquetBills } from './testing/parquet-bills.ts';

type Name = keyof typeof parquetBills;

const bytesOf = (name: Name): Uint8Array => new Uint8Array(Buffer.from(parquetBills[name], 'base64'));
const read = (bytes: Uint8Array): Reading => focusReader.read(bytes, { evidence: digestOf(bytes), name: '' });
const lines = ({ facts }: Reading): string[] =>
  facts.map(({ value }) =>
    ['provider', 'account', 'region', 'month', 'transfer', 'billed', 'first_line']
      .map((name) => (value as Readonly<Record<string, unknown>>)[name])
      .join('|'),
  );

const EXPECTED = (january: string, last: string): string[] => [
  'Nordet inc.|||2026-02|none|0.000000000007|3',
  `AWS|111||2026-01|none|${january}|1`,
  'AWS|111|ca-central-1|2026-01|egress-credit|-2.5|2',
  `AWS|111|ca-central-1|2026-02|none|${last}|4`,
];

test('decimals of any storage, and texts, are read to the last digit, whatever packs the pages', () => {
  assert.deepEqual(lines(read(bytesOf('decimal'))), EXPECTED('10.250000000001', '12345678901234567890.5'));
  assert.deepEqual(lines(read(bytesOf('small'))), EXPECTED('10.250000000001', '1'));
  assert.deepEqual(lines(read(bytesOf('text'))), EXPECTED('10.250000000001', '12345678901234567890.5'));
});

test('binary fractions are read as the shortest decimals that write them, and a note says so', () => {
  for (const [name, january, last] of [
    ['double', '10.250000000001', '0.30000000000000004'],
    ['single', '10.25', '0.1'],
  ] as const) {
    const reading = read(bytesOf(name));
    assert.deepEqual(lines(reading), EXPECTED(january, last));
    assert.deepEqual(
      reading.notes.map(({ code }) => code),
      ['DOUBLE_AMOUNTS'],
    );
  }
});

test('it is recognised, dated and counted as a CSV is, and read in any pieces', () => {
  const bytes = bytesOf('decimal');
  assert.equal(recogniseReader(bytes, 'x')?.format, 'focus');
  const [evidence] = read(bytes).evidence;
  assert.deepEqual(
    [evidence?.version, evidence?.observedAt, evidence?.records],
    ['1.0', '2026-02-28T00:59:59Z', { total: 4, used: 4 }],
  );
  const stream = focusReader.open!('');
  for (const byte of bytes) stream.push(Uint8Array.of(byte));
  assert.deepEqual(stream.end(digestOf(bytes)), read(bytes));
});

test('a way of packing that is not read is refused with what to do', () => {
  assert.throws(() => read(bytesOf('lz4')), {
    code: 'READ_SHAPE',
    details: {
      line: 1,
      path: 'LZ4_RAW',
      problem: 'compression of Parquet: export with SNAPPY, GZIP or ZSTD',
    },
  });
});

test('a cut or damaged file is refused or read, and never breaks the reader', () => {
  const names = Object.keys(parquetBills) as Name[];
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      fc.nat(2),
      (name, changes, cut) => {
        const bytes = bytesOf(name);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const damaged = cut === 0 ? bytes.subarray(0, changes[0]![0] % bytes.length) : bytes;
        try {
          read(damaged);
        } catch (error) {
          if (!(error instanceof JudgeError || isBaseError(error))) throw error;
        }
      },
    ),
    { numRuns: 400 },
  );
  const whole = bytesOf('decimal');
  for (let length = 4; length < whole.length; length += 13)
    assert.throws(() => read(whole.subarray(0, length)), { code: 'READ_SYNTAX' });
});
