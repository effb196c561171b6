import { JsonCursor } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { detachedText } from '../detached-text.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { Role } from '../inventory-facts.ts';
import { itemReader } from '../item-reader.ts';
import type { ItemListing, ItemNotation, JsonEntry } from '../item-stream.ts';
import type { JsonPath } from '../json-list-stream.ts';
import { resourceFacts } from '../opentofu/resource-facts.ts';
import { isLocal, platformOf, roleOf } from '../opentofu/resource-types.ts';
import { encryptedKind, shownKind } from '../opentofu/shown-json.ts';
import { visibleValues } from '../opentofu/visible-values.ts';
import type { Head, Reader } from '../reader.ts';

/** `/values/root_module`, and the modules within it, at any depth. */
function isModule([values, root, ...within]: JsonPath): boolean {
  return (
    values === 'values' &&
    root === 'root_module' &&
    within.length % 2 === 0 &&
    within.every((step, at) => (at % 2 === 0 ? step === 'child_modules' : typeof step === 'number'))
  );
}

const NOTATION: ItemNotation = {
  notation: 'one',
  isList: (path) => path.at(-1) === 'resources' && (path.length === 1 || isModule(path.slice(0, -1))),
  leadsToList: (path) =>
    path.length === 0 ||
    (path.length === 1 && path[0] === 'values') ||
    isModule(path) ||
    (path.at(-1) === 'child_modules' && isModule(path.slice(0, -1))),
};

/**
 * State of OpenTofu or Terraform, as the tool keeps it (version 4) or as `tofu show -json` shows it: what the tool last saw
 * of each resource. Attributes are full of secrets: only the fields named in `../opentofu` leave them.
 */
export const opentofuStateReader: Reader = {
  format: 'opentofu-state',
  recognise: ({ text }: Head) =>
    encryptedKind(text) === 'state' ||
    shownKind(text) === 'state' ||
    (/^\uFEFF?\s*\{/.test(text) &&
      /"terraform_version"\s*:/.test(text) &&
      /"lineage"\s*:/.test(text) &&
      !/"format_version"\s*:/.test(text)),
  ...itemReader(NOTATION, (evidence) => new StateFile(evidence)),
};

/** A state, resource by resource: once for whose they are, once for what they are. */
class StateFile implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #inventory: InventoryFacts;
  /** Owners that resources name, by platform: of those that the tool keeps, and of those that it shows. */
  readonly #owners = { kept: new Map<string, Set<string>>(), shown: new Map<string, Set<string>>() };
  #root = new JsonCursor(null);
  #form: Form | 'encrypted' = 'kept';
  #total = 0;
  #skipped = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'opentofu-state', version: '4' });
    this.#inventory = new InventoryFacts(this.reading);
  }

  survey({ cursor, list }: JsonEntry): void {
    if (list === undefined) {
      this.#root = cursor;
      this.#form = formOf(cursor);
      return;
    }
    const form = formOfList(list);
    for (const { type, platform, role, attributes } of instancesOf(form, cursor, undefined)) {
      if (attributes === undefined) continue;
      const { account } = resourceFacts(platform, type, role, attributes);
      if (account === undefined) continue;
      const known = this.#owners[form].get(platform) ?? new Set();
      this.#owners[form].set(platform, known);
      // Two are as many as any number: nothing is of all of them.
      if (known.size < 2) known.add(detachedText(account));
    }
  }

  read({ cursor, list }: JsonEntry): void {
    if (list === undefined || formOfList(list) !== this.#form) return;
    const module = list.length > 1 ? this.#root.path(...list.slice(0, -1)) : undefined;
    for (const instance of instancesOf(this.#form, cursor, module))
      this.#add(instance, this.#owners[this.#form]);
  }

  #add(
    { name, type, platform, role, attributes, place }: Instance,
    owners: ReadonlyMap<string, ReadonlySet<string>>,
  ): void {
    this.#total += 1;
    if (attributes === undefined) {
      this.#skipped += 1;
      this.reading.note('SKIPPED_RECORDS', place, { count: 1 });
      // Without attributes it could be anywhere and hold anything.
      const resource = `${type} ${place.pointer}`;
      this.reading.add('resource', { resource, type, role: 'unknown', platform }, place);
      return;
    }
    const told = resourceFacts(platform, type, role, attributes);
    const named = owners.get(platform);
    // Where all resources of a platform that name an owner name the same one, the silent ones belong to it too.
    const owner = named?.size === 1 ? [...named][0] : undefined;
    this.#inventory.add({
      ...told,
      name,
      type,
      role,
      platform,
      account: told.account ?? owner,
      place: { pointer: attributes.pointer },
    });
  }

  end(): Reading {
    const { reading } = this;
    const root = this.#root;
    reading.version(
      String(root.get('version')?.integer() ?? root.get('format_version')?.string() ?? 'encrypted'),
    );
    if (this.#form === 'encrypted') {
      const place = { pointer: root.get('encrypted_data')!.pointer };
      reading.add('inventory', { platform: 'unknown', resources: 0, opaque: true }, place);
      reading.note('OPAQUE_CONTENT', place);
      return reading.build();
    }
    reading.records(this.#total, this.#total - this.#skipped);
    this.#inventory.close({ pointer: this.#form === 'kept' ? '/resources' : '/values/root_module' }, true);
    return reading.build();
  }
}

/** As the tool keeps a state, or as it shows it. */
type Form = 'kept' | 'shown';

/** @throws JudgeError READ_VERSION where it is no state that is read. */
function formOf(root: JsonCursor): Form | 'encrypted' {
  if (root.get('encrypted_data') !== undefined) return 'encrypted';
  const version = root.get('version')?.integer();
  if (version === 4) return 'kept';
  const shown = root.get('format_version')?.string();
  if (shown !== undefined && /^[01]\./.test(shown) && root.path('values', 'root_module') !== undefined)
    return 'shown';
  throw new JudgeError('READ_VERSION', { found: String(version ?? shown ?? 'none'), expected: '4' });
}

function formOfList(list: JsonPath): Form {
  return list.length === 1 ? 'kept' : 'shown';
}

/** One instance of a resource; without attributes where the state has none of it. */
interface Instance {
  readonly name: string;
  readonly type: string;
  readonly platform: string;
  readonly role: Role;
  readonly attributes: JsonCursor | undefined;
  readonly place: { readonly pointer: string };
}

/** `module`: the one that shows the resource; a resource that the tool keeps names its own. */
function instancesOf(form: Form, resource: JsonCursor, module: JsonCursor | undefined): Instance[] {
  const type = resource.get('type')?.string() ?? '';
  if (resource.get('mode')?.string() !== 'managed' || isLocal(type)) return [];
  const common = { type, platform: platformOf(type), role: roleOf(type) };
  if (form === 'kept')
    return (resource.get('instances')?.items() ?? []).map((instance) => ({
      ...common,
      name: nameOf(resource, resource.get('module')?.string(), instance.get('index_key')),
      attributes: instance.get('attributes'),
      place: { pointer: instance.pointer },
    }));
  const values = resource.get('values');
  return [
    {
      ...common,
      name: nameOf(resource, module?.get('address')?.string(), resource.get('index')),
      attributes: values && visibleValues(values, resource.get('sensitive_values')),
      place: { pointer: resource.pointer },
    },
  ];
}

function nameOf(resource: JsonCursor, module: string | undefined, index: JsonCursor | undefined): string {
  const suffix = index === undefined ? '' : `[${index.string() ?? index.integer() ?? '?'}]`;
  const [type, name] = [resource.get('type')?.string() ?? '', resource.get('name')?.string() ?? '?'];
  return `${module === undefined ? '' : `${module}.`}${type}.${name}${suffix}`;
}
