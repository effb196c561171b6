/** The RFC 6901 pointer of a path of keys and indexes from the root; empty for the root itself. */
export function jsonPointer(path: readonly (string | number)[]): string {
  return path.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
