import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlowRows } from './flow-rows.ts';
import { rankOf } from './flow-rows.ts';
import { sides } from './flow-space.ts';
import { SIDE_SHIFT, TAG_BITS } from './machine/row-memory.ts';
import { RowSums } from './row-sums.ts';
import { KINDS } from './summed-rows.ts';

test('networks of one rank, made to be so, are as many peers as they are', () => {
  const mixed = (word: number): number =>
    Math.imul(Math.imul(Math.imul(word, 0x9e3779b1), 0x85ebca6b), 0xc2b2ae35);
  const [one, other] = [0x00010000, 0x00020000];
  const first = 0x20010db8;
  const second = first ^ mixed(one) ^ mixed(other);
  assert.equal(rankOf(first, one, 0, 0, 0), rankOf(second, other, 0, 0, 0));
  const outside = sides.indexOf('outside');
  const tag = (place: number): number => (outside << SIDE_SHIFT) | (place << TAG_BITS) | (2 << 3);
  const networks = [first, one, 0, 0, second, other, 0, 0];
  const rows: FlowRows = {
    level: 1,
    words: 4,
    mask: -1,
    keys: Int32Array.from([...networks, ...networks]),
    tags: Int32Array.of(tag(1), tag(1), tag(2), tag(2)),
    bytes: Float64Array.of(1, 1, 1, 1),
    flows: Float64Array.of(1, 1, 1, 1),
    beyond: [],
  };
  const sums = new RowSums(new Uint8Array(8));
  sums.add(rows);
  assert.equal(sums.take().peers[2 * KINDS + outside], 2);
});
