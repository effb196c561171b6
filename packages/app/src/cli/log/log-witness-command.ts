import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { WitnessStore } from '@ancrage/io/log';
import { formatVerifierKey } from '@ancrage/proof';
import { serveWitness } from '../../server/witness-server.ts';
import type { ExitCode } from '../exit-code.ts';
import { makeMissingKey, openLogKeys, readPolicy } from './log-keys.ts';

export interface LogWitnessOptions {
  readonly name: string;
  readonly key: readonly string[];
  readonly policy: string;
  readonly port: number;
  readonly lang: Lang;
}

/**
 * `log witness <folder>`: cosigns the checkpoints of the logs that a policy names, over HTTP on this machine, and keeps in the
 * folder the last tree of each. Runs until it is stopped.
 */
export async function logWitnessCommand(folder: string, options: LogWitnessOptions): Promise<ExitCode> {
  const { name, lang } = options;
  const policy = await readPolicy(options.policy);
  for (const path of options.key) await makeMissingKey(path, 'EdDSA', lang);
  const signers = await openLogKeys(options.key, name, 'witness');
  const logs = policy.logs.map(({ key }) => key);
  const store = await WitnessStore.open(folder, signers, logs);
  const server = await serveWitness(store, options.port);
  for (const { key } of signers)
    process.stdout.write(`witness ${name} ${formatVerifierKey(key)} ${server.url}\n`);
  process.stderr.write(
    `${text('cli.log-witnessing', lang, { url: server.url, count: new Set(logs.map((key) => key.name)).size })}\n`,
  );
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.close();
  await store.close();
  return 0;
}
