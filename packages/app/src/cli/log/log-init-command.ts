import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { createLog } from '@ancrage/io/log';
import { formatVerifierKey, isKeyName, ProofError } from '@ancrage/proof';
import type { ExitCode } from '../exit-code.ts';
import { makeMissingKey, openLogKeys } from './log-keys.ts';

export interface LogInitOptions {
  readonly origin: string;
  readonly key: string;
  readonly pqKey?: string | undefined;
  readonly lang: Lang;
}

/**
 * `log init <log>`: makes a log whose checkpoints the keys sign, and says the lines by which others know it. Keys that do not
 * exist are made: Ed25519, and ML-DSA-44 where one is asked for.
 */
export async function logInitCommand(folder: string, options: LogInitOptions): Promise<ExitCode> {
  const { origin, key, pqKey, lang } = options;
  // A name that cannot be one is said before a key is made for it.
  if (!isKeyName(origin)) throw new ProofError('LOG_NAME', { name: origin });
  const wanted = [[key, 'EdDSA'] as const, ...(pqKey === undefined ? [] : [[pqKey, 'ML-DSA-44'] as const])];
  for (const [path, algorithm] of wanted) await makeMissingKey(path, algorithm, lang);
  const signers = await openLogKeys(
    wanted.map(([path]) => path),
    origin,
    'log',
  );
  await createLog(folder, origin, { signers });
  process.stderr.write(`${text('cli.log-made', lang, { folder })}\n`);
  for (const signer of signers) process.stdout.write(`log ${formatVerifierKey(signer.key)}\n`);
  return 0;
}
