import { withoutSecrets } from './secrets/secret-mask.ts';

/** Shorter keys are names that programs give, and far the most. */
const SHORTEST_SECRET_KEY = 16;

/**
 * The RFC 6901 pointer of a path of keys and indexes from the root; empty for the root itself. Pointers are shown, so a
 * secret that stands as a key is masked, and the pointer then leads to its neighbours only.
 */
export function jsonPointer(path: readonly (string | number)[]): string {
  return path.map((token) => `/${typeof token === 'number' ? token : escaped(token)}`).join('');
}

function escaped(key: string): string {
  const shown = key.length < SHORTEST_SECRET_KEY ? key : withoutSecrets(key);
  return /[~/]/.test(shown) ? shown.replaceAll('~', '~0').replaceAll('/', '~1') : shown;
}
