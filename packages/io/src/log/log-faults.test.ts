import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLog, openCheckpoint, TreeReader, verifySignature } from '@ancrage/proof';
import { chanceOf } from '../testing/chance.ts';
import { freshLogSigner } from '../testing/log-signer.ts';
import { type Fault, faults, Medium, UnreliableDisk } from '../testing/unreliable-disk.ts';
import { createLog, LogAppender } from './log-appender.ts';
import { readTile } from './log-store.ts';

const ORIGIN = 'log.example/faults';
const signer = freshLogSigner(ORIGIN);
const signers = [signer];

/** All that a log promised to anyone, through all its lives. */
class Promises {
  readonly entries = new Map<number, string>();
  readonly checkpoints: Uint8Array[] = [];
  next = 0;

  acknowledged(index: number, entry: string): void {
    assert.equal(this.entries.get(index), undefined, `index ${index} was given twice`);
    this.entries.set(index, entry);
  }
}

/** Opens, appends in bursts, closes: one life of a process. Whatever the disk does, it ends. */
async function live(disk: UnreliableDisk, chance: () => number, promises: Promises): Promise<void> {
  disk.onShown = (bytes) => promises.checkpoints.push(Uint8Array.from(bytes));
  const work = async (): Promise<void> => {
    const begun = await disk.read('.state/journal');
    if (begun === undefined) await createLog('', ORIGIN, { signers, disk });
    const journalLimit = chance() < 0.5 ? 2000 : 1 << 20;
    const log = await LogAppender.open('', { signers, disk, publishEvery: 0, journalLimit });
    for (let burst = 0; burst < 3; burst++) {
      const count = Math.ceil(chance() * (chance() < 0.1 ? 300 : 6));
      await Promise.allSettled(
        Array.from({ length: count }, async () => {
          const entry = `entry ${promises.next++} ${'x'.repeat(Math.floor(chance() * 40))}`;
          promises.acknowledged(await log.append(Buffer.from(entry)), entry);
        }),
      );
    }
    await log.close();
  };
  await Promise.race([work().catch(refused), disk.powerLoss]);
}

/** Steps that fail are expected to be refused with a code or the disk's own word, and nothing else. */
function refused(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : '';
  if (!/^LOG_(?:STOPPED|OUTCOME_UNKNOWN)$/.test(code) && said !== 'the disk says that it failed') throw error;
}

/** Everything promised is there, every checkpoint ever shown is a beginning of the log, and no file is wrong. */
async function keeps(medium: Medium, promises: Promises): Promise<void> {
  const disk = new UnreliableDisk(medium);
  const log = await LogAppender.open('', { signers, disk });
  await log.close();
  const opened = openCheckpoint(Buffer.from(log.checkpoint), [signer.key], verifySignature);
  const size = Number(opened.checkpoint.size);
  assert.equal(opened.signatures.length, 1);
  assert.equal(size, log.size);
  const seen: string[] = [];
  const found = await checkLog(
    opened.checkpoint,
    (id) => readTile(disk, id).catch(() => undefined),
    (index, entry) => {
      seen[index] = Buffer.from(entry).toString();
    },
  );
  assert.deepEqual(found, []);
  for (const [index, entry] of promises.entries) assert.equal(seen[index], entry, `entry ${index}`);
  const reader = new TreeReader(size, (id) => readTile(disk, id));
  for (const shown of promises.checkpoints) {
    const { checkpoint } = openCheckpoint(shown, [signer.key], verifySignature);
    assert.deepEqual(Buffer.from(await reader.root(Number(checkpoint.size))), Buffer.from(checkpoint.root));
  }
}

/** Several lives on one medium, each ended by a fault at some step, then a check of all promises. */
async function outlive(
  seed: number,
  first: { at: number; fault: Fault } | undefined,
  lives: number,
): Promise<number> {
  const chance = chanceOf(seed);
  const medium = new Medium(chance);
  const promises = new Promises();
  let steps = 0;
  for (let life = 0; life < lives; life++) {
    const random = {
      at: 1 + Math.floor(chance() * 90),
      fault: faults[Math.floor(chance() * faults.length)]!,
    };
    const { at, fault } = (life === 0 ? first : undefined) ?? random;
    const disk = new UnreliableDisk(medium, at, fault);
    await live(disk, chance, promises);
    steps = disk.steps;
    if (fault.startsWith('power')) medium.losePower();
    // Sometimes the power goes after the process has failed too.
    else if (chance() < 0.5) medium.losePower();
    if ((await new UnreliableDisk(medium).read('.state/journal')) !== undefined)
      await keeps(medium, promises);
  }
  return steps;
}

test('without a fault, a life of the log takes the steps that the next test breaks', async () => {
  assert.ok((await outlive(1, { at: Infinity, fault: 'fails' }, 1)) > 60);
});

test('each step breaks in each way: nothing promised is lost, no index is given twice, no checkpoint disagrees', async () => {
  for (let at = 1; at <= 90; at++) for (const fault of faults) await outlive(1000 * at, { at, fault }, 2);
});

test('hundreds of logs live through four faults each, wherever they strike', async () => {
  for (let seed = 1; seed <= 150; seed++) await outlive(seed, undefined, 4);
});
