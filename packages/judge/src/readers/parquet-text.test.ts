import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parquetText } from './parquet-text.ts';

test('numbers, days and instants in every way that Parquet stores them', () => {
  const decimal = { name: '', converted_type: 'DECIMAL', scale: 3 } as const;
  const micros = {
    name: '',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
  } as const;
  const nanos = {
    name: '',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'NANOS' },
  } as const;
  for (const [value, element, text] of [
    [-1500, decimal, '-1.5'],
    [9007199254740993n, decimal, '9007199254740.993'],
    [Uint8Array.of(0xff, 0xfe), decimal, '-0.002'],
    [Uint8Array.of(0x01, 0x00, 0x00), decimal, '65.536'],
    [20484, { name: '', converted_type: 'DATE' }, '2026-01-31'],
    [1769817600000n, { name: '', converted_type: 'TIMESTAMP_MILLIS' }, '2026-01-31T00:00:00Z'],
    [-1n, micros, '1969-12-31T23:59:59.999Z'],
    [1769817600123456789n, nanos, '2026-01-31T00:00:00.123Z'],
    [(2461072n << 64n) + 3_600_000_000_000n, { name: '', type: 'INT96' }, '2026-01-31T01:00:00Z'],
    [0.1, { name: '', type: 'DOUBLE' }, '0.1'],
    [Math.fround(0.1), { name: '', type: 'FLOAT' }, '0.1'],
    [Math.fround(16777217), { name: '', type: 'FLOAT' }, '16777216'],
    [7n, { name: '', type: 'INT64' }, '7'],
    [true, { name: '', type: 'BOOLEAN' }, 'true'],
    [new TextEncoder().encode('é'), { name: '', type: 'BYTE_ARRAY' }, 'é'],
  ] as const)
    assert.equal(parquetText(value, element), text);
  assert.throws(() => parquetText(Number.NaN, { name: '', type: 'DOUBLE' }));
  assert.throws(() => parquetText(Uint8Array.of(0xff), { name: '', type: 'BYTE_ARRAY' }), {
    code: 'TEXT_ENCODING',
  });
});
