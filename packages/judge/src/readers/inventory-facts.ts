import type { FactValue, Place } from '../facts/fact.ts';
import type { ReadingBuilder } from '../reading/reading-builder.ts';
import type { DeclaredHost } from './declared-hosts.ts';
import { LimitedNotes, shortened } from './limited-notes.ts';

/** What a resource does with data. */
export type Role = FactValue<'resource'>['role'];

/** A copy of a resource's data: where it goes, with the region where the inventory names one. */
export interface Copy {
  readonly target: string;
  readonly region?: string | undefined;
  /** Region of the source, where the platform sends the copy to the one that it pairs with it and the file does not name it. */
  readonly pairedWith?: string | undefined;
}

/** One resource as any inventory describes it; what is absent was not told. */
export interface InventoryItem {
  /** Identifier by which the report shows it. */
  readonly name: string;
  /** Name at the platform, by which copies elsewhere point at it. */
  readonly native?: string | undefined;
  readonly type: string;
  readonly role: Role;
  readonly platform: string;
  readonly account?: string | undefined;
  /** All that its own fields tell; none where they are silent, several where they contradict each other. */
  readonly regions: readonly string[];
  readonly encrypted?: boolean | undefined;
  readonly customerKey?: boolean | undefined;
  readonly public?: boolean | undefined;
  /** For a key: how it is protected and who holds it. */
  readonly key?: Pick<FactValue<'key'>, 'protection' | 'custodian' | 'multi_region' | 'site'> | undefined;
  readonly copies?: readonly Copy[] | undefined;
  /** Names by which it is reached, or of whose zone it is. */
  readonly hosts?: readonly DeclaredHost[] | undefined;
  readonly place: Place;
}

/** What was listed of one account. */
interface Counted {
  readonly platform: string;
  readonly account: string | undefined;
  resources: number;
  readonly types: Set<string>;
  lastType: string | undefined;
  readonly place: Place;
}

/** Roles that hold nothing whose region matters. */
const PLACELESS: ReadonlySet<Role> = new Set(['other', 'identity']);

/** The one region that an item tells; undefined, and noted, where it tells none or several. An unknown role is noted too. */
export function notedRegion(
  { type, role, regions, place }: InventoryItem,
  notes: LimitedNotes,
): string | undefined {
  const told = distinct(regions);
  if (role === 'unknown') notes.note('UNKNOWN_TYPE', place, { type: shortened(type) });
  if (told.length > 1) notes.note('REGION_CONTRADICTORY', place, { regions: shortened(told.join(', ')) });
  if (told.length === 0 && !PLACELESS.has(role)) notes.note('NO_REGION', place, { type: shortened(type) });
  return told.length === 1 ? told[0] : undefined;
}

/** Those that are not empty, each once. */
function distinct(texts: readonly string[]): readonly string[] {
  if (texts.length === 0 || (texts.length === 1 && texts[0] !== '')) return texts;
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** What an item tells of itself, in the words of the registry. */
export function resourceValue(item: InventoryItem, region: string | undefined): FactValue<'resource'> {
  const { encrypted, customerKey } = item;
  const value: { -readonly [name in keyof FactValue<'resource'>]: FactValue<'resource'>[name] } = item.native
    ? { resource: item.name, native: item.native, type: item.type, role: item.role, platform: item.platform }
    : { resource: item.name, type: item.type, role: item.role, platform: item.platform };
  if (item.account) value.account = item.account;
  if (region) value.region = region;
  if (encrypted !== undefined) value.encrypted = encrypted;
  if (customerKey !== undefined) value.customer_key = customerKey;
  if (item.public !== undefined) value.public = item.public;
  return value;
}

/**
 * Turns what an inventory lists into facts: resources, keys, copies, and for each account how many were listed. A type
 * whose role nobody knows could hold anything: it is `unknown`, noted, and counted as a doubt.
 */
export class InventoryFacts {
  readonly #reading: ReadingBuilder;
  readonly #notes: LimitedNotes;
  readonly #counts = new Map<string, Counted>();
  #last: Counted | undefined;

  constructor(reading: ReadingBuilder) {
    this.#reading = reading;
    this.#notes = new LimitedNotes(reading);
  }

  add(item: InventoryItem): void {
    const { name, platform, account, place } = item;
    const region = notedRegion(item, this.#notes);
    this.#reading.add('resource', resourceValue(item, region), place);
    if (item.key !== undefined) {
      const where = { ...(account ? { account } : {}), ...(region ? { region } : {}) };
      this.#reading.add('key', { key: name, platform, ...where, ...item.key }, place);
    }
    for (const { target, region: to, pairedWith } of item.copies ?? [])
      this.#reading.add(
        'replication',
        {
          resource: name,
          target,
          platform,
          ...(to ? { target_region: to } : {}),
          ...(pairedWith ? { paired_with: pairedWith } : {}),
        },
        place,
      );
    for (const host of item.hosts ?? [])
      this.#reading.add('declared-name', { ...host, platform, resource: name }, place);
    const count = this.#countOf(item);
    count.resources += 1;
    // One and the same type mostly comes many times in a row.
    if (item.type === count.lastType) return;
    count.lastType = item.type;
    count.types.add(item.type.toLowerCase());
  }

  #countOf({ platform, account, place }: InventoryItem): Counted {
    const last = this.#last;
    if (last?.platform === platform && last.account === account) return last;
    const key = keyOf(platform, account);
    let count = this.#counts.get(key);
    if (count === undefined) {
      count = { platform, account, resources: 0, types: new Set(), lastType: undefined, place };
      this.#counts.set(key, count);
    }
    this.#last = count;
    return count;
  }

  /**
   * Ends the inventory. `whole` says that the file lists everything of each account it names: only then does it state
   * that the account was inventoried. `place` is where the list stands. An account of which the list shows fewer than
   * `leastTypes` types is not: what a filter left of it says nothing of the rest, however whole its neighbours are. Nor is one
   * that `covers` says no of.
   */
  close(
    place: Place,
    whole: boolean,
    leastTypes = 1,
    covers?: (account: string | undefined) => boolean,
  ): void {
    for (const { platform, account, resources, types, place: first } of whole ? this.#counts.values() : []) {
      if (covers?.(account) === false && account === undefined) continue;
      if (types.size < leastTypes || covers?.(account) === false) {
        this.#notes.note('LISTING_PARTIAL', first, { resources });
        continue;
      }
      const value = { platform, resources, opaque: false, ...(account ? { account } : {}) };
      this.#reading.add('inventory', value, place);
    }
    this.#notes.close();
  }
}

function keyOf(platform: string, account: string | undefined): string {
  return `${platform} ${account ?? ''}`;
}
