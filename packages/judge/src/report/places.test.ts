import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { Dossier, GradedFact } from '../dossier/dossier.ts';
import { ReadingBuilder } from '../reading/reading-builder.ts';
import { sampleReference } from '../testing/sample-dossier.ts';
import type { Format } from '../reading/format.ts';
import type { Grade } from '../facts/grade.ts';
import { reportPlaces } from './places.ts';
import type { ReportPlace } from './report.ts';

/** A dossier of one file that places a machine by a site, at one grade. */
function placesOf(format: Format, grade: Grade, uses: object): ReportPlace[] {
  const reading = new ReadingBuilder({ id: digestOf('x'), format, version: '1' });
  reading.add('site', { site: 'mtl1', name: 'Centre', country: 'CA', province: 'QC', ...uses });
  reading.add('region-site', { platform: 'netbox', region: 'mtl1', site: 'mtl1' });
  reading.add('resource', {
    resource: 'd',
    type: 'device',
    role: 'processing',
    platform: 'netbox',
    region: 'mtl1',
  });
  const facts = reading.build().facts.map((fact) => ({ fact, file: { format, path: 'f' }, grade, day: 0 }));
  const of = (kind: string): readonly unknown[] => facts.filter(({ fact }) => fact.kind === kind);
  const dossier = { at: 0, of: of as Dossier['of'], assumes: () => false };
  return reportPlaces(dossier as unknown as Dossier, sampleReference);
}
const seen = (...given: Parameters<typeof placesOf>): string[] =>
  placesOf(...given).map(({ roles, basis }) => `${roles.join(' ')} ${basis}`);
const ASSESSOR: GradedFact['grade'] = { method: 'documented', source: 'assessor' };

test('a site whose use nobody told is on the map by what stands in it alone', () => {
  assert.deepEqual(seen('statement', ASSESSOR, {}), ['processing observed']);
  assert.deepEqual(seen('statement', ASSESSOR, { storage: true }), ['processing storage observed']);
});

test('a register that an assessor only collected shows nobody’s sight of a site', () => {
  assert.deepEqual(seen('netbox', ASSESSOR, {}), ['processing declared']);
  assert.deepEqual(seen('netbox', { method: 'documented', source: 'provider' }, {}), ['processing declared']);
});
