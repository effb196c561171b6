/**
 * Marks that reorder or hide text (bidirectional embeddings, overrides and isolates, zero-width and line separators,
 * the byte order mark), tags, and every control character. Evidence could use them to show other words than it holds,
 * or to drive a terminal.
 */
const DECEIVING =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What stands where a deceiving character stood, so that its presence shows. */
const REPLACEMENT = '\ufffd';

/** Text that came from evidence, safe to show: one line, no control, no reordering. Tabs and line ends become spaces. */
export function cleanText(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replace(DECEIVING, REPLACEMENT);
}

/** The first `limit` characters (code points), with an ellipsis where something was cut. `limit` is at least 2. */
export function truncate(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const points = Array.from(text);
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join('')}…`;
}
