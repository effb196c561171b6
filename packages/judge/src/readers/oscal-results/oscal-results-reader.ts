import { instantOf } from '@ancrage/base';
import type { Digest, JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { FactValue } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { byStart, heldUpTo } from '../by-start.ts';
import { byPointer, entriesOfDocument, itemWays, readItems } from '../item-reader.ts';
import type { ItemListing, ItemNotation, JsonEntry } from '../item-stream.ts';
import { countUnknown } from '../known-fields.ts';
import type { KnownFields } from '../known-fields.ts';
import { LimitedNotes, shortened } from '../limited-notes.ts';
import { HEAD_BYTES } from '../reader.ts';
import type { Head, Reader, ReadingStream } from '../reader.ts';
import { isCoded, wholeOrStream } from '../whole-or-stream.ts';
import { topicOfTarget } from './control-topic.ts';
import { isJson, modelOf, MOST_YAML, oscalSyntax, parseYamlOscal } from './oscal-document.ts';
import { findingFields, observationFields, resultsFields } from './oscal-fields.ts';
import { issuerOf } from './oscal-parties.ts';
import { OscalObservations } from './oscal-observations.ts';

/** Lists of a result; risks are not looked into. */
const LISTS: ReadonlySet<unknown> = new Set(['findings', 'observations', 'risks']);

const NOTATION: ItemNotation = {
  notation: 'one',
  isList: (path) =>
    path[0] === 'assessment-results' &&
    ((path.length === 4 && path[1] === 'results' && typeof path[2] === 'number' && LISTS.has(path[3])) ||
      (path.length === 3 && path[1] === 'back-matter' && path[2] === 'resources')),
  leadsToList: (path) => path.length === 0 || (path.length < 4 && path[0] === 'assessment-results'),
};

const json = itemWays(NOTATION, (evidence) => new OscalResults(evidence));

/**
 * Assessment results in OSCAL 1.x, JSON or YAML: each finding is the result of a check of a control of someone else's
 * catalogue. What assessors wrote in sentences is not read. Other models of OSCAL describe or promise: they are known for
 * what they are, and nothing is taken from them.
 */
export const oscalResultsReader: Reader = {
  format: 'oscal-results',
  recognise: ({ text }: Head) => oscalSyntax(text) !== undefined,
  read: (bytes, { evidence }) => read(bytes, evidence),
  open: () => byStart(stream),
};

function stream(start: Uint8Array): ReadingStream {
  const isYaml = oscalSyntax(new TextDecoder().decode(start)) === 'yaml';
  return isYaml
    ? heldUpTo(MOST_YAML, read)
    : wholeOrStream(json.stream(), read, (piece) => !isJson(piece) || isCoded(piece));
}

function read(bytes: Uint8Array, evidence: Digest): Reading {
  const start = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
  if (oscalSyntax(start) === 'xml')
    throw new JudgeError('READ_SERIALISATION', { found: 'XML', command: 'oscal-cli convert --to=json' });
  if (isJson(bytes)) return json.read(bytes, evidence);
  const document = { root: parseYamlOscal(bytes), placeOf: byPointer };
  return readItems(new OscalResults(evidence), [...entriesOfDocument(document, NOTATION)], evidence);
}

/** A document of OSCAL, item by item: once for its observations, once for the findings that cite them. */
class OscalResults implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #notes: LimitedNotes;
  readonly #observations = new OscalObservations();
  #tool: string | undefined;
  #findings = 0;
  #used = 0;
  /** Whether each finding that says something cites an observation. */
  #observed = true;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'oscal-results', version: 'unknown' });
    this.#notes = new LimitedNotes(this.reading);
  }

  survey({ cursor, list }: JsonEntry): void {
    if (list === undefined) this.#open(cursor);
    else if (list[3] === 'observations') {
      this.#observations.add(cursor);
      this.#unknown(cursor, observationFields);
    }
  }

  read({ cursor, list }: JsonEntry): void {
    if (list === undefined) this.#close(cursor);
    else if (list[3] === 'findings') this.#finding(cursor);
  }

  end(): Reading {
    this.#notes.close();
    return this.reading.build();
  }

  #open(document: JsonCursor): void {
    const found = modelOf(document);
    if (found === undefined)
      throw new JudgeError('READ_SHAPE', { line: 1, path: '.', problem: 'not one model of OSCAL' });
    const { model, root } = found;
    const version = root.path('metadata', 'oscal-version')?.string() ?? 'unknown';
    this.reading.version(version);
    if (!/^v?1\./.test(version))
      throw new JudgeError('READ_VERSION', { found: shortened(version), expected: '1.x' });
    if (model !== 'assessment-results') {
      this.reading.note('NO_RESULT', { pointer: root.pointer }, { model });
      return;
    }
    this.#tool = shortened(root.path('metadata', 'title')?.string() ?? 'OSCAL');
    const issuer = issuerOf(root);
    if (issuer !== undefined) this.reading.issuer(shortened(issuer));
    this.#unknown(document, resultsFields);
  }

  #finding(finding: JsonCursor): void {
    const place = { pointer: finding.pointer };
    this.#findings += 1;
    this.#unknown(finding, findingFields);
    let seen = 0;
    for (const reference of finding.get('related-observations')?.items() ?? []) {
      const uuid = reference.get('observation-uuid')?.string() ?? '';
      if (this.#observations.cite(uuid)) seen += 1;
      else this.#notes.note('DANGLING_REFERENCE', place, { reference: shortened(uuid) });
    }
    const target = finding.path('target', 'target-id')?.string();
    if (target === undefined || target === '') return;
    this.#used += 1;
    if (seen === 0) this.#observed = false;
    this.reading.add(
      'security-check',
      {
        tool: this.#tool!,
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

  #close(document: JsonCursor): void {
    if (this.#tool === undefined) return;
    const root = document.get('assessment-results')!;
    const cited = this.#observations.cited();
    const collected = cited.flatMap(({ collected: instant }) => instant ?? []);
    // Evidence is as old as what was observed for it; where no finding cites an observation, as its results.
    for (const instant of collected.length > 0 ? collected : endsOf(root)) this.reading.observedAt(instant);
    // It holds until the last of its observations expires, where each of them says when.
    const expiry = cited.flatMap(({ expires }) => expires ?? []);
    if (this.#observed && expiry.length > 0 && expiry.length === cited.length)
      this.reading.validUntil(expiry.reduce((latest, day) => (day > latest ? day : latest)));
    const [total, used] = [this.#findings + this.#observations.size, this.#used + cited.length];
    this.reading.records(total, used);
    this.#notes.count('SKIPPED_RECORDS', { pointer: root.pointer }, total - used);
  }

  #unknown(cursor: JsonCursor, fields: KnownFields): void {
    this.#notes.count('UNKNOWN_FIELDS', { pointer: '' }, countUnknown(cursor, fields));
  }
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

/** When each result ended, or else began. */
function endsOf(root: JsonCursor): string[] {
  const results = root.get('results')?.items() ?? [];
  return results.flatMap((result) => {
    const stated = [result.get('end'), result.get('start')].map((cursor) => cursor?.string());
    return stated.find((instant) => instantOf(instant) !== undefined) ?? [];
  });
}
