import { repeated } from './bench-format.ts';
import type { BenchFormat } from './bench-format.ts';
import { AWS_CONFIG_ITEMS } from './full-aws-items.ts';
import { AZURE_ROWS } from './full-azure-items.ts';
import { KUBERNETES_OBJECTS, STATE_RESOURCES } from './full-declared-items.ts';
import { GOOGLE_ASSETS } from './full-google-items.ts';

// Items with all the members that providers write, made from their published schemas and laid out as their tools print them: other models of
// this bench keep to what a reader asks for, and are the harder case for it, with five to ten times as many facts in a megabyte.

/** A list whose items are some models, one after another, indented as the tool that writes it does. */
function printed(
  format: string,
  head: string,
  models: readonly object[],
  tail: string,
  indent: number,
): BenchFormat {
  const between = indent === 0 ? ',' : ',\n';
  return {
    format: `${format}-full`,
    peer: 'JSON.parse',
    head,
    tail,
    between,
    items: () => repeated(models.map((model) => JSON.stringify(model, null, indent)).join(between)),
  };
}

export const fullFormats: readonly BenchFormat[] = [
  printed(
    'aws-config',
    '{"fileVersion":"1.0","configSnapshotId":"00000000-0000-4000-8000-000000000001","configurationItems":[',
    AWS_CONFIG_ITEMS,
    ']}',
    0,
  ),
  printed(
    'azure-resources',
    '{\n"count":1,\n"total_records":1,\n"skip_token":null,\n"data":[\n',
    AZURE_ROWS,
    '\n]}\n',
    2,
  ),
  printed('google-assets', '[\n', GOOGLE_ASSETS, '\n]\n', 2),
  printed(
    'kubernetes',
    '{\n"apiVersion":"v1",\n"items":[\n',
    KUBERNETES_OBJECTS,
    '\n],\n"kind":"List",\n"metadata":{"resourceVersion":""}}\n',
    4,
  ),
  printed(
    'opentofu-state',
    '{\n"version":4,\n"terraform_version":"1.9.0",\n"serial":1,\n"lineage":"x",\n"outputs":{},\n"resources":[\n',
    STATE_RESOURCES,
    '\n]}\n',
    2,
  ),
];
