import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUtcDate } from '@ancrage/base';
import fc from 'fast-check';
import { applyPatch } from '../evaluation/apply-patch.ts';
import { evaluateControl } from '../evaluation/evaluate-control.ts';
import { mendingOf } from '../evaluation/remedies.ts';
import { mergeReadings } from '../reading/merge-readings.ts';
import { outputs } from '../analyses/analyses.ts';
import { contextOf, documented, shownValue } from '../testing/sample-context.ts';
import { evidenceFiles, folderOf } from '../testing/arbitrary-dossier.ts';
import { readFolder, SAMPLE_DATE, sampleReference, sampleTrust } from '../testing/sample-dossier.ts';
import { sampleLaws } from '../testing/sample-laws.ts';
import { shippedScheme } from '../testing/shipped-scheme.ts';
import { buildDossier } from './build-dossier.ts';
import { answering } from './dossier.ts';
import type { Dossier } from './dossier.ts';
import { OncePerDossier } from './once-per-dossier.ts';
import type { Look } from './once-per-dossier.ts';

const empty: Dossier = {
  at: 0,
  files: new Map(),
  missing: [],
  notes: [],
  evidence: new Map(),
  ...answering(() => []),
};
const supposing = (of: Dossier, ...changed: Look[]): Dossier => ({
  ...of,
  supposed: { of, changed: new Set(changed) },
});

test('a result is kept by dossier and key, and what was supposed elsewhere does not touch it', () => {
  const results = new OncePerDossier<number>();
  let computed = 0;
  const ask = (dossier: Dossier, key = 'a'): number =>
    results.get(dossier, key, () => {
      dossier.of('site');
      dossier.assumes('places');
      return ++computed;
    });
  assert.deepEqual([ask(empty), ask(empty), ask(empty, 'b')], [1, 1, 2]);
  assert.equal(ask(supposing(empty, 'holding')), 1);
  assert.equal(ask(supposing(supposing(empty, 'holding'), 'prefix')), 1);
  assert.deepEqual([ask(supposing(empty, 'site')), ask(supposing(empty, 'complete places'))], [3, 4]);
  assert.equal(ask(supposing(supposing(empty, 'site'), 'holding')), 5);
});

test('what a kept result looked at counts for whoever asks for it', () => {
  const inner = new OncePerDossier<number>();
  const outer = new OncePerDossier<number>();
  let computed = 0;
  const askInner = (dossier: Dossier): number => inner.get(dossier, 0, () => dossier.of('site').length);
  const askOuter = (dossier: Dossier): number => outer.get(dossier, 0, () => askInner(dossier) + ++computed);
  askInner(empty);
  assert.deepEqual([askOuter(empty), askOuter(supposing(empty, 'site'))], [1, 2]);
});

test('an exception is not kept, and looks of what failed are not laid to what comes after', () => {
  const results = new OncePerDossier<string>();
  const fail = (): string => {
    empty.of('site');
    throw new Error('once');
  };
  assert.throws(() => results.get(empty, 0, fail));
  assert.equal(
    results.get(empty, 0, () => 'then'),
    'then',
  );
  assert.equal(
    results.get(supposing(empty, 'site'), 0, () => 'again'),
    'then',
  );
});

test('what is supposed of a holder is seen in the dossier where every option is exercised too', () => {
  const holding = (kind: string, holder: string, share: string): never =>
    ({
      kind,
      ...(kind === 'holding'
        ? { holding: holder, direct: 'direct', minimum: share, maximum: share }
        : { share }),
      holder,
      issuer: 'nordet',
      interest: 'votingRights',
    }) as never;
  const { dossier, ...context } = contextOf([
    documented(
      holding('holding', 'ana', '80'),
      holding('holding', 'bob', '20'),
      holding('diluted-holding', 'ana', '70'),
      holding('diluted-holding', 'bob', '30'),
      { kind: 'holder-status', holder: 'ana', status: 'canadian', natural: true },
    ),
  ]);
  const votes = outputs.get('ownership.largest_foreign_votes')!;
  const worst = (of: Dossier): unknown => shownValue(votes.derive({ ...context, dossier: of }));
  assert.equal(worst(dossier), '0..30');
  const control = shippedScheme()
    .criteria.flatMap(({ controls }) => controls)
    .find(({ id }) => id === 'OWN-02')!;
  const value = { holder: 'bob', status: 'canadian', natural: true };
  assert.equal(worst(applyPatch(dossier, control, [{ op: 'add', kind: 'holder-status', value }])), '0..0');
});

test('what a remedy supposes is judged as if nothing had been kept', () => {
  const scheme = shippedScheme();
  const reference = { ...sampleReference, laws: sampleLaws };
  const tried = new Set<string>();
  fc.assert(
    fc.property(evidenceFiles, (files) => {
      const reading = mergeReadings(readFolder(folderOf(files)));
      const dossier = buildDossier(reading, sampleTrust, scheme.grades, parseUtcDate(SAMPLE_DATE));
      const evaluations = scheme.criteria
        .flatMap(({ controls }) => controls)
        .map((control) => evaluateControl(control, dossier, reference, scheme));
      for (const evaluation of evaluations) {
        for (const { id, patch } of mendingOf(evaluation, dossier, reference, scheme).remedies) {
          tried.add(id);
          const { supposed, ...alone } = applyPatch(dossier, evaluation.control, patch);
          assert.deepEqual(
            evaluateControl(evaluation.control, { ...alone, supposed: supposed! }, reference, scheme),
            evaluateControl(evaluation.control, alone, reference, scheme),
            `${evaluation.control.id} ${id}`,
          );
        }
      }
    }),
    { numRuns: 25 },
  );
  assert.ok(tried.size > 20, [...tried].join(' '));
});
