import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { addCosignatures } from '@ancrage/io/log';
import { type CheckpointVerdict, formatCheckpoint, judgeCheckpoint, verifySignature } from '@ancrage/proof';
import { plural } from '../../report/words.ts';
import type { ExitCode } from '../exit-code.ts';
import { readPolicy } from './log-keys.ts';
import { openShownLog } from './shown-log.ts';
import { cosignatureOf } from './witness-client.ts';

export interface LogCheckpointOptions {
  readonly policy?: string | undefined;
  readonly lang: Lang;
}

/**
 * `log checkpoint <log>`: prints the signed checkpoint that is shown. With a policy, its witnesses that have an address are asked
 * to cosign, what they sign is added, and the result is judged: 0 where the policy is met; 1 where a witness saw another tree;
 * 3 where too few witnesses answered, or the policy does not know the log.
 */
export async function logCheckpointCommand(folder: string, options: LogCheckpointOptions): Promise<ExitCode> {
  const { policy: path, lang } = options;
  let log = await openShownLog(folder);
  if (path === undefined) {
    process.stdout.write(log.note);
    return 0;
  }
  const policy = await readPolicy(path);
  let refused = false;
  const lines: string[] = [];
  for (const { name, key, url } of policy.witnesses) {
    if (url === undefined) continue;
    const answer = await cosignatureOf(url, key, log);
    refused ||= answer.state === 'refused';
    if (answer.state === 'cosigned') lines.push(answer.line);
    const words = text(`cli.log-witness-${answer.state}`, lang, { name, url });
    process.stderr.write(`${words}${answer.state === 'cosigned' ? '' : ` (${answer.status})`}\n`);
  }
  await addCosignatures(folder, formatCheckpoint(log.checkpoint), lines);
  log = await openShownLog(folder);
  process.stdout.write(log.note);
  const verdict = judgeCheckpoint(log.note, policy, verifySignature);
  for (const line of verdictLines(verdict, lang)) process.stderr.write(`${line}\n`);
  if (refused || verdict.problems.includes('signature-broken')) return 1;
  return verdict.problems.length === 0 ? 0 : 3;
}

/** Each thing that keeps a checkpoint from counting, or that it counts. */
export function verdictLines({ checkpoint, cosigners, problems }: CheckpointVerdict, lang: Lang): string[] {
  if (problems.length > 0) return problems.map((problem) => `✗ ${text(`log.problem.${problem}`, lang)}`);
  const counted = { witnesses: cosigners.length };
  return [`✓ ${plural('cli.log-counts', Number(checkpoint.size), lang, counted)}`];
}
