import { INSIDE_WORDS, LEAVING_WORDS, PLATFORM_WORDS } from './transfer-words.ts';

/** What the words of a bill line tell of data that moves. */
export type TransferKind = 'none' | 'egress' | 'internal';

/** Descriptions are read up to here, so that a hostile one costs no time. */
const MAX_WORDS = 500;

interface Patterns {
  readonly leaving: RegExp;
  readonly inside: RegExp;
}

const anyOf = (words: readonly string[]): RegExp => new RegExp(words.join('|'), 'i');

const COMMON: Patterns = { leaving: anyOf(LEAVING_WORDS), inside: anyOf(INSIDE_WORDS) };
const BY_PLATFORM: ReadonlyMap<string, Patterns> = new Map(
  Object.entries(PLATFORM_WORDS).map(([platform, { leaving, inside }]) => [
    platform,
    { leaving: anyOf([...LEAVING_WORDS, ...leaving]), inside: anyOf([...INSIDE_WORDS, ...inside]) },
  ]),
);

/** Without one of these, words of movement speak of something else than data that moves. */
const MOVES = /transfer|bytes|egress|network|bandwidth|tra[fn]/i;

/**
 * Whether a bill line charges data leaving towards the internet or the customer (`egress`, fees on leaving included), data
 * moving inside the platform (`internal`), or something else. FOCUS has no normalised column for it: the words of the
 * seller are read, those of the platforms only on their own bills, and a line that says both is `internal`, since a
 * switch leaves the platform.
 */
export function transferKind(words: readonly string[], category: string, platform = ''): TransferKind {
  const text = words.map((word) => word.slice(0, MAX_WORDS)).join(' | ');
  const { leaving, inside } = BY_PLATFORM.get(platform) ?? COMMON;
  if (inside.test(text) && MOVES.test(`${text} ${category}`)) return 'internal';
  return leaving.test(text) ? 'egress' : 'none';
}
