import { join } from 'node:path';
import {
  addCosignatures,
  createLog,
  type Disk,
  diskUnder,
  LogAppender,
  makeFolders,
  readTile,
} from '@ancrage/io/log';
import { type RegisterFolder } from '@ancrage/io/register';
import type { Signer } from '@ancrage/keys';
import {
  type CheckpointSigner,
  decodeBundle,
  formatCheckpoint,
  formatNote,
  formatTlogProof,
  formatVerifierKey,
  type LogEntryKind,
  logEntryOf,
  openCheckpoint,
  parseNote,
  parsePolicy,
  TILE_WIDTH,
  tileAt,
  TreeReader,
  verifierKey,
} from '@ancrage/proof';
import { cosignatureOf, type WitnessOutcome } from '../log/witness-client.ts';
import { openRegisterKeys } from './register-keys.ts';

/** A witness that was asked, and what came of it. */
export type AskedWitness = WitnessOutcome & { readonly name: string; readonly url: string };

/** The log of a register: what stands in it cannot be taken back unseen. */
export interface RegisterLog {
  /** Enters the digest of a document, once, and returns its index when a checkpoint that covers it is shown. */
  enter(kind: LogEntryKind, document: Uint8Array): Promise<number>;
  /** Asks the witnesses of the register to cosign the newest checkpoint; proofs under it then carry what they signed. */
  cosign(): Promise<void>;
  /** What came of asking them, the last time. */
  readonly asked: readonly AskedWitness[];
  /** The `.tlog-proof` of a place under the newest checkpoint: what is proven together is proven under the same. */
  prove(index: number): Promise<string>;
  /** Whether the digest of a document stands in it. */
  holds(kind: LogEntryKind, document: Uint8Array): Promise<boolean>;
}

/** Makes the log of a register; returns the lines by which its keys are handed on. */
export async function createRegisterLog(register: RegisterFolder): Promise<readonly string[]> {
  const signers = await signersOf(register);
  await makeFolders(register.disk, LOG);
  await createLog(folderOf(register), register.uri('log'), { ...placeOf(register), signers });
  return signers.map(({ key }) => formatVerifierKey(key));
}

/** The lines by which the keys of the log are handed on. */
export async function logLines(register: RegisterFolder): Promise<readonly string[]> {
  return (await signersOf(register)).map(({ key }) => formatVerifierKey(key));
}

/**
 * Opens the log for one command. Whoever holds it holds the whole register: what a command reads of it must be read within, or
 * another may have decided or issued in between.
 */
export async function withRegisterLog<T>(
  register: RegisterFolder,
  use: (log: RegisterLog) => Promise<T>,
): Promise<T> {
  const signers = await signersOf(register);
  const place = placeOf(register);
  const appender = await LogAppender.open(folderOf(register), { ...place, signers, publishEvery: 0 });
  const { disk } = place;
  const witnesses = await witnessesOf(register);
  let cosigned = { text: '', lines: [] as readonly string[] };
  let asked: readonly AskedWitness[] = [];
  try {
    return await use({
      get asked() {
        return asked;
      },
      async cosign() {
        if (witnesses.length === 0) return;
        const note = new TextEncoder().encode(appender.checkpoint);
        const { checkpoint } = openCheckpoint(note, [], () => false);
        const tree = new TreeReader(Number(checkpoint.size), (id) => readTile(disk, id));
        const shown = { folder: folderOf(register), note, checkpoint, tree };
        asked = await Promise.all(
          witnesses.map(async ({ name, key, url }) => ({
            ...(await cosignatureOf(url, key, shown)),
            name,
            url,
          })),
        );
        const lines = asked.flatMap((answer) => (answer.state === 'cosigned' ? [answer.line] : []));
        cosigned = { text: formatCheckpoint(checkpoint), lines };
      },
      async enter(kind, document) {
        const entry = logEntryOf(kind, document);
        const index = (await indexOf(entry, disk, appender.size)) ?? (await appender.append(entry));
        await appender.published(index);
        return index;
      },
      holds: async (kind, document) =>
        (await indexOf(logEntryOf(kind, document), disk, appender.size)) !== undefined,
      async prove(index) {
        const note = parseNote(new TextEncoder().encode(await appender.published(index)));
        const own = note.signatures.map(({ line }) => line);
        const added = note.text === cosigned.text ? cosigned.lines : [];
        return proofOf(index, formatNote(note.text, [...new Set([...own, ...added])]), disk);
      },
    });
  } finally {
    await appender.close();
    if (cosigned.lines.length > 0) await addCosignatures(folderOf(register), cosigned.text, cosigned.lines);
  }
}

/** Witnesses that are asked: those of `witnesses.policy` in the register's folder that have an address. */
async function witnessesOf({ disk }: RegisterFolder) {
  const bytes = await disk.read('witnesses.policy');
  const { witnesses } = bytes === undefined ? { witnesses: [] } : parsePolicy(bytes);
  return witnesses.flatMap(({ name, key, url }) => (url === undefined ? [] : [{ name, key, url }]));
}

const LOG = 'log';
const folderOf = ({ path }: RegisterFolder): string => join(path, LOG);

function placeOf({ disk, lock }: RegisterFolder): { readonly disk: Disk; readonly lock: boolean } {
  return { disk: diskUnder(disk, LOG), lock };
}

async function signersOf(register: RegisterFolder): Promise<readonly CheckpointSigner[]> {
  const { classical, parallel } = await openRegisterKeys(register, 'log');
  const name = register.uri('log');
  const signer = (type: 'ed25519' | 'ml-dsa-44-cosignature', key: Signer): CheckpointSigner => ({
    key: verifierKey(name, type, new Uint8Array(Buffer.from(key.public, 'base64url'))),
    sign: (message) => key.sign(message),
  });
  return [signer('ed25519', classical), signer('ml-dsa-44-cosignature', parallel)];
}

/** Where an entry stands already: a command that was cut short may have entered it before. */
async function indexOf(entry: Uint8Array, disk: Disk, size: number): Promise<number | undefined> {
  for (let bundle = 0; bundle * TILE_WIDTH < size; bundle += 1) {
    const id = tileAt('entries', bundle * TILE_WIDTH, size);
    const entries = decodeBundle(await readTile(disk, id), id.width);
    const at = entries.findIndex((other) => Buffer.compare(other, entry) === 0);
    if (at >= 0) return bundle * TILE_WIDTH + at;
  }
  return undefined;
}

async function proofOf(index: number, note: string, disk: Disk): Promise<string> {
  const bytes = new TextEncoder().encode(note);
  const { checkpoint } = openCheckpoint(bytes, [], () => false);
  const tree = new TreeReader(Number(checkpoint.size), (id) => readTile(disk, id));
  const proof = { index: BigInt(index), hashes: await tree.inclusion(index), checkpoint: bytes };
  return new TextDecoder().decode(formatTlogProof(proof));
}
