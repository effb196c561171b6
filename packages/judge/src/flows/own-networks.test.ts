import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePrefix } from '../addresses/address-prefix.ts';
import { PRIVATE_NETWORKS } from '../addresses/private-networks.ts';
import { v4Text, v6Text } from './address-bytes.ts';
import { FOREIGN, OwnNetworks } from './own-networks.ts';
import type { OwnNetwork } from './own-networks.ts';

/** A network as numbers: its first `length` bits of `width`. */
interface Stated {
  readonly network: bigint;
  readonly length: number;
  readonly width: number;
  readonly group: number;
}

const STARTS = { 32: 0x0a00_0000n, 128: 0xfdabn << 112n } as const;
const STRIDE = { 32: 0x1fd1n, 128: 0x1fd1n << 83n } as const;
const PRIVATE_EDGES = { 32: privateEdges(32), 128: privateEdges(128) } as const;

function privateEdges(width: number): bigint[] {
  const parsed = PRIVATE_NETWORKS.map((prefix) => ({ ...parsePrefix(prefix)!, group: 0 }));
  return parsed.filter((network) => network.width === width).flatMap(edges);
}

function stated({ network, length, width, group }: Stated): OwnNetwork {
  const first = network << BigInt(width - length);
  const text = width === 32 ? v4Text(word(first, 0)) : v6Text(...words6(first));
  return { prefix: `${text}/${length}`, group };
}

/** What the most specific network, the first of equal ones, tells of an address: the private ones stand after those stated. */
function expected(all: readonly Stated[], address: bigint, width: number): number {
  const holding = [...all, ...PRIVATE_NETWORKS.map((prefix) => ({ ...parsePrefix(prefix)!, group: 0 }))]
    .filter((network) => network.width === width)
    .filter(({ network, length }) => address >> BigInt(width - length) === network)
    .toSorted((a, b) => b.length - a.length);
  return holding[0]?.group ?? FOREIGN;
}

/** Addresses at the edges of a network: its first and last, and those beside them. */
function edges({ network, length, width }: Stated): bigint[] {
  const first = network << BigInt(width - length);
  const size = 1n << BigInt(width - length);
  return [first, first - 1n, first + size - 1n, first + size].map((value) => BigInt.asUintN(width, value));
}

const word = (address: bigint, shift: number): number => Number((address >> BigInt(shift)) & 0xffffffffn) | 0;
const words6 = (address: bigint): [number, number, number, number] => [
  word(address, 96),
  word(address, 64),
  word(address, 32),
  word(address, 0),
];

function ofEveryWidth(width: 32 | 128): fc.Arbitrary<Stated> {
  return fc
    .record({
      // Near one another and near what is private, so that they lie within one another.
      address: fc.oneof(
        fc
          .bigInt({ min: 0n, max: 0x3ffn })
          .map((low) => BigInt.asUintN(width, STARTS[width] | (low * STRIDE[width]))),
        fc.bigInt({ min: 0n, max: (1n << BigInt(width)) - 1n }),
      ),
      length: fc.integer({ min: 0, max: width }),
      group: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ address, length, group }) => ({
      network: address >> BigInt(width - length),
      length,
      width,
      group,
    }));
}

test('an address is of the most specific network that holds it, the first of equal ones: every length of IPv4', () => {
  fc.assert(
    fc.property(
      fc.array(ofEveryWidth(32), { maxLength: 12 }),
      fc.array(fc.bigInt({ min: 0n, max: 0xffffffffn }), { maxLength: 6 }),
      (all, others) => {
        const own = new OwnNetworks(all.map(stated), 0);
        for (const address of [...all.flatMap(edges), ...others, ...PRIVATE_EDGES[32]])
          assert.equal(own.group4(word(address, 0)), expected(all, address, 32), v4Text(word(address, 0)));
      },
    ),
  );
});

test('an address is of the most specific network that holds it, the first of equal ones: every length of IPv6', () => {
  fc.assert(
    fc.property(
      fc.array(ofEveryWidth(128), { maxLength: 12 }),
      fc.array(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), { maxLength: 6 }),
      (all, others) => {
        const own = new OwnNetworks(all.map(stated), 0);
        for (const address of [...all.flatMap(edges), ...others, ...PRIVATE_EDGES[128]])
          assert.equal(
            own.group6(...words6(address)),
            expected(all, address, 128),
            v6Text(...words6(address)),
          );
      },
    ),
  );
});

test('each length alone, at its edges', () => {
  for (const width of [32, 128] as const)
    for (let length = 0; length <= width; length += 1) {
      const network: Stated = { network: STARTS[width] >> BigInt(width - length), length, width, group: 2 };
      const own = new OwnNetworks([stated(network)], 0);
      for (const address of edges(network)) {
        const told = width === 32 ? own.group4(word(address, 0)) : own.group6(...words6(address));
        assert.equal(told, expected([network], address, width), `/${length} ${address.toString(16)}`);
      }
    }
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
