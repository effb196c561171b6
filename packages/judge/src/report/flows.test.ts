import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { Dossier } from '../dossier/dossier.ts';
import type { FactValue } from '../facts/fact.ts';
import { ReadingBuilder } from '../reading/reading-builder.ts';
import { sampleReference } from '../testing/sample-dossier.ts';
import { reportFlows } from './flows.ts';
import type { ReportFlows } from './report.ts';

type Told = [
  own: string,
  peer: string,
  day: string,
  bytes: string,
  direction?: FactValue<'flow'>['direction'],
];

const DAY = '2026-10-05';

/** Flows of a scope of two days, with networks of storage, of customers by a document, and of customers by the provider's word. */
function flowsOf(
  told: readonly Told[],
  hours: readonly string[] = [`${DAY}T00:00:00Z`],
): ReportFlows | undefined {
  const reading = new ReadingBuilder({ id: digestOf('x'), format: 'flow-log', version: '1' });
  reading.add('scope-period', { from: DAY, to: '2026-10-06' });
  const own = { country: 'CA', province: 'QC', use: 'service' } as const;
  reading.add('prefix', { ...own, prefix: '10.0.1.0/24', plane: 'storage' });
  reading.add('prefix', { ...own, prefix: '10.0.2.0/24', plane: 'tenants' });
  reading.add('prefix', { ...own, prefix: '192.0.2.0/24', site: 'lev' });
  reading.add('site', {
    site: 'lev',
    name: 'Lévis',
    country: 'CA',
    province: 'QC',
    latitude: '46.74',
    longitude: '-71.25',
  });
  reading.add('prefix', { ...own, prefix: '198.18.0.0/24', site: 'evr' });
  reading.add('prefix', { ...own, prefix: '198.18.1.0/24' });
  reading.add('site', { site: 'evr', name: 'Évry', country: 'CA', province: 'QC' });
  reading.add('address-range', { prefix: '203.0.113.0/24', platform: 'aws', region: 'us-east-1' });
  for (const hour of hours) reading.add('flow-hour', { hour, records: 2, bad: 0, skipped: 0 });
  for (const [network, peer, day, bytes, direction = 'out'] of told)
    reading.add('flow', { own: network, peer, day, bytes, direction, flows: 1 }, { line: 1 });
  reading.add('flow-interface', { interface: 'eni-1', first: `${DAY}T00:00:00Z`, last: `${DAY}T00:00:00Z` });
  const grade = { method: 'documented', source: 'assessor' } as const;
  const facts = reading
    .build()
    .facts.map((fact) => ({ fact, file: { format: 'flow-log', path: 'f' }, grade, day: 0 }));
  const of = (kind: string): readonly unknown[] => facts.filter(({ fact }) => fact.kind === kind);
  const dossier = { at: 30_000, of: of as Dossier['of'], assumes: () => false };
  return reportFlows(dossier as unknown as Dossier, sampleReference);
}

const grouped = (flows: ReportFlows | undefined): string[] =>
  flows!.groups.map(
    ({ plane, side, country, name, operator, bytes, peers }) =>
      `${plane} ${side} ${country} ${name} ${operator} ${bytes} ${peers}`,
  );

test('peers are summed by plane and place; what nothing places comes last', () => {
  const flows = flowsOf([
    ['10.0.1.0/24', '203.0.113.5', DAY, '10'],
    ['10.0.1.0/24', '203.0.113.6', '2026-10-06', '5'],
    ['10.0.1.0/24', '192.0.2.9', DAY, '7', 'in'],
    ['10.0.1.0/24', '198.51.100.1', DAY, '3'],
  ]);
  assert.deepEqual(grouped(flows), [
    'storage inside CA Lévis null 7 1',
    'storage outside US Virginie aws 15 2',
    'storage undetermined null null null 3 1',
  ]);
  assert.deepEqual(flows!.places, [
    { country: 'CA', province: 'QC', name: 'Lévis', latitude: '46.74', longitude: '-71.25', bytes: '7' },
    { country: 'US', province: null, name: 'Virginie', latitude: null, longitude: null, bytes: '15' },
  ]);
  assert.deepEqual(flows!.days, [
    { day: DAY, covered: 1, outside: '10', undetermined: '3', inside: '7' },
    { day: '2026-10-06', covered: 0, outside: '5', undetermined: '0', inside: '0' },
  ]);
  assert.deepEqual([flows!.hours, flows!.covered, flows!.interfaces], [48, 1, ['eni-1']]);
});

test('what went by on other days than those of the scope is in no sum', () => {
  const flows = flowsOf([
    ['10.0.1.0/24', '203.0.113.5', DAY, '10'],
    ['10.0.1.0/24', '203.0.113.6', '2026-10-04', '5'],
    ['10.0.1.0/24', '203.0.113.7', '2026-10-07', '5'],
  ]);
  assert.deepEqual(grouped(flows), ['storage outside US Virginie aws 10 1']);
  assert.deepEqual(
    flows!.places.map(({ bytes }) => bytes),
    ['10'],
  );
});

test('what is not known comes behind every name, whatever its first letter', () => {
  const flows = flowsOf([
    ['10.0.1.0/24', '192.0.2.9', DAY, '7'],
    ['10.0.1.0/24', '198.18.0.9', DAY, '7'],
    ['10.0.1.0/24', '198.18.1.9', DAY, '7'],
  ]);
  assert.deepEqual(
    flows!.groups.map(({ name }) => name),
    ['Lévis', 'Évry', null],
  );
});

test('what customers send is told apart and in no day; what no prefix tells is judged', () => {
  const flows = flowsOf([
    ['10.0.2.0/24', '203.0.113.5', DAY, '10'],
    ['10.9.9.0/24', '203.0.113.5', DAY, '4'],
  ]);
  assert.deepEqual(
    grouped(flows).map((line) => line.split(' ', 2).join(' ')),
    ['unstated outside', 'tenants outside'],
  );
  assert.equal(flows!.days[0]!.outside, '4');
});

test('between one’s own networks there is no peer; without logs there is nothing to tell', () => {
  assert.deepEqual(grouped(flowsOf([['10.0.1.0/24', '10.0.2.7', DAY, '10', 'within']])), []);
  assert.equal(flowsOf([], []), undefined);
});

test('a flow that somebody states with a fraction of a byte, or of nowhere, takes nothing down', () => {
  const flows = flowsOf([['nowhere', 'nobody', DAY, '12.75']]);
  assert.deepEqual(grouped(flows), ['unstated undetermined null null null 12 1']);
});
