/**
 * Control characters, marks that reorder or hide text, and lone surrogates. Names in the evidence may hold them; nobody
 * who reads the document should be shown other words than it holds.
 */
const DECEIVING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** What Markdown takes for mark-up, or a page for a tag. */
const MARKUP = /[\\`*_[\]<>~#|&]/g;

/** Longest text that comes from evidence; a title of a megabyte tells nothing more. */
const MAX_TEXT = 2000;

/** Text as OSCAL's strings want it: one line, not empty, without blanks at its ends. */
export function stringOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(DECEIVING, '\ufffd').trim();
  const points = Array.from(line);
  const short = points.length <= MAX_TEXT ? line : `${points.slice(0, MAX_TEXT - 1).join('')}…`;
  return short === '' ? '–' : short;
}

/** One line of what OSCAL reads as Markdown, in which nothing is mark-up. */
export function lineOf(text: string): string {
  return stringOf(text).replace(MARKUP, '\\$&');
}

/** Lines of Markdown prose, as a list where there are several. */
export function proseOf(lines: readonly string[]): string {
  if (lines.length === 1) return lineOf(lines[0]!);
  return lines.map((line) => `- ${lineOf(line)}`).join('\n');
}

/** A path within a folder as a relative URI, each part of it encoded. */
export function hrefOfPath(path: string): string {
  return path
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}
