import { canonicalJson, compareText, formatText } from '@ancrage/base';
import { isTextKey, text, texts } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { Outcome, Report } from '@ancrage/judge';
import { cleanText } from '../report/clean-text.ts';
import { fold } from '../report/terminal/lines.ts';
import type { ExitCode } from './exit-code.ts';
import { loadReport } from './load-report.ts';
import { terminalWidth } from './terminal-width.ts';

/** What differs between two reports: findings in the scheme's order, then conditions; other lists in code-unit order. */
export interface Comparison {
  /** Services that the reports are about. */
  readonly services: readonly [string, string];
  readonly level: readonly [number, number];
  readonly findings: readonly {
    readonly control: string;
    readonly before: Outcome | null;
    readonly after: Outcome | null;
    readonly condition: boolean;
  }[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  readonly inputs: readonly { readonly input: string; readonly before: string; readonly after: string }[];
}

/** `compare <before> <after>`: 0 where the level is at least as high as before, 1 where it is lower. */
export async function compareCommand(
  before: string,
  after: string,
  { lang }: { lang: Lang },
): Promise<ExitCode> {
  const comparison = compareReports(await loadReport(before), await loadReport(after));
  const lines = fold(comparisonLines(comparison, lang), terminalWidth(process.stdout));
  process.stdout.write(`${lines.join('\n')}\n`);
  return comparison.level[1] >= comparison.level[0] ? 0 : 1;
}

export function compareReports(before: Report, after: Report): Comparison {
  const outcomes = (report: Report): Map<string, Outcome> =>
    new Map([...report.findings, ...report.conditions].map(({ control, outcome }) => [control, outcome]));
  const files = (report: Report): Map<string, string> =>
    new Map(report.evidence.map(({ path, id }) => [path, id]));
  const inputs = (report: Report): Map<string, string> =>
    new Map([
      ['at', report.at],
      ...Object.entries(report.inputs).map(([name, value]): [string, string] => [name, canonicalJson(value)]),
    ]);
  const [foundBefore, foundAfter] = [outcomes(before), outcomes(after)];
  const conditions = new Set([...before.conditions, ...after.conditions].map(({ control }) => control));
  const [filesBefore, filesAfter] = [files(before), files(after)];
  return {
    services: [before.service.service, after.service.service],
    level: [before.level, after.level],
    findings: differing(foundBefore, foundAfter).map((control) => ({
      control,
      before: foundBefore.get(control) ?? null,
      after: foundAfter.get(control) ?? null,
      condition: conditions.has(control),
    })),
    added: [...filesAfter.keys()].filter((path) => !filesBefore.has(path)).sort(compareText),
    removed: [...filesBefore.keys()].filter((path) => !filesAfter.has(path)).sort(compareText),
    changed: changes(filesBefore, filesAfter).filter((path) => filesBefore.has(path) && filesAfter.has(path)),
    inputs: changes(inputs(before), inputs(after))
      .filter((input) => input !== 'readings')
      .map((input) => ({
        input,
        before: inputs(before).get(input) ?? '–',
        after: inputs(after).get(input) ?? '–',
      })),
  };
}

/** Keys whose values differ, in the order of the first map, then of the second. */
function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => before.get(key) !== after.get(key),
  );
}

function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return differing(before, after).sort(compareText);
}

function comparisonLines(comparison: Comparison, lang: Lang): string[] {
  const word = (outcome: Outcome | null): string => {
    const key = `word.${outcome ?? ''}`;
    return isTextKey(key) ? formatText(texts[key], lang) : '–';
  };
  const [before, after] = comparison.level;
  const [first, second] = comparison.services.map(cleanText) as [string, string];
  const lines =
    first === second ? [] : [text('cli.compare-services', lang, { before: first, after: second })];
  lines.push(text('cli.compare-level', lang, { before, after }));
  if (comparison.findings.length === 0) lines.push(text('cli.compare-same', lang));
  for (const { control, before: was, after: is, condition } of comparison.findings) {
    const params = { control, before: word(was), after: word(is) };
    lines.push(text(condition ? 'cli.compare-condition' : 'cli.compare-finding', lang, params));
  }
  lines.push(...comparison.added.map((path) => text('cli.compare-added', lang, { path })));
  lines.push(...comparison.removed.map((path) => text('cli.compare-removed', lang, { path })));
  lines.push(...comparison.changed.map((path) => text('cli.compare-changed', lang, { path })));
  return [...lines, ...comparison.inputs.map((input) => text('cli.compare-input', lang, input))];
}
