import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReportExposure } from '@ancrage/judge';
import fc from 'fast-check';
import { catalogueExposure } from './catalogue-exposure.ts';
import type { CatalogueEntry } from './catalogue-exposure.ts';

interface Sample {
  readonly suppliers: readonly string[];
  readonly own: number;
}

function entry(
  { suppliers, own }: Sample,
  index: number,
  under: Readonly<Record<string, string[]>> = {},
): CatalogueEntry {
  const exposure: ReportExposure = {
    as_of: '2026-11-26',
    considered: 1,
    laws: [],
    parties: suppliers.map((id) => ({
      id,
      name: id.toUpperCase(),
      group: 'supplier',
      states: [],
      under: under[id] ?? [],
      roles: ['host'],
    })),
    paths: [],
    found: suppliers.length + own,
    possible: 0,
    cut: 0,
    open: [],
    plans: [
      {
        level: 4,
        assets: ['in-use'],
        cost: 0,
        proven: true,
        paths: 0,
        uncut: 0,
        suppliers,
        own,
        changes: [],
      },
    ],
  };
  return { service: `s${index}`, exposure };
}

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const catalogues = fc.array(
  fc.record({
    suppliers: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 4 }),
    own: fc.constantFrom(0, 0, 0, 1),
  }),
  { maxLength: 9 },
);

function freed(samples: readonly Sample[], chosen: readonly string[]): number {
  return samples.filter(
    ({ suppliers, own }) => own === 0 && suppliers.length > 0 && suppliers.every((id) => chosen.includes(id)),
  ).length;
}

test('what one supplier frees is exact; the greedy choice is counted right, and no choice of as many beats its bound', () => {
  fc.assert(
    fc.property(catalogues, (samples) => {
      const result = catalogueExposure(
        samples.map((sample, at) => entry(sample, at)),
        4,
      );
      for (const { id, frees, touches } of result.suppliers) {
        assert.equal(frees, freed(samples, [id]));
        assert.equal(touches, samples.filter(({ suppliers }) => suppliers.includes(id)).length);
      }
      const best = Math.max(0, ...NAMES.map((id) => freed(samples, [id])));
      assert.equal(result.suppliers[0]?.frees ?? 0, best);
      result.steps.forEach(({ chosen, freed: count, bound }, index) => {
        assert.equal(chosen.length, index + 1);
        assert.equal(count, freed(samples, chosen));
        for (let mask = 0; mask < 2 ** NAMES.length; mask += 1) {
          const some = NAMES.filter((_name, at) => (mask >> at) % 2 === 1);
          if (some.length === chosen.length)
            assert.ok(freed(samples, some) <= bound, `${some.join(' ')} frees more`);
        }
      });
    }),
    { numRuns: 500 },
  );
});

test('concentration: one supplier is 10 000, two halves 5 000; unknown jurisdictions leave an interval', () => {
  const index = (samples: Sample[], under: Record<string, string[]>): unknown => {
    const [role] = catalogueExposure(
      samples.map((sample, at) => entry(sample, at, under)),
      4,
    ).roles;
    return role;
  };
  const of = (...suppliers: string[]): Sample => ({ suppliers, own: 0 });
  assert.deepEqual(index([of('a'), of('a')], { a: ['US'] }), {
    role: 'host',
    ties: 2,
    bySupplier: 10_000,
    byJurisdiction: { lo: 10_000, hi: 10_000 },
  });
  assert.deepEqual(index([of('a'), of('b')], { a: ['US'], b: ['US'] }), {
    role: 'host',
    ties: 2,
    bySupplier: 5000,
    byJurisdiction: { lo: 10_000, hi: 10_000 },
  });
  assert.deepEqual(index([of('a'), of('b'), of('c')], { a: ['US'] }), {
    role: 'host',
    ties: 3,
    bySupplier: 3333,
    byJurisdiction: { lo: 3333, hi: 10_000 },
  });
});
