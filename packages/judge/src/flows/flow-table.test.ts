import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rankOf, rowBytes, rowText, slotOf } from './flow-rows.ts';
import type { FlowRows } from './flow-rows.ts';
import { FlowTable } from './flow-table.ts';
import { unpackedRows } from './packed-rows.ts';

type Flow = readonly [address: number, tag: number, bytes: bigint];

const flow = fc.tuple(
  fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer()),
  fc.integer({ min: 0, max: 3 }),
  fc.oneof(fc.bigInt(0n, 2000n), fc.bigInt(0n, 2n ** 64n)),
);

/** Tags of two bits, to which whether the address is odd is added. */
const TAGS = {
  mask: 3,
  told4: (address: number, tag: number) => tag + 4 * (address & 1),
  told6: (_a: number, _b: number, _c: number, _d: number, tag: number) => tag,
};

function tableOf(flows: readonly Flow[], most: number): FlowTable {
  const table = new FlowTable(1, TAGS, most);
  for (const [address, tag, bytes] of flows) {
    const row = table.row4(address, tag);
    if (bytes < 2n ** 50n) table.add(row, Number(bytes));
    else table.addSums(row, 0, 1, bytes);
  }
  return table;
}

const told = (rows: FlowRows): string[] => {
  const beyond = new Map(rows.beyond);
  return [...rows.tags]
    .map((tag, row) => `${rowText(rows, row)} ${tag} ${rowBytes(rows, row, beyond)} ${rows.flows[row]!}`)
    .sort();
};

test('sums are exact whatever their size, and neither order nor division changes them, folded or not', () => {
  fc.assert(
    fc.property(
      fc.array(flow, { maxLength: 60 }),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 0, max: 60 }),
      (flows, most, cut) => {
        const whole = tableOf(flows, most).takeRows();
        const parts = tableOf(flows.slice(cut).toReversed(), most);
        parts.absorb(tableOf(flows.slice(0, cut), most).takeRows());
        assert.deepEqual(told(parts.takeRows()), told(whole));
        assert.equal(parts.level, whole.level);
        const beyond = new Map(whole.beyond);
        const sum = [...whole.tags].reduce((all, _, row) => all + rowBytes(whole, row, beyond), 0n);
        assert.equal(
          sum,
          flows.reduce((all, [, , bytes]) => all + bytes, 0n),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('rows are taken in order, by rank, then by address and tag, packed or not', () => {
  const word = fc.oneof(fc.constantFrom(0, 1, -1), fc.integer());
  fc.assert(
    fc.property(
      fc.constantFrom(1 as const, 4 as const),
      fc.array(fc.tuple(word, word, fc.integer({ min: 0, max: 31 })), { maxLength: 60 }),
      (words, flows) => {
        const filled = (): FlowTable => {
          const table = new FlowTable(words, { ...TAGS, mask: 63, told4: (_address, tag) => tag }, 1000);
          for (const [a, d, tag] of flows)
            table.add(words === 1 ? table.row4(a, tag) : table.row6(a, 0, 0, d, tag), 1);
          return table;
        };
        for (const { keys, tags } of [
          filled().takeRows(),
          unpackedRows(filled().takePacked(), { words, mask: 63 }),
        ]) {
          const names = [...tags].map((tag, row) => {
            const [a = 0, b = 0, c = 0, d = 0] = keys.subarray(row * words, (row + 1) * words);
            return [rankOf(a, b, c, d, tag), a, b, c, d, tag];
          });
          for (const [row, name] of names.entries()) {
            const before = names[row - 1];
            const at = name.findIndex((value, index) => value !== before?.[index]);
            if (before !== undefined) assert.ok(before[at]! < name[at]!, `row ${row}`);
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('packed rows of a table are its rows, in its order', () => {
  fc.assert(
    fc.property(fc.array(flow, { maxLength: 60 }), (flows) => {
      const table = tableOf(flows, 1000);
      const rows = tableOf(flows, 1000).takeRows();
      assert.equal(table.isPlain, rows.bytes.every((bytes) => bytes < 2 ** 40) && rows.beyond.length === 0);
      if (table.isPlain) assert.deepEqual(unpackedRows(table.takePacked(), { words: 1, mask: 3 }), rows);
    }),
    { numRuns: 300 },
  );
});

test('addresses beyond the limit are told by their networks, with what they told themselves in the tag', () => {
  const rows = tableOf(
    [
      [0x0a000001, 0, 1n],
      [0x0a000002, 0, 2n],
      [0x0b000001, 1, 4n],
    ],
    2,
  ).takeRows();
  assert.deepEqual(told(rows), ['0.0.0.0/0 0 2 1', '0.0.0.0/0 4 1 1', '0.0.0.0/0 5 4 1']);
});

test('addresses made to collide stay apart', () => {
  // One row in each of many slots that follow one another: whoever comes next has nowhere near to go.
  const table = new FlowTable(1);
  for (let address = 0; address < 400_000; address += 1) table.add(table.row4(address, 0), 1);
  for (let address = 0; address < 400_000; address += 1) table.add(table.row4(address, 0), 1);
  const { flows, tags } = table.takeRows();
  assert.equal(tags.length, 400_000);
  assert.ok(flows.every((count) => count === 2));
});

test('rows of four words', () => {
  const table = new FlowTable(4);
  for (let round = 0; round < 2; round += 1)
    for (let at = 0; at < 5000; at += 1) table.addSums(table.row6(at, 1, 2, -at, 7), 3, 1, 0n);
  const rows = table.takeRows();
  assert.equal(rows.tags.length, 5000);
  assert.ok(rows.bytes.every((bytes) => bytes === 6));
});

test('rows that were put far from their place are in order all the same', () => {
  // All of one rank but for its lowest bits, so that each looks for its row in the same few slots.
  const unmix = (rank: number): number => {
    let code = rank ^ (rank >>> 16);
    code = Math.imul(code, 0x7ed1b41d);
    code ^= (code >>> 13) ^ (code >>> 26);
    code = Math.imul(code, 0xa5cb9243);
    return code ^ (code >>> 16);
  };
  const table = new FlowTable(1);
  const addresses = Array.from({ length: 900 }, (_, low) => unmix(0xfffffc00 + low));
  for (const address of addresses) table.add(table.row4(address, 4), 1);
  table.add(table.row4(unmix(5), 4), 1);
  const { keys } = table.takeRows();
  assert.deepEqual([...keys], [unmix(5), ...addresses]);
});

test('flows and bytes that a row cannot hold are kept, whoever adds them', () => {
  const table = new FlowTable(1);
  table.addSums(table.row4(7, 1), 2 ** 40 - 1, 2 ** 24 - 1, 0n);
  table.add(table.row4(7, 1), 1);
  const rows = table.takeRows();
  assert.deepEqual([...rows.bytes, ...rows.flows], [2 ** 40, 2 ** 24]);
  const again = new FlowTable(1);
  again.absorb({ ...rows, flows: Float64Array.of(2 ** 33 + 5) });
  again.absorb(rows);
  assert.equal(again.isPlain, false);
  const { bytes, flows } = again.takeRows();
  assert.deepEqual([...bytes, ...flows], [2 ** 41, 2 ** 33 + 5 + 2 ** 24]);
});

test('a new row in the last slot is added, wherever in a page of memory the table ends', () => {
  for (const words of [1, 4] as const) {
    const size = words === 1 ? 16 : 32;
    // Of so many rows in turn one table ends with a page, one before and one behind it.
    const { byteOffset } = new FlowTable(words).engine.rows;
    const last = Math.floor((65_536 * 40 - byteOffset) / size);
    for (let slots = last - 2; slots <= last + 1; slots += 1) {
      const table = new FlowTable(words, undefined, undefined, ((slots - 1) * 7) / 10);
      const { engine } = table;
      const made = (engine.rows.length * 4) / size;
      let address = 0;
      while (slotOf(rankOf(address, 0, 0, 0, 9), made) !== made - 1) address += 1;
      engine.peers[0] = address;
      engine.tags[0] = 9;
      engine.sizes[0] = 1;
      assert.equal(table.addWaiting(1), 0, `${made} slots`);
      assert.equal(table.size, 1);
    }
  }
});

// It took minutes once, and seconds since.
test('a log whose addresses are all of the lower ranks is added in time', { timeout: 100_000 }, () => {
  const table = new FlowTable(1);
  let address = 0;
  for (let count = 0; count < 400_000; address += 1) {
    if (rankOf(address, 0, 0, 0, 1) >= 2 ** 31) continue;
    table.add(table.row4(address, 1), 1);
    count += 1;
  }
  assert.equal(table.takeRows().tags.length, 400_000);
});
