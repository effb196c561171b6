import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { utf8 } from './bytes.ts';
import { checkLog, type LogFault } from './check-log.ts';
import { TILE_WIDTH, tilePath, tilesOf } from './tile-path.ts';
import { EMPTY_EDGE, growTree, rootOfEdge, rootOfHashes } from './tree-edge.ts';
import { leafHash } from './merkle-hash.ts';

const SIZE = 66_000;
const entries = Array.from({ length: SIZE }, (_, i) => utf8(`entry ${i}`));
const grown = growTree(EMPTY_EDGE, entries);
const sound = new Map(grown.files.map(({ id, bytes }) => [tilePath(id), bytes]));
const root = rootOfEdge(grown.edge);

async function check(files: ReadonlyMap<string, Uint8Array>, size = SIZE, top = root): Promise<LogFault[]> {
  return await checkLog({ size: BigInt(size), root: top }, async (id) => files.get(tilePath(id)));
}

const changed = (path: string, change: (bytes: Uint8Array) => Uint8Array): Map<string, Uint8Array> =>
  new Map(sound).set(path, change(Uint8Array.from(sound.get(path)!)));

const flip =
  (at: number) =>
  (bytes: Uint8Array): Uint8Array => {
    bytes[at]! ^= 1;
    return bytes;
  };

test('a sound log has no fault, at whatever size, and every entry is handed on in order', async () => {
  for (const size of [0, 1, 255, 256, 257, 600]) {
    const { edge, files } = growTree(EMPTY_EDGE, entries.slice(0, size));
    const map = new Map(files.map(({ id, bytes }) => [tilePath(id), bytes]));
    assert.deepEqual(await check(map, size, rootOfEdge(edge)), []);
  }
  let next = 0;
  const faults = await checkLog(
    { size: BigInt(SIZE), root },
    async (id) => sound.get(tilePath(id)),
    (index, entry) => {
      assert.equal(index, next++);
      assert.equal(entry.length, `entry ${index}`.length);
    },
  );
  assert.deepEqual([faults, next], [[], SIZE]);
});

test('a changed byte of a tile is named exactly, at every level and at the edge', async () => {
  const paths = [...tilesOf(SIZE)].filter(({ level }) => level !== 'entries').map(tilePath);
  const some = paths.filter(
    (path, i) => i % 100 === 0 || !path.startsWith('tile/0/') || path.includes('.p/'),
  );
  for (const path of some) {
    const at = (sound.get(path)!.length >> 1) + 5;
    const [fault, ...others] = await check(changed(path, flip(at)));
    assert.deepEqual([fault?.kind, fault?.path, fault?.offset, others], ['hash-differs', path, at, []], path);
  }
});

test('a changed entry is named, with where it begins', async () => {
  for (const [path, entry, start] of [
    ['tile/entries/003', 769, 11],
    ['tile/entries/257.p/208', 65_793, 13],
  ] as const) {
    const faults = await check(changed(path, flip(start + 4)));
    assert.deepEqual(faults, [{ kind: 'entry-differs', path, offset: start, entry }]);
  }
});

test('an entry changed together with its tile is caught by the level above', async () => {
  const files = changed('tile/entries/003', flip(5));
  const tile = Uint8Array.from(sound.get('tile/0/003')!);
  const entry = Uint8Array.from(entries[768]!);
  entry[3]! ^= 1;
  tile.set(leafHash(entry), 0);
  files.set('tile/0/003', tile);
  assert.deepEqual(await check(files), [{ kind: 'hash-differs', path: 'tile/0/003', offset: 0, entry: 768 }]);
  // And with that level too, by the one above it, then by the root.
  const upper = Uint8Array.from(sound.get('tile/1/000')!);
  upper.set(rootOfHashes(tile, 0, TILE_WIDTH), 3 * 32);
  files.set('tile/1/000', upper);
  assert.deepEqual(await check(files), [{ kind: 'hash-differs', path: 'tile/1/000', offset: 0, entry: 0 }]);
  const top = Uint8Array.from(sound.get('tile/2/000.p/1')!);
  top.set(rootOfHashes(upper, 0, TILE_WIDTH), 0);
  files.set('tile/2/000.p/1', top);
  assert.deepEqual(await check(files), [{ kind: 'root-differs', path: 'checkpoint', offset: 0 }]);
});

test('missing, shortened and lengthened files are named', async () => {
  for (const path of ['tile/1/000', 'tile/entries/003', 'tile/0/257.p/208']) {
    const without = new Map(sound);
    without.delete(path);
    const missing = (await check(without))[0];
    assert.deepEqual([missing?.kind, missing?.path], ['missing', path]);
    const short = (await check(changed(path, (bytes) => bytes.subarray(0, bytes.length - 1))))[0];
    assert.deepEqual([short?.kind, short?.path], ['length', path]);
    const long = (await check(changed(path, (bytes) => Uint8Array.from([...bytes, 0]))))[0];
    assert.deepEqual([long?.kind, long?.path, long?.offset], ['length', path, sound.get(path)!.length]);
  }
});

test('no changed byte passes', async () => {
  const small = growTree(EMPTY_EDGE, entries.slice(0, 600));
  const files = new Map(small.files.map(({ id, bytes }) => [tilePath(id), bytes]));
  const paths = [...files.keys()];
  await fc.assert(
    fc.asyncProperty(
      fc.nat(paths.length - 1),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (p, n, bits) => {
        const path = paths[p]!;
        const bytes = Uint8Array.from(files.get(path)!);
        bytes[n % bytes.length]! ^= bits;
        const faults = await check(new Map(files).set(path, bytes), 600, rootOfEdge(small.edge));
        assert.equal(faults[0]?.path, path);
      },
    ),
    { numRuns: 200 },
  );
});
