import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { equalBytes, utf8 } from './bytes.ts';
import { decodeBundle } from './entry-bundle.ts';
import { EMPTY_ROOT, leafHash, nodeHash } from './merkle-hash.ts';
import { rootOfInclusion, verifyConsistency, verifyInclusion } from './merkle-proof.ts';
import { tileAt, tilePath, tilesOf } from './tile-path.ts';
import { EMPTY_EDGE, growTree, rootOfEdge, type TreeEdge } from './tree-edge.ts';
import { TreeReader } from './tree-proof.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const entryAt = (index: number): Uint8Array => utf8(`entry ${index}`);

/** MTH of RFC 6962 §2.1, as written there. */
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

/** A log in memory that grew by batches of the given sizes, with every file it ever made. */
function grown(batches: readonly number[]): { edge: TreeEdge; files: Map<string, Uint8Array> } {
  let edge = EMPTY_EDGE;
  const files = new Map<string, Uint8Array>();
  for (const batch of batches) {
    const size = edge.size;
    const step = growTree(
      edge,
      Array.from({ length: batch }, (_, i) => entryAt(size + i)),
    );
    edge = step.edge;
    for (const { id, bytes } of step.files) {
      const path = tilePath(id);
      // What was written once is written the same again, or not at all.
      const before = files.get(path);
      if (before !== undefined) assert.ok(equalBytes(before, bytes), path);
      files.set(path, bytes);
    }
  }
  return { edge, files };
}

const readerOf = (size: number, files: Map<string, Uint8Array>): TreeReader =>
  new TreeReader(size, (id) => files.get(tilePath(id)) ?? new Uint8Array());

test('roots of RFC 6962: the vectors of the Certificate Transparency reference implementation', () => {
  const entries = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ].map((digits) => new Uint8Array(Buffer.from(digits, 'hex')));
  const roots = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  for (const [size, root] of roots.entries()) {
    assert.equal(hex(rootOfEdge(growTree(EMPTY_EDGE, entries.slice(0, size)).edge)), root);
  }
});

test('however a tree grows, its root is that of RFC 6962, and its files are those of its size', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }), (batches) => {
      const { edge, files } = grown(batches);
      const leaves = Array.from({ length: edge.size }, (_, i) => leafHash(entryAt(i)));
      assert.equal(hex(rootOfEdge(edge)), hex(rootOf(leaves)));
      for (const id of tilesOf(edge.size)) {
        const bytes = files.get(tilePath(id));
        assert.ok(bytes !== undefined, tilePath(id));
        if (id.level === 'entries') {
          for (const [i, entry] of decodeBundle(bytes, id.width).entries())
            assert.deepEqual(Buffer.from(entry), Buffer.from(entryAt(id.index * 256 + i)));
        } else assert.equal(bytes.length, id.width * 32);
      }
    }),
    { numRuns: 40 },
  );
});

test('every entry of every small tree is proven, and by no other index, size or proof', async () => {
  const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 31, 33];
  for (const size of sizes) {
    const { edge, files } = grown([size]);
    const root = rootOfEdge(edge);
    const tree = { size: BigInt(size), root };
    const reader = readerOf(size, files);
    for (let index = 0; index < size; index++) {
      const proof = await reader.inclusion(index);
      const leaf = leafHash(entryAt(index));
      assert.ok(verifyInclusion(leaf, BigInt(index), tree, proof));
      assert.equal(hex(await reader.leaf(index)), hex(leaf));
      assert.ok(!verifyInclusion(leafHash(entryAt(size)), BigInt(index), tree, proof));
      assert.ok(!verifyInclusion(leaf, BigInt(index), tree, [...proof, root]));
      if (proof.length > 0) assert.ok(!verifyInclusion(leaf, BigInt(index), tree, proof.slice(0, -1)));
      for (let other = 0; other < size + 2; other++)
        if (other !== index) assert.ok(!verifyInclusion(leaf, BigInt(other), tree, proof));
    }
  }
});

test('every tree is shown to begin every later one, and no other', async () => {
  const batches = Array.from({ length: 40 }, () => 1);
  const { files } = grown(batches);
  const leaves = batches.map((_, i) => leafHash(entryAt(i)));
  const head = (size: number) => ({ size: BigInt(size), root: rootOf(leaves.slice(0, size)) });
  for (let size = 0; size <= 40; size++) {
    const reader = readerOf(size, files);
    assert.equal(hex(await reader.root()), hex(head(size).root));
    for (let old = 0; old <= size; old++) {
      const proof = await reader.consistency(old);
      assert.ok(verifyConsistency(head(old), head(size), proof), `${old} ${size}`);
      assert.ok(!verifyConsistency(head(old), head(size), [...proof, EMPTY_ROOT]));
      if (proof.length > 0) assert.ok(!verifyConsistency(head(old), head(size), proof.slice(1)));
      const other = { size: BigInt(old), root: nodeHash(EMPTY_ROOT, EMPTY_ROOT) };
      assert.ok(!verifyConsistency(other, head(size), proof));
      if (old < size) assert.ok(!verifyConsistency(head(size), head(old), proof));
    }
  }
});

test('large trees: proofs across three levels of tiles', async () => {
  const { edge, files } = grown([70_000]);
  assert.equal(edge.levels.length, 3);
  assert.deepEqual(
    edge.levels.map(({ length }) => length / 32),
    [112, 17, 1],
  );
  const tree = { size: 70_000n, root: rootOfEdge(edge) };
  const reader = readerOf(70_000, files);
  for (const index of [0, 1, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999]) {
    const proof = await reader.inclusion(index);
    assert.ok(verifyInclusion(leafHash(entryAt(index)), BigInt(index), tree, proof), String(index));
  }
  for (const old of [1, 255, 256, 257, 65_535, 65_536, 65_537, 69_999]) {
    const first = { size: BigInt(old), root: await reader.root(old) };
    assert.ok(verifyConsistency(first, tree, await reader.consistency(old)), String(old));
  }
});

test('sizes near 2^63 need at most 63 hashes, and more are refused', () => {
  const size = (1n << 63n) - 1n;
  const path = Array.from({ length: 63 }, () => EMPTY_ROOT);
  assert.ok(rootOfInclusion(EMPTY_ROOT, 0n, size, path) !== undefined);
  assert.equal(rootOfInclusion(EMPTY_ROOT, 0n, size, [...path, EMPTY_ROOT]), undefined);
  assert.equal(rootOfInclusion(EMPTY_ROOT, -1n, size, path), undefined);
});

test('a reader refuses a tile of another width and an index beyond the tree', async () => {
  const reader = new TreeReader(5, () => new Uint8Array(32));
  await assert.rejects(reader.inclusion(5), { code: 'LOG_RANGE' });
  await assert.rejects(reader.inclusion(4), { code: 'TILE_SIZE' });
});

test('paths of tiles, from the specification', () => {
  assert.equal(tilePath({ level: 0, index: 1_234_067, width: 256 }), 'tile/0/x001/x234/067');
  assert.equal(tilePath({ level: 2, index: 0, width: 1 }), 'tile/2/000.p/1');
  assert.equal(tilePath({ level: 'entries', index: 1000, width: 8 }), 'tile/entries/x001/000.p/8');
  assert.deepEqual(tileAt(1, 3, 70_000), { level: 1, index: 0, width: 256 });
  assert.deepEqual(tileAt(1, 272, 70_000), { level: 1, index: 1, width: 17 });
  assert.equal([...tilesOf(70_000)].filter(({ level }) => level === 0).length, 274);
});

test('an entry of 65,535 bytes is the longest', () => {
  const longest = new Uint8Array(65_535).fill(7);
  const { files } = growTree(EMPTY_EDGE, [longest]);
  assert.deepEqual(Buffer.from(decodeBundle(files[0]!.bytes, 1)[0]!), Buffer.from(longest));
  assert.throws(() => growTree(EMPTY_EDGE, [new Uint8Array(65_536)]), { code: 'ENTRY_TOO_LARGE' });
  for (const bytes of [[], [0], [0, 2, 1], [0, 1, 1, 0]])
    assert.throws(() => decodeBundle(new Uint8Array(bytes), 1), { code: 'ENTRY_BUNDLE_SYNTAX' });
});
