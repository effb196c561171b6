/** Answers kept at most: types, places and names come back in every item, and a hostile file may make up any number. */
const MOST = 4096;
/** A longer text is no name that comes back. */
const LONGEST = 200;

/** The same answers, each computed once for a text that comes back. */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let last: string | undefined;
  let lastAnswer: T;
  return (text) => {
    // The same text often comes many times in a row, and mostly is the same thing then.
    if (text === last) return lastAnswer;
    if (text.length > LONGEST) return compute(text);
    let answer = known.get(text);
    if (answer === undefined) {
      answer = compute(text);
      if (known.size >= MOST) known.clear();
      known.set(text, answer);
    }
    last = text;
    lastAnswer = answer;
    return answer;
  };
}
