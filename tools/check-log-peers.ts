// Writes a log and has programs that others wrote, in another language, read and verify every byte of it.
//
//   node tools/check-log-peers.ts
//
// bench/log/peer is a Go module of its own: golang.org/x/mod and Tessera, by versions and digests that its go.sum pins. It takes
// every signature (Ed25519, ML-DSA-44, a witness's), every tile, every entry and a proof; and, by go-cose, COSE receipts (RFC 9942)
// signed with either key. Then one byte is changed at a time, and it must refuse. Where Go is absent this counts as skipped.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCosignatures, createLog, LogAppender, readTile, diskOf } from '../packages/io/src/log/index.ts';
import {
  type CheckpointSigner,
  formatCheckpoint,
  formatTlogProof,
  formatVerifierKey,
  logEntryOf,
  type NoteKeyType,
  openCheckpoint,
  signCheckpoint,
  TreeReader,
  verifierKey,
  verifySignature,
  writeReceipt,
} from '../packages/proof/src/index.ts';
import { ROOT } from './tree.ts';

const ORIGIN = 'log.example/peers';
/** Three levels of tiles, each with a partial one. */
const SIZE = 66_000;
const PROVEN = 65_793;

function signerOf(name: string, type: NoteKeyType): CheckpointSigner {
  const pair =
    type === 'ml-dsa-44-cosignature' ? generateKeyPairSync('ml-dsa-44') : generateKeyPairSync('ed25519');
  const { x, pub } = pair.publicKey.export({ format: 'jwk' }) as { x?: string; pub?: string };
  const key = verifierKey(name, type, new Uint8Array(Buffer.from(x ?? pub ?? '', 'base64url')));
  return { key, sign: (message) => sign(null, message, pair.privateKey) };
}

/** The log with what proves one entry, and the keys that signed its receipts, by the names of their files. */
async function writeLog(folder: string): Promise<ReadonlyMap<string, string>> {
  const signers = [signerOf(ORIGIN, 'ed25519'), signerOf(ORIGIN, 'ml-dsa-44-cosignature')];
  const witnesses = [
    signerOf('w1.example', 'ed25519-cosignature'),
    signerOf('w2.example', 'ml-dsa-44-cosignature'),
  ];
  const log = join(folder, 'log');
  await createLog(log, ORIGIN, { signers });
  const appender = await LogAppender.open(log, { signers });
  const entries = Array.from({ length: SIZE }, (_, i) =>
    logEntryOf('certificate', Buffer.from(`document ${i}`)),
  );
  await Promise.all(entries.map((entry) => appender.append(entry)));
  await appender.close();
  const keys = signers.map(({ key }) => key);
  const { checkpoint } = openCheckpoint(readFileSync(join(log, 'checkpoint')), keys, verifySignature);
  const lines = await Promise.all(
    witnesses.map((witness) => signCheckpoint(witness, checkpoint, 1_795_000_000n)),
  );
  await addCosignatures(log, formatCheckpoint(checkpoint), lines);
  const tree = new TreeReader(SIZE, (id) => readTile(diskOf(log), id));
  const proof = {
    index: BigInt(PROVEN),
    hashes: await tree.inclusion(PROVEN),
    checkpoint: readFileSync(join(log, 'checkpoint')),
  };
  writeFileSync(join(folder, 'proof'), formatTlogProof(proof));
  writeFileSync(join(folder, 'entry'), entries[PROVEN]!);
  const trusted = [
    ...signers.map(({ key }) => `log ${formatVerifierKey(key)}`),
    ...witnesses.map(({ key }, i) => `witness w${i} ${formatVerifierKey(key)}`),
  ];
  writeFileSync(join(folder, 'policy'), `${trusted.join('\n')}\nquorum none\n`);
  const inclusion = { size: BigInt(SIZE), index: proof.index, hashes: proof.hashes };
  const receipts = new Map<string, string>();
  for (const signer of signers) {
    const { key } = signer;
    const algorithm = key.type === 'ed25519' ? 'Ed25519' : 'ML-DSA-44';
    const receipt = await writeReceipt(inclusion, checkpoint.root, {
      algorithm,
      keyId: ORIGIN,
      sign: (message) => signer.sign(message),
    });
    writeFileSync(join(folder, `receipt-${algorithm}`), receipt);
    receipts.set(`receipt-${algorithm}`, formatVerifierKey(key));
  }
  return receipts;
}

async function main(): Promise<number> {
  if (spawnSync('go', ['version']).status !== 0) {
    console.log('SKIPPED: no Go on this machine: no other implementation has read our log');
    console.log('0 passed, 0 failed, 1 skipped');
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'ancrage-peers-'));
  try {
    const peer = join(folder, 'peer');
    const built = spawnSync('go', ['build', '-o', peer, '.'], {
      cwd: join(ROOT, 'bench', 'log', 'peer'),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (built.status !== 0) {
      console.log('✖ the peer could not be built\n0 passed, 1 failed, 0 skipped');
      return 1;
    }
    const receipts = await writeLog(folder);
    const at = (name: string): string => join(folder, name);
    const counts = { passed: 0, failed: 0 };
    const tell = (holds: boolean, words: string): void => {
      counts[holds ? 'passed' : 'failed'] += 1;
      console.log(`${holds ? '✔' : '✖'} ${words}`);
    };
    const asked = (...words: readonly string[]) => spawnSync(peer, words, { encoding: 'utf8' });
    const takes = (name: string, ask: () => ReturnType<typeof asked>): void => {
      const { status, stdout, stderr } = ask();
      tell(status === 0, status === 0 ? stdout.trim() : `${name}: ${stderr.trim()}`);
    };
    const refuses = (name: string, place: number, ask: () => ReturnType<typeof asked>): void => {
      const bytes = readFileSync(at(name));
      const changed = Uint8Array.from(bytes);
      changed[place]! ^= 1;
      writeFileSync(at(name), changed);
      const refused = ask().status !== 0;
      writeFileSync(at(name), bytes);
      tell(refused, `byte ${place} of ${name} changed: ${refused ? 'refused' : 'taken'}`);
    };
    const check = () => asked('check', at('log'), at('policy'), at('proof'), at('entry'));
    takes('log', check);
    const files = ['log/checkpoint', 'log/tile/0/001', 'log/tile/1/000', 'log/tile/entries/257.p/208'];
    for (const name of [...files, 'proof', 'entry']) refuses(name, 40, check);
    for (const [name, key] of receipts) {
      const checkReceipt = () => asked('receipt', at(name), at('entry'), at('log/checkpoint'), key);
      takes(name, checkReceipt);
      // In the protected header, in the path, and in the signature.
      for (const place of [12, 60, readFileSync(at(name)).length - 5]) refuses(name, place, checkReceipt);
      refuses('entry', 40, checkReceipt);
    }
    const { passed, failed } = counts;
    console.log(`${passed} passed, ${failed} failed, 0 skipped`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.exitCode = await main();
