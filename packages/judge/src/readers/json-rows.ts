import type { JsonCursor } from '@ancrage/base';
import type { JsonEntry } from './item-stream.ts';

/**
 * The rows of an entry of a document that is one object, an array of them, or an array of such arrays: answers of one service
 * saved one by one, or gathered in one file. What is neither is a row of its own, for its reader to count and leave aside.
 */
export function rowsOf({ cursor, list }: JsonEntry): readonly JsonCursor[] {
  if (list === undefined) return cursor.isArray() ? [] : [cursor];
  return cursor.isArray() ? cursor.items() : [cursor];
}
