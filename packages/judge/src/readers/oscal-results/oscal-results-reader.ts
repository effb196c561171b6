import { formatUtcDate, instantOf } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { FactValue } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { countUnknown } from '../known-fields.ts';
import { LimitedNotes, shortened } from '../limited-notes.ts';
import { HEAD_BYTES } from '../reader.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { topicOfTarget } from './control-topic.ts';
import { modelOf, oscalSyntax, parseOscal } from './oscal-document.ts';
import { resultsFields } from './oscal-fields.ts';
import { issuerOf } from './oscal-parties.ts';

const MS_PER_DAY = 86_400_000;

/**
 * Assessment results in OSCAL 1.x, JSON or YAML: each finding is the result of a check of a control of someone else's
 * catalogue. What assessors wrote in sentences is not read. Other models of OSCAL describe or promise: they are known for
 * what they are, and nothing is taken from them.
 */
export const oscalResultsReader: Reader = {
  format: 'oscal-results',
  recognise: ({ text }: Head) => oscalSyntax(text) !== undefined,
  read: readResults,
};

function readResults(bytes: Uint8Array, hint: ReadHint): Reading {
  const start = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
  if (oscalSyntax(start) === 'xml')
    throw new JudgeError('READ_SERIALISATION', { found: 'XML', command: 'oscal-cli convert --to=json' });
  const document = parseOscal(bytes);
  const found = modelOf(document);
  if (found === undefined)
    throw new JudgeError('READ_SHAPE', { line: 1, path: '.', problem: 'not one model of OSCAL' });
  const { model, root } = found;
  const version = root.path('metadata', 'oscal-version')?.string() ?? 'unknown';
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'oscal-results', version });
  if (!/^v?1\./.test(version))
    throw new JudgeError('READ_VERSION', { found: shortened(version), expected: '1.x' });
  if (model !== 'assessment-results') {
    reading.note('NO_RESULT', { pointer: root.pointer }, { model });
    return reading.build();
  }
  addResults(document, root, reading);
  return reading.build();
}

function addResults(document: JsonCursor, root: JsonCursor, reading: ReadingBuilder): void {
  const notes = new LimitedNotes(reading);
  const tool = shortened(root.path('metadata', 'title')?.string() ?? 'OSCAL');
  const issuer = issuerOf(root);
  if (issuer !== undefined) reading.issuer(shortened(issuer));
  const results = root.get('results')?.items() ?? [];
  const observations = observationsOf(results);
  const cited = new Set<string>();
  let total = observations.size;
  let used = 0;
  let unobserved = 0;
  for (const finding of results.flatMap((result) => result.get('findings')?.items() ?? [])) {
    total += 1;
    const place = { pointer: finding.pointer };
    let seen = 0;
    for (const reference of finding.get('related-observations')?.items() ?? []) {
      const uuid = reference.get('observation-uuid')?.string() ?? '';
      if (observations.has(uuid)) {
        cited.add(uuid);
        seen += 1;
      } else notes.note('DANGLING_REFERENCE', place, { reference: shortened(uuid) });
    }
    const target = finding.path('target', 'target-id')?.string();
    if (target === undefined || target === '') continue;
    used += 1;
    if (seen === 0) unobserved += 1;
    reading.add(
      'security-check',
      {
        tool,
        check: shortened(target),
        topic: topicOfTarget(target),
        status: statusOf(finding),
        severity: 'unknown',
        account: 'unknown',
        region: 'unknown',
        findings: 1,
      },
      place,
    );
  }
  const seen = [...cited].map((uuid) => observations.get(uuid)!);
  addDate(results, seen, reading);
  if (unobserved === 0) addExpiry(seen, reading);
  used += cited.size;
  reading.records(total, used);
  notes.count('SKIPPED_RECORDS', { pointer: root.pointer }, total - used);
  notes.count('UNKNOWN_FIELDS', { pointer: '' }, countUnknown(document, resultsFields));
  notes.close();
}

/** Observations by their identifier; one that has none is counted under its place, and nothing can cite it. */
function observationsOf(results: readonly JsonCursor[]): ReadonlyMap<string, JsonCursor> {
  const all = results.flatMap((result) => result.get('observations')?.items() ?? []);
  return new Map(all.map((cursor) => [cursor.get('uuid')?.string() ?? cursor.pointer, cursor]));
}

/**
 * The finding's state. `other` is by definition neither a pass nor a fail, whatever state stands beside it; any word that
 * OSCAL does not know needs a person.
 */
function statusOf(finding: JsonCursor): FactValue<'security-check'>['status'] {
  const status = finding.path('target', 'status');
  const [state, reason] = [status?.get('state')?.string(), status?.get('reason')?.string()];
  if (reason === 'other') return 'manual';
  if (state === 'satisfied') return reason === 'fail' ? 'manual' : 'pass';
  return state === 'not-satisfied' ? 'fail' : 'manual';
}

/** Evidence is as old as what was observed for it; where no finding cites an observation, as its results. */
function addDate(
  results: readonly JsonCursor[],
  observations: readonly JsonCursor[],
  reading: ReadingBuilder,
): void {
  const collected = instantsOf(observations, 'collected');
  const ends = results.flatMap((result) => {
    const end = instantsOf([result], 'end');
    return end.length > 0 ? end : instantsOf([result], 'start');
  });
  for (const { text } of collected.length > 0 ? collected : ends) reading.observedAt(text);
}

/** It holds until the last of its observations expires, where each of them says when. */
function addExpiry(observations: readonly JsonCursor[], reading: ReadingBuilder): void {
  const expiry = instantsOf(observations, 'expires').map(({ ms }) => ms);
  if (expiry.length === 0 || expiry.length < observations.length) return;
  const last = expiry.reduce((latest, ms) => (ms > latest ? ms : latest));
  reading.validUntil(formatUtcDate(Math.floor(last / MS_PER_DAY)));
}

function instantsOf(
  cursors: readonly JsonCursor[],
  field: string,
): { readonly text: string; readonly ms: number }[] {
  return cursors.flatMap((cursor) => {
    const text = cursor.get(field)?.string();
    const ms = instantOf(text);
    return text === undefined || ms === undefined ? [] : [{ text, ms }];
  });
}
