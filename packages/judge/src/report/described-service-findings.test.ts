import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeFolder, manifestFile } from '../testing/sample-dossier.ts';

const found = (...services: object[]): string[] => {
  const bill = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', services });
  const folder = new Map([['nordet.cdx.json', bill]]);
  const report = judgeFolder(new Map([...folder, ['dossier.yaml', manifestFile(folder)]]));
  return report.scope_findings
    .filter(({ code }) => code === 'SERVICE_PROVIDER_NOT_LISTED')
    .map(({ params }) => `${params['party']} ${params['path']}`);
};
const service = (provider: string | undefined, crosses?: boolean): object => ({
  name: 'Envois',
  ...(provider === undefined ? {} : { provider: { name: provider } }),
  ...(crosses === undefined ? {} : { 'x-trust-boundary': crosses }),
});

test('whoever is behind a service that a bill of materials names, and is not listed, is told', () => {
  assert.deepEqual(found(service('Mailer Corp.')), ['Mailer Corp. nordet.cdx.json']);
  // Whose service it is, it says itself: a boundary that it says is not crossed takes nothing back.
  assert.deepEqual(found(service('Mailer Corp.', false)), ['Mailer Corp. nordet.cdx.json']);
  assert.deepEqual(found(service('Amazon Web Services, Inc.'), service('nordet  INC.', true)), []);
});

test('a service without a provider counts by its name where it crosses a boundary, and is silent elsewhere', () => {
  assert.deepEqual(found(service(undefined, true)), ['Envois nordet.cdx.json']);
  assert.deepEqual(found(service(undefined, false), service(undefined)), []);
});
