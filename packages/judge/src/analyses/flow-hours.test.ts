import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOf, documented } from '../testing/sample-context.ts';
import { observedFlows } from './flow-hours.ts';

const hour = (at: number, more: object = {}): never =>
  ({
    kind: 'flow-hour',
    hour: `2026-07-01T0${at}:00:00Z`,
    records: 10,
    bad: 0,
    skipped: 0,
    ...more,
  }) as never;

test('hours by samples of a told rate and of none are told apart, and neither counts', () => {
  const { dossier } = contextOf([
    documented(hour(0), hour(1, { sampling: 512 }), hour(2, { sampling: 0 }), hour(3, { sampling: 0 })),
  ]);
  const said = observedFlows('storage', dossier).map(({ code, params }) => [
    code,
    params['hours'],
    params['rate'],
  ]);
  assert.equal(observedFlows('storage', dossier)[0]!.params['covered'], 1);
  assert.deepEqual(said.slice(1), [
    ['FLOWS_SAMPLED', 1, 512],
    ['FLOWS_SAMPLED_UNTOLD', 2, undefined],
  ]);
});
