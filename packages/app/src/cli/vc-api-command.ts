import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { issuerOf, securings } from '../server/vc-api/issue.ts';
import { hasJsonLd, WatchedJsonLd } from '../server/vc-api/json-ld.ts';
import { serveVcApi } from '../server/vc-api/vc-api-server.ts';
import { CommandError } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';

export interface VcApiCommandOptions {
  readonly port: number;
  readonly lang: Lang;
}

/**
 * `vc-api`: lets test suites and tools of others drive our reading of the W3C recommendations on this machine. Its keys are those of the
 * demonstration, and no other can be given. Runs until it is stopped.
 *
 * @throws CommandError VC_API_ABSENT without the install that it needs; PORT_TAKEN.
 */
export async function vcApiCommand({ port, lang }: VcApiCommandOptions): Promise<ExitCode> {
  if (!hasJsonLd()) throw new CommandError('VC_API_ABSENT');
  const jsonLd = new WatchedJsonLd();
  // Loads what it needs: an install that was cut short shows here, not in the first answer.
  await jsonLd.canonize([]).catch(() => {
    throw new CommandError('VC_API_ABSENT');
  });
  const server = await serveVcApi({ port, lang, jsonLd }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' || error.code === 'EACCES'
      ? new CommandError('PORT_TAKEN', { port })
      : error;
  });
  for (const securing of securings)
    process.stdout.write(`issuer ${issuerOf(securing)} ${server.url}${securing}/credentials/issue\n`);
  process.stderr.write(`${text('cli.vc-api-serving', lang, { url: server.url })}\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.close();
  await jsonLd.close();
  return 0;
}
