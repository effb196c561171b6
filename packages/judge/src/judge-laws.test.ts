import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '@ancrage/base';
import fc from 'fast-check';
import type { Finding, Report } from './report/report.ts';
import { evidenceFiles, folderOf, statedFact, statement } from './testing/arbitrary-dossier.ts';
import { goodFiles } from './testing/good-files.ts';
import { judgeFolder, statementFile } from './testing/sample-dossier.ts';
import type { StatedFact } from './testing/sample-dossier.ts';
import { emptyTrustList } from './trust/trust-list.ts';

const RUNS = { numRuns: 120 };

const outcomes = ({ findings }: Report): Map<string, Finding['outcome']> =>
  new Map(
    findings.flatMap(({ control, outcome, rungs }) => [
      [control, outcome] as const,
      ...rungs.map((rung) => [`${control} at ${rung.rung}`, rung.outcome] as const),
    ]),
  );

const holds = (outcome: string | undefined): boolean => outcome === 'met' || outcome === 'not-applicable';

/** What the manifest may declare: everything that says nothing of how other evidence is to be trusted. */
const declaration = statedFact.filter(({ kind }) => kind !== 'assessor-finding');

test('the good files alone reach the top level, so that the laws below are about something', () => {
  const report = judgeFolder(folderOf(goodFiles()));
  assert.deepEqual(
    report.findings.filter(({ outcome }) => outcome !== 'met'),
    [],
  );
  assert.deepEqual([report.level, report.next, report.scope_findings], [2, null, []]);
});

test('generated dossiers reach every outcome, so that the laws below are about all of them', () => {
  const seen = new Set<string>();
  for (const files of fc.sample(evidenceFiles, { numRuns: 300, seed: 7 }))
    for (const { outcome } of judgeFolder(folderOf(files)).findings) seen.add(outcome);
  for (const outcome of ['met', 'not-met', 'not-proven']) assert.ok(seen.has(outcome), outcome);
});

test('the order of files changes nothing', () => {
  const shuffled = evidenceFiles.chain((files) => {
    const folder = [...folderOf(files)];
    return fc.tuple(
      fc.constant(folder),
      fc.shuffledSubarray(folder, { minLength: folder.length, maxLength: folder.length }),
    );
  });
  fc.assert(
    fc.property(shuffled, ([folder, other]) => {
      assert.equal(canonicalJson(judgeFolder(new Map(folder))), canonicalJson(judgeFolder(new Map(other))));
    }),
    RUNS,
  );
});

test('within a fixed scope, removing files never raises the level nor turns a finding to met', () => {
  const removal = evidenceFiles.chain((files) => fc.tuple(fc.constant(files), fc.subarray(files)));
  fc.assert(
    fc.property(removal, ([files, kept]) => {
      const whole = folderOf(files);
      const paths = new Set(['dossier.yaml', ...kept.map(([path]) => path)]);
      const before = judgeFolder(whole);
      const after = judgeFolder(new Map([...whole].filter(([path]) => paths.has(path))));
      assert.ok(after.level <= before.level);
      const earlier = outcomes(before);
      for (const [control, outcome] of outcomes(after))
        if (holds(outcome)) assert.ok(holds(earlier.get(control)), `${control} was ${earlier.get(control)}`);
    }),
    RUNS,
  );
});

test('nor does replacing the content of a listed file by bytes that nobody can read', () => {
  const damage = evidenceFiles.chain((files) => fc.tuple(fc.constant(files), fc.subarray(files)));
  fc.assert(
    fc.property(damage, ([files, kept]) => {
      const whole = folderOf(files);
      const before = outcomes(judgeFolder(whole));
      const damaged = new Map(
        [...whole].map(([path, text]) => [
          path,
          path === 'dossier.yaml' || kept.some(([name]) => name === path) ? text : 'damaged',
        ]),
      );
      for (const [control, outcome] of outcomes(judgeFolder(damaged)))
        if (holds(outcome)) assert.ok(holds(before.get(control)), `${control} was ${before.get(control)}`);
    }),
    { numRuns: 60 },
  );
});

test('a declaration of the manifest never turns a finding that is not met into anything else', () => {
  const declared = fc.tuple(
    evidenceFiles,
    fc.array(declaration, { maxLength: 2 }),
    fc.array(declaration, { minLength: 1, maxLength: 3 }),
  );
  fc.assert(
    fc.property(declared, ([files, first, added]) => {
      const before = judgeFolder(folderOf(files, '', first));
      const after = outcomes(judgeFolder(folderOf(files, '', [...first, ...added])));
      for (const [control, outcome] of outcomes(before))
        if (outcome === 'not-met') assert.equal(after.get(control), 'not-met', control);
    }),
    { numRuns: 200 },
  );
});

test('nor does any date or format that the manifest gives its files', () => {
  const word = fc.record({
    received: fc.constantFrom('2010-01-01T00:00:00Z', '2026-10-02T00:00:00Z', '2090-01-01T00:00:00Z'),
    until: fc.constantFrom('', ', valid_until: 2020-01-01', ', valid_until: 2090-01-01'),
  });
  fc.assert(
    fc.property(evidenceFiles, word, (files, { received, until }) => {
      const folder = folderOf(files);
      const before = outcomes(judgeFolder(folder));
      const manifest = String(folder.get('dossier.yaml')).replaceAll(
        /received_at: [^,}]+/g,
        `received_at: '${received}'${until}`,
      );
      const after = outcomes(judgeFolder(new Map([...folder, ['dossier.yaml', manifest]])));
      for (const [control, outcome] of before)
        if (outcome === 'not-met') assert.equal(after.get(control), 'not-met', control);
    }),
    { numRuns: 200 },
  );
});

test('nor does an unsigned statement, listed or not, nor one signed by a key that nobody listed', () => {
  const word = statement(fc.constantFrom('stranger', undefined));
  fc.assert(
    fc.property(evidenceFiles, word, fc.boolean(), (files, added, listed) => {
      const before = outcomes(judgeFolder(folderOf(files)));
      const folder = new Map([...folderOf(listed ? [...files, ['added', added]] : files), ['added', added]]);
      const after = outcomes(judgeFolder(folder));
      for (const [control, outcome] of before)
        if (outcome === 'not-met') assert.equal(after.get(control), 'not-met', control);
    }),
    { numRuns: 200 },
  );
});

test('a signature by an unlisted key raises nothing: the same facts unsigned give the same outcomes', () => {
  const facts = fc.array(statedFact, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(evidenceFiles, facts, (files, stated) => {
      const under = (text: string): unknown => [
        ...outcomes(judgeFolder(folderOf([...files, ['word', text]]))),
      ];
      assert.deepEqual(under(signedBy('stranger', stated)), under(signedBy(undefined, stated)));
    }),
    { numRuns: 60 },
  );
});

test('without a trust list, whatever is signed is worth the provider’s word', () => {
  const folder = folderOf(goodFiles());
  const trusted = judgeFolder(folder);
  const alone = judgeFolder(folder, emptyTrustList);
  const sources = (report: Report): Set<string> => new Set(report.evidence.map(({ source }) => source));
  assert.deepEqual(sources(trusted), new Set(['provider', 'assessor']));
  assert.deepEqual(sources(alone), new Set(['provider']));
  assert.ok(alone.level < trusted.level);
});

function signedBy(signer: 'stranger' | undefined, facts: readonly StatedFact[]): string {
  return statementFile(facts, signer);
}
