import { JsonCursor, parseJsonLines, openStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Place } from '../../facts/fact.ts';

/** One entry of the register about one company, where it stands. */
export interface PscRecord {
  /** Undefined for what is about the whole file. */
  readonly company: string | undefined;
  readonly data: JsonCursor;
  readonly place: Place;
}

/**
 * The entries of a snapshot (one JSON document a line, `company_number` and `data`) or of an answer of the register's API
 * (`items`, whose links name the company).
 *
 * @throws BaseError of the strict parser; JudgeError READ_SHAPE where an entry names no company.
 */
export function pscRecords(bytes: Uint8Array): PscRecord[] {
  const records: PscRecord[] = [];
  for (const line of parseJsonLines(bytes)) {
    if ('error' in line) {
      // A first line that is no document by itself: an answer of the API, over several lines.
      if (records.length === 0) return listed(new JsonCursor(openStrictJson(bytes)));
      throw line.error;
    }
    const cursor = new JsonCursor(line.value);
    if (cursor.get('items') !== undefined) records.push(...listed(cursor));
    else
      records.push(
        recordOf(cursor.get('data') ?? cursor, cursor.get('company_number')?.string(), { line: line.line }),
      );
  }
  return records;
}

function listed(answer: JsonCursor): PscRecord[] {
  return (answer.get('items')?.items() ?? []).map((item) =>
    recordOf(item, undefined, { pointer: item.pointer }),
  );
}

function recordOf(data: JsonCursor, stated: string | undefined, place: Place): PscRecord {
  const link = data.path('links', 'self')?.string() ?? '';
  const company = (stated ?? /^\/company\/([A-Z0-9]{8})\//.exec(link)?.[1])?.normalize('NFC');
  if (company === undefined && data.get('kind')?.string()?.startsWith('totals') !== true)
    throw new JudgeError('READ_SHAPE', {
      line: 'line' in place ? place.line : 1,
      path: 'company_number',
      problem: 'missing',
    });
  return { company: company === '' ? undefined : company, data, place };
}
