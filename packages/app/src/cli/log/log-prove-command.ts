import { readFile, writeFile } from 'node:fs/promises';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { IoError } from '@ancrage/io';
import { diskOf, readTile } from '@ancrage/io/log';
import {
  decodeBundle,
  formatTlogProof,
  leafHash,
  logEntryKinds,
  logEntryOf,
  TILE_WIDTH,
  tileAt,
  verifyInclusion,
  writeReceipt,
} from '@ancrage/proof';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { openLogKeys } from './log-keys.ts';
import { openShownLog, type ShownLog } from './shown-log.ts';

export interface LogProveOptions {
  readonly out?: string | undefined;
  readonly receipt?: string | undefined;
  readonly key?: string | undefined;
  readonly lang: Lang;
}

/**
 * `log prove <log> <document|index>`: writes the proof that an entry stands in the log, under the checkpoint that is shown with
 * its cosignatures; and, with a key of the log, the same as a COSE receipt. 1 where the document is in no entry.
 */
export async function logProveCommand(
  folder: string,
  what: string,
  options: LogProveOptions,
): Promise<ExitCode> {
  const { out, receipt, key, lang } = options;
  const log = await openShownLog(folder);
  const index = /^\d{1,15}$/.test(what) ? Number(what) : await indexOf(log, what);
  if (index === undefined) {
    process.stderr.write(`${text('cli.log-not-in', lang, { path: what })}\n`);
    return 1;
  }
  const hashes = await log.tree.inclusion(index);
  if (!verifyInclusion(await log.tree.leaf(index), BigInt(index), log.checkpoint, hashes))
    throw new IoError('LOG_DAMAGED', { size: log.tree.size });
  const path = out ?? `${/^\d+$/.test(what) ? `entry-${index}` : what}.tlog-proof`;
  await write(path, formatTlogProof({ index: BigInt(index), hashes, checkpoint: log.note }));
  process.stdout.write(`${text('cli.log-proved', lang, { index, size: log.tree.size, path })}\n`);
  if (receipt !== undefined) {
    if (key === undefined) throw new CommandError('LOG_RECEIPT_KEY');
    const [own] = await openLogKeys([key], log.checkpoint.origin, 'log');
    const algorithm = own!.signer.algorithm === 'EdDSA' ? 'Ed25519' : 'ML-DSA-44';
    const inclusion = { size: log.checkpoint.size, index: BigInt(index), hashes };
    const signer = {
      algorithm,
      keyId: own!.key.name,
      sign: (message: Uint8Array) => own!.sign(message),
    } as const;
    await write(receipt, await writeReceipt(inclusion, log.checkpoint.root, signer));
    process.stdout.write(`${text('cli.log-receipt', lang, { path: receipt })}\n`);
  }
  return 0;
}

/** The last entry that states the digest of a document, under whichever kind. */
async function indexOf(log: ShownLog, path: string): Promise<number | undefined> {
  const document = await readFile(path).catch(() => undefined);
  if (document === undefined) throw new CommandError('FILE_NOT_FOUND', { path });
  const entries = logEntryKinds.map((kind) => logEntryOf(kind, document));
  const wanted = new Set(entries.map((entry) => Buffer.from(leafHash(entry)).toString('hex')));
  const disk = diskOf(log.folder);
  const { size } = log.tree;
  for (let first = Math.floor((size - 1) / TILE_WIDTH) * TILE_WIDTH; first >= 0; first -= TILE_WIDTH) {
    const id = tileAt('entries', first, size);
    const found = decodeBundle(await readTile(disk, id), id.width).findLastIndex((entry) =>
      wanted.has(Buffer.from(leafHash(entry)).toString('hex')),
    );
    if (found >= 0) return first + found;
  }
  return undefined;
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw new IoError('OUTPUT_UNWRITABLE', { folder: path }, error);
  }
}
