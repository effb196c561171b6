import { isBaseError, JsonCursor, openStrictJson, parseJsonLines } from '@ancrage/base';
import type { JsonTape } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { jsonItems } from '../json-items.ts';

/** One record of a scan and where it stands: a pointer in a document, a line in JSON lines. */
export interface ScanRecord {
  readonly cursor: JsonCursor;
  readonly place: Place;
}

/** The records that an object wraps; undefined where it is a record itself. */
export type Unwrap = (cursor: JsonCursor) => readonly JsonCursor[] | undefined;

/**
 * The records of a JSON array, of one JSON document or of JSON lines. A line that cannot be read refuses the whole file:
 * it could have been a failure, and a scan with a hole must not read better than a whole one.
 */
export function* scanRecords(
  bytes: Uint8Array,
  unwrap: Unwrap = () => undefined,
): Generator<ScanRecord, void, undefined> {
  for (const { cursor, place } of documentsOf(bytes)) {
    const inside = unwrap(cursor);
    if (inside === undefined) yield { cursor, place };
    else
      for (const item of inside)
        yield { cursor: item, place: 'pointer' in place ? { pointer: item.pointer } : place };
  }
}

function* documentsOf(bytes: Uint8Array): Generator<ScanRecord, void, undefined> {
  if (bytes.find((byte) => byte > 0x20 && byte < 0x7f) === 0x5b) {
    yield* itemsOf(bytes);
    return;
  }
  const whole = wholeOf(bytes);
  if (whole !== undefined) {
    yield { cursor: new JsonCursor(whole), place: { pointer: '' } };
    return;
  }
  for (const line of parseJsonLines(bytes)) {
    if ('error' in line) throw line.error;
    yield { cursor: new JsonCursor(line.value), place: { line: line.line } };
  }
}

/** Items one at a time where the text is UTF-8, so that a large scan is never parsed in one piece. */
function* itemsOf(bytes: Uint8Array): Generator<ScanRecord, void, undefined> {
  if (bytes[0] === 0 || bytes[1] === 0 || bytes[0] === 0xff || bytes[0] === 0xfe) {
    for (const cursor of new JsonCursor(openStrictJson(bytes)).items())
      yield { cursor, place: { pointer: cursor.pointer } };
    return;
  }
  for (const { index, bytes: item } of jsonItems(bytes)) {
    const cursor = new JsonCursor(openStrictJson(item), `/${index}`);
    yield { cursor, place: { pointer: cursor.pointer } };
  }
}

/** The only value of a document of one value; undefined where there are several, or a fault. */
function wholeOf(bytes: Uint8Array): JsonTape | undefined {
  try {
    return openStrictJson(bytes);
  } catch (error) {
    if (isBaseError(error)) return undefined;
    throw error;
  }
}
