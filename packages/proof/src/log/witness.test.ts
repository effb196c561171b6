import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifySignature } from '../signature/verify-signature.ts';
import { freshSigner } from '../testing/checkpoint-signers.ts';
import { utf8 } from './bytes.ts';
import { formatCheckpoint, signCheckpoint } from './checkpoint.ts';
import { formatNote } from './signed-note.ts';
import { tilePath } from './tile-path.ts';
import { EMPTY_EDGE, growTree } from './tree-edge.ts';
import { TreeReader } from './tree-proof.ts';
import { formatWitnessRequest, judgeWitnessRequest, parseWitnessRequest } from './witness.ts';

const log = freshSigner('log.example/1', 'ed25519');
const stranger = freshSigner('log.example/1', 'ed25519');
const tiles = new Map<string, Uint8Array>();
let edge = EMPTY_EDGE;
for (let i = 0; i < 20; i++) {
  const grown = growTree(edge, [utf8(`entry ${i}`)]);
  edge = grown.edge;
  for (const { id, bytes } of grown.files) tiles.set(tilePath(id), bytes);
}
const reader = (size: number): TreeReader => new TreeReader(size, (id) => tiles.get(tilePath(id))!);

async function noteOf(size: number, signer = log, root?: Uint8Array): Promise<Uint8Array> {
  const head = { size: BigInt(size), root: root ?? (await reader(size).root()) };
  const checkpoint = { origin: 'log.example/1', ...head, extensions: [] };
  const line = await signCheckpoint(signer, checkpoint, 0n);
  return utf8(formatNote(formatCheckpoint(checkpoint), [line]));
}

test('the example of the specification is read', () => {
  const text = `old 20852014\n${'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n'.repeat(2)}\na\n\nb\n`;
  const request = parseWitnessRequest(utf8(text));
  assert.deepEqual([request.old, request.proof.length], [20_852_014n, 2]);
  assert.equal(Buffer.from(formatWitnessRequest(request)).toString(), text);
  for (const [bad, line] of [
    ['', 1],
    ['old\n\nx', 1],
    ['old 01\n\nx', 1],
    ['old 0\nAAAA\n\nx', 2],
    ['old 0\n', 2],
    [`old 0\n${'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n'.repeat(64)}\nx`, 65],
  ] as const)
    assert.throws(() => parseWitnessRequest(utf8(bad)), {
      code: 'WITNESS_REQUEST_SYNTAX',
      details: { line },
    });
});

test('each answer of the protocol, in its order', async () => {
  const root = await reader(12).root();
  const latest = { size: 12n, root };
  const known = { keys: [log.key], latest };
  const proof = await reader(20).consistency(12);
  const judge = async (
    old: bigint,
    hashes: readonly Uint8Array[],
    note: Uint8Array,
    of: typeof known | undefined = known,
  ) => judgeWitnessRequest({ old, proof: hashes, note }, of, verifySignature);
  const good = await noteOf(20);
  assert.equal((await judge(12n, proof, good)).status, 200);
  assert.equal((await judge(12n, [], await noteOf(12))).status, 200);
  assert.equal(judgeWitnessRequest({ old: 12n, proof, note: good }, undefined, verifySignature).status, 404);
  assert.equal((await judge(12n, proof, await noteOf(20, stranger))).status, 403);
  assert.equal((await judge(21n, proof, good)).status, 400);
  assert.deepEqual(await judge(11n, await reader(20).consistency(11), good), { status: 409, size: 12n });
  assert.deepEqual(await judge(0n, [], good), { status: 409, size: 12n });
  assert.equal((await judge(12n, proof.slice(1), good)).status, 422);
  assert.equal((await judge(12n, [], await noteOf(12, log, edge.bundle.subarray(0, 32)))).status, 422);
  const first = { keys: [log.key], latest: undefined };
  assert.equal(judgeWitnessRequest({ old: 0n, proof: [], note: good }, first, verifySignature).status, 200);
  assert.equal(judgeWitnessRequest({ old: 0n, proof, note: good }, first, verifySignature).status, 422);
  const empty = await noteOf(0, log, root);
  assert.equal(judgeWitnessRequest({ old: 0n, proof: [], note: empty }, first, verifySignature).status, 422);
});
