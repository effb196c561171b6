import { JsonCursor, openStrictJson } from '@ancrage/base';

/**
 * The rows of a document that is one object, an array of them, or an array of such arrays: answers of one service saved
 * one by one, or gathered in one file. What is neither is a row of its own, for its reader to count and leave aside.
 */
export function jsonRows(bytes: Uint8Array): JsonCursor[] {
  const root = new JsonCursor(openStrictJson(bytes));
  if (!root.isArray()) return [root];
  return root.items().flatMap((item) => (item.isArray() ? item.items() : [item]));
}
