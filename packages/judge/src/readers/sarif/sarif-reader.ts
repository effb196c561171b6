import type { Digest, JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { detachedText } from '../../facts/detached-text.ts';
import { itemReader } from '../item-reader.ts';
import type { ItemListing, ItemNotation, JsonEntry } from '../item-stream.ts';
import { shortened } from '../limited-notes.ts';
import type { Head, Reader } from '../reader.ts';
import { ScanFacts } from '../security-scan/scan-facts.ts';
import { statedInstant } from '../stated-instant.ts';
import { idOf, isSuppressed, severityOf, statusOf } from './sarif-result.ts';
import { SarifRules } from './sarif-rules.ts';
import type { SarifRule } from './sarif-rules.ts';

/** Lists of a run that grow with what was scanned; the results alone are looked into. */
const LISTS: ReadonlySet<unknown> = new Set([
  'results',
  'artifacts',
  'logicalLocations',
  'threadFlowLocations',
  'graphs',
  'webRequests',
  'webResponses',
]);

const NOTATION: ItemNotation = {
  notation: 'one',
  isList: (path) =>
    path.length === 3 && path[0] === 'runs' && typeof path[1] === 'number' && LISTS.has(path[2]),
  leadsToList: (path) => path.length < 3 && (path.length === 0 || path[0] === 'runs'),
};

/** Results of static analysis in SARIF 2.1.0, of any tool. */
export const sarifReader: Reader = {
  format: 'sarif',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*\{/.test(text) &&
    /"runs"\s*:\s*\[/.test(text) &&
    (/"version"\s*:\s*"2\.1\.\d/.test(text) || /"\$schema"\s*:\s*"[^"]{0,300}sarif/i.test(text)),
  ...itemReader(NOTATION, (evidence) => new SarifLog(evidence)),
};

/** What a run tells of its results. */
interface Run {
  readonly tool: string | undefined;
  readonly rules: SarifRules;
  /** A run that broke off may pass by what it did not look at. */
  readonly broken: boolean;
}

/** A log, result by result: rules may stand behind the results that name them. */
class SarifLog implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly surveysDocuments = true;
  readonly #facts: ScanFacts;
  #runs: readonly Run[] = [];

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'sarif', version: 'unknown' });
    this.#facts = new ScanFacts(this.reading);
  }

  survey({ cursor: root }: JsonEntry): void {
    const runs = root.get('runs');
    if (runs?.isArray() !== true)
      throw new JudgeError('READ_SHAPE', {
        line: 1,
        path: 'runs',
        problem: 'not one JSON object {"runs": […]}',
      });
    this.reading.version(root.get('version')?.string() ?? 'unknown');
    for (const properties of root.get('inlineExternalProperties')?.items() ?? []) {
      const aside = properties.get('results');
      if (aside !== undefined) this.reading.note('OPAQUE_CONTENT', { pointer: aside.pointer });
    }
    this.#runs = runs.items().map((run) => this.#open(run));
  }

  read({ cursor, list }: JsonEntry): void {
    if (list?.[2] === 'results') this.#add(cursor, this.#runs[Number(list[1])]!);
  }

  end(): Reading {
    this.#facts.close();
    return this.reading.build();
  }

  #open(run: JsonCursor): Run {
    const invocations = run.get('invocations')?.items() ?? [];
    for (const invocation of invocations) {
      const told = invocation.get('endTimeUtc') ?? invocation.get('startTimeUtc');
      const seenAt = statedInstant(told?.string());
      if (seenAt !== undefined) this.reading.observedAt(seenAt);
    }
    const elsewhere = run.path('externalPropertyFileReferences', 'results');
    if (elsewhere !== undefined) this.reading.note('OPAQUE_CONTENT', { pointer: elsewhere.pointer });
    const tool = run.path('tool', 'driver', 'name')?.string();
    return {
      tool: tool === undefined ? undefined : detachedText(tool),
      rules: new SarifRules(run),
      broken: invocations.some((invocation) => invocation.get('executionSuccessful')?.boolean() === false),
    };
  }

  #add(result: JsonCursor, { tool, rules, broken }: Run): void {
    const facts = this.#facts;
    const place = { pointer: result.pointer };
    const rule = rules.ruleOf(result);
    const check = idOf(result) ?? rule?.id;
    const said = statusOf(result);
    if (!check || said === undefined || isPassOfTrivy(result, tool)) {
      facts.skip(place);
      return;
    }
    // Left over from an older run, and no longer there.
    if (result.get('baselineState')?.string() === 'absent') {
      facts.closed(place);
      facts.unused();
      return;
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
function aboutOf(check: string, rule: SarifRule | undefined): string {
  return /^(?:CVE|GHSA)-/.test(check) ? '' : [check, ...(rule?.words ?? [])].join(' ');
}

/** Trivy, asked for what did not fail, writes it as a result without a kind, which would be a failure. */
function isPassOfTrivy(result: JsonCursor, tool: string | undefined): boolean {
  const text = result.path('message', 'text')?.string() ?? '';
  return tool === 'Trivy' && /(?:^|\n)Message: No issues found(?:\n|$)/.test(text);
}
