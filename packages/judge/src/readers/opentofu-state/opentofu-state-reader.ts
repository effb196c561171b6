import { JsonCursor, parseStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { InventoryItem, Role } from '../inventory-facts.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { resourceFacts } from './resource-facts.ts';
import type { ResourceFacts } from './resource-facts.ts';
import { isLocal, platformOf, roleOf } from './resource-types.ts';

/**
 * State of OpenTofu or Terraform, version 4: what the tool last saw of each resource. Attributes are full of secrets:
 * only the fields named in this folder leave it.
 */
export const opentofuStateReader: Reader = {
  format: 'opentofu-state',
  recognise: ({ text }: Head) =>
    /^\s*\{/.test(text) &&
    ((/"terraform_version"\s*:/.test(text) && /"lineage"\s*:/.test(text)) ||
      /"encrypted_data"\s*:/.test(text)),
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
  const root = new JsonCursor(parseStrictJson(bytes));
  const version = root.get('version')?.integer();
  const encrypted = root.get('encrypted_data');
  const reading = new ReadingBuilder({
    id: hint.evidence,
    format: 'opentofu-state',
    version: String(version ?? 'encrypted'),
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
  if (version !== 4)
    throw new JudgeError('READ_VERSION', { found: String(version ?? 'none'), expected: '4' });
  const inventory = new InventoryFacts(reading);
  const items = managedInstances(root, reading);
  const owners = ownersByPlatform(items);
  reading.records(items.length, items.length);
  for (const item of items) inventory.add(itemOf(item, owners.get(item.platform)));
  inventory.close({ pointer: '/resources' }, true);
  return reading.build();
}

function managedInstances(root: JsonCursor, reading: ReadingBuilder): Item[] {
  const items: Item[] = [];
  for (const resource of root.get('resources')?.items() ?? []) {
    if (resource.get('mode')?.string() !== 'managed') continue;
    const type = resource.get('type')?.string() ?? '';
    if (isLocal(type)) continue;
    const platform = platformOf(type);
    for (const instance of resource.get('instances')?.items() ?? []) {
      const cursor = instance.get('attributes');
      if (cursor === undefined) {
        reading.note('SKIPPED_RECORDS', { pointer: instance.pointer }, { count: 1 });
        reading.records(1, 0);
        const resource = `${type} ${instance.pointer}`;
        // Without attributes it could be anywhere and hold anything.
        reading.add('resource', { resource, type, role: 'unknown', platform }, { pointer: instance.pointer });
        continue;
      }
      const index = instance.get('index_key');
      const suffix = index === undefined ? '' : `[${index.string() ?? index.integer() ?? '?'}]`;
      const name = `${resource.get('module')?.string() ?? ''}${resource.get('module') ? '.' : ''}${type}.${resource.get('name')?.string() ?? '?'}${suffix}`;
      const role = roleOf(type);
      items.push({
        cursor,
        type,
        platform,
        name,
        role,
        told: resourceFacts(platform, type, role, cursor),
      });
    }
  }
  return items;
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
