const LF = 10;
const CR = 13;
/** Longest line that is looked into; syslog itself cuts at a few kibibytes. */
const LONGEST_LINE = 8192;

const decoder = new TextDecoder('utf-8');

/**
 * Calls back for each line that is not blank with the range of its bytes (without its end) and its number from 1. The file
 * is never decoded as a whole, so memory does not grow with it.
 */
export function forEachLine(
  bytes: Uint8Array,
  visit: (start: number, end: number, line: number) => void,
): void {
  let line = 0;
  for (
    let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    start < bytes.length;
  ) {
    const feed = bytes.indexOf(LF, start);
    const next = feed < 0 ? bytes.length : feed;
    const end = next > start && bytes[next - 1] === CR ? next - 1 : next;
    line += 1;
    if (end > start) visit(start, end, line);
    start = next + 1;
  }
}

/** Text of a range, cut at `LONGEST_LINE` bytes; a byte that is not UTF-8 becomes U+FFFD, as logs hold what they met. */
export function lineText(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, Math.min(end, start + LONGEST_LINE)));
}
