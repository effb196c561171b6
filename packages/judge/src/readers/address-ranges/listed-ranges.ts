import { parsePrefix } from '../../addresses/address-prefix.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { LimitedNotes } from '../limited-notes.ts';
import { datePublished } from './published-date.ts';

/** Lines of a file's start that must all be ranges for it to be a list of them. */
const LINES_LOOKED_AT = 50;
/** Characters of a line; those of published feeds stay under 100. */
const MAX_LINE = 1000;
/** `2001:db8::/32,CA,CA-QC,Montréal,` of a geofeed, or the prefix alone. */
const COUNTRY = /^(?:[A-Z]{2})?$/i;
const REGION = /^(?:[A-Z]{2}-[A-Z0-9]{1,3})?$/i;

/** Whether a text is a geofeed or a bare list: every line of its start is a range, and there is one at least. */
export function looksLikeList(text: string): boolean {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/, LINES_LOOKED_AT + 1);
  // The last line may be cut where the start of the file ends.
  const whole = lines.length > LINES_LOOKED_AT ? lines.slice(0, LINES_LOOKED_AT) : lines;
  const ranges = whole.map(withoutComment).filter((line) => line !== '');
  // Tables of single addresses are of all sorts; a list of ranges holds one that is.
  return ranges.some((line) => line.includes('/')) && ranges.every((line) => rangeOf(line) !== undefined);
}

interface ListedRange {
  readonly prefix: string;
  readonly country?: string;
  readonly province?: string;
  readonly city?: string;
}

/** From `#` to the end of a line, all is a comment (RFC 8805, 2.1). */
function withoutComment(line: string): string {
  return line.replace(/#.*$/s, '').trim();
}

/** Cells between commas; one in quotes may hold commas, and two quotes for one (RFC 4180). None where quotes stand otherwise. */
function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
  const cells = line.match(/(?<=^|,)(?:\s*"(?:[^"]|"")*"\s*|[^",]*)(?=,|$)/g) ?? [];
  // What is no cell is passed over by the pattern, and the next would stand in its place.
  if (cells.join(',').length !== line.length) return [];
  return cells.map((cell) => {
    const bare = cell.trim();
    return bare.startsWith('"') ? bare.slice(1, -1).replaceAll('""', '"').trim() : bare;
  });
}

/** A prefix, or in a geofeed one address alone. */
function prefixOf(text: string, isFeed: boolean): string | undefined {
  const prefix = isFeed && !text.includes('/') ? `${text}/${text.includes(':') ? 128 : 32}` : text;
  return parsePrefix(prefix) === undefined ? undefined : prefix;
}

/** A line as RFC 8805 has it: prefix, country, ISO 3166-2 region, city; postal code and what may be added are not read. */
function rangeOf(line: string): ListedRange | undefined {
  if (line.length > MAX_LINE) return undefined;
  const cells = cellsOf(line);
  const [first = '', country = '', region = '', city = ''] = cells;
  const prefix = prefixOf(first, cells.length > 1);
  if (prefix === undefined) return undefined;
  if (!COUNTRY.test(country) || !REGION.test(region)) return undefined;
  return {
    prefix,
    ...(country === '' ? {} : { country: country.toUpperCase() }),
    ...(region === '' ? {} : { province: region.slice(3).toUpperCase() }),
    ...(city === '' ? {} : { city }),
  };
}

/** Adds each range; a line that is none is counted. A comment `# Last modified: 2025-07-24 …` dates the file. */
export function addListedRanges(text: string, reading: ReadingBuilder, notes: LimitedNotes): void {
  let line = 0;
  for (const written of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    line += 1;
    const told = withoutComment(written);
    if (told === '') {
      const modified = /last[ -]modified:\s*(\d{4}-\d{2}-\d{2})/i.exec(written)?.[1];
      if (modified !== undefined) datePublished(`${modified}T00:00:00Z`, { line }, reading, notes);
      continue;
    }
    const range = rangeOf(told);
    reading.records(1, range === undefined ? 0 : 1);
    if (range === undefined) notes.count('SKIPPED_RECORDS', { line });
    else reading.add('address-range', { ...range }, { line });
  }
}
