import { JsonCursor, parseJsonLines, parseStrictJson } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';

/** One object of the file and where it stands: a pointer in an array, a line in JSON lines. */
export interface OcsfRecord {
  readonly cursor: JsonCursor;
  readonly place: Place;
}

/**
 * The records of a JSON array or of JSON lines. A line that cannot be read refuses the whole file: it could have been a
 * failure, and a scan with a hole must not read better than a whole one.
 */
export function* ocsfRecords(bytes: Uint8Array): Generator<OcsfRecord, void, undefined> {
  if (isArray(bytes)) {
    const root = new JsonCursor(parseStrictJson(bytes));
    for (const cursor of root.items()) yield { cursor, place: { pointer: cursor.pointer } };
    return;
  }
  for (const line of parseJsonLines(bytes)) {
    if ('error' in line) throw line.error;
    yield { cursor: new JsonCursor(line.value), place: { line: line.line } };
  }
}

/** Whether the first byte that is neither space, mark nor the zero of a UTF-16 unit opens an array. */
function isArray(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20 && byte < 0x7f);
  return first === 0x5b;
}
