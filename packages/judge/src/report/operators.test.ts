import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUtcDate } from '@ancrage/base';
import { buildDossier } from '../dossier/build-dossier.ts';
import { mergeReadings } from '../reading/merge-readings.ts';
import { loadReference } from '../reference/reference.ts';
import {
  manifestFile,
  readFolder,
  SAMPLE_DATE,
  sampleReference,
  statementFile,
} from '../testing/sample-dossier.ts';
import { emptyTrustList } from '../trust/trust-list.ts';
import { reportOperators } from './operators.ts';

const table = `ancrage: operators/1
as_of: '2026-01-01'
licence: none
operators:
  - { operator: aws, name: Nuages, parent: Grands Nuages, controlled_from: US, platforms: [aws], hosts: [nuages.example] }
`;
const regions = `ancrage: regions/1
as_of: 2026-01-02
licence: none
platforms: []
`;

test('operators are those that facts show, once each, with all that they are seen as; unknown hosts stay', () => {
  const facts = [
    { kind: 'resource', resource: 'b', type: 't', role: 'storage', platform: 'aws' },
    { kind: 'key', key: 'k', platform: 'aws', protection: 'software', custodian: 'platform' },
    { kind: 'key', key: 'l', platform: 'openstack', protection: 'software', custodian: 'platform' },
    { kind: 'dependency', host: 'images.nuages.example', use: 'image' },
    { kind: 'dependency', host: 'ailleurs.example', use: 'webhook' },
  ];
  const files = new Map([['f.yaml', statementFile(facts, 'provider')]]);
  const folder = new Map([...files, ['dossier.yaml', manifestFile(new Map())]]);
  const dossier = buildDossier(
    mergeReadings(readFolder(folder)),
    emptyTrustList,
    [],
    parseUtcDate(SAMPLE_DATE),
  );
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  assert.deepEqual(reportOperators(dossier, loadReference(bytes(regions), bytes(table))), [
    {
      name: 'Nuages',
      parent: 'Grands Nuages',
      controlled_from: 'US',
      seen_as: ['host', 'keys', 'image'],
      facts: 3,
    },
    { name: 'ailleurs.example', parent: null, controlled_from: null, seen_as: ['webhook'], facts: 1 },
  ]);
  assert.deepEqual(reportOperators(dossier, sampleReference), []);
});
