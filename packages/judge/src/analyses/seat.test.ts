import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declared, deriveFrom, documented, shownValue } from '../testing/sample-context.ts';
import type { SampleFile } from '../testing/sample-context.ts';
import type { StatedFact } from '../testing/sample-dossier.ts';

const seat = (...files: SampleFile[]): unknown =>
  shownValue(deriveFrom('seat.incorporated_in_canada', files));
const extract = (entity: string, jurisdiction: string, more: object = {}): StatedFact => ({
  kind: 'entity',
  entity,
  name: entity,
  type: 'registeredEntity',
  jurisdiction,
  ...more,
});

test('seat: an extract about one entity of the provider says nothing of another', () => {
  const shell = declared({ kind: 'scope-entity', entity: 'shell', name: 'Shell', role: 'provider' });
  assert.equal(seat(documented(extract('nordet', 'CA'))), true);
  assert.equal(seat(shell, documented(extract('shell', 'CA'))), undefined);
  assert.equal(seat(shell, documented(extract('shell', 'CA'), extract('nordet', 'CA'))), true);
  assert.equal(seat(shell, documented(extract('shell', 'CA'), extract('nordet', 'US'))), false);
  assert.equal(seat(shell, documented(extract('shell', 'CA', { identifier: 'nordet' }))), true);
});
