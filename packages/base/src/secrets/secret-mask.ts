import { mayHoldSecret } from './secret-anchors.ts';
import { secretPatterns } from './secret-patterns.ts';

/** Shorter than any secret that is known by its form. */
const SHORTEST = 8;
const MAX_CACHED = 20_000;

/** One scan finds whichever form comes first; the name of the group that matched tells its kind. In any case: some names are folded. */
const ANY = new RegExp(
  secretPatterns.map(([, pattern], index) => `(?<k${index}>${pattern})`).join('|'),
  'gi',
);

/**
 * Masks secrets in text that is about to leave a file. The same secret gets the same number within one file, so that what
 * it names stays apart from the rest; no digest of it is shown, as a weak one could be guessed from that.
 */
export class SecretMask {
  readonly #numbers = new Map<string, number>();
  readonly #cache = new Map<string, string>();

  /** The text with each secret replaced by `«secret N»`; `onSecret` is told the kind of each. */
  mask(text: string, onSecret: (kind: string) => void = () => {}): string {
    if (text.length < SHORTEST || !mayHoldSecret(text)) return text;
    const known = this.#cache.get(text);
    if (known === text) return text;
    const masked = text.replace(ANY, (...found: unknown[]) => {
      const groups = found.at(-1) as Record<string, string | undefined>;
      const [group = 'k0'] = Object.keys(groups).filter((name) => groups[name] !== undefined);
      onSecret(secretPatterns[Number(group.slice(1))]![0]);
      const secret = String(found[0]);
      const number = this.#numbers.get(secret) ?? this.#numbers.size + 1;
      this.#numbers.set(secret, number);
      return `«secret ${number}»`;
    });
    if (masked === text) {
      if (this.#cache.size >= MAX_CACHED) this.#cache.clear();
      this.#cache.set(text, text);
    }
    return masked;
  }
}

/** A text for an error or a log, without its secrets. */
export function withoutSecrets(text: string): string {
  return text.length < SHORTEST || !mayHoldSecret(text) || text.search(ANY) < 0
    ? text
    : new SecretMask().mask(text);
}
