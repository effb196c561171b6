import { JsonCursor, openStrictJson } from '@ancrage/base';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { azureItem, plainText } from '../azure-resources/azure-item.ts';
import { IntentFacts } from '../intent-facts.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';

/** Nested deployments and children deeper than this are counted and not read. */
const DEEPEST = 16;

/**
 * Templates of Azure Resource Manager, as `az group export` and compilers of Bicep write them: what someone means to
 * deploy. Expressions (`[resourceGroup().location]`) are not evaluated: what they would give is not told.
 */
export const azureTemplateReader: Reader = {
  format: 'azure-template',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*\{/.test(text) &&
    /"\$schema"\s*:\s*"https?:\/\/schema\.management\.azure\.com\/schemas\/[^"]{1,80}eploymentTemplate\.json/.test(
      text,
    ),
  read: readTemplate,
};

interface Declared {
  readonly cursor: JsonCursor;
  readonly type: string;
  readonly name: string;
}

function readTemplate(bytes: Uint8Array, hint: ReadHint): Reading {
  const root = new JsonCursor(openStrictJson(bytes));
  const reading = new ReadingBuilder({
    id: hint.evidence,
    format: 'azure-template',
    version: root.get('languageVersion')?.string() ?? '1.0',
  });
  const intents = new IntentFacts(reading);
  const declared: Declared[] = [];
  const skipped = collect(root, undefined, 0, declared);
  for (const { cursor, type, name } of declared)
    intents.add({
      ...azureItem(type, cursor),
      name,
      platform: 'azure',
      place: { pointer: cursor.pointer },
    });
  reading.records(declared.length + skipped, declared.length);
  if (skipped > 0) reading.note('SKIPPED_RECORDS', { pointer: '/resources' }, { count: skipped });
  // A template names no account, and what it deploys is not all that an account holds.
  intents.close();
  return reading.build();
}

/** Gathers the resources of a template, of its children and of its nested deployments; gives how many it left out. */
function collect(
  template: JsonCursor,
  parent: Declared | undefined,
  depth: number,
  found: Declared[],
): number {
  const list = template.get('resources');
  const resources =
    list?.isArray() === true ? list.items() : (list?.entries().map(([, child]) => child) ?? []);
  if (depth > DEEPEST) return resources.length;
  let skipped = 0;
  for (const cursor of resources) {
    const own = plainText(cursor, 'type');
    // References to what is there already deploy nothing.
    if (own === undefined || cursor.get('existing')?.boolean() === true) {
      skipped += 1;
      continue;
    }
    const within = parent !== undefined && !own.includes('.');
    const type = within ? `${parent.type}/${own}` : own;
    const named = cursor.get('name')?.string() ?? '?';
    const item = { cursor, type, name: `${type} ${within ? `${parent.name}/` : ''}${named}` };
    found.push(item);
    skipped += collect(cursor, { ...item, name: named }, depth + 1, found);
    const nested = cursor.path('properties', 'template');
    if (nested !== undefined) skipped += collect(nested, undefined, depth + 1, found);
  }
  return skipped;
}
