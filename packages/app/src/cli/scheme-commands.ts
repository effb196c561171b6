import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { listSchemes } from '@ancrage/io';
import { JudgeError } from '@ancrage/judge';
import { runCases } from '@ancrage/judge/cases';
import type { Control } from '@ancrage/judge';
import { demonstrationKey, isDemonstrationRole, signStatement } from '@ancrage/keys';
import { listOf, plural, wordsOf } from '../report/words.ts';
import type { ExitCode } from './exit-code.ts';
import { loadSchemeByName, loadShippedLaws, loadShippedReference, loadTrust } from './judge-folder.ts';
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
      status: wordsOf(`report.scheme-${scheme.status}`, lang, scheme.status),
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
      const rungs = rungsWords(control, lang);
      process.stdout.write(
        `  ${text('cli.scheme-control', lang, { control: control.id, title: control.title[lang], rungs })}\n`,
      );
    }
  }
  return 0;
}

function rungsWords({ rungs }: Control, lang: Lang): string {
  if (rungs.length === 0) return text('cli.scheme-condition', lang);
  return plural('cli.scheme-rungs', rungs.length, lang, {
    rungs: listOf(rungs.map(({ rung }) => String(rung))),
  });
}

/** `scheme test`: runs the golden cases of a scheme; 0 where all pass, 1 otherwise. */
export async function schemeTestCommand(name: string, { lang }: Options): Promise<ExitCode> {
  const scheme = await loadSchemeByName(name);
  const results = runCases({
    scheme,
    files: await readFiles(join(productPaths.schemes, ...name.split('@'))),
    laws: await loadShippedLaws(),
    reference: await loadShippedReference(),
    trust: await loadTrust(undefined),
    sign: signAsDemonstration,
  });
  const failed = results.filter(({ problems }) => problems.length > 0);
  for (const { control, name: golden, problems } of failed)
    process.stdout.write(`${control} ${golden}\n  ${problems.join('\n  ')}\n`);
  const counts = {
    passed: plural('cli.cases-passed', results.length - failed.length, lang),
    failed: plural('cli.cases-failed', failed.length, lang),
  };
  process.stdout.write(`${text('cli.scheme-cases', lang, counts)}\n`);
  return failed.length === 0 ? 0 : 1;
}

/** Golden cases are signed with keys that anyone can make, and judged under the demonstration list. */
function signAsDemonstration(statement: Readonly<Record<string, unknown>>, role: string): string {
  if (!isDemonstrationRole(role))
    throw new JudgeError('SCHEME_INVALID', { count: 1, problems: `no demonstration key of “${role}”` });
  return signStatement(statement, demonstrationKey(role));
}

async function readFiles(folder: string): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    await Promise.all(
      paths.map(async (path) => [relative(folder, path).split(sep).join('/'), await readFile(path)] as const),
    ),
  );
}
