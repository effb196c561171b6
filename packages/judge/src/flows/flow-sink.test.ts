import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DeclaredParties } from './declared-parties.ts';
import { masked, rowBytes, rowText, V4_LEVELS, V6_LEVELS } from './flow-rows.ts';
import type { FlowRows } from './flow-rows.ts';
import { FlowSink } from './flow-sink.ts';
import type { FlowPart } from './flow-part.ts';
import { flowSetup, placedSpace } from './flow-space.ts';
import { IN } from './flow-way.ts';
import { packedRanges } from './packed-ranges.ts';
import { packPlaces } from './place-list.ts';

const ranges = {
  v4Starts: Uint32Array.of(0, 0x0d000000, 0x0d000004, 0x0d000100, 0x0e000000),
  v4Values: Int32Array.of(-1, 0, 1, 0, -1),
  v6Starts: Uint32Array.from(
    [0, 0x0d000000, 0x0d000004, 0x0d000100, 0x0e000000].flatMap((start) => [0x20010db8, start, 0, 0]),
  ),
  v6Values: Int32Array.of(-1, 0, 1, 0, -1),
};
const placed = (country: string) =>
  ({ certainty: 'placed', country, layer: 'operator', file: 'ranges.json' }) as const;
const setup = flowSetup(
  [
    { prefix: '10.0.0.0/8', group: 1 },
    { prefix: 'fd00::/8', group: 1 },
  ],
  { places: packPlaces([placed('CA'), placed('US')]), ranges, packed: packedRanges(ranges) },
  'CA',
  new DeclaredParties([]),
);
const space = placedSpace(setup);
const OWN = 0x0a000001;
const OWN6 = Int32Array.of(0xfd000000, 0, 0, 1);
const HOUR = 500_000;

/** Words of the address of a peer: itself, or one of IPv6 that is on the same side. */
const wordsOf = (peer: number, words: 1 | 4): Int32Array =>
  words === 1 ? Int32Array.of(peer) : Int32Array.of(0x20010db8, peer, 0, 0);

/** Bits of addresses that are told, folded as they are. */
const bitsOf = ({ words, level }: FlowRows): number => (words === 1 ? V4_LEVELS : V6_LEVELS)[level]!;

function addTo(sums: Map<string, bigint>, name: string, bytes: bigint): void {
  sums.set(name, (sums.get(name) ?? 0n) + bytes);
}

const inOrder = (sums: Map<string, bigint>): bigint[] =>
  [...sums.values()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** Of an address from 13.0.0.0 on: within, beyond, or without place. */
function sideOf(peer: number): number {
  if (peer >= 0x0e000000) return 2;
  return peer < 0x0d000004 || peer >= 0x0d000100 ? 0 : 1;
}

/** Bytes by hour and its number, whatever their size. */
function hoursOf({ hours, hoursBeyond }: FlowPart): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const [hour, cells] of hours)
    for (const [cell, bytes] of cells.entries()) if (bytes > 0) addTo(sums, `${hour} ${cell}`, BigInt(bytes));
  for (const [hour, cell, bytes] of hoursBeyond) addTo(sums, `${hour} ${cell}`, bytes);
  return sums;
}

// Sizes below, at and above what a row and the sum of an hour hold; rows enough to grow, or to be folded.
const logs = fc.record({
  seed: fc.integer(),
  peers: fc.constantFrom(4, 300, 9000),
  apart: fc.constantFrom(1, 5000),
  sizes: fc.constantFrom([60], [2 ** 40 - 1], [2 ** 40 - 1, 3], [2 ** 40, 7], [2 ** 49, 2 ** 40 - 1, 1]),
  mostRows: fc.constantFrom(1 << 20, 2000, 100),
  flows: fc.constantFrom(10, 3000, 20_000),
  hours: fc.constantFrom(1, 3),
  words: fc.constantFrom(1 as const, 4 as const),
});

test('sums of rows and hours are those of whole numbers of any size, whatever is added at once or one by one', () => {
  fc.assert(
    fc.property(logs, ({ seed, peers, apart, sizes, mostRows, flows, hours, words }) => {
      const sink = new FlowSink(space, mostRows);
      const [rows, sums] = [new Map<string, bigint>(), new Map<string, bigint>()];
      let total = 0n;
      let state = seed | 1;
      const next = (below: number): number => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
        return Math.floor(((state >>> 0) / 2 ** 32) * below);
      };
      for (let flow = 0; flow < flows; flow += 1) {
        const peer = 0x0d000000 + next(peers) * apart;
        const [size, hour, inward] = [sizes[next(sizes.length)]!, HOUR + next(hours), next(2) === 1];
        if (words === 1) sink.flow4(inward ? peer : OWN, inward ? OWN : peer, size, hour, 0);
        else {
          const six = wordsOf(peer, words);
          sink.flow6(inward ? six : OWN6, inward ? OWN6 : six, size, hour, 0);
        }
        const name = `${peer} ${inward}`;
        addTo(rows, name, BigInt(size));
        const when = `${hour} ${sideOf(peer)} ${inward}`;
        addTo(sums, when, BigInt(size));
        total += BigInt(size);
      }
      const part = sink.part();
      assert.equal(part.counts.accepted, flows);
      const all = words === 1 ? part.v4 : part.v6;
      const beyond = new Map(all.beyond);
      const found = [...all.tags].map((_, row) => rowBytes(all, row, beyond));
      assert.equal(
        found.reduce((whole, bytes) => whole + bytes, 0n),
        total,
      );
      assert.deepEqual(inOrder(hoursOf(part)), inOrder(sums));
      // By address and direction, or by the network that it was folded into.
      const told = new Map<string, bigint>();
      for (const [row, tag] of all.tags.entries())
        addTo(told, `${rowText(all, row)} ${(tag & 7) === IN}`, found[row]!);
      const expected = new Map<string, bigint>();
      for (const [name, bytes] of rows) {
        const [peer, inward] = name.split(' ');
        const keys = wordsOf(Number(peer), words).map((word, index) => masked(word, bitsOf(all), index));
        addTo(expected, `${rowText({ ...all, keys }, 0)} ${inward}`, bytes);
      }
      assert.deepEqual(told, expected);
    }),
    { numRuns: 60 },
  );
});
