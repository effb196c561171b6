import { isBaseError, JsonCursor, openStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { IntentFacts } from '../intent-facts.ts';
import { countUnknown } from '../known-fields.ts';
import { LimitedNotes } from '../limited-notes.ts';
import { PlanProviders } from '../opentofu/plan-providers.ts';
import { resourceFacts } from '../opentofu/resource-facts.ts';
import type { ResourceFacts } from '../opentofu/resource-facts.ts';
import { isLocal, platformOf, roleOf } from '../opentofu/resource-types.ts';
import { encryptedKind, shownKind } from '../opentofu/shown-json.ts';
import { visibleValues } from '../opentofu/visible-values.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { CHANGE_FIELDS, PLAN_FIELDS } from './plan-fields.ts';

/**
 * Plan of OpenTofu or Terraform as `tofu show -json` writes it: what someone means to have once it is applied. Values that
 * only the platform will give are not told. A plan that OpenTofu encrypted is told as opaque.
 */
export const opentofuPlanReader: Reader = {
  format: 'opentofu-plan',
  recognise: ({ text }: Head) => shownKind(text) === 'plan' || encryptedKind(text) === 'plan',
  read: readPlan,
};

function readPlan(bytes: Uint8Array, hint: ReadHint): Reading {
  const root = new JsonCursor(openStrictJson(bytes));
  const encrypted = root.get('encrypted_data');
  const version = root.get('format_version')?.string();
  const reading = new ReadingBuilder({
    id: hint.evidence,
    format: 'opentofu-plan',
    version: version ?? 'encrypted',
  });
  if (encrypted !== undefined) {
    reading.note('OPAQUE_CONTENT', { pointer: encrypted.pointer });
    return reading.build();
  }
  if (version === undefined || !/^[01]\./.test(version))
    throw new JudgeError('READ_VERSION', { found: version ?? 'none', expected: '1.x' });
  const intents = new IntentFacts(reading);
  const notes = new LimitedNotes(reading);
  const providers = new PlanProviders(root.get('configuration'));
  notes.count('UNKNOWN_FIELDS', { pointer: '' }, countUnknown(root, PLAN_FIELDS));
  datePlan(root.get('timestamp'), reading, notes);
  const place = { pointer: '/resource_changes' };
  let used = 0;
  for (const entry of root.get('resource_changes')?.items() ?? []) {
    if (entry.get('mode')?.string() !== 'managed' || isRemoved(entry)) continue;
    notes.count('UNKNOWN_FIELDS', { pointer: entry.pointer }, countUnknown(entry, CHANGE_FIELDS));
    const type = entry.get('type')?.string() ?? '';
    const name = entry.get('address')?.string();
    const after = entry.path('change', 'after');
    if (isLocal(type)) continue;
    if (name === undefined || type === '' || after?.isObject() !== true) {
      notes.count('SKIPPED_RECORDS', { pointer: entry.pointer });
      reading.records(1, 0);
      continue;
    }
    used += 1;
    const [platform, role] = [platformOf(type), roleOf(type)];
    const values = visibleValues(after, entry.path('change', 'after_sensitive'));
    const told = resourceFacts(platform, type, role, values);
    intents.add({
      ...told,
      regions: regionsOf(entry, platform, values, told, providers),
      name,
      type,
      role,
      platform,
      place: { pointer: after.pointer },
    });
  }
  reading.records(used, used);
  if (root.get('errored')?.boolean() === true || root.get('complete')?.boolean() === false)
    reading.note('LISTING_PARTIAL', place, { resources: used });
  notes.close();
  // What is meant to be is no account's inventory.
  intents.close();
  return reading.build();
}

/** What a plan takes away, or leaves to others, is not a resource that it means to have. */
function isRemoved(entry: JsonCursor): boolean {
  const actions = (entry.path('change', 'actions')?.items() ?? []).map((action) => action.string());
  return actions.length > 0 && actions.every((action) => action === 'delete' || action === 'forget');
}

/** Where a resource of AWS tells no region, and none is to come, it goes to that of its provider. */
function regionsOf(
  entry: JsonCursor,
  platform: string,
  values: JsonCursor,
  told: ResourceFacts,
  providers: PlanProviders,
): readonly string[] {
  if (platform !== 'aws' || told.regions.length > 0) return told.regions;
  const open = ['region', 'outpost_arn'].some(
    (field) =>
      entry.path('change', 'after_unknown', field)?.boolean() === true ||
      Boolean(values.get(field)?.string()) ||
      entry.path('change', 'after_sensitive', field)?.boolean() === true,
  );
  if (open || entry.path('change', 'after_sensitive')?.boolean() === true) return [];
  const region = providers.regionOf(
    entry.get('module_address')?.string(),
    entry.get('type')?.string() ?? '',
    entry.get('name')?.string() ?? '',
  );
  return region === undefined ? [] : [region];
}

function datePlan(timestamp: JsonCursor | undefined, reading: ReadingBuilder, notes: LimitedNotes): void {
  if (timestamp === undefined) return;
  try {
    reading.observedAt(timestamp.string() ?? '');
  } catch (error) {
    if (!isBaseError(error)) throw error;
    notes.note('FIELD_UNREADABLE', { pointer: timestamp.pointer }, { field: 'timestamp' });
  }
}
