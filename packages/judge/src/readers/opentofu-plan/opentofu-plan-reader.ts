import { isBaseError } from '@ancrage/base';
import type { Digest, JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { IntentFacts } from '../intent-facts.ts';
import { itemReader } from '../item-reader.ts';
import type { ItemListing, ItemNotation, JsonEntry } from '../item-stream.ts';
import { countUnknown } from '../known-fields.ts';
import { LimitedNotes } from '../limited-notes.ts';
import { PlanProviders } from '../opentofu/plan-providers.ts';
import { resourceFacts } from '../opentofu/resource-facts.ts';
import type { ResourceFacts } from '../opentofu/resource-facts.ts';
import { isLocal, platformOf, roleOf } from '../opentofu/resource-types.ts';
import { encryptedKind, shownKind } from '../opentofu/shown-json.ts';
import { visibleValues } from '../opentofu/visible-values.ts';
import type { Head, Reader } from '../reader.ts';
import { CHANGE_FIELDS, PLAN_FIELDS } from './plan-fields.ts';

/** Lists of a plan that grow with what it manages. Changes alone are looked into: they tell what it means to have. */
const LISTS: ReadonlySet<unknown> = new Set([
  'resource_changes',
  'resource_drift',
  'deferred_changes',
  'relevant_attributes',
  'checks',
]);
/** Steps that lead to the resources of the trees of modules that a plan repeats. */
const TREES: ReadonlySet<unknown> = new Set(['planned_values', 'prior_state']);
const STEPS: ReadonlySet<unknown> = new Set(['values', 'root_module', 'child_modules']);

const NOTATION: ItemNotation = {
  notation: 'one',
  isList: (path) =>
    path.length === 1 ? LISTS.has(path[0]) : TREES.has(path[0]) && path.at(-1) === 'resources',
  leadsToList: (path) =>
    path.length === 0 ||
    (TREES.has(path[0]) && path.every((step, at) => at === 0 || typeof step === 'number' || STEPS.has(step))),
};

/**
 * Plan of OpenTofu or Terraform as `tofu show -json` writes it: what someone means to have once it is applied. Values that
 * only the platform will give are not told. A plan that OpenTofu encrypted is told as opaque.
 */
export const opentofuPlanReader: Reader = {
  format: 'opentofu-plan',
  recognise: ({ text }: Head) => shownKind(text) === 'plan' || encryptedKind(text) === 'plan',
  ...itemReader(NOTATION, (evidence) => new PlanListing(evidence)),
};

/** A plan, change by change: the configuration of providers, which places some of them, stands behind. */
class PlanListing implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly surveysDocuments = true;
  readonly #intents: IntentFacts;
  readonly #notes: LimitedNotes;
  /** Undefined where the plan is encrypted. */
  #providers: PlanProviders | undefined;
  #used = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'opentofu-plan', version: 'encrypted' });
    this.#intents = new IntentFacts(this.reading);
    this.#notes = new LimitedNotes(this.reading);
  }

  survey({ cursor: root }: JsonEntry): void {
    const { reading } = this;
    const encrypted = root.get('encrypted_data');
    const version = root.get('format_version')?.string();
    if (version !== undefined) reading.version(version);
    if (encrypted !== undefined) {
      reading.note('OPAQUE_CONTENT', { pointer: encrypted.pointer });
      return;
    }
    if (version === undefined || !/^[01]\./.test(version))
      throw new JudgeError('READ_VERSION', { found: version ?? 'none', expected: '1.x' });
    this.#providers = new PlanProviders(root.get('configuration'));
    this.#notes.count('UNKNOWN_FIELDS', { pointer: '' }, countUnknown(root, PLAN_FIELDS));
    datePlan(root.get('timestamp'), reading, this.#notes);
  }

  read({ cursor, list }: JsonEntry): void {
    if (this.#providers === undefined) return;
    if (list === undefined) this.#close(cursor);
    else if (list[0] === 'resource_changes') this.#change(cursor, this.#providers);
  }

  end(): Reading {
    return this.reading.build();
  }

  #change(entry: JsonCursor, providers: PlanProviders): void {
    if (entry.get('mode')?.string() !== 'managed' || isRemoved(entry)) return;
    this.#notes.count('UNKNOWN_FIELDS', { pointer: entry.pointer }, countUnknown(entry, CHANGE_FIELDS));
    const type = entry.get('type')?.string() ?? '';
    const name = entry.get('address')?.string();
    const after = entry.path('change', 'after');
    if (isLocal(type)) return;
    if (name === undefined || type === '' || after?.isObject() !== true) {
      this.#notes.count('SKIPPED_RECORDS', { pointer: entry.pointer });
      this.reading.records(1, 0);
      return;
    }
    this.#used += 1;
    const [platform, role] = [platformOf(type), roleOf(type)];
    const values = visibleValues(after, entry.path('change', 'after_sensitive'));
    const told = resourceFacts(platform, type, role, values);
    this.#intents.add({
      ...told,
      regions: regionsOf(entry, platform, values, told, providers),
      name,
      type,
      role,
      platform,
      place: { pointer: after.pointer },
    });
  }

  #close(root: JsonCursor): void {
    const [reading, used] = [this.reading, this.#used];
    reading.records(used, used);
    if (root.get('errored')?.boolean() === true || root.get('complete')?.boolean() === false)
      reading.note('LISTING_PARTIAL', { pointer: '/resource_changes' }, { resources: used });
    this.#notes.close();
    // What is meant to be is no account's inventory.
    this.#intents.close();
  }
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
  const open = ['region', 'outpost_arn', 'outpost_id', 'preferred_outpost_arn'].some(
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
