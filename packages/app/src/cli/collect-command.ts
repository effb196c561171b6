import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { hashFolder, IoError } from '@ancrage/io';
import { readEvidenceFile } from '@ancrage/io/read-file';
import { loadSigningKey, signCollection } from '@ancrage/keys';
import { plural } from '../report/words.ts';
import { CommandError } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import { wordsOfCode } from './words-of-code.ts';

export interface CollectOptions {
  readonly key: string;
  readonly tool: string;
  /** Service that the files are about; that of the folder's manifest where absent. */
  readonly about?: string;
  readonly out?: string;
  readonly lang: Lang;
}

const STATEMENT_NAME = 'collection.dsse.json';

/**
 * `collect <folder> --key`: signs the digest of every file of a folder, now. The statement goes into the folder unless
 * `--out` says otherwise; it never names itself, nor `dossier.yaml`, which its owner goes on editing. A passphrase is
 * taken from ANCRAGE_KEY_PASSPHRASE, so that it stands in no list of processes.
 */
export async function collectCommand(folder: string, options: CollectOptions): Promise<ExitCode> {
  const { lang } = options;
  const out = options.out ?? join(folder, STATEMENT_NAME);
  const pem = await readFile(options.key, 'utf8').catch(() => undefined);
  if (pem === undefined) throw new CommandError('FILE_NOT_FOUND', { path: options.key });
  const passphrase = process.env['ANCRAGE_KEY_PASSPHRASE'];
  const key = loadSigningKey(pem, passphrase === undefined ? {} : { passphrase });
  const hashed = await hashFolder(folder, out);
  for (const { name: path, code } of hashed.refused) {
    process.stderr.write(`${text('cli.refused', lang, { path, words: wordsOfCode(code, {}, lang) })}\n`);
  }
  const files = hashed.files.filter(({ name }) => name !== 'dossier.yaml');
  const collectedAt = `${new Date().toISOString().slice(0, 19)}Z`;
  const about = options.about ?? (await serviceOf(folder));
  if (about === undefined) throw new CommandError('NO_ABOUT');
  const statement = signCollection({ files, key, about, tool: options.tool, collectedAt });
  try {
    await writeFile(out, statement);
  } catch (error) {
    throw new IoError('OUTPUT_UNWRITABLE', { folder: out }, error);
  }
  process.stdout.write(
    `${text('cli.collect-wrote', lang, { path: out, files: plural('cli.files', files.length, lang), key: key.id })}\n`,
  );
  return 0;
}

/** Name of the service that the folder's manifest states, where it has one that can be read. */
async function serviceOf(folder: string): Promise<string | undefined> {
  const { reading } = await readEvidenceFile(join(folder, 'dossier.yaml'), 'dossier.yaml');
  for (const fact of reading?.facts ?? []) if (fact.kind === 'service') return fact.value.service;
  return undefined;
}
