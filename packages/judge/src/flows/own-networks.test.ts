import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { v4Text } from './address-bytes.ts';
import { FOREIGN, OwnNetworks } from './own-networks.ts';

const network = fc.record({
  // Near one another, so that they lie within one another.
  address: fc.oneof(
    fc.integer({ min: 0, max: 0x3ff }).map((low) => 0x0a00_0000 | (low * 0x1fd1)),
    fc.integer(),
  ),
  length: fc.integer({ min: 0, max: 32 }),
  group: fc.integer({ min: 1, max: 3 }),
});
const start = (address: number, length: number): number =>
  length === 0 ? 0 : address & (-1 << (32 - length));

test('an address is of the most specific network that holds it, the first of equal ones', () => {
  fc.assert(
    fc.property(
      fc.array(network, { maxLength: 12 }),
      fc.array(fc.integer(), { maxLength: 6 }),
      (all, others) => {
        const own = new OwnNetworks(
          all.map(({ address, length, group }) => ({
            prefix: `${v4Text(start(address, length))}/${length}`,
            group,
          })),
          0,
        );
        const near = all.flatMap(({ address, length }) => {
          const first = start(address, length);
          return [first, first - 1, address, first + 2 ** (32 - length), first + 2 ** (32 - length) - 1];
        });
        for (const address of [...near.map((value) => value | 0), ...others]) {
          const holding = all
            .filter(({ address: other, length }) => start(other, length) === start(address, length))
            .toSorted((a, b) => b.length - a.length);
          if (holding.length > 0 && holding[0]!.length >= 16)
            assert.equal(own.group4(address), holding[0]!.group, v4Text(address));
        }
      },
    ),
  );
});

test('networks beyond the tables are still told', () => {
  const own = new OwnNetworks(
    Array.from({ length: 3000 }, (_, index) => ({
      prefix: `${20 + (index >> 8)}.${index & 255}.7.0/25`,
      group: 1 + (index % 3),
    })),
    0,
  );
  for (const index of [0, 400, 511, 512, 1700, 2999]) {
    const address = ((20 + (index >> 8)) << 24) | ((index & 255) << 16) | (7 << 8);
    assert.equal(own.group4(address | 100), 1 + (index % 3));
    assert.equal(own.group4(address | 128), FOREIGN);
    assert.equal(own.group4((10 << 24) | 5), 0);
  }
});
