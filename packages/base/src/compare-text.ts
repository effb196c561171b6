/**
 * Total order on strings by UTF-16 code unit, the same on every machine and in every language setting.
 * Returns -1, 0 or 1. It is the sort order of canonical JSON (RFC 8785).
 */
export function compareText(a: string, b: string): -1 | 0 | 1 {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}
