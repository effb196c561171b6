import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Report } from '@ancrage/judge';
import { compareReports } from './compare-command.ts';

const base = {
  at: '2026-11-01',
  service: { service: 'Nordet' },
  level: 1,
  inputs: { scheme: { id: 's', version: '1' }, readings: 'sha256:a' },
  findings: [
    { control: 'RES-01', outcome: 'met' },
    { control: 'POR-03', outcome: 'not-met' },
  ],
  conditions: [],
  evidence: [
    { path: 'a.json', id: 'sha256:1' },
    { path: 'b.csv', id: 'sha256:2' },
  ],
};
const report = (changes: object): Report => ({ ...base, ...changes }) as unknown as Report;

test('a report compared with itself shows no difference', () => {
  const { findings, added, removed, changed, inputs } = compareReports(report({}), report({}));
  assert.deepEqual([findings, added, removed, changed, inputs], [[], [], [], [], []]);
});

test('findings, files and inputs that differ are each named once, in order', () => {
  const after = report({
    level: 2,
    at: '2026-12-01',
    findings: [
      { control: 'POR-03', outcome: 'met' },
      { control: 'SEC-01', outcome: 'not-proven' },
    ],
    evidence: [
      { path: 'a.json', id: 'sha256:9' },
      { path: 'c.jws', id: 'sha256:3' },
    ],
  });
  const comparison = compareReports(report({}), after);
  assert.deepEqual(comparison.level, [1, 2]);
  assert.deepEqual(comparison.findings, [
    { control: 'RES-01', before: 'met', after: null, condition: false },
    { control: 'POR-03', before: 'not-met', after: 'met', condition: false },
    { control: 'SEC-01', before: null, after: 'not-proven', condition: false },
  ]);
  assert.deepEqual(
    [comparison.added, comparison.removed, comparison.changed],
    [['c.jws'], ['b.csv'], ['a.json']],
  );
  assert.deepEqual(comparison.inputs, [{ input: 'at', before: '2026-11-01', after: '2026-12-01' }]);
});
