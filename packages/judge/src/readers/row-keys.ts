const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COLON] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x3a,
];

/** Whether a code unit is white space of JSON. */
const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/**
 * The members of each outermost object of a text that starts as JSON does, where the objects stand one after another or in
 * arrays. What is nested in them is passed over: words of a listing that stand deep in another document make no row. The last
 * object may be cut where the text ends.
 */
export function* rowKeys(text: string): Generator<ReadonlySet<string>> {
  let keys = new Set<string>();
  let depth = 0;
  let listsWithin = 0;
  let end = 0;
  for (let at = 0; at < text.length; at = end) {
    const code = text.charCodeAt(at);
    end = at + 1;
    if (code === QUOTE) {
      end = endOfString(text, at);
      if (depth === 1 && listsWithin === 0 && isKey(text, end)) keys.add(text.slice(at + 1, end - 1));
    } else if (code === OPEN) {
      depth += 1;
      if (depth === 1) keys = new Set();
    } else if (code === CLOSE) {
      if (depth === 1) yield keys;
      depth = Math.max(0, depth - 1);
    } else if (depth > 0 && code === OPEN_LIST) listsWithin += 1;
    else if (depth > 0 && code === CLOSE_LIST) listsWithin = Math.max(0, listsWithin - 1);
  }
  if (depth > 0) yield keys;
}

/** Where a string that starts at a quote has ended. */
function endOfString(text: string, at: number): number {
  for (let index = at + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === BACKSLASH) index += 1;
    else if (code === QUOTE) return index + 1;
  }
  return text.length;
}

function isKey(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === COLON;
}
