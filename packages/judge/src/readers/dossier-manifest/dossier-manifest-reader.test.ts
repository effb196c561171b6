import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { dossierManifestReader } from './dossier-manifest-reader.ts';

const HEAD = `ancrage: dossier/1
service: { name: Nordet, provider: Nordet inc., entity: nordet }
`;
const PERIOD = 'scope: { period: { from: 2026-01-01, to: 2026-06-30 } }\n';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return dossierManifestReader.read(bytes, hint);
}

function refusal(text: string): unknown {
  try {
    read(text);
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return undefined;
}

test('the whole form: service, scope, evidence and declarations, each with its pointer', () => {
  const reading = read(
    `# a comment first
---
${HEAD}scope:
  period: { from: 2026-01-01, to: 2026-06-30 }
  accounts: [{ platform: aws, account: '111' }]
  entities: [{ entity: nordet, name: Nordet inc., role: provider }]
  sites: [{ site: mtl, name: Montréal, country: CA, province: QC, storage: true }]
  regions: [{ platform: openstack, region: mtl-1, site: mtl }]
  prefixes: [{ prefix: 192.0.2.0/24, country: CA }]
  exclusions: [{ what: '222', reason: essai }]
evidence:
  - { path: './états\\tofu.json', sha256: ${'0a'.repeat(32)}, received_at: '2026-06-01T00:00:00Z', valid_until: 2026-12-31 }
declarations:
  - { kind: notice-to-leave, days: 30 }
`,
  );
  const kinds = reading.facts.map(({ kind }) => kind).sort();
  assert.deepEqual(kinds, [
    'exclusion',
    'listed-evidence',
    'notice-to-leave',
    'prefix',
    'region-site',
    'scope-account',
    'scope-entity',
    'scope-period',
    'service',
    'site',
  ]);
  const listed = reading.facts.find((fact) => fact.kind === 'listed-evidence');
  assert.equal(listed?.value.path, 'états/tofu.json');
  assert.deepEqual(listed?.at.place, { pointer: '/evidence/0' });
  const site = reading.facts.find((fact) => fact.kind === 'site');
  assert.deepEqual([site?.value.storage, site?.value.processing], [true, false]);
});

test('recognised by its first key, whatever its name', () => {
  assert.equal(recogniseReader(fileOf(HEAD + PERIOD).bytes, 'x.txt')?.format, 'ancrage-dossier');
  assert.notEqual(
    recogniseReader(fileOf('other: dossier/1\n').bytes, 'dossier.yaml')?.format,
    'ancrage-dossier',
  );
});

test('unknown keys, wrong types and wrong values are refused with their line', () => {
  for (const [text, line] of [
    [`${HEAD}extra: 1\n${PERIOD}`, undefined],
    [`${HEAD}scope: { period: { from: 2026-01-01, to: 2026-02-30 } }\n`, 3],
    [`${HEAD}scope: { period: { from: 2026-12-31, to: 2026-01-01 } }\n`, 3],
    [`${HEAD}scope: { period: { from: 2016-01-01, to: 2026-01-01 } }\n`, 3],
    [`${HEAD}scope: { period: { from: 1999-12-31, to: 2001-01-01 } }\n`, 3],
    [`${HEAD}scope: { period: { from: 2199-12-31, to: 2200-01-01 } }\n`, 3],
    [`${HEAD}judge_at: 9999-12-31\n${PERIOD}`, 3],
    [`${HEAD}${PERIOD}evidence:\n  - path: a\n    sha256: abc\n`, 6],
    [`${HEAD}${PERIOD}evidence:\n  - path: a\n    received_at: 2026-01-01T00:00:00+05:00\n`, 6],
    [
      `${HEAD}scope: { period: { from: 2026-01-01, to: 2026-01-02 }, sites: [{ site: a, name: a, country: Canada }] }\n`,
      3,
    ],
  ] as const) {
    assert.throws(
      () => read(text),
      (error: { code?: string; details?: { line?: number } }) =>
        error.code === 'READ_SHAPE' && (line === undefined || error.details?.line === line),
      text,
    );
  }
});

test('a file listed twice is refused, also when written two ways', () => {
  const twice = (a: string, b: string): string =>
    `${HEAD}${PERIOD}evidence: [{ path: ${a} }, { path: ${b} }]\n`;
  assert.equal(refusal(twice('a.csv', './a.csv')), 'READ_SHAPE');
  assert.equal(refusal(twice('a/b.csv', "'a\\b.csv'")), 'READ_SHAPE');
  assert.equal(refusal(twice('a.csv', 'A.csv')), undefined);
});

test('declarations cannot say how evidence is to be trusted, nor bring a second scope', () => {
  for (const kind of [
    'file',
    'listed-evidence',
    'confirmation',
    'assessor-finding',
    'collection',
    'log-digest',
    'service',
    'scope-period',
    'scope-account',
    'exclusion',
    'nonsense',
    '__proto__',
    'constructor',
  ]) {
    assert.equal(refusal(`${HEAD}${PERIOD}declarations: [{ kind: ${kind} }]\n`), 'READ_FACT_INVALID', kind);
  }
});

test('declared values are checked against the registry, `__proto__` included', () => {
  const declare = (fields: string): string =>
    `${HEAD}${PERIOD}declarations: [{ kind: notice-to-leave, ${fields} }]\n`;
  assert.equal(refusal(declare('days: 30')), undefined);
  assert.equal(refusal(declare('days: -1')), 'READ_FACT_INVALID');
  assert.equal(refusal(declare('days: 30, more: 1')), 'READ_FACT_INVALID');
  assert.equal(refusal(declare('days: 30, __proto__: { x: 1 }')) ?? 'READ_FACT_INVALID', 'READ_FACT_INVALID');
  assert.equal(({} as { x?: number }).x, undefined);
});

test('a period of ten years is the longest', () => {
  assert.equal(refusal(`${HEAD}scope: { period: { from: 2016-01-01, to: 2025-12-31 } }\n`), undefined);
  assert.equal(refusal(`${HEAD}scope: { period: { from: 2016-02-29, to: 2026-02-28 } }\n`), undefined);
});
