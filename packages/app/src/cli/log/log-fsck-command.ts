import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { hashFolder } from '@ancrage/io';
import { fsckLog } from '@ancrage/io/log';
import { judgeCheckpoint, readLogEntry, verifySignature } from '@ancrage/proof';
import { plural } from '../../report/words.ts';
import type { ExitCode } from '../exit-code.ts';
import { readPolicy } from './log-keys.ts';
import { verdictLines } from './log-checkpoint-command.ts';

export interface LogFsckOptions {
  readonly policy?: string | undefined;
  readonly documents?: string | undefined;
  readonly lang: Lang;
}

/**
 * `log fsck <log>`: computes every hash of a log again from its bytes and names the first wrong byte of each wrong file. With a
 * policy, the checkpoint is judged by it; with a folder of documents, each entry must have its document there, and each file there
 * an entry. 0 where all holds; 1 where something is wrong; 3 where no policy says whose signature counts, or it is not met.
 */
export async function logFsckCommand(folder: string, options: LogFsckOptions): Promise<ExitCode> {
  const { lang } = options;
  const policy = options.policy === undefined ? undefined : await readPolicy(options.policy);
  const documents = options.documents === undefined ? undefined : await hashFolder(options.documents);
  const digests = new Map<string, number>();
  const keys = [...(policy?.logs ?? []), ...(policy?.witnesses ?? [])].map(({ key }) => key);
  const { opened, faults, waiting } = await fsckLog(folder, keys, (index, entry) => {
    if (documents !== undefined) digests.set(digestOf(entry) ?? `${index}`, index);
  });
  const say = (line: string): boolean => process.stdout.write(`${line}\n`);
  for (const { kind, path, offset, entry } of faults) {
    const where = entry === undefined ? '' : ` ${text('cli.log-fault-entry', lang, { entry })}`;
    const words = text(`log.fault.${kind}`, lang);
    say(`✗ ${text('cli.log-fault', lang, { path, offset, words })}${where}`);
  }
  let wrong = faults.length;
  if (documents !== undefined) {
    const there = new Set(documents.files.map(({ sha256 }) => `sha256:${sha256}`));
    for (const [digest, entry] of digests) {
      if (there.has(digest)) continue;
      wrong++;
      say(`✗ ${text('cli.log-document-missing', lang, { entry, digest })}`);
    }
    for (const { name, sha256 } of documents.files) {
      if (digests.has(`sha256:${sha256}`)) continue;
      wrong++;
      say(`✗ ${text('cli.log-document-unlogged', lang, { path: name })}`);
    }
  }
  const size = Number(opened.checkpoint.size);
  say(
    wrong === 0
      ? `✓ ${plural('cli.log-sound', size, lang)}`
      : `✗ ${text('cli.log-unsound', lang, { count: wrong })}`,
  );
  if (waiting > 0) say(plural('cli.log-waiting', waiting, lang));
  if (policy === undefined) say(text('cli.log-no-policy', lang));
  const verdict =
    policy && judgeCheckpoint(new TextEncoder().encode(noteOf(opened)), policy, verifySignature);
  for (const line of verdict === undefined ? [] : verdictLines(verdict, lang)) say(line);
  if (wrong > 0 || opened.broken.length > 0) return 1;
  return verdict?.problems.length === 0 ? 0 : 3;
}

function noteOf({ note }: Awaited<ReturnType<typeof fsckLog>>['opened']): string {
  return `${note.text}\n${note.signatures.map(({ line }) => line).join('')}`;
}

/** The digest that an entry states; undefined for one of another form, whose document nobody can know. */
function digestOf(entry: Uint8Array): string | undefined {
  try {
    return readLogEntry(entry).digest;
  } catch {
    return undefined;
  }
}
