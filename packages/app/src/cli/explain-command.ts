import { formatText, isTextKey, text, texts } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import type { FactRef, Finding, FindingValue, Place, Reason, Report, Scheme } from '@ancrage/judge';
import { CommandError } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import { loadSchemeByName } from './judge-folder.ts';
import { loadReport } from './load-report.ts';

/** `explain <report> <control>`: from the finding to each fact, its file, its digest and its place. */
export async function explainCommand(
  path: string,
  control: string,
  { lang }: { lang: Lang },
): Promise<ExitCode> {
  const report = await loadReport(path);
  const id = control.toUpperCase();
  const finding = [...report.findings, ...report.conditions].find((candidate) => candidate.control === id);
  if (finding === undefined) throw new CommandError('NO_CONTROL', { control });
  const { id: scheme, version } = report.inputs.scheme;
  const words = await loadSchemeByName(`${scheme}@${version}`).catch(() => undefined);
  process.stdout.write(`${explainFinding(report, finding, words, lang).join('\n')}\n`);
  return 0;
}

/** Lines of the explanation, indented by depth. */
export function explainFinding(
  report: Report,
  finding: Finding,
  scheme: Scheme | undefined,
  lang: Lang,
): string[] {
  const control = scheme?.criteria
    .flatMap(({ controls }) => controls)
    .find(({ id }) => id === finding.control);
  const outcome = (code: string): string => wordOf(`word.${code}`, lang);
  const lines = [
    text('cli.explain-head', lang, {
      control: finding.control,
      title: control?.title[lang] ?? '',
      outcome: outcome(finding.outcome),
    }),
  ];
  for (const { rung, outcome: at, rule } of finding.rungs) {
    lines.push(`  ${text('cli.explain-rung', lang, { rung, outcome: outcome(at), rule })}`);
  }
  for (const value of finding.values) lines.push(...explainValue(report, value, lang));
  if (finding.reasons.length > 0) lines.push(`  ${text('cli.explain-because', lang)}`);
  for (const reason of finding.reasons) lines.push(`    ${wordsOfReason(reason, lang)}`);
  for (const remedy of finding.remedies) {
    const rule = control?.remedies.find(({ id }) => id === remedy.id);
    lines.push(
      `  ${text('cli.explain-remedy', lang, { cost: remedy.cost, words: rule?.text[lang] ?? remedy.id })}`,
    );
    if (remedy.turns) lines.push(`    ${text('cli.explain-verified', lang)}`);
  }
  return lines;
}

function explainValue(report: Report, value: FindingValue, lang: Lang): string[] {
  const lines = [
    `  ${text('cli.explain-value', lang, { name: value.name, value: wordsOfValue(value.value, lang) })}`,
  ];
  const add = (side: string, facts: readonly FactRef[], total: number): void => {
    for (const fact of facts) {
      const fields = Object.entries(fact.value).map(([name, item]) => `${name}=${String(item)}`);
      lines.push(
        `    ${text('cli.explain-fact', lang, { side, kind: fact.kind, value: fields.join(' ').slice(0, 300) })}`,
      );
      lines.push(`      ${placeWords(report, fact, lang)}`);
    }
    if (total > facts.length)
      lines.push(`    ${text('cli.explain-more', lang, { count: total - facts.length })}`);
  };
  add(text('cli.explain-for', lang), value.support, value.support_total);
  add(text('cli.explain-against', lang), value.against, value.against_total);
  return lines;
}

function placeWords(report: Report, fact: FactRef, lang: Lang): string {
  const path = report.evidence.find(({ id }) => id === fact.evidence)?.path ?? fact.evidence;
  return text('cli.explain-place', lang, {
    path,
    digest: fact.evidence,
    place: wordsOfPlace(fact.place, lang),
    method: wordOf(`word.${fact.method}`, lang),
    source: wordOf(`word.${fact.source}`, lang),
  });
}

function wordsOfPlace(place: Place, lang: Lang): string {
  if ('line' in place) return text('cli.place-line', lang, { line: place.line });
  if ('page' in place) return text('cli.place-page', lang, { page: place.page });
  return place.pointer === '' ? text('cli.place-whole', lang) : place.pointer;
}

function wordsOfValue(value: FindingValue['value'], lang: Lang): string {
  if (value === null) return text('cli.unknown', lang);
  if (typeof value === 'boolean') return text(value ? 'cli.yes' : 'cli.no', lang);
  const { lo, hi } = value;
  if (lo === null) return hi === null ? text('cli.unknown', lang) : text('cli.at-most', lang, { value: hi });
  if (hi === null) return text('cli.at-least', lang, { value: lo });
  return lo === hi ? text('cli.exactly', lang, { value: lo }) : text('cli.between', lang, { lo, hi });
}

function wordsOfReason(reason: Reason, lang: Lang): string {
  const key = `reason.${reason.code}`;
  return isTextKey(key) ? formatText(texts[key], lang, reason.params) : reason.code;
}

function wordOf(key: string, lang: Lang): string {
  return isTextKey(key) ? formatText(texts[key], lang) : key;
}
