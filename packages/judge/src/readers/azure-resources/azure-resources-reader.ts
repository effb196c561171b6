import type { Digest, JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { detachedText } from '../../facts/detached-text.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import { itemReader } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import type { ItemListing, JsonEntry } from '../item-stream.ts';
import { numberOfText } from '../number-of-text.ts';
import type { Head, Reader } from '../reader.ts';
import { azureItem } from './azure-item.ts';

/** Members that hold the rows: of the REST list, and of Resource Graph. */
const LISTS = ['value', 'data'] as const;
type List = (typeof LISTS)[number];

/**
 * Resources as Azure Resource Manager lists them: results of Resource Graph (`az graph query` and its REST form), the
 * array of `az resource list`, and the REST list `{value, nextLink}`.
 */
export const azureResourcesReader: Reader = {
  format: 'azure-resources',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*[[{]/.test(text) &&
    !/"terraform_version"\s*:|"class_uid"\s*:|eploymentTemplate\.json/.test(text) &&
    (/"(?:total_records|totalRecords|resultTruncated)"\s*:/.test(text)
      ? /"data"\s*:/.test(text)
      : /"id"\s*:\s*"\/subscriptions\//i.test(text) && /"type"\s*:\s*"[a-z]+\.[a-z]+\/[a-z]/i.test(text)),
  ...itemReader(listNotation('one', LISTS), (evidence) => new AzureListing(evidence)),
};

/** A listing of any size, row by row. */
class AzureListing implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly #inventory: InventoryFacts;
  readonly #types = new Set<string>();
  readonly #groups = new Set<string>();
  /**
   * Rows of Resource Graph, each once, by a number: a page that stands twice does not make up for one that is missing. Two that
   * share one would only make the listing look cut.
   */
  readonly #rows = new Set<number>();
  #total = 0;
  #skipped = 0;
  #list: List | undefined;
  #root: JsonCursor | undefined;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'azure-resources', version: 'list' });
    this.#inventory = new InventoryFacts(this.reading);
  }

  read({ cursor, list }: JsonEntry): void {
    if (list === undefined) this.#root = cursor;
    else
      this.#row(
        cursor,
        LISTS.find((name) => name === list[0]),
      );
  }

  #row(row: JsonCursor, list: List | undefined): void {
    if (this.#total > 0 && this.#list !== list) throw twoLists();
    this.#list = list;
    const id = row.text('id');
    const type = row.text('type');
    this.#total += 1;
    if (list === 'data') this.#rows.add(numberOfText(id?.toLowerCase() ?? row.pointer));
    if (!id?.startsWith('/') || !type) {
      this.#skipped += 1;
      return;
    }
    // Two are as many as any number.
    if (this.#types.size < 2) addDetached(this.#types, type.toLowerCase());
    if (this.#groups.size < 2)
      addDetached(this.#groups, /\/resourcegroups\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? '');
    this.#inventory.add({
      ...azureItem(type, row),
      name: id,
      native: id,
      platform: 'azure',
      account: accountOf(row, id),
      place: { pointer: row.pointer },
    });
  }

  end(): Reading {
    const root = this.#root!;
    const list = this.#list ?? LISTS.find((name) => root.get(name)?.isArray());
    if (list === undefined && !root.isArray())
      throw new JudgeError('READ_SHAPE', {
        line: 1,
        path: 'data',
        problem: 'no list of resources (Resource Graph: ask for resultFormat objectArray)',
      });
    const { reading } = this;
    const used = this.#total - this.#skipped;
    reading.version(list === 'data' ? 'graph' : 'list');
    reading.records(this.#total, used);
    const place = { pointer: list === undefined ? '' : `/${list}` };
    if (this.#skipped > 0) reading.note('SKIPPED_RECORDS', place, { count: this.#skipped });
    // One type or one group alone is what a filter leaves; a list without a count of its own cannot tell otherwise.
    const narrow = this.#types.size < 2 || (list !== 'data' && this.#groups.size < 2);
    const whole = !isCut(root, list, this.#rows.size) && !narrow && this.#skipped === 0;
    if (!whole) reading.note('LISTING_PARTIAL', place, { resources: used });
    this.#inventory.close(place, whole, 2);
    return reading.build();
  }
}

function twoLists(): JudgeError {
  return new JudgeError('READ_SHAPE', { line: 1, path: 'data', problem: 'two lists of resources' });
}

/** Whether the file itself says, or shows, that more exists than it lists. */
function isCut(root: JsonCursor, list: List | undefined, rows: number): boolean {
  const told = (name: string): boolean => {
    const cursor = root.get(name);
    return cursor !== undefined && !isEmpty(cursor);
  };
  if (list !== 'data') return list === 'value' && told('nextLink');
  const truncated = root.get('resultTruncated');
  const total = root.get('total_records')?.integer() ?? root.get('totalRecords')?.integer();
  const count = root.get('count')?.integer();
  return (
    ['skip_token', 'skipToken', '$skipToken'].some(told) ||
    truncated?.boolean() === true ||
    truncated?.string()?.toLowerCase() === 'true' ||
    (total ?? rows) > rows ||
    (count ?? rows) > rows
  );
}

function isEmpty(cursor: JsonCursor): boolean {
  return cursor.isNull() || cursor.string() === '';
}

function accountOf(row: JsonCursor, id: string): string | undefined {
  const account = row.text('subscriptionId') || /\/subscriptions\/([^/]+)/i.exec(id)?.[1];
  return account === undefined || !/^[0-9A-Fa-f-]{1,64}$/.test(account) ? account : account.toLowerCase();
}

function addDetached(names: Set<string>, name: string): void {
  if (!names.has(name)) names.add(detachedText(name));
}
