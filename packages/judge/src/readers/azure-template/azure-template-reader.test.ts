import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, isBaseError } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { azureResourcesReader } from '../azure-resources/azure-resources-reader.ts';
import { recogniseReader } from '../registry.ts';
import { azureTemplateReader } from './azure-template-reader.ts';
import { DECLARED, templateFile } from './testing/template-file.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return azureTemplateReader.read(bytes, hint);
}
const resources = (reading: Reading): FactValue<'intended-resource'>[] =>
  reading.facts.flatMap((fact) => (fact.kind === 'intended-resource' ? [fact.value] : []));

test('golden reading: expressions are silence, children bear their parent’s type, no account is inventoried', () => {
  const { bytes, ...hint } = fileOf(templateFile(DECLARED));
  assert.equal(recogniseReader(bytes, 'x')?.format, 'azure-template');
  const at = (pointer: string): object => ({ evidence: hint.evidence, place: { pointer } });
  const storage = "Microsoft.Storage/storageAccounts [parameters('storageAccounts_nordet_name')]";
  assert.deepEqual(azureTemplateReader.read(bytes, hint), {
    format: 'ancrage-reading/1',
    parts: [hint.evidence],
    evidence: [
      { id: hint.evidence, format: 'azure-template', version: '1.0', records: { total: 3, used: 3 } },
    ],
    facts: [
      {
        kind: 'intended-resource',
        value: {
          resource: storage,
          type: 'Microsoft.Storage/storageAccounts',
          role: 'storage',
          platform: 'azure',
          region: 'canadacentral',
          copies: ['paired region of canadacentral (Standard_GRS)'],
        },
        at: at('/resources/0'),
      },
      {
        kind: 'intended-resource',
        value: {
          resource: 'Microsoft.Sql/servers nordet-sql',
          type: 'Microsoft.Sql/servers',
          role: 'storage',
          platform: 'azure',
        },
        at: at('/resources/1'),
      },
      {
        kind: 'intended-resource',
        value: {
          resource: 'Microsoft.Sql/servers/databases nordet-sql/clients',
          type: 'Microsoft.Sql/servers/databases',
          role: 'storage',
          platform: 'azure',
          region: 'canadaeast',
        },
        at: at('/resources/1/resources/0'),
      },
    ],
    notes: [{ code: 'NO_REGION', at: at('/resources/1'), params: { type: 'Microsoft.Sql/servers' } }],
  });
});

test('symbolic names, nested deployments and references to what exists', () => {
  const nested = {
    type: 'Microsoft.Resources/deployments',
    name: 'inner',
    properties: {
      template: { resources: [{ type: 'Microsoft.Cache/redis', name: 'r', location: 'eastus' }] },
    },
  };
  const reading = read(
    templateFile(
      {
        vault: { type: 'Microsoft.KeyVault/vaults', name: 'v', existing: true },
        inner: nested,
      },
      { languageVersion: '2.0' },
    ),
  );
  assert.deepEqual(
    resources(reading).map(({ type, region }) => [type, region]),
    [
      ['Microsoft.Resources/deployments', undefined],
      ['Microsoft.Cache/redis', 'eastus'],
    ],
  );
  assert.deepEqual(reading.evidence[0]?.records, { total: 3, used: 2 });
  assert.deepEqual(
    reading.notes.map(({ code }) => code),
    ['SKIPPED_RECORDS'],
  );
});

test('only one reader knows a template, even one that names resources by identifier', () => {
  const text = templateFile([
    { id: '/subscriptions/x', type: 'Microsoft.Storage/storageAccounts', name: 'a', location: 'canadaeast' },
  ]);
  const { bytes } = fileOf(text);
  const head = { text, bytes, name: '' };
  assert.equal(azureTemplateReader.recognise(head), true);
  assert.equal(azureResourcesReader.recognise(head), false);
});

test('no parameter, variable, output or property reaches the reading', () => {
  const secret = `S3CR3T-${'k'.repeat(20)}`;
  const reading = read(
    templateFile(
      [
        ...DECLARED,
        {
          type: 'Microsoft.Web/sites',
          name: 'web',
          location: 'canadacentral',
          tags: { secret },
          properties: { siteConfig: { appSettings: [{ name: 'x', value: secret }] } },
        },
      ],
      {
        parameters: { p: { type: 'securestring', defaultValue: secret } },
        variables: { secret },
        outputs: { secret },
      },
    ),
  );
  assert.ok(!canonicalJson(reading).includes('S3CR3T'));
});

test('deep nesting is counted, odd shapes are silence, cut files are refused', () => {
  let deep: object = { type: 'Microsoft.Cache/redis', name: 'x', location: 'eastus' };
  for (let level = 0; level < 30; level += 1)
    deep = { type: 'Microsoft.Resources/deployments', name: 'x', resources: [deep] };
  const reading = read(templateFile([deep]));
  assert.deepEqual(reading.evidence[0]?.records, { total: 18, used: 17 });
  assert.deepEqual(read('{"resources":[null,1,[],{"type":1},{"type":"[x]"}]}').facts, []);
  assert.deepEqual(read('{}').facts, []);
  const text = templateFile(DECLARED);
  for (let end = 1; end < text.length; end += 37) assert.throws(() => read(text.slice(0, end)), isBaseError);
});
