import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { FactRef, Finding, FindingValue, Report, Scheme } from '@ancrage/judge';
import { cleanText } from '../report/clean-text.ts';
import { kindWords, methodWord, outcomeWord, reasonWords, sourceWord } from '../report/coded-words.ts';
import { factLine } from '../report/fact-words.ts';
import { placeWords } from '../report/place-words.ts';
import { fold } from '../report/terminal/lines.ts';
import { plural } from '../report/words.ts';
import { valueMeaning, valueWords } from '../report/quantities.ts';
import { CommandError } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import { loadSchemeByName } from './judge-folder.ts';
import { loadReport } from './load-report.ts';
import { terminalWidth } from './terminal-width.ts';

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
  // A report outlives the copy of the scheme it was made with: without it the codes still tell the chain.
  const words = await loadSchemeByName(`${scheme}@${version}`).catch(() => undefined);
  const lines = fold(explainFinding(report, finding, words, lang), terminalWidth(process.stdout));
  process.stdout.write(`${lines.join('\n')}\n`);
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
  const title = control?.title[lang] ?? '';
  const outcome = outcomeWord(finding.outcome, lang);
  const lines = [text('cli.explain-head', lang, { control: finding.control, title, outcome })];
  for (const { rung, outcome: at, rule } of finding.rungs) {
    lines.push(`  ${text('cli.explain-rung', lang, { rung, outcome: outcomeWord(at, lang), rule })}`);
  }
  if (finding.reasons.length > 0) lines.push(`  ${text('cli.explain-because', lang)}`);
  for (const reason of finding.reasons) lines.push(`    ${cleanText(reasonWords(reason, lang))}`);
  for (const value of finding.values) lines.push(...explainValue(report, value, lang));
  for (const remedy of report.missing.length > 0 ? [] : finding.remedies) {
    const words = control?.remedies.find(({ id }) => id === remedy.id)?.text[lang] ?? remedy.id;
    const cost = plural('report.person-days', remedy.cost, lang);
    lines.push(`  ${text('cli.explain-remedy', lang, { cost, words })}`);
    if (remedy.turns) lines.push(`    ${text('cli.explain-verified', lang)}`);
  }
  return lines;
}

function explainValue(report: Report, value: FindingValue, lang: Lang): string[] {
  const name = `${valueMeaning(value.name, lang)} (${value.name})`;
  const lines = [`  ${text('cli.explain-value', lang, { name, value: valueWords(value, lang) })}`];
  const add = (side: string, facts: readonly FactRef[], total: number): void => {
    for (const fact of facts) {
      const shown = cleanText(factLine(fact, lang)).slice(0, 300);
      lines.push(
        `    ${text('cli.explain-fact', lang, { side, kind: kindWords(fact.kind, lang), value: shown })}`,
      );
      lines.push(`      ${factPlace(report, fact, lang)}`, `      ${fact.evidence}`);
    }
    if (total > facts.length) lines.push(`    ${plural('cli.explain-more', total - facts.length, lang)}`);
  };
  add(text('cli.explain-against', lang), value.against, value.against_total);
  add(text('cli.explain-for', lang), value.support, value.support_total);
  return lines;
}

function factPlace(report: Report, fact: FactRef, lang: Lang): string {
  const path = report.evidence.find(({ id }) => id === fact.evidence)?.path ?? fact.evidence;
  return text('cli.explain-place', lang, {
    path: cleanText(path),
    place: placeWords(fact.place, lang),
    method: methodWord(fact.method, lang),
    source: sourceWord(fact.source, lang),
  });
}
