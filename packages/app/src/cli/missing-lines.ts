import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { wrap } from '../report/terminal/lines.ts';
import { listOf, plural } from '../report/words.ts';
import { exportCommand } from './export-command.ts';
import type { MissingEvidence, Need, WayOf } from './missing-evidence.ts';

export interface MissingOptions {
  readonly lang: Lang;
  readonly width: number;
  /** The folder as it was given, to say how to ask again. */
  readonly folder: string;
}

/** What is there and what is missing for each kind of evidence, how to export it, and what only people can establish. */
export function missingLines(missing: MissingEvidence, options: MissingOptions): string[] {
  const { lang, width, folder } = options;
  const { needs, byPersons, statements } = missing;
  const lines = wrap(
    text(needs.length + byPersons.length === 0 ? 'cli.init-nothing' : 'cli.init-missing', lang),
    width,
  );
  for (const need of needs) lines.push('', ...needLines(need, options));
  if (byPersons.length > 0) {
    const persons = text('cli.init-persons', lang);
    lines.push('', ...heading(persons, byPersons, width));
    if (statements > 0)
      lines.push(`  ✓ ${text('cli.init-here', lang, { files: plural('cli.files', statements, lang) })}`);
    lines.push(...indented(text('cli.init-persons-how', lang), 2, width));
  }
  if (needs.some(({ others }) => others.length > 0))
    lines.push('', ...wrap(text('cli.init-more', lang, { folder }), width));
  return lines;
}

function needLines(
  { name, controls, here, lacking, ways, others }: Need,
  { lang, width }: MissingOptions,
): string[] {
  const lines = heading(name[lang], controls, width);
  const alone = here.length === 1 && here[0]!.name[lang] === name[lang];
  if (alone) lines.push(`  ✓ ${plural('cli.files', here[0]!.files, lang)}`);
  else if (here.length > 0) {
    const kinds = here.map((kind) =>
      here.length === 1
        ? kind.name[lang]
        : text('cli.init-kind', lang, { name: kind.name[lang], files: kind.files }),
    );
    const files = plural(
      'cli.files',
      here.reduce((sum, kind) => sum + kind.files, 0),
      lang,
    );
    lines.push(...hanging('  ✓ ', text('cli.init-there', lang, { files, kinds: listOf(kinds) }), width));
  }
  if (lacking.length > 0)
    lines.push(...hanging('  ✗ ', text('cli.init-lacking', lang, { platforms: listOf(lacking) }), width));
  else if (here.length === 0)
    lines.push(...hanging('  ✗ ', text(ways.length > 1 ? 'cli.init-one-of' : 'cli.init-none', lang), width));
  for (const way of ways) lines.push(...wayLines(way, way.name[lang] === name[lang], lang, width));
  if (others.length > 0)
    lines.push(
      ...indented(
        text('cli.init-others', lang, {
          platforms: listOf(others.map((platform) => otherWord(platform, lang))),
        }),
        4,
        width,
      ),
    );
  return lines;
}

/** Words, then the controls that they serve, each whole on its line. */
function heading(words: string, controls: readonly string[], width: number): string[] {
  return hanging(
    '',
    `${words} – ${controls.map((control) => control.replaceAll('-', '\u2011')).join(' ')}`,
    width,
    2,
  ).map((line) => line.replaceAll('\u2011', '-'));
}

/** A way of a need that has one format only does not repeat its name. */
function wayLines(
  { platform, name, command, how }: WayOf,
  isOnly: boolean,
  lang: Lang,
  width: number,
): string[] {
  const where = platformWord(platform, lang);
  const head = isOnly ? where : text('cli.init-way', lang, { name: name[lang], platform: where });
  const lines = isOnly && platform === 'any' ? [] : hanging('    • ', head, width);
  lines.push(...indented(how[lang], 6, width));
  if (command === undefined) return lines;
  // A command is to be copied: it is never broken, whatever the width.
  const [first = '', ...rest] = exportCommand(command, lang).trimEnd().split('\n');
  return [...lines, `      $ ${first}`, ...rest.map((line) => `        ${line}`)];
}

/** The names that `--platform` takes. */
function platformWord(platform: string, lang: Lang): string {
  return platform === 'any' ? text('cli.init-any-platform', lang) : platform;
}

function otherWord(platform: string, lang: Lang): string {
  return platform === 'any' ? text('cli.init-any', lang, { words: platformWord(platform, lang) }) : platform;
}

function indented(words: string, spaces: number, width: number): string[] {
  return wrap(words, width - spaces).map((line) => `${' '.repeat(spaces)}${line}`);
}

function hanging(mark: string, words: string, width: number, indent = mark.length): string[] {
  return wrap(words, width - Math.max(mark.length, indent)).map(
    (line, index) => `${index === 0 ? mark : ' '.repeat(indent)}${line}`,
  );
}
