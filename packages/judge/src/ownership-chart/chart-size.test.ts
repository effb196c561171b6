import assert from 'node:assert/strict';
import { Session } from 'node:inspector/promises';
import { test } from 'node:test';
import type { Digest } from '@ancrage/base';
import { digestOf } from '@ancrage/base';
import { recogniseReader } from '../readers/registry.ts';
import { sampleReference } from '../testing/sample-dossier.ts';
import { shippedScheme } from '../testing/shipped-scheme.ts';
import { chartOwnership } from './chart-ownership.ts';

const scheme = shippedScheme();

/** A chain of full holdings: each entity is held by the next one, the last by one person. */
function chain(length: number, status: string, sales: readonly string[]): () => void {
  const name = (at: number): string => `c${String(at).padStart(5, '0')}`;
  const rows = Array.from({ length }, (_, at) => {
    const holder = at === length - 1 ? `boss,${status}` : `${name(at + 1)},unknown`;
    return `${holder},${name(at)},100,100,2026-08-01`;
  });
  const bytes = new TextEncoder().encode(
    ['holder,holder_status,issuer,votes,capital,as_of', ...rows].join('\n'),
  );
  const evidence = digestOf(bytes);
  const readings = [recogniseReader(bytes, 'table.csv')!.read(bytes, { evidence, name: 'table.csv' })];
  const paths = new Map<Digest, string>([[evidence, 'table.csv']]);
  const asked = { readings, paths, entity: undefined, scheme, reference: sampleReference, sales };
  return () => {
    const { chart } = chartOwnership({ ...asked, at: '2026-09-01' });
    assert.equal(chart.controller, 'boss');
    assert.equal(chart.nodes_total, length + 1);
  };
}

test('a chain of full control of twice the length takes twice the steps: each block of code that runs is counted', async () => {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const stepsOf = async (run: () => void): Promise<number> => {
    await session.post('Profiler.takePreciseCoverage');
    run();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => url.includes('/packages/'))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  };
  try {
    for (const status of ['foreign-person', 'canadian-person', 'unknown'])
      for (const sales of [[], ['c00002 sells 10 % of c00001 to Zoe']]) {
        await stepsOf(chain(10, status, sales));
        const [once, twice] = [
          await stepsOf(chain(100, status, sales)),
          await stepsOf(chain(200, status, sales)),
        ];
        assert.ok(once > 10_000 && twice < 2.2 * once, `${status}, ${sales.length} sales: ${once}, ${twice}`);
      }
  } finally {
    session.disconnect();
  }
});
