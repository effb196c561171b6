import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  EMPTY_EDGE,
  formatCheckpoint,
  formatNote,
  formatWitnessRequest,
  growTree,
  openCheckpoint,
  rootOfEdge,
  signCheckpoint,
  verifierKey,
  verifySignature,
} from '@ancrage/proof';
import { freshLogSigner } from '../testing/log-signer.ts';
import { type Fault, Medium, UnreliableDisk } from '../testing/unreliable-disk.ts';
import { WitnessStore } from './witness-store.ts';

const log = freshLogSigner('log.example/1');
const own = freshLogSigner('w.example');
const witness = { ...own, key: verifierKey('w.example', 'ed25519-cosignature', own.key.key) };

/** A first request for a tree of this size, whose entries bear a name. */
async function requestOf(size: number, name = 'entry'): Promise<Uint8Array> {
  const entries = Array.from({ length: size }, (_, i) => Buffer.from(`${name} ${i}`));
  const root = rootOfEdge(growTree(EMPTY_EDGE, entries).edge);
  const checkpoint = { origin: log.key.name, size: BigInt(size), root, extensions: [] };
  const line = await signCheckpoint(log, checkpoint, 0n);
  return formatWitnessRequest({
    old: 0n,
    proof: [],
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
