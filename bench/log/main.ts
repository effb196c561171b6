// Durable appends beside Tessera's POSIX driver, and the size and time of proofs.
//
//   npm run bench -- log
//
// Ours and Tessera's run one after the other, each in a process of its own, on the same file system: callers append entries of 128
// bytes one after another, each waiting until its entry is on the medium; a checkpoint is shown every 200 ms. Tessera is run with
// its usual batches (256 entries or 250 ms) and with batches as large as there are callers, and its better figure is kept. Its
// answer also says that the tiles are written; ours, that the journal is: see docs/adr/0033-log-on-disk.md. So how long it takes until
// an entry is under a checkpoint that anyone can fetch is measured too. Without Go, Tessera is left out.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLog, LogAppender } from '../../packages/io/src/log/index.ts';
import {
  type CheckpointSigner,
  EMPTY_EDGE,
  formatCheckpoint,
  formatNote,
  formatTlogProof,
  growTree,
  leafHash,
  rootOfEdge,
  signCheckpoint,
  tilePath,
  TreeReader,
  verifierKey,
  verifyInclusion,
} from '../../packages/proof/src/index.ts';

const SECONDS = 3;
const ROUNDS = 3;

interface Measured {
  readonly entries: number;
  readonly seconds: number;
  /** Seconds of processor time, user and system. */
  readonly processor: number;
  /** Milliseconds from append to shown, the middle of all that were measured. */
  readonly shown?: number;
}

function signerOf(name: string): CheckpointSigner {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const bytes = new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url'));
  return { key: verifierKey(name, 'ed25519', bytes), sign: (message) => sign(null, message, privateKey) };
}

async function appendOurs(folder: string, callers: number): Promise<Measured> {
  const signers = [signerOf('bench.example/ancrage')];
  await createLog(folder, 'bench.example/ancrage', { signers });
  const log = await LogAppender.open(folder, { signers });
  const before = process.cpuUsage();
  const began = performance.now();
  const waits: number[] = [];
  let entries = 0;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let n = 0; performance.now() - began < SECONDS * 1000; n++) {
        const entry = new Uint8Array(128);
        new TextEncoder().encodeInto(`${caller} ${n}`, entry);
        const from = performance.now();
        const index = await log.append(entry);
        entries++;
        if (n % 50 === 0) void log.published(index).then(() => waits.push(performance.now() - from));
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  await log.close();
  return { entries, seconds, processor: (user + system) / 1e6, shown: median(waits) };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** One run in a process and a folder of its own; undefined where the program cannot run. */
function run(command: string, args: (folder: string) => readonly string[]): Measured | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'ancrage-bench-log-'));
  try {
    const { status, stdout } = spawnSync(command, args(join(folder, 'log')), { encoding: 'utf8' });
    return status === 0 ? (JSON.parse(stdout) as Measured) : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function buildPeer(folder: string): string | undefined {
  const path = join(folder, 'peer');
  const cwd = fileURLToPath(new URL('peer', import.meta.url));
  return spawnSync('go', ['build', '-o', path, '.'], { cwd, stdio: 'ignore' }).status === 0
    ? path
    : undefined;
}

const rate = ({ entries, seconds }: Measured): number => Math.round(entries / seconds);
const cost = ({ entries, processor }: Measured): string => ((processor / entries) * 1e6).toFixed(0);

function measureAppends(): void {
  const tools = mkdtempSync(join(tmpdir(), 'ancrage-bench-peer-'));
  const peer = buildPeer(tools);
  const self = fileURLToPath(import.meta.url);
  const system = spawnSync('stat', ['-f', '-c', '%T', tmpdir()], { encoding: 'utf8' }).stdout.trim();
  console.log(
    `Durable appends of 128 bytes a second, median of ${ROUNDS} runs of ${SECONDS} s; file system ${system}`,
  );
  for (const callers of [1, 16, 256]) {
    const ours: Measured[] = [];
    const theirs: Measured[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const own = run(process.execPath, (folder) => [self, 'append', folder, String(callers)]);
      if (own !== undefined) ours.push(own);
      if (peer === undefined) continue;
      const batches = [
        ['256', '250'],
        [String(callers), '10'],
      ] as const;
      const tries = batches.flatMap(([batch, age]) => {
        const tried = run(peer, (folder) => ['append', folder, String(callers), String(SECONDS), batch, age]);
        return tried === undefined ? [] : [tried];
      });
      const best = tries.toSorted((a, b) => rate(b) - rate(a))[0];
      if (best !== undefined) theirs.push(best);
    }
    const middle = (runs: readonly Measured[]): Measured | undefined =>
      runs.toSorted((a, b) => rate(a) - rate(b))[runs.length >> 1];
    const [own, other] = [middle(ours), middle(theirs)];
    const words =
      own && `${rate(own)} (${cost(own)} µs of processor each, shown after ${own.shown?.toFixed(0)} ms)`;
    const beside =
      other === undefined ? 'Tessera not measured' : `Tessera ${rate(other)} (${cost(other)} µs)`;
    console.log(`  ${callers} callers: ancrage ${words}; ${beside}`);
  }
  rmSync(tools, { recursive: true });
}

async function measureProofs(): Promise<void> {
  console.log(
    'Proofs: bytes of a .tlog-proof with one Ed25519 signature; made from tiles in memory; verified, by hashes only',
  );
  const signer = signerOf('bench.example/proofs');
  const tiles = new Map<string, Uint8Array>();
  let edge = EMPTY_EDGE;
  for (const size of [1e3, 1e4, 1e5, 1e6, 1e7]) {
    while (edge.size < size) {
      const count = Math.min(65_536, size - edge.size);
      const first = edge.size;
      const grown = growTree(
        edge,
        Array.from({ length: count }, (_, i) => entryAt(first + i)),
      );
      edge = grown.edge;
      for (const { id, bytes } of grown.files) if (id.level !== 'entries') tiles.set(tilePath(id), bytes);
    }
    const checkpoint = {
      origin: signer.key.name,
      size: BigInt(size),
      root: rootOfEdge(edge),
      extensions: [],
    };
    const note = formatNote(formatCheckpoint(checkpoint), [await signCheckpoint(signer, checkpoint, 0n)]);
    const runs = 500;
    const step = Math.floor(size / runs);
    let longest = 0;
    const made: Uint8Array[][] = [];
    const from = process.cpuUsage();
    for (let i = 0; i < runs; i++) {
      const tree = new TreeReader(size, (id) => tiles.get(tilePath(id))!);
      made.push(await tree.inclusion(i * step));
    }
    const between = process.cpuUsage();
    for (const [i, hashes] of made.entries())
      if (!verifyInclusion(leafHash(entryAt(i * step)), BigInt(i * step), checkpoint, hashes))
        throw new Error(`proof of ${i * step} in ${size}`);
    const after = process.cpuUsage();
    for (const [i, hashes] of made.entries()) {
      const proof = formatTlogProof({ index: BigInt(i * step), hashes, checkpoint: Buffer.from(note) });
      longest = Math.max(longest, proof.length);
    }
    const micro = (a: NodeJS.CpuUsage, b: NodeJS.CpuUsage): string =>
      ((b.user + b.system - a.user - a.system) / runs).toFixed(0);
    console.log(
      `  ${size} entries: ${longest} bytes, made in ${micro(from, between)} µs, verified in ${micro(between, after)} µs`,
    );
  }
}

const entryAt = (index: number): Uint8Array => Buffer.from(`entry ${index}`);

const [action, folder, callers] = process.argv.slice(2);
if (action === 'append') console.log(JSON.stringify(await appendOurs(folder!, Number(callers))));
else {
  measureAppends();
  await measureProofs();
}
