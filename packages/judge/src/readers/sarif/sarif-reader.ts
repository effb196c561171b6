import { JsonCursor, openStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { shortened } from '../limited-notes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { ScanFacts } from '../security-scan/scan-facts.ts';
import { statedInstant } from '../stated-instant.ts';
import { idOf, isSuppressed, SarifRules, severityOf, statusOf } from './sarif-result.ts';

/** Results of static analysis in SARIF 2.1.0, of any tool. */
export const sarifReader: Reader = {
  format: 'sarif',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*\{/.test(text) &&
    /"runs"\s*:\s*\[/.test(text) &&
    (/"version"\s*:\s*"2\.1\.\d/.test(text) || /"\$schema"\s*:\s*"[^"]{0,300}sarif/i.test(text)),
  read: readLog,
};

function readLog(bytes: Uint8Array, hint: ReadHint): Reading {
  const root = new JsonCursor(openStrictJson(bytes));
  const runs = root.get('runs');
  if (runs?.isArray() !== true)
    throw new JudgeError('READ_SHAPE', {
      line: 1,
      path: 'runs',
      problem: 'not one JSON object {"runs": […]}',
    });
  const version = root.get('version')?.string() ?? 'unknown';
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'sarif', version });
  const facts = new ScanFacts(reading);
  for (const run of runs.items()) addRun(run, facts, reading);
  facts.close();
  return reading.build();
}

function addRun(run: JsonCursor, facts: ScanFacts, reading: ReadingBuilder): void {
  const rules = new SarifRules(run);
  const invocations = run.get('invocations')?.items() ?? [];
  for (const invocation of invocations) {
    const seenAt = statedInstant((invocation.get('endTimeUtc') ?? invocation.get('startTimeUtc'))?.string());
    if (seenAt !== undefined) reading.observedAt(seenAt);
  }
  // A run that broke off may pass by what it did not look at.
  const broken = invocations.some((invocation) => invocation.get('executionSuccessful')?.boolean() === false);
  const elsewhere = run.path('externalPropertyFileReferences', 'results');
  if (elsewhere !== undefined) reading.note('OPAQUE_CONTENT', { pointer: elsewhere.pointer });
  const tool = run.path('tool', 'driver', 'name')?.string();
  for (const result of run.get('results')?.items() ?? []) {
    const place = { pointer: result.pointer };
    const rule = rules.ruleOf(result);
    const check = idOf(result) ?? rule?.get('id')?.string();
    const said = statusOf(result);
    if (!check || said === undefined || isPassOfTrivy(result, tool)) {
      facts.skip(place);
      continue;
    }
    // Left over from an older run, and no longer there.
    if (result.get('baselineState')?.string() === 'absent') {
      facts.closed(place);
      facts.unused();
      continue;
    }
    const suppressed = isSuppressed(result);
    if (suppressed) facts.muted(place);
    const doubtful = said === 'pass' && (broken || suppressed);
    facts.add({
      tool: tool === undefined ? undefined : shortened(tool),
      check: shortened(check),
      about: aboutOf(check, rule),
      status: doubtful ? 'manual' : said,
      severity: severityOf(result, rule),
      place,
    });
  }
}

/** Words by which the topic is told. A vulnerability's title would lend it a topic that it has not. */
function aboutOf(check: string, rule: JsonCursor | undefined): string {
  if (/^(?:CVE|GHSA)-/.test(check)) return '';
  const words = [rule?.get('name'), rule?.path('shortDescription', 'text')].map((cursor) => cursor?.string());
  return [check, ...words].filter((word) => word !== undefined).join(' ');
}

/** Trivy, asked for what did not fail, writes it as a result without a kind, which would be a failure. */
function isPassOfTrivy(result: JsonCursor, tool: string | undefined): boolean {
  const text = result.path('message', 'text')?.string() ?? '';
  return tool === 'Trivy' && /(?:^|\n)Message: No issues found(?:\n|$)/.test(text);
}
