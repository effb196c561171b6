// Every report that the judge can give becomes OSCAL that keeps each finding once, and that our own reader reads whole.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, digestOf } from '../packages/base/src/index.ts';
import { recogniseReader } from '../packages/judge/src/readers/index.ts';
import type { Report } from '../packages/judge/src/index.ts';
import { evidenceFiles, folderOf } from '../packages/judge/src/testing/arbitrary-dossier.ts';
import { goodFiles } from '../packages/judge/src/testing/good-files.ts';
import { judgeFolder } from '../packages/judge/src/testing/sample-dossier.ts';
import { sampleScheme } from '../packages/judge/src/testing/sample-scheme.ts';
import { OSCAL_NAMES, oscalFiles } from '../packages/office/src/oscal/oscal-files.ts';
import type { OscalWords } from '../packages/office/src/oscal/oscal-words.ts';

const scheme = sampleScheme();
const words: OscalWords = {
  lang: 'fr',
  reason: ({ code, params }) => `${code} ${canonicalJson(params)}`,
  scopeFinding: ({ code, params }) => `${code} ${canonicalJson(params)}`,
};

interface Prop {
  readonly name: string;
  readonly value: string;
  readonly class?: string;
}

interface Results {
  readonly 'assessment-results': {
    readonly 'import-ap': { readonly href: string };
    readonly results: readonly {
      readonly observations?: readonly {
        readonly uuid: string;
        readonly 'relevant-evidence'?: readonly { readonly href: string }[];
      }[];
      readonly risks?: readonly { readonly uuid: string; readonly remediations?: readonly unknown[] }[];
      readonly findings: readonly {
        readonly props: readonly Prop[];
        readonly target: {
          readonly 'target-id': string;
          readonly status: { readonly state: string; readonly reason: string; readonly remarks?: string };
          readonly 'implementation-status'?: { readonly state: string };
        };
        readonly 'related-observations'?: readonly { readonly 'observation-uuid': string }[];
        readonly 'related-risks'?: readonly { readonly 'risk-uuid': string }[];
      }[];
    }[];
    readonly 'back-matter': {
      readonly resources: readonly {
        readonly uuid: string;
        readonly rlinks: readonly {
          readonly href: string;
          readonly hashes: readonly { readonly value: string }[];
        }[];
      }[];
    };
  };
}

const parsed = (report: Report): Results['assessment-results'] =>
  (JSON.parse(oscalFiles(report, scheme, words).results) as Results)['assessment-results'];

const STATUS = {
  met: ['satisfied', 'pass', 'pass'],
  'not-met': ['not-satisfied', 'fail', 'fail'],
  'not-proven': ['not-satisfied', 'other', 'manual'],
  'not-verifiable': ['not-satisfied', 'other', 'manual'],
  'not-applicable': ['satisfied', 'other', 'manual'],
} as const;

/** Every member of this name anywhere in a document. */
function membersNamed(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => membersNamed(name, item));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === name && typeof inner === 'string' ? [inner] : membersNamed(name, inner),
  );
}

function checkReport(report: Report): void {
  const { results: text, catalog } = oscalFiles(report, scheme, words);
  assert.equal(oscalFiles(structuredClone(report), scheme, words).results, text, 'same report, same bytes');
  const root = (JSON.parse(text) as Results)['assessment-results'];
  const [result] = root.results;
  const findings = [...report.findings, ...report.conditions];
  assert.deepEqual(
    result!.findings.map(({ target }) => target['target-id']),
    findings.map(({ control }) => `${control}_obj`),
  );
  const uuids = membersNamed('uuid', root);
  assert.equal(new Set(uuids).size, uuids.length, 'each identifier is given once');
  const observations = new Set((result!.observations ?? []).map(({ uuid }) => uuid));
  const risks = new Set((result!.risks ?? []).map(({ uuid }) => uuid));
  for (const [index, { outcome, remedies, rungs, reasons }] of findings.entries()) {
    const { props, target, ...related } = result!.findings[index]!;
    const of = (name: string): string[] =>
      props.filter((prop) => prop.name === name).map(({ value }) => value);
    assert.deepEqual([target.status.state, target.status.reason], STATUS[outcome].slice(0, 2));
    assert.equal(target.status.reason === 'other', target.status.remarks !== undefined);
    assert.deepEqual(of('outcome'), [outcome]);
    assert.deepEqual(
      of('reason'),
      reasons.map(({ code }) => code),
    );
    assert.deepEqual(
      of('rung-outcome'),
      rungs.map((rung) => rung.outcome),
    );
    for (const { 'observation-uuid': uuid } of related['related-observations'] ?? []) {
      assert.ok(observations.has(uuid));
    }
    const [risk] = related['related-risks'] ?? [];
    assert.equal(risk !== undefined, outcome === 'not-met' || remedies.length > 0);
    if (risk !== undefined) assert.ok(risks.has(risk['risk-uuid']));
  }
  const resources = new Map(root['back-matter'].resources.map((resource) => [`#${resource.uuid}`, resource]));
  for (const { href } of (result!.observations ?? []).flatMap((each) => each['relevant-evidence'] ?? [])) {
    assert.ok(resources.has(href));
  }
  const linked = resources.get(root['import-ap'].href)!.rlinks[0]!;
  assert.deepEqual(
    [linked.href, `sha256:${linked.hashes[0]!.value}`],
    [OSCAL_NAMES.catalog, digestOf(catalog)],
  );
  checkRoundTrip(report, text);
}

/** Our own reader reads the document whole, without a note, and finds in it what it says. */
function checkRoundTrip(report: Report, text: string): void {
  const bytes = new TextEncoder().encode(text);
  const reader = recogniseReader(bytes, 'x')!;
  assert.equal(reader.format, 'oscal-results');
  const reading = reader.read(bytes, { evidence: digestOf(bytes), name: 'x' });
  assert.deepEqual(reading.notes, []);
  const { total, used } = reading.evidence[0]!.records!;
  assert.equal(used, total);
  const read = new Map(reading.facts.map(({ value }) => [(value as { check: string }).check, value]));
  for (const { control, outcome } of [...report.findings, ...report.conditions]) {
    const { status } = read.get(`${control}_obj`) as { status: string };
    assert.equal(status, STATUS[outcome][2], control);
  }
}

test('property: every report becomes OSCAL that keeps each finding once, and is read back without a note', () => {
  fc.assert(
    fc.property(evidenceFiles, (files) => checkReport(judgeFolder(folderOf(files)))),
    { numRuns: 60 },
  );
});

test('the outcomes that two states cannot tell stand beside them', () => {
  const report = judgeFolder(folderOf(goodFiles()));
  for (const outcome of ['not-verifiable', 'not-applicable', 'not-proven'] as const) {
    const [first, ...others] = report.findings;
    const changed = { ...report, findings: [{ ...first!, outcome }, ...others] };
    checkReport(changed);
    const { target } = parsed(changed).results[0]!.findings[0]!;
    assert.equal(
      target['implementation-status']?.state,
      outcome === 'not-applicable' ? 'not-applicable' : undefined,
    );
  }
});

test('a condition for the customer is a finding that says what it is', () => {
  const report = judgeFolder(folderOf(goodFiles()));
  const condition = { ...report.findings[0]!, control: 'RES-98', rungs: [] };
  const changed = { ...report, conditions: [condition] };
  checkReport(changed);
  const told = parsed(changed).results[0]!.findings.filter(({ props }) =>
    props.some(({ name }) => name === 'condition'),
  );
  assert.deepEqual(
    told.map(({ target }) => target['target-id']),
    ['RES-98_obj'],
  );
});

test('a report whose names are hostile is still one of OSCAL', () => {
  const report = judgeFolder(folderOf(goodFiles()));
  const hostile = '\u202e <b>[x](y)</b>\n\n# \ud800\u0000 ';
  const [file] = report.evidence;
  const changed = {
    ...report,
    service: { ...report.service, service: hostile, provider: ' ' },
    evidence: [...report.evidence, { ...file!, path: hostile, vouched_by: [hostile] }],
    missing: [
      { path: hostile, why: 'absent' as const, code: undefined, place: undefined, format: undefined },
    ],
  };
  // A lone surrogate cannot stand in a report; all else can.
  assert.throws(() => oscalFiles(changed, scheme, words));
  const written = JSON.stringify(changed).replaceAll('\\ud800', '');
  const results = parsed(JSON.parse(written) as Report);
  for (const value of membersNamed('value', results)) assert.match(value, /^\S(.*\S)?$/);
  for (const title of membersNamed('title', results)) assert.match(title, /^[^\n<]*(?:\\<[^\n<]*)*$/);
});

test('another language is another document of the same findings; the catalogue is that of the scheme', () => {
  const report = judgeFolder(folderOf(goodFiles()));
  const [fr, en] = [oscalFiles(report, scheme, words), oscalFiles(report, scheme, { ...words, lang: 'en' })];
  assert.notDeepEqual(
    membersNamed('uuid', JSON.parse(fr.results)),
    membersNamed('uuid', JSON.parse(en.results)),
  );
  const { catalog } = JSON.parse(fr.catalog) as {
    catalog: { groups: { id: string; controls: { id: string; parts: { id: string }[] }[] }[] };
  };
  assert.deepEqual(
    catalog.groups.flatMap(({ controls }) => controls.map(({ id, parts }) => [id, parts.at(-1)!.id])),
    scheme.criteria.flatMap(({ controls }) => controls.map(({ id }) => [id, `${id}_obj`])),
  );
});
