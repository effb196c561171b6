import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FlowTable } from './flow-table.ts';
import { placeOfCell, sides } from './flow-space.ts';
import { PLACE_MASK, SIDE_SHIFT, TAG_BITS, TAG_MASK } from './machine/row-memory.ts';
import { sharesOf, unpackedRows } from './packed-rows.ts';
import { RowSums } from './row-sums.ts';
import { sumLists } from './sum-lists.ts';
import { topOf } from './summed-rows.ts';
import type { SummedRows } from './summed-rows.ts';

type Flow = readonly [address: number, tag: number, bytes: number];

/** Places by the lowest bits of an address, their sides by number; some of those within the boundary are nobody's. */
const PLACES = 12;
const place = (address: number): number => (address & 0xffff) % PLACES;
const side = (number: number): number => number % sides.length;
const undeclared = Uint8Array.from({ length: PLACES }, (_, number) => (number % 8 === 4 ? 1 : 0));
const told = (address: number, tag: number): number =>
  (side(place(address)) << SIDE_SHIFT) | (place(address) << TAG_BITS) | (tag & TAG_MASK);
const tags = {
  mask: TAG_MASK,
  told4: told,
  told6: (a: number, _b: number, _c: number, _d: number, tag: number) => told(a, tag),
};

function packedOf(flows: readonly Flow[], words: 1 | 4): Int32Array<ArrayBuffer> {
  const table = new FlowTable(words, tags);
  for (const [address, tag, bytes] of flows)
    table.add(words === 1 ? table.row4(address, tag) : table.row6(address, 1, -2, address >> 4, tag), bytes);
  return table.takePacked();
}

const flow = fc.tuple(
  fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer()),
  // Of eight groups and five directions.
  fc.tuple(fc.nat(4), fc.nat(4)).map(([group, direction]) => (group << 3) | direction),
  fc.nat(2000),
);

function spoken(sums: readonly SummedRows[]): Record<string, unknown> {
  const groups = new Map<number, [bigint, number, number]>();
  for (const { groups: some } of sums)
    for (let group = 0; group < some.count; group += 1) {
      const known = groups.get(some.cells[group]!) ?? [0n, 0, 0];
      groups.set(some.cells[group]!, [
        known[0] + BigInt(some.few[group]!) + (some.many.get(group) ?? 0n),
        known[1] + some.flows[group]!,
        known[2] + some.peers[group]!,
      ]);
    }
  return {
    groups: [...groups].sort(([a], [b]) => a - b),
    peers: Array.from(sums[0]!.peers, (_, kind) => sums.reduce((all, { peers }) => all + peers[kind]!, 0)),
    outside: topOf(sums.map(({ outside }) => outside)),
    undeclared: topOf(sums.map(({ undeclared: some }) => some)),
  };
}

test('rows of several tables, in shares, come to what the rows of one table come to', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(flow, { maxLength: 120 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom<1 | 4>(1, 4),
      (parts, count, words) => {
        const layout = { words, mask: TAG_MASK };
        const lists = parts.map((flows) => sharesOf(packedOf(flows, words), layout, count));
        const shares = Array.from({ length: count }, (_, share) => {
          const some = lists.map((list) => list[share]!);
          return sumLists(words === 1 ? { v4: some, v6: [] } : { v4: [], v6: some }, undeclared)!;
        });
        const whole = unpackedRows(packedOf(parts.flat(), words), layout);
        const sums = new RowSums(undeclared);
        sums.add(whole);
        assert.deepEqual(spoken(shares.map((share) => share.sums)), spoken([sums.take()]));
        const rows = shares.reduce((all, share) => all + share[words === 1 ? 'v4' : 'v6'], 0);
        assert.equal(rows, whole.tags.length);
      },
    ),
    { numRuns: 300 },
  );
});

test('groups beyond the room for them, and sums beyond a double', () => {
  const places = PLACE_MASK >>> TAG_BITS;
  const table = new FlowTable(1, {
    ...tags,
    told4: (address, tag) => ((address % places) << TAG_BITS) | (tag & TAG_MASK),
  });
  for (let address = 0; address < 60_000; address += 1) table.add(table.row4(address, 8), address);
  const list = table.takePacked();
  const { sums } = sumLists({ v4: [list, list.slice()], v6: [] }, new Uint8Array(60_000))!;
  assert.equal(sums.groups.count, 60_000);
  for (let group = 0; group < 60_000; group += 1)
    assert.deepEqual(
      [sums.groups.few[group], sums.groups.flows[group], sums.groups.peers[group]],
      [2 * placeOfCell(sums.groups.cells[group]!), 2, 1],
    );
  const large = new FlowTable(1, { ...tags, told4: (_address, tag) => tag & TAG_MASK });
  for (let address = 0; address < 8192; address += 1) large.add(large.row4(address, 8), 2 ** 40 - 1);
  const { sums: beyond } = sumLists({ v4: [large.takePacked()], v6: [] }, new Uint8Array(1))!;
  assert.equal(beyond.groups.many.get(0), 8192n * (2n ** 40n - 1n));
});

test('a sum that has no room in its row is left to others', () => {
  const list = (): Int32Array<ArrayBuffer> => packedOf([[7, 8, 2 ** 40 - 1]], 1);
  assert.equal(sumLists({ v4: [list(), list()], v6: [] }, undeclared), undefined);
  assert.notEqual(sumLists({ v4: [list()], v6: [] }, undeclared), undefined);
});
