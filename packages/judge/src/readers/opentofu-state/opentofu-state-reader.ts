import { JsonCursor } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { detachedText } from '../../facts/detached-text.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { Role } from '../inventory-facts.ts';
import { itemReader } from '../item-reader.ts';
import type { ItemListing, ItemNotation, JsonEntry } from '../item-stream.ts';
import type { JsonPath } from '../json-list-stream.ts';
import { ownerOf, resourceFacts } from '../opentofu/resource-facts.ts';
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
  readonly #owners: Owners = { kept: new Map(), shown: new Map() };
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
    for (const { platform, attributes } of instancesOf(form, cursor)) {
      const known = this.#owners[form].get(platform);
      // Two are as many as any number: nothing is of all of them.
      if (attributes === undefined || (known !== undefined && known.size >= 2)) continue;
      const account = ownerOf(platform, attributes);
      if (account === undefined || known?.has(account) === true) continue;
      if (known === undefined) this.#owners[form].set(platform, new Set([detachedText(account)]));
      else known.add(detachedText(account));
    }
  }

  read({ cursor, list }: JsonEntry): void {
    if (list === undefined || formOfList(list) !== this.#form) return;
    const module = list.length > 1 ? this.#root.path(...list.slice(0, -1)) : undefined;
    // Those that the tool keeps name their own.
    const address = (this.#form === 'kept' ? cursor.get('module') : module?.get('address'))?.string();
    for (const instance of instancesOf(this.#form, cursor))
      this.#add(instance, nameOf(cursor, address, instance.index), this.#owners[this.#form]);
  }

  #add(
    { cursor, type, platform, role, attributes }: Instance,
    name: string,
    owners: ReadonlyMap<string, ReadonlySet<string>>,
  ): void {
    this.#total += 1;
    if (attributes === undefined) {
      const place = { pointer: cursor.pointer };
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
    reading.version(String(root.get('version')?.integer() ?? root.text('format_version') ?? 'encrypted'));
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

type Owners = Readonly<Record<Form, Map<string, Set<string>>>>;

/** @throws JudgeError READ_VERSION where it is no state that is read. */
function formOf(root: JsonCursor): Form | 'encrypted' {
  if (root.get('encrypted_data') !== undefined) return 'encrypted';
  const version = root.get('version')?.integer();
  if (version === 4) return 'kept';
  const shown = root.text('format_version');
  if (shown !== undefined && /^[01]\./.test(shown) && root.path('values', 'root_module') !== undefined)
    return 'shown';
  throw new JudgeError('READ_VERSION', { found: String(version ?? shown ?? 'none'), expected: '4' });
}

function formOfList(list: JsonPath): Form {
  return list.length === 1 ? 'kept' : 'shown';
}

/** One instance of a resource; without attributes where the state has none of it. */
interface Instance {
  readonly cursor: JsonCursor;
  readonly index: JsonCursor | undefined;
  readonly type: string;
  readonly platform: string;
  readonly role: Role;
  readonly attributes: JsonCursor | undefined;
}

function instancesOf(form: Form, resource: JsonCursor): Instance[] {
  const type = resource.text('type') ?? '';
  if (resource.text('mode') !== 'managed' || isLocal(type)) return [];
  const [platform, role] = [platformOf(type), roleOf(type)];
  if (form === 'kept')
    return (resource.get('instances')?.items() ?? []).map((cursor) => ({
      cursor,
      index: cursor.get('index_key'),
      type,
      platform,
      role,
      attributes: cursor.get('attributes'),
    }));
  const values = resource.get('values');
  return [
    {
      cursor: resource,
      index: resource.get('index'),
      type,
      platform,
      role,
      attributes: values && visibleValues(values, resource.get('sensitive_values')),
    },
  ];
}

function nameOf(resource: JsonCursor, module: string | undefined, index: JsonCursor | undefined): string {
  const suffix = index === undefined ? '' : `[${index.string() ?? index.integer() ?? '?'}]`;
  const [type, name] = [resource.text('type') ?? '', resource.text('name') ?? '?'];
  return `${module === undefined ? '' : `${module}.`}${type}.${name}${suffix}`;
}
