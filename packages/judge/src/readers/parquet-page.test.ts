import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageHeader } from 'hyparquet';
import { plainPage } from './parquet-page.ts';
import type { PageColumn } from './parquet-page.ts';

const header = (encoding: string, values: number, size: number): PageHeader =>
  ({
    type: 'DATA_PAGE',
    compressed_page_size: size,
    uncompressed_page_size: size,
    data_page_header: { num_values: values, encoding },
  }) as PageHeader;

const hold = (bytes: number[], encoding: string, values: number, column: Partial<PageColumn> = {}): number =>
  plainPage(
    Uint8Array.from(bytes),
    header(encoding, values, bytes.length),
    { codec: 'UNCOMPRESSED', type: 'BYTE_ARRAY', optional: false, ...column },
    1000,
  ).bytes.length;

/** A run of `count` times the value 1, of one bit or byte. */
const run = (count: number): number[] => [...varint(count * 2), 1];
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];

test('a run longer than its page is refused before it is written, in levels, dictionary and yes or no', () => {
  const longer = { message: 'a run of more values than its page' };
  assert.equal(hold([8, ...run(3)], 'RLE_DICTIONARY', 3), 3);
  assert.throws(() => hold([8, ...run(4)], 'RLE_DICTIONARY', 3), longer);
  assert.throws(() => hold([8, ...run(2 ** 31 - 1)], 'RLE_DICTIONARY', 3), longer);
  const levels = run(2 ** 30);
  assert.throws(() => hold([levels.length, 0, 0, 0, ...levels], 'PLAIN', 3, { optional: true }), longer);
  assert.throws(() => hold([levels.length, 0, 0, 0, ...levels], 'RLE', 3, { type: 'BOOLEAN' }), longer);
  // Packed values of no bits take no byte, however many they are.
  assert.throws(() => hold([0, ...varint(2 ** 27 * 2 + 1)], 'RLE_DICTIONARY', 3), longer);
});

test('the last packed run may tell of values that fill it, as DuckDB does; runs after the last value are none', () => {
  assert.equal(hold([1, 65, ...Array<number>(32).fill(0), 255, 255], 'RLE_DICTIONARY', 3), 36);
  // Three levels, two of them there: the dictionary has two values, and what follows is not looked at.
  assert.equal(
    hold([2, 0, 0, 0, 3, 0b101, 8, ...run(2), ...run(500)], 'RLE_DICTIONARY', 3, { optional: true }),
    12,
  );
});

test('a page of more values than its group has rows is refused', () => {
  assert.throws(() => hold([8, ...run(1001)], 'RLE_DICTIONARY', 1001), {
    message: 'a page of more values than rows',
  });
});

test('texts by their prefixes come to no more than a page', () => {
  // Block of 128 in 1 part, 1000 values; the first is 0, each next one 2^20 more: lengths that sum to far more than a page.
  const block = [...varint(2 ** 21), 0];
  const prefixes = [...varint(128), 1, ...varint(1000), 0, ...Array.from({ length: 8 }, () => block).flat()];
  assert.throws(() => hold([...prefixes, ...prefixes], 'DELTA_BYTE_ARRAY', 1000), {
    message: 'texts that are too large',
  });
});
