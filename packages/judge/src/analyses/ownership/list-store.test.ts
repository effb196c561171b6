import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { KEPT_ERROR, ListStore } from './list-store.ts';

const LEAST = 0.01;
const CARRIED = 1e-4;

/** Holder and millionths. */
const entry = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 10_000 }));
const entries = fc.oneof(
  { weight: 20, arbitrary: fc.array(entry, { maxLength: 40 }) },
  // More than the kernel has room for.
  {
    weight: 1,
    arbitrary: fc
      .nat(3000)
      .map((from) => Array.from({ length: 2100 }, (_, at): [number, number] => [from + at, (at % 300) + 1])),
  },
);

test('property: lists made of lists are sums, told from the least on and kept on rounded down; places are used again', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(entries, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 100 })), { maxLength: 3 })),
        {
          minLength: 1,
          maxLength: 12,
        },
      ),
      (steps) => {
        const store = new ListStore();
        const kept: { readonly list: number; readonly shares: Map<number, number> }[] = [];
        for (const [own, through] of steps) {
          const sums = new Map<number, number>();
          store.begin();
          const count = (holder: number, share: number): void => {
            sums.set(holder, (sums.get(holder) ?? 0) + share);
          };
          for (const [holder, parts] of own) {
            store.add(holder, 0, parts / 1e6);
            count(holder, parts / 1e6);
          }
          for (const [which, percent] of kept.length === 0 ? [] : through) {
            const { list, shares } = kept[which % kept.length]!;
            store.add(-1, list, percent / 400);
            for (const [holder, share] of shares) count(holder, share * (percent / 400));
          }
          const { told, holders, shares, pruned, near } = store.merge(CARRIED, LEAST);
          const got = new Map(Array.from({ length: told }, (_, at) => [holders[at]!, shares[at]!]));
          for (const [holder, share] of got) {
            assert.ok(Math.abs(share - sums.get(holder)!) < 1e-12, `${holder}`);
            assert.ok(share >= LEAST);
          }
          const untold = [...sums].filter(([holder]) => !got.has(holder)).map(([, share]) => share);
          assert.ok(Math.abs(near - Math.max(0, ...untold)) < 1e-12);
          const lost = [...sums.values()].filter((share) => share < CARRIED);
          assert.ok(Math.abs(pruned - Math.max(0, ...lost)) < 1e-12);
          const list = store.keep(pruned + KEPT_ERROR, 1);
          const carried = new Map(
            [...sums]
              .filter(([, share]) => share >= CARRIED)
              .map(([holder, share]) => [holder, Math.floor(share * 2 ** 32) / 2 ** 32]),
          );
          kept.push({ list, shares: carried });
          if (kept.length > 3) {
            assert.ok(store.used(kept.shift()!.list));
            const next = store.unknown(1);
            store.used(next);
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('a list that several use is given back by the last one, and its place taken again', () => {
  const store = new ListStore();
  store.begin();
  store.add(1, 0, 0.25);
  store.add(2, 0, 0.75);
  store.merge(CARRIED, LEAST);
  const list = store.keep(0, 2);
  assert.equal(store.used(list), false);
  store.begin();
  store.add(-1, list, 1);
  assert.equal(store.merge(CARRIED, LEAST).told, 2);
  assert.equal(store.used(list), true);
  assert.equal(store.keep(0, 1), list);
});
