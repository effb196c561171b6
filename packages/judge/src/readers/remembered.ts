/** Answers kept at most: types, places and names come back in every item, and a hostile file may make up any number. */
const MOST = 4096;
/** A longer text is no name that comes back. */
const LONGEST = 200;

/** The same answers, each computed once for a text that comes back. */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || text.length > LONGEST) return before ?? compute(text);
    const answer = compute(text);
    if (known.size >= MOST) known.clear();
    known.set(text, answer);
    return answer;
  };
}
