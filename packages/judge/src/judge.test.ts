import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { canonicalJson, digestOf } from '@ancrage/base';
import fc from 'fast-check';
import { judge } from './judge.ts';
import { factId } from './facts/fact-key.ts';
import { mergeReadings } from './reading/merge-readings.ts';
import { ReadingBuilder } from './reading/reading-builder.ts';
import type { Reading } from './reading/reading.ts';
import type { Report } from './report/report.ts';
import { evidenceFiles, folderOf } from './testing/arbitrary-dossier.ts';
import { goodFiles } from './testing/good-files.ts';
import {
  judgeFolder,
  manifestFile,
  readFolder,
  SAMPLE_DATE,
  sampleReference,
  sampleTrust,
  stateFile,
  statementFile,
} from './testing/sample-dossier.ts';
import { sampleLaws } from './testing/sample-laws.ts';
import { sampleScheme } from './testing/sample-scheme.ts';

const scheme = sampleScheme();
const judgeReadings = (readings: readonly Reading[], at = SAMPLE_DATE): Report =>
  judge({
    scheme,
    laws: sampleLaws,
    reference: sampleReference,
    trust: sampleTrust,
    readings,
    at,
  });

const abroad = stateFile([
  { name: 'a', attributes: { region: 'us-east-1' } },
  { name: 'b', attributes: { region: 'ca-central-1' } },
]);

test('a bucket abroad: not met, with the fact, its file and its place, and the remedy that turns it', () => {
  const report = judgeFolder(folderOf([...goodFiles(), ['abroad.json', abroad]]));
  const finding = report.findings.find(({ control }) => control === 'RES-01')!;
  assert.equal(finding.outcome, 'not-met');
  const [value] = finding.values;
  assert.deepEqual(value?.value, { lo: '1', hi: '1' });
  const [ref] = value?.against ?? [];
  assert.equal(ref?.evidence, digestOf(abroad));
  assert.deepEqual(ref?.place, { pointer: '/resources/0/instances/0/attributes' });
  assert.deepEqual(finding.remedies[0], {
    id: 'r0',
    cost: 2,
    turns: true,
    patch: [{ op: 'remove', kind: 'resource', facts: [ref?.id] }],
  });
  assert.deepEqual(
    [
      report.level,
      report.next?.level,
      report.next?.blocking.map(({ control, plan }) => [control, plan?.cost ?? null]),
    ],
    [0, 1, [['RES-01', 2]]],
  );
});

test('a path that leaves the dossier is named, never opened, and nothing is met meanwhile', () => {
  for (const path of ['../secret.json', '/etc/passwd', 'a/../../b', 'C:/x', '..\\x']) {
    const folder = new Map(goodFiles());
    const manifest = manifestFile(folder).replace('evidence:\n', `evidence:\n  - { path: '${path}' }\n`);
    const report = judgeFolder(new Map([['dossier.yaml', manifest], ...folder]));
    assert.deepEqual(
      report.missing.map(({ code, why }) => [code, why]),
      [['PATH_ESCAPES', 'refused']],
      path,
    );
    assert.equal(report.level, 0);
    assert.ok(report.findings.every(({ outcome }) => outcome !== 'met'));
  }
});

test('another digest than announced, an absent file, an unlisted file: each is said', () => {
  const folder = folderOf(goodFiles());
  const said = (changed: Map<string, string>): string[] =>
    judgeFolder(changed).scope_findings.map(({ code }) => code);
  assert.deepEqual(said(new Map([...folder, ['good-state.json', abroad]])), ['FILE_DIGEST_DIFFERS']);
  assert.deepEqual(said(new Map([...folder].filter(([path]) => path !== 'good-bill.csv'))), ['FILE_MISSING']);
  assert.deepEqual(said(new Map([...folder, ['more.json', abroad]])), ['FILE_NOT_LISTED']);
});

test('a day near the ends of the calendar is refused by name; the last one that is taken computes', () => {
  const readings = readFolder(folderOf(goodFiles()));
  for (const at of ['1999-12-31', '2200-01-01', '9999-12-31'])
    assert.throws(() => judgeReadings(readings, at), { code: 'JUDGED_AT_RANGE' }, at);
  for (const at of ['2000-01-01', '2199-12-31']) assert.equal(judgeReadings(readings, at).at, at);
});

test('an unlisted file still speaks against the service', () => {
  const report = judgeFolder(new Map([...folderOf(goodFiles()), ['more.json', abroad]]));
  assert.equal(report.findings.find(({ control }) => control === 'RES-01')?.outcome, 'not-met');
});

test('the format that a manifest announces does not narrow what an unreadable file could have held', () => {
  const folder = folderOf(goodFiles());
  const manifest = String(folder.get('dossier.yaml')).replace(
    'evidence:\n',
    'evidence:\n  - { path: torn.json, format: bods }\n',
  );
  const report = judgeFolder(
    new Map([...folder, ['dossier.yaml', manifest], ['torn.json', '{"version":4,']]),
  );
  assert.ok(report.findings.every(({ outcome }) => outcome !== 'met'));
});

test('a declaration that breaks a computation does not hide a violation behind it', () => {
  const huge = { kind: 'switching-charge', amount: `1${'0'.repeat(200)}` } as const;
  const files: [string, string][] = [...goodFiles(), ['abroad.json', abroad]];
  const before = judgeFolder(folderOf(files));
  const [, ...others] = before.findings;
  assert.ok(others.length > 0);
  // More digits than any quantity needs: the manifest is refused, with its place, rather than carried into a rule.
  assert.throws(() => judgeFolder(folderOf(files, '', [huge])), { code: 'DOSSIER_WITHOUT_MANIFEST' });
});

test('no manifest, or two, is an error of use', () => {
  const folder = folderOf(goodFiles());
  const second = manifestFile(new Map());
  assert.throws(() => judgeFolder(new Map(goodFiles())), { code: 'DOSSIER_WITHOUT_MANIFEST' });
  assert.throws(() => judgeFolder(new Map([...folder, ['second.yaml', second]])), {
    code: 'DOSSIER_SECOND_MANIFEST',
  });
});

test('every remedy that is said to turn a finding does: the facts taken out of the readings, judged anew', () => {
  let turned = 0;
  const seeds = fc.sample(evidenceFiles, { numRuns: 120, seed: 3 });
  for (const files of [...seeds, [...goodFiles(), ['abroad.json', abroad] as [string, string]]]) {
    const readings = readFolder(folderOf(files));
    for (const { control, remedies } of judgeReadings(readings).findings) {
      for (const { turns, patch } of remedies) {
        if (!turns || !patch.every(({ op }) => op === 'remove')) continue;
        const gone = new Set(
          patch.flatMap((operation) => (operation.op === 'remove' ? operation.facts : [])),
        );
        const without = (reading: Reading): Reading => ({
          ...reading,
          facts: reading.facts.filter((fact) => !gone.has(factId(fact))),
        });
        const orders = [readings.map(without), [without(mergeReadings(readings.toReversed()))]];
        for (const changed of orders) {
          const after = judgeReadings(changed).findings.find((finding) => finding.control === control);
          assert.equal(after?.outcome, 'met', control);
        }
        turned += 1;
      }
    }
  }
  assert.ok(turned > 0);
});

test('a missing file is not made up for by changing facts: no remedy turns meanwhile', () => {
  const folder = folderOf([...goodFiles(), ['abroad.json', abroad]]);
  const report = judgeFolder(new Map([...folder].filter(([path]) => path !== 'good-assessor.jws')));
  const finding = report.findings.find(({ control }) => control === 'RES-01')!;
  assert.deepEqual([finding.outcome, finding.remedies.some(({ turns }) => turns)], ['not-met', false]);
});

test('an assessor’s finding decides what only a person can judge, and never covers an observed violation', () => {
  const word = (outcome: string, control: string, issued = '2026-08-20T00:00:00Z'): [string, string] => [
    'word.jws',
    statementFile(
      [{ kind: 'assessor-finding', control, outcome, reason: 'r', on: '2026-08-01' }],
      'assessor',
      issued,
    ),
  ];
  const outcome = (control: string, ...files: [string, string][]): string | undefined =>
    judgeFolder(folderOf([...goodFiles(), ...files])).findings.find((finding) => finding.control === control)
      ?.outcome;
  assert.equal(outcome('SEC-03'), 'met');
  assert.equal(outcome('SEC-03', word('not-met', 'SEC-03')), 'not-met');
  assert.equal(outcome('RES-01', word('not-applicable', 'RES-01')), 'not-applicable');
  assert.equal(outcome('RES-01', word('not-met', 'RES-01')), 'not-proven');
  assert.equal(outcome('RES-01', ['abroad.json', abroad], word('not-applicable', 'RES-01')), 'not-met');
  assert.equal(outcome('RES-01', ['abroad.json', abroad], word('met', 'RES-01')), 'not-met');
});

test('a hundred and thirty thousand hostile facts neither crash nor hide a violation', () => {
  const bad = statementFile([{ kind: 'board', seats: 9, canadian: 1, on: '2026-07-01' }], 'assessor');
  const many = new ReadingBuilder({ id: digestOf('many'), format: 'statement', version: '1' });
  many.observedAt('2026-08-01T00:00:00Z');
  for (let seats = 1; seats <= 130_000; seats += 1)
    many.add('board', { seats, canadian: seats, on: '2026-08-01' }, { pointer: `/facts/${seats}` });
  const report = judgeReadings([...readFolder(folderOf([['bad.jws', bad]])), many.build()]);
  assert.equal(report.findings.find(({ control }) => control === 'OWN-02')?.outcome, 'not-met');
});

test('equal under any time zone and locale', () => {
  const module = fileURLToPath(new URL('judge.ts', import.meta.url));
  const program = `
    const { folderOf } = await import(${JSON.stringify(new URL('testing/arbitrary-dossier.ts', import.meta.url).href)});
    const { goodFiles } = await import(${JSON.stringify(new URL('testing/good-files.ts', import.meta.url).href)});
    const { judgeFolder } = await import(${JSON.stringify(new URL('testing/sample-dossier.ts', import.meta.url).href)});
    const files = [...goodFiles(), ['abroad.json', ${JSON.stringify(abroad)}], ['Zoë', 'x'], ['zebra', 'y'], ['élan', 'z']];
    console.log(JSON.stringify(judgeFolder(folderOf(files))));
  `;
  const under = (env: Record<string, string>): string =>
    execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      cwd: fileURLToPath(new URL('.', `file://${module}`)),
      encoding: 'utf8',
    });
  const first = under({ TZ: 'UTC', LC_ALL: 'C' });
  assert.ok(first.length > 1000);
  assert.equal(under({ TZ: 'Pacific/Kiritimati', LC_ALL: 'fr_CA.UTF-8', LANG: 'fr_CA.UTF-8' }), first);
  assert.equal(under({ TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' }), first);
});

test('the same bytes give the same bytes', () => {
  const folder = folderOf(goodFiles());
  assert.equal(canonicalJson(judgeFolder(folder)), canonicalJson(judgeFolder(folder)));
});
