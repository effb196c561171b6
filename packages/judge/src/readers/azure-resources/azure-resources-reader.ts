import { JsonCursor, parseStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
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
};

interface Listing {
  readonly version: string;
  readonly rows: JsonCursor;
  /** The file itself says, or shows, that more exists than it lists. */
  readonly cut: boolean;
}

function readResources(bytes: Uint8Array, hint: ReadHint): Reading {
  const listing = listingOf(new JsonCursor(parseStrictJson(bytes)));
  const reading = new ReadingBuilder({
    id: hint.evidence,
    format: 'azure-resources',
    version: listing.version,
  });
  const inventory = new InventoryFacts(reading);
  const rows = listing.rows.items();
  const seen = { types: new Set<string>(), groups: new Set<string>() };
  let skipped = 0;
  for (const row of rows) {
    const id = row.get('id')?.string();
    const type = row.get('type')?.string();
    if (!id?.startsWith('/') || !type) {
      skipped += 1;
      continue;
    }
    seen.types.add(type.toLowerCase());
    seen.groups.add(/\/resourcegroups\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? '');
    inventory.add({
      ...azureItem(type, row),
      name: id,
      native: id,
      platform: 'azure',
      account: accountOf(row, id),
      place: { pointer: row.pointer },
    });
  }
  reading.records(rows.length, rows.length - skipped);
  const place = { pointer: listing.rows.pointer };
  if (skipped > 0) reading.note('SKIPPED_RECORDS', place, { count: skipped });
  // One type or one group alone is what a filter leaves; a list without a count of its own cannot tell otherwise.
  const narrow = seen.types.size < 2 || (listing.version === 'list' && seen.groups.size < 2);
  const whole = !listing.cut && !narrow && skipped === 0;
  if (!whole) reading.note('LISTING_PARTIAL', place, { resources: rows.length - skipped });
  inventory.close(place, whole, 2);
  return reading.build();
}

function listingOf(root: JsonCursor): Listing {
  if (root.isArray()) return { version: 'list', rows: root, cut: false };
  const value = root.get('value');
  if (value?.isArray() === true) {
    const next = root.get('nextLink');
    return { version: 'list', rows: value, cut: next !== undefined && !isEmpty(next) };
  }
  const data = root.get('data');
  if (data?.isArray() !== true)
    throw new JudgeError('READ_SHAPE', {
      line: 1,
      path: 'data',
      problem: 'no list of resources (Resource Graph: ask for resultFormat objectArray)',
    });
  const token = ['skip_token', 'skipToken', '$skipToken'].some((name) => {
    const cursor = root.get(name);
    return cursor !== undefined && !isEmpty(cursor);
  });
  const truncated = root.get('resultTruncated');
  const total = root.get('total_records')?.integer() ?? root.get('totalRecords')?.integer();
  const count = root.get('count')?.integer();
  // A page that stands twice does not make up for one that is missing.
  const rows = new Set(data.items().map((row) => row.get('id')?.string()?.toLowerCase() ?? row.pointer)).size;
  const cut =
    token ||
    truncated?.boolean() === true ||
    truncated?.string()?.toLowerCase() === 'true' ||
    (total ?? rows) > rows ||
    (count ?? rows) > rows;
  return { version: 'graph', rows: data, cut };
}

function isEmpty(cursor: JsonCursor): boolean {
  return cursor.value === null || cursor.string() === '';
}

function accountOf(row: JsonCursor, id: string): string | undefined {
  const account = row.get('subscriptionId')?.string() || /\/subscriptions\/([^/]+)/i.exec(id)?.[1];
  return account === undefined || !/^[0-9A-Fa-f-]{1,64}$/.test(account) ? account : account.toLowerCase();
}
