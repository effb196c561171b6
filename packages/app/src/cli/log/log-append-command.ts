import { readFile } from 'node:fs/promises';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { LogAppender, originOfLog } from '@ancrage/io/log';
import { logEntryOf, type LogEntryKind } from '@ancrage/proof';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { openLogKeys } from './log-keys.ts';

export interface LogAppendOptions {
  readonly kind: LogEntryKind;
  readonly key: readonly string[];
  readonly lang: Lang;
}

/**
 * `log append <log> <files…>`: enters the kind and digest of each document, and returns when a checkpoint that covers them all is
 * shown. What is printed is the index of each. The documents themselves stay where they are.
 */
export async function logAppendCommand(
  folder: string,
  paths: readonly string[],
  { kind, key, lang }: LogAppendOptions,
): Promise<ExitCode> {
  const documents = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(path).catch(() => undefined);
      if (bytes === undefined) throw new CommandError('FILE_NOT_FOUND', { path });
      return { path, entry: logEntryOf(kind, bytes) };
    }),
  );
  const origin = await originOfLog(folder);
  const log = await LogAppender.open(folder, {
    signers: await openLogKeys(key, origin, 'log'),
    publishEvery: 0,
  });
  try {
    const indexes = await Promise.all(documents.map(({ entry }) => log.append(entry)));
    await log.published(Math.max(...indexes));
    for (const [i, { path }] of documents.entries())
      process.stdout.write(`${text('cli.log-appended', lang, { index: indexes[i]!, path })}\n`);
  } finally {
    await log.close();
  }
  return 0;
}
