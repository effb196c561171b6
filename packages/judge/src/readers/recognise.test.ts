import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { fileOf } from '../testing/file-of.ts';
import { formatsOf } from '../testing/golden-readings.ts';
import {
  answeredItem,
  NORDET as ITEMS,
  queryAnswer,
  snapshotFile,
} from './aws-config/testing/config-file.ts';
import { asset, exportedLine, NORDET as ASSETS } from './google-assets/testing/asset-list.ts';
import { graphResult, NORDET as RESOURCES, row } from './azure-resources/testing/graph-result.ts';
import { listOf, OWN } from './kubernetes/testing/cluster-objects.ts';
import { DECLARED, templateFile } from './azure-template/testing/template-file.ts';
import { described, listed, NORDET as MADE, stacks } from './cloudformation-stack/testing/stack-answer.ts';
import { YAML } from './cloudformation-template/testing/template-text.ts';
import { NORDET as CHANGES, planFile } from './opentofu-plan/testing/plan-file.ts';

test('a listing, a template or a plan of a platform is known to one reader, in every shape', () => {
  for (const [format, text] of [
    ['azure-resources', graphResult(RESOURCES)],
    ['azure-resources', graphResult([])],
    ['azure-resources', JSON.stringify(RESOURCES.map(row), null, 2)],
    ['azure-resources', `\uFEFF${JSON.stringify({ value: RESOURCES.map(row) })}`],
    ['azure-template', templateFile(DECLARED)],
    ['google-assets', JSON.stringify(ASSETS.map(asset), null, 2)],
    ['google-assets', ASSETS.map(exportedLine).join('\n')],
    ['aws-config', snapshotFile(ITEMS)],
    ['aws-config', snapshotFile([])],
    ['aws-config', queryAnswer(ITEMS)],
    ['aws-config', queryAnswer([])],
    ['aws-config', JSON.stringify(ITEMS.map(answeredItem), null, 2)],
    ['aws-config', JSON.stringify({ configurationItems: ITEMS.map(answeredItem) })],
    ['cloudformation-stack', described(MADE)],
    ['cloudformation-stack', listed(MADE)],
    ['cloudformation-stack', described([])],
    ['cloudformation-stack', stacks()],
    ['cloudformation-template', YAML],
    ['opentofu-plan', planFile(CHANGES)],
    ['kubernetes', listOf(OWN)],
    [
      'kubernetes',
      JSON.stringify({ kind: 'NodeList', apiVersion: 'v1', metadata: {}, items: OWN.slice(2, 4) }),
    ],
    ['kubernetes', '---\napiVersion: v1\nkind: Node\nmetadata: {}\n'],
  ] as const)
    assert.deepEqual(formatsOf(fileOf(text).bytes), [format], text.slice(0, 60));
});

const SAMPLES = new URL('../../../../../shared/data/', import.meta.url);
test('a real public file is known to one reader at most', {
  skip: existsSync(SAMPLES) ? false : 'no shared data here',
}, () => {
  const files = globSync('**/*.{json,jsonl,csv}', { cwd: fileURLToPath(SAMPLES) });
  assert.ok(files.length > 0);
  for (const file of files) assert.ok(formatsOf(readFileSync(new URL(file, SAMPLES))).length <= 1, file);
});
