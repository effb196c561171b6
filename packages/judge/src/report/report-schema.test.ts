import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '@ancrage/base';
import fc from 'fast-check';
import { mergeReadings } from '../reading/merge-readings.ts';
import { readingSchema } from '../reading/reading-schema.ts';
import { evidenceFiles, folderOf } from '../testing/arbitrary-dossier.ts';
import { goodFiles } from '../testing/good-files.ts';
import { judgeFolder, readFolder } from '../testing/sample-dossier.ts';
import { reportSchema } from './report-schema.ts';

/** What a reader of the written JSON sees: members without a value are not there. */
const written = (value: object): unknown => JSON.parse(JSON.stringify(value));

test('real reports have the frozen shape, met or not', () => {
  const files = [goodFiles(), ...fc.sample(evidenceFiles, { numRuns: 60, seed: 11 })];
  for (const list of files) {
    const folder = folderOf(list);
    folder.forEach((_text, path) => {
      const without = new Map([...folder].filter(([name]) => name !== path || path === 'dossier.yaml'));
      const result = reportSchema.safeParse(written(judgeFolder(without)));
      assert.deepEqual(result.error?.issues ?? [], []);
    });
  }
});

test('real readings have the frozen shape, and survive canonical JSON', () => {
  for (const files of fc.sample(evidenceFiles, { numRuns: 40, seed: 12 })) {
    const merged = mergeReadings(readFolder(folderOf(files)));
    const result = readingSchema.safeParse(written(merged));
    assert.deepEqual(result.error?.issues ?? [], []);
    assert.equal(canonicalJson(written(merged) as never), canonicalJson(merged));
  }
});

test('the shapes refuse what is not theirs', () => {
  const report = written(judgeFolder(folderOf(goodFiles()))) as Record<string, unknown>;
  for (const change of [
    { more: 1 },
    { level: -1 },
    { format: 'ancrage-report/2' },
    { service: {} },
    { findings: [{}] },
  ])
    assert.equal(reportSchema.safeParse({ ...report, ...change }).success, false, JSON.stringify(change));
});

test('each array has its stated order', () => {
  const sorted = (list: readonly string[]): void => assert.deepEqual(list, [...list].sort());
  for (const files of fc.sample(evidenceFiles, { numRuns: 40, seed: 13 })) {
    const report = judgeFolder(new Map([...folderOf(files), ['unlisted', 'x']]));
    sorted(report.evidence.map(({ path }) => path));
    sorted(report.unread.map(({ path }) => path));
    sorted(report.scope_findings.map(({ code, params }) => `${code} ${canonicalJson(params)}`));
    sorted(report.places.map(({ country, province, name }) => `${country} ${province ?? ''} ${name}`));
    for (const { rungs, remedies } of report.findings) {
      assert.deepEqual(
        rungs,
        rungs.toSorted((a, b) => a.rung - b.rung),
      );
      assert.deepEqual(
        remedies,
        remedies.toSorted((a, b) => a.cost - b.cost),
      );
    }
  }
});
