import { JsonCursor, parseStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { accountOf, copiesOf, encryptionOf, keyOf, nativeNameOf, regionsOf } from './resource-facts.ts';
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
  readonly account: string | undefined;
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
  const items = managedInstances(root, reading);
  const counts = new Map<string, { platform: string; account: string | undefined; resources: number }>();
  const owners = ownersByPlatform(items);
  for (const item of items) {
    const account = item.account ?? owners.get(item.platform);
    addResource(reading, item, account);
    const key = `${item.platform} ${account ?? ''}`;
    const count = counts.get(key) ?? { platform: item.platform, account, resources: 0 };
    counts.set(key, { ...count, resources: count.resources + 1 });
  }
  for (const { platform, account, resources } of counts.values()) {
    const place = { pointer: '/resources' };
    reading.add('inventory', { platform, resources, opaque: false, ...(account ? { account } : {}) }, place);
  }
  return reading.build();
}

function managedInstances(root: JsonCursor, reading: ReadingBuilder): Item[] {
  const items: Item[] = [];
  for (const resource of root.get('resources')?.items() ?? []) {
    if (resource.get('mode')?.string() !== 'managed') continue;
    const type = resource.get('type')?.string() ?? '';
    if (isLocal(type)) continue;
    const platform = platformOf(type);
    if (roleOf(type) === 'unknown') reading.note('UNKNOWN_TYPE', { pointer: resource.pointer }, { type });
    for (const instance of resource.get('instances')?.items() ?? []) {
      const cursor = instance.get('attributes');
      if (cursor === undefined) {
        reading.note('SKIPPED_RECORDS', { pointer: instance.pointer }, { count: 1 });
        const resource = `${type} ${instance.pointer}`;
        // Without attributes it could be anywhere and hold anything.
        reading.add('resource', { resource, type, role: 'unknown', platform }, { pointer: instance.pointer });
        continue;
      }
      const index = instance.get('index_key');
      const suffix = index === undefined ? '' : `[${index.string() ?? index.integer() ?? '?'}]`;
      const name = `${resource.get('module')?.string() ?? ''}${resource.get('module') ? '.' : ''}${type}.${resource.get('name')?.string() ?? '?'}${suffix}`;
      items.push({ cursor, type, platform, name, account: accountOf(platform, cursor) });
    }
  }
  return items;
}

/** Where all resources of a platform that name an owner name the same one, the silent ones belong to it too. */
function ownersByPlatform(items: readonly Item[]): Map<string, string | undefined> {
  const owners = new Map<string, string | undefined>();
  for (const { platform, account } of items) {
    if (account === undefined) continue;
    owners.set(platform, owners.has(platform) && owners.get(platform) !== account ? undefined : account);
  }
  return owners;
}

function addResource(reading: ReadingBuilder, item: Item, account: string | undefined): void {
  const { cursor, type, platform, name } = item;
  const place = { pointer: cursor.pointer };
  const role = roleOf(type);
  const regions = regionsOf(platform, cursor);
  const region = regions.length === 1 ? regions[0] : undefined;
  if (regions.length > 1) reading.note('REGION_CONTRADICTORY', place, { regions: regions.join(', ') });
  const encrypted = encryptionOf(cursor);
  const native = nativeNameOf(type, cursor);
  const where = { ...(account ? { account } : {}), ...(region ? { region } : {}) };
  reading.add(
    'resource',
    {
      resource: name,
      ...(native ? { native } : {}),
      type,
      role,
      platform,
      ...where,
      ...(encrypted === undefined ? {} : { encrypted }),
    },
    place,
  );
  if (role === 'key')
    reading.add('key', { key: name, platform, ...where, ...keyOf(platform, cursor) }, place);
  if (regions.length === 0 && role !== 'other' && role !== 'identity')
    reading.note('NO_REGION', place, { type });
  for (const { target, region: targetRegion } of copiesOf(type, cursor)) {
    const to = targetRegion ? { target_region: targetRegion } : {};
    reading.add('replication', { resource: name, target: shortTarget(target), platform, ...to }, place);
  }
}

/** A bucket ARN names no region; the analysis joins it to the bucket of that name if an inventory has it. */
function shortTarget(target: string): string {
  return target.startsWith('arn:aws:s3:::') ? target.slice('arn:aws:s3:::'.length) : target;
}
