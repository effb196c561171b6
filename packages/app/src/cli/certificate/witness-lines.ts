import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { AskedWitness } from './register-log.ts';

/** Says what came of asking each witness; that one was silent stops nothing, for whoever verifies says whom they ask for. */
export function sayWitnesses(asked: readonly AskedWitness[], lang: Lang): void {
  for (const { name, url, ...answer } of asked) {
    const words = text(`cli.log-witness-${answer.state}`, lang, { name, url });
    process.stderr.write(`${words}${answer.state === 'cosigned' ? '' : ` (${answer.status})`}\n`);
  }
}
