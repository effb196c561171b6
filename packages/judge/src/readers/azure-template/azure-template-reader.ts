import type { Digest, JsonCursor } from '@ancrage/base';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { azureItem } from '../azure-resources/azure-item.ts';
import { plainText } from '../azure-resources/plain-text.ts';
import { IntentFacts } from '../intent-facts.ts';
import { itemReader } from '../item-reader.ts';
import type { ItemListing, ItemNotation, JsonEntry } from '../item-stream.ts';
import type { Head, Reader } from '../reader.ts';

/** Nested deployments and children deeper than this are counted and not read. */
const DEEPEST = 16;

const NOTATION: ItemNotation = {
  notation: 'one',
  isList: (path) => path.length === 1 && path[0] === 'resources',
  leadsToList: (path) => path.length === 0,
};

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
  ...itemReader(NOTATION, (evidence) => new TemplateListing(evidence)),
};

/** What a resource is to those within it. */
interface Parent {
  readonly type: string;
  readonly name: string;
}

/** The resources of a template, each with its children and its nested deployments: no other resource tells of them. */
class TemplateListing implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #intents: IntentFacts;
  #total = 0;
  #used = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'azure-template', version: '1.0' });
    this.#intents = new IntentFacts(this.reading);
  }

  read({ cursor, list }: JsonEntry): void {
    if (list !== undefined) {
      this.#resource(cursor, undefined, 0);
      return;
    }
    this.reading.version(cursor.get('languageVersion')?.string() ?? '1.0');
    const resources = cursor.get('resources');
    // The items of a list came before.
    if (resources?.isArray() !== true)
      for (const [, resource] of resources?.entries() ?? []) this.#resource(resource, undefined, 0);
  }

  end(): Reading {
    this.reading.records(this.#total, this.#used);
    const skipped = this.#total - this.#used;
    if (skipped > 0) this.reading.note('SKIPPED_RECORDS', { pointer: '/resources' }, { count: skipped });
    // A template names no account, and what it deploys is not all that an account holds.
    this.#intents.close();
    return this.reading.build();
  }

  #resource(cursor: JsonCursor, parent: Parent | undefined, depth: number): void {
    this.#total += 1;
    const own = depth > DEEPEST ? undefined : plainText(cursor, 'type');
    // References to what is there already deploy nothing.
    if (own === undefined || cursor.get('existing')?.boolean() === true) return;
    this.#used += 1;
    const within = parent !== undefined && !own.includes('.');
    const type = within ? `${parent.type}/${own}` : own;
    const named = cursor.get('name')?.string() ?? '?';
    this.#intents.add({
      ...azureItem(type, cursor),
      name: `${type} ${within ? `${parent.name}/` : ''}${named}`,
      platform: 'azure',
      place: { pointer: cursor.pointer },
    });
    for (const child of resourcesOf(cursor)) this.#resource(child, { type, name: named }, depth + 1);
    const nested = cursor.path('properties', 'template');
    if (nested === undefined) return;
    for (const inner of resourcesOf(nested)) this.#resource(inner, undefined, depth + 1);
  }
}

/** The resources of a template or of a resource, which stand in a list or, since version 2.0 of the language, by name. */
function resourcesOf(template: JsonCursor): readonly JsonCursor[] {
  const list = template.get('resources');
  if (list?.isArray() === true) return list.items();
  return list?.entries().map(([, child]) => child) ?? [];
}
