import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { PlacedFlows } from '@ancrage/judge/flows';
import { readPlaneTable } from '@ancrage/judge/flow-tables';
import { importAddressData, listAddressData, loadAddressData, loadPlaces } from './address-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'ancrage-addresses-'));
after(() => rmSync(folder, { recursive: true }));
const feed = join(folder, 'feed.csv');
writeFileSync(feed, '192.0.2.0/24,CA,CA-QC,Montréal,\n198.51.100.0/24,FR,,Paris,\n2001:db8::/32,CA,,,\n');
await importAddressData(feed, folder, '2026-11-01', { layer: 'geofeed' });

let timesReferred = 0;
const tables = {
  digest: digestOf('tables'),
  reference: async () => {
    timesReferred += 1;
    return {
      asOf: '2026-11-01',
      digest: digestOf('tables'),
      isPublicPlatform: () => false,
      regionPlace: () => undefined,
      pairedRegion: () => undefined,
      operators: undefined,
    };
  },
};

let timesRead = 0;
const PLANES = 'ancrage: planes/1\nplanes:\n  - { prefix: 10.0.16.0/20, plane: storage, country: CA }\n';
const own = {
  file: 'planes.yaml',
  digest: digestOf(PLANES),
  read: async () => {
    timesRead += 1;
    return readPlaneTable(Buffer.from(PLANES), 'planes.yaml');
  },
};

async function places(): Promise<Awaited<ReturnType<typeof loadPlaces>>> {
  return loadPlaces(folder, await loadAddressData(folder, '2026-11-01'), tables, new Set(), own);
}

function whole(placed: PlacedFlows & { readonly networks: unknown }): unknown {
  const { places: list, ranges, packed, networks } = placed;
  const { v6Starts, v6Values } = ranges;
  return { list, v6Starts, v6Values, packed, networks };
}

function changeAt(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at]! ^= 1;
  writeFileSync(path, bytes);
}

const only = (kind: string): string => join(folder, kind, readdirSync(join(folder, kind))[0]!);

test('places are put together once; a kept file in which a byte has changed is put together again, to the same', async () => {
  const first = whole(await places());
  assert.deepEqual(whole(await places()), first);
  assert.deepEqual([timesReferred, timesRead], [1, 1]);
  const kept = only('places');
  const { length } = readFileSync(kept);
  const steps = 40;
  for (let step = 0; step < steps; step += 1) {
    changeAt(kept, Math.floor((length * step) / steps));
    assert.deepEqual(whole(await places()), first);
  }
  assert.ok(timesReferred > steps / 2, `${timesReferred}`);
});

test('a folder of ranges that cannot be read is told; kept places that cannot be read are put together again', async () => {
  const none = join(folder, 'file');
  writeFileSync(none, '');
  await assert.rejects(async () => listAddressData(none), {
    code: 'FILE_UNREADABLE',
    details: { path: join(none, 'ranges') },
  });
  const first = whole(await places());
  const kept = only('places');
  rmSync(kept);
  mkdirSync(kept);
  assert.deepEqual(whole(await places()), first);
  rmSync(kept, { recursive: true });
});

test('ranges that were imported and have changed on the disk are refused by their path, and never left out', async () => {
  const kept = only('ranges');
  const good = readFileSync(kept);
  const refused = { code: 'KEPT_DAMAGED', details: { path: kept } };
  changeAt(kept, 20);
  await assert.rejects(() => listAddressData(folder), refused);
  await assert.rejects(places, refused);
  writeFileSync(kept, good);
  const at = good.indexOf(Buffer.from(Uint32Array.of(0xc000_0200).buffer));
  assert.ok(at > 0);
  changeAt(kept, at);
  rmSync(join(folder, 'places'), { recursive: true });
  await assert.rejects(places, refused);
});
