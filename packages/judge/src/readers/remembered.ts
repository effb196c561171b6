import { detachedText } from '../facts/detached-text.ts';

/** Answers kept at most: types, places and names come back in every item, and a hostile file may make up any number. */
const MOST = 4096;
/** A longer text is no name that comes back. */
const LONGEST = 200;

/**
 * The same answers, each computed once for a text that comes back. Kept apart from the document that a text was cut from, which would
 * otherwise live as long as its name is remembered.
 */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly text: string; readonly answer: T }>();
  let last: { readonly text: string; readonly answer: T } | undefined;
  return (text) => {
    // The same text often comes many times in a row, and mostly is the same thing then.
    if (last !== undefined && text === last.text) return last.answer;
    if (text.length > LONGEST) return compute(text);
    let entry = known.get(text);
    if (entry === undefined) {
      const own = detachedText(text);
      entry = { text: own, answer: compute(own) };
      if (known.size >= MOST) known.clear();
      known.set(own, entry);
    }
    last = entry;
    return entry.answer;
  };
}
