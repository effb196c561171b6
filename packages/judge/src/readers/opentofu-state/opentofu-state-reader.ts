import { JsonCursor, openStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { InventoryItem, Role } from '../inventory-facts.ts';
import { resourceFacts } from '../opentofu/resource-facts.ts';
import type { ResourceFacts } from '../opentofu/resource-facts.ts';
import { isLocal, platformOf, roleOf } from '../opentofu/resource-types.ts';
import { encryptedKind, shownKind } from '../opentofu/shown-json.ts';
import { visibleValues } from '../opentofu/visible-values.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';

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
  read: readState,
};

interface Item {
  readonly cursor: JsonCursor;
  readonly type: string;
  readonly platform: string;
  readonly name: string;
  readonly role: Role;
  readonly told: ResourceFacts;
}

function readState(bytes: Uint8Array, hint: ReadHint): Reading {
  const root = new JsonCursor(openStrictJson(bytes));
  const version = root.get('version')?.integer();
  const shown = root.get('format_version')?.string();
  const encrypted = root.get('encrypted_data');
  const reading = new ReadingBuilder({
    id: hint.evidence,
    format: 'opentofu-state',
    version: String(version ?? shown ?? 'encrypted'),
  });
  if (encrypted !== undefined) {
    reading.add(
      'inventory',
      { platform: 'unknown', resources: 0, opaque: true },
      { pointer: encrypted.pointer },
    );
    reading.note('OPAQUE_CONTENT', { pointer: encrypted.pointer });
    return reading.build();
  }
  const values = root.path('values', 'root_module');
  const isShown = shown !== undefined && /^[01]\./.test(shown) && values !== undefined;
  if (version !== 4 && !isShown)
    throw new JudgeError('READ_VERSION', { found: String(version ?? shown ?? 'none'), expected: '4' });
  const inventory = new InventoryFacts(reading);
  const items = version === 4 ? managedInstances(root, reading) : shownResources(values!, reading);
  const owners = ownersByPlatform(items);
  reading.records(items.length, items.length);
  for (const item of items) inventory.add(itemOf(item, owners.get(item.platform)));
  inventory.close({ pointer: version === 4 ? '/resources' : '/values/root_module' }, true);
  return reading.build();
}

function managedInstances(root: JsonCursor, reading: ReadingBuilder): Item[] {
  const items: Item[] = [];
  for (const resource of root.get('resources')?.items() ?? []) {
    if (resource.get('mode')?.string() !== 'managed') continue;
    const type = resource.get('type')?.string() ?? '';
    if (isLocal(type)) continue;
    for (const instance of resource.get('instances')?.items() ?? []) {
      const name = nameOf(resource, resource.get('module')?.string(), instance.get('index_key'));
      addItem(items, type, name, instance.get('attributes'), instance, reading);
    }
  }
  return items;
}

/** Resources of a module and of those within it, as `tofu show -json` nests them. */
function shownResources(module: JsonCursor, reading: ReadingBuilder, items: Item[] = []): Item[] {
  for (const resource of module.get('resources')?.items() ?? []) {
    const type = resource.get('type')?.string() ?? '';
    if (resource.get('mode')?.string() !== 'managed' || isLocal(type)) continue;
    const values = resource.get('values');
    const visible = values && visibleValues(values, resource.get('sensitive_values'));
    const name = nameOf(resource, module.get('address')?.string(), resource.get('index'));
    addItem(items, type, name, visible, resource, reading);
  }
  for (const child of module.get('child_modules')?.items() ?? []) shownResources(child, reading, items);
  return items;
}

function nameOf(resource: JsonCursor, module: string | undefined, index: JsonCursor | undefined): string {
  const suffix = index === undefined ? '' : `[${index.string() ?? index.integer() ?? '?'}]`;
  const [type, name] = [resource.get('type')?.string() ?? '', resource.get('name')?.string() ?? '?'];
  return `${module === undefined ? '' : `${module}.`}${type}.${name}${suffix}`;
}

function addItem(
  items: Item[],
  type: string,
  name: string,
  attributes: JsonCursor | undefined,
  instance: JsonCursor,
  reading: ReadingBuilder,
): void {
  const platform = platformOf(type);
  if (attributes === undefined) {
    reading.note('SKIPPED_RECORDS', { pointer: instance.pointer }, { count: 1 });
    reading.records(1, 0);
    const resource = `${type} ${instance.pointer}`;
    // Without attributes it could be anywhere and hold anything.
    reading.add('resource', { resource, type, role: 'unknown', platform }, { pointer: instance.pointer });
    return;
  }
  const role = roleOf(type);
  items.push({
    cursor: attributes,
    type,
    platform,
    name,
    role,
    told: resourceFacts(platform, type, role, attributes),
  });
}

/** Where all resources of a platform that name an owner name the same one, the silent ones belong to it too. */
function ownersByPlatform(items: readonly Item[]): Map<string, string | undefined> {
  const owners = new Map<string, string | undefined>();
  for (const {
    platform,
    told: { account },
  } of items) {
    if (account === undefined) continue;
    owners.set(platform, owners.has(platform) && owners.get(platform) !== account ? undefined : account);
  }
  return owners;
}

function itemOf(
  { cursor, type, platform, name, role, told }: Item,
  owner: string | undefined,
): InventoryItem {
  return {
    ...told,
    name,
    type,
    role,
    platform,
    account: told.account ?? owner,
    place: { pointer: cursor.pointer },
  };
}
