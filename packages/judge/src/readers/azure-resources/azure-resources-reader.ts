import { JsonCursor, openStrictJson, sha256Hex } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { AnyFact } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { UNNAMED_EVIDENCE } from '../../reading/taken-facts.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import { JsonListStream } from '../json-list-stream.ts';
import type { Head, Reader, ReadHint, ReadingStream } from '../reader.ts';
import { wholeOrStream } from '../whole-or-stream.ts';
import { azureItem } from './azure-item.ts';

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
  read: readResources,
  open: () =>
    wholeOrStream(new AzureStream(), (bytes, evidence) => readResources(bytes, { evidence, name: '' })),
};

function readResources(bytes: Uint8Array, hint: ReadHint): Reading {
  const root = new JsonCursor(openStrictJson(bytes));
  const listing = new AzureListing(hint.evidence);
  const list = LISTS.find((name) => root.get(name)?.isArray());
  for (const row of (list === undefined ? root : root.get(list)!).items()) listing.row(row, list);
  return listing.end(root, list, hint.evidence);
}

/** Members that hold the rows: of the REST list, and of Resource Graph. Where both are lists, the first counts. */
const LISTS = ['value', 'data'] as const;
type List = (typeof LISTS)[number];

/** A listing of any size, row by row. */
class AzureStream implements ReadingStream {
  readonly #listing = new AzureListing(UNNAMED_EVIDENCE);
  #list: List | undefined;
  readonly #file = new JsonListStream(LISTS, (row, list) => {
    const named = LISTS.find((name) => name === list);
    if (this.#list !== undefined && this.#list !== named)
      throw new JudgeError('READ_SHAPE', { line: 1, path: 'data', problem: 'two lists of resources' });
    this.#list = named;
    this.#listing.row(row, named);
  });

  push(piece: Uint8Array): void {
    this.#file.push(piece);
  }

  take(): readonly AnyFact[] {
    return this.#listing.reading.take();
  }

  end(evidence: Digest): Reading {
    const root = this.#file.end();
    const list = this.#list ?? LISTS.find((name) => root.get(name)?.isArray());
    return this.#listing.end(root, list, evidence);
  }
}

class AzureListing {
  readonly reading: ReadingBuilder;
  readonly #inventory: InventoryFacts;
  readonly #types = new Set<string>();
  readonly #groups = new Set<string>();
  /** Rows of Resource Graph, each once, by a digest: a page that stands twice does not make up for one that is missing. */
  readonly #rows = new Set<number>();
  #total = 0;
  #skipped = 0;

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'azure-resources', version: 'list' });
    this.#inventory = new InventoryFacts(this.reading);
  }

  row(row: JsonCursor, list: List | undefined): void {
    const id = row.get('id')?.string();
    const type = row.get('type')?.string();
    this.#total += 1;
    if (list === 'data') this.#rows.add(rowNumber(id?.toLowerCase() ?? row.pointer));
    if (!id?.startsWith('/') || !type) {
      this.#skipped += 1;
      return;
    }
    this.#types.add(type.toLowerCase());
    this.#groups.add(/\/resourcegroups\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? '');
    this.#inventory.add({
      ...azureItem(type, row),
      name: id,
      native: id,
      platform: 'azure',
      account: accountOf(row, id),
      place: { pointer: row.pointer },
    });
  }

  /** `root`: the document, whose rows are not looked at again; `list`: the member that held them. */
  end(root: JsonCursor, list: List | undefined, evidence: Digest): Reading {
    if (list === undefined && !root.isArray())
      throw new JudgeError('READ_SHAPE', {
        line: 1,
        path: 'data',
        problem: 'no list of resources (Resource Graph: ask for resultFormat objectArray)',
      });
    const { reading } = this;
    const used = this.#total - this.#skipped;
    reading.identify(evidence);
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

/** A number of 52 bits for an identifier. Two that share one would only make the listing look cut. */
function rowNumber(id: string): number {
  return Number(`0x${sha256Hex(id).slice(0, 13)}`);
}

function isEmpty(cursor: JsonCursor): boolean {
  return cursor.value === null || cursor.string() === '';
}

function accountOf(row: JsonCursor, id: string): string | undefined {
  const account = row.get('subscriptionId')?.string() || /\/subscriptions\/([^/]+)/i.exec(id)?.[1];
  return account === undefined || !/^[0-9A-Fa-f-]{1,64}$/.test(account) ? account : account.toLowerCase();
}
