import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import {
  EMPTY_EDGE,
  formatCheckpoint,
  formatNote,
  formatWitnessRequest,
  growTree,
  openCheckpoint,
  rootOfEdge,
  signCheckpoint,
  TreeReader,
  verifierKey,
  verifySignature,
} from '@ancrage/proof';
import { freshLogSigner } from '../testing/log-signer.ts';
import { type Fault, Medium, UnreliableDisk } from '../testing/unreliable-disk.ts';
import { WitnessStore } from './witness-store.ts';

const CHILD = fileURLToPath(new URL('../testing/killed-witness.ts', import.meta.url));
const log = freshLogSigner('log.example/1');
const own = freshLogSigner('w.example');
const witness = { ...own, key: verifierKey('w.example', 'ed25519-cosignature', own.key.key) };

/** A request for a tree of this size, whose entries bear a name, as one that continues the tree of the old size. */
async function requestOf(size: number, name = 'entry', old = 0): Promise<Uint8Array> {
  const entries = Array.from({ length: size }, (_, i) => Buffer.from(`${name} ${i}`));
  const { edge, files } = growTree(EMPTY_EDGE, entries);
  const root = rootOfEdge(edge);
  const checkpoint = { origin: log.key.name, size: BigInt(size), root, extensions: [] };
  const line = await signCheckpoint(log, checkpoint, 0n);
  return formatWitnessRequest({
    old: BigInt(old),
    proof: await new TreeReader(size, () => files.find(({ id }) => id.level === 0)!.bytes).consistency(old),
    note: Buffer.from(formatNote(formatCheckpoint(checkpoint), [line])),
  });
}

test('of two trees that both claim to be the first, one is cosigned, whichever comes first', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'ancrage-witness-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const store = await WitnessStore.open(folder, [witness], [log.key]);
  await assert.rejects(WitnessStore.open(folder, [witness], [log.key]), { code: 'LOG_LOCKED' });
  const requests = await Promise.all([5, 8, 3, 8].map((size, i) => requestOf(size, `tree ${i}`)));
  const answers = await Promise.all(requests.map((request) => store.addCheckpoint(request)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 409, 409, 409],
  );
  assert.equal(answers[1]!.body, '5\n');
  assert.equal((await store.addCheckpoint(Buffer.from('old 0\n'))).status, 400);
  assert.equal(await store.checkpoint('../x'), undefined);
  await store.close();
  const again = await WitnessStore.open(folder, [witness], [log.key]);
  assert.equal((await again.addCheckpoint(requests[1]!)).status, 409);
  await again.close();
});

test('whatever the disk does, no two trees that disagree are ever cosigned', async () => {
  for (let at = 1; at <= 6; at++) {
    for (const fault of [
      'power-half',
      'power-after',
      'fails',
      'fails-half',
      'fails-after',
    ] satisfies Fault[]) {
      let seed = at;
      const medium = new Medium(() => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647);
      const disk = new UnreliableDisk(medium, at, fault);
      const store = await WitnessStore.open('', [witness], [log.key], disk);
      const first = await requestOf(5, 'first');
      const cosigned = await Promise.race([
        store.addCheckpoint(first).then(
          ({ status }) => status === 200,
          () => false,
        ),
        disk.powerLoss.then(() => false),
      ]);
      if (fault.startsWith('power')) medium.losePower();
      const later = await WitnessStore.open('', [witness], [log.key], new UnreliableDisk(medium));
      const { status } = await later.addCheckpoint(await requestOf(6, 'second'));
      if (cosigned) assert.equal(status, 409, `${fault} at ${at}`);
      else assert.ok(status === 200 || status === 409);
    }
  }
});

test('a witness that is killed at any step keeps every tree that it cosigned, and cosigns none beside it', async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'ancrage-witness-killed-'));
  t.after(() => rmSync(root, { recursive: true }));
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const requests = [await requestOf(4), await requestOf(9, 'entry', 4), await requestOf(12, 'entry', 9)];
  writeFileSync(join(root, 'given'), serialize({ pem, log: log.key, requests }));
  for (let at = 0, steps = 1; at <= steps; at++) {
    const folder = join(root, String(at));
    mkdirSync(folder);
    const said = spawnSync(process.execPath, [CHILD, folder, join(root, 'given'), String(at)]);
    const lines = said.stdout.toString().split('\n');
    assert.equal(said.signal, at === 0 ? null : 'SIGKILL', said.stderr.toString());
    if (at === 0) steps = Number(lines.find((line) => line.startsWith('steps '))!.slice(6));
    const cosigned = [0, 4, 9, 12][lines.filter((line) => line === '200').length]!;
    const store = await WitnessStore.open(folder, [witness], [log.key]);
    // What was told may lag behind what is kept by the one request that was under way, never the other way.
    const [, size] =
      /^(\d+)\n$/.exec((await store.addCheckpoint(await requestOf(14, 'rival', 1))).body) ?? [];
    assert.ok(Number(size) >= cosigned, `${size} kept, ${cosigned} told`);
    if (Number(size) > 0)
      assert.equal((await store.addCheckpoint(await requestOf(14, 'rival', Number(size)))).status, 422);
    assert.equal((await store.addCheckpoint(await requestOf(14, 'entry', Number(size)))).status, 200);
    await store.close();
  }
});

test('what a witness keeps for monitors has its cosignature and that of the log', async () => {
  const disk = new UnreliableDisk(new Medium(() => 0));
  const store = await WitnessStore.open('', [witness], [log.key], disk);
  assert.equal((await store.addCheckpoint(await requestOf(4))).status, 200);
  const [name] = (await disk.list('.')).filter((path) => path.length === 64);
  const { signatures } = openCheckpoint(
    (await store.checkpoint(name!))!,
    [log.key, witness.key],
    verifySignature,
  );
  assert.equal(signatures.length, 2);
});
