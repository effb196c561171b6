import { isArray, isDict, PdfKeyword, PdfName, PdfStream } from './pdf-value.ts';
import type { PdfDict, PdfValue } from './pdf-value.ts';
import { latin1, PdfLexer } from './pdf-lexer.ts';
import type { PdfBudget } from './pdf-budget.ts';

/** Where an object is: at an offset of the file, or within an object stream. */
export type Entry =
  | { readonly offset: number }
  | { readonly stream: number }
  /** Nowhere: an update took it away, whatever an older table says. */
  | { readonly free: true };

/** Where all objects are, and the document's root entries. */
export interface CrossReferences {
  readonly entries: Map<number, Entry>;
  readonly trailer: Map<string, PdfValue>;
}

/** Most objects of one document. */
const MAX_OBJECTS = 1_000_000;

/** Reads an object whose place is known; given by the file, since a table may itself be an object. */
export type ReadObject = (offset: number) => { number: number; value: PdfValue } | undefined;

/**
 * Follows the chain of tables and cross-reference streams from the end of the file, newest first. Undefined where it
 * leads nowhere; the caller then scans the file instead.
 */
export function followTables(
  bytes: Uint8Array,
  budget: PdfBudget,
  readObject: ReadObject,
  decode: (stream: PdfStream) => Uint8Array | undefined,
): CrossReferences | undefined {
  const found: CrossReferences = { entries: new Map(), trailer: new Map() };
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - 2048)));
  const start = /startxref\s+(\d{1,12})(?![\s\S]*startxref)/.exec(tail)?.[1];
  if (start === undefined) return undefined;
  const waiting: (number | readonly number[])[] = [Number(start)];
  const seen = new Set<number>();
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (typeof at !== 'number') {
      for (const number of at) addEntry(found.entries, number, { free: true });
      continue;
    }
    if (seen.has(at) || at >= bytes.length) continue;
    seen.add(at);
    const lexer = new PdfLexer(bytes, budget, at);
    const first = lexer.next();
    const free: number[] = [];
    const dict =
      first instanceof PdfKeyword && first.word === 'xref'
        ? readTable(lexer, found.entries, free)
        : readStreamTable(readObject(at)?.value, found.entries, free, decode, budget);
    if (dict === undefined) return undefined;
    for (const [name, value] of dict) if (!found.trailer.has(name)) found.trailer.set(name, value);
    const [hidden, before] = [dict.get('XRefStm'), dict.get('Prev')];
    // What a table calls free may be hidden from old readers only, and told by the stream beside it.
    if (isOffset(hidden)) waiting.push(hidden);
    waiting.push(free);
    if (isOffset(before)) waiting.push(before);
  }
  return found.trailer.has('Root') ? found : undefined;
}

function isOffset(value: PdfValue | undefined): value is number {
  return typeof value === 'number' && value >= 0;
}

function readTable(lexer: PdfLexer, entries: Map<number, Entry>, free: number[]): PdfDict | undefined {
  for (;;) {
    const first = lexer.next();
    if (first instanceof PdfKeyword && first.word === 'trailer') {
      const dict = lexer.next(true);
      return isDict(dict as PdfValue) ? (dict as PdfDict) : undefined;
    }
    const count = lexer.next();
    if (typeof first !== 'number' || typeof count !== 'number') return undefined;
    for (let index = 0; index < count; index += 1) {
      const [offset, , use] = [lexer.next(), lexer.next(), lexer.next()];
      if (typeof offset !== 'number' || !(use instanceof PdfKeyword)) return undefined;
      if (use.word === 'n') addEntry(entries, first + index, { offset });
      else if (use.word === 'f') free.push(first + index);
      else return undefined;
    }
  }
}

function readStreamTable(
  value: PdfValue | undefined,
  entries: Map<number, Entry>,
  free: number[],
  decode: (stream: PdfStream) => Uint8Array | undefined,
  budget: PdfBudget,
): PdfDict | undefined {
  if (!(value instanceof PdfStream) || nameOf(value.dict.get('Type')) !== 'XRef') return undefined;
  const widths = value.dict.get('W');
  const data = decode(value);
  if (!isArray(widths) || widths.length < 3 || data === undefined) return undefined;
  const [kind, second, third] = widths.map((width) => (isSmall(width) ? width : 0)) as [
    number,
    number,
    number,
  ];
  const size = kind + second + third;
  const stated = value.dict.get('Index');
  const index = isArray(stated) ? stated : [0, value.dict.get('Size') ?? 0];
  if (size === 0) return undefined;
  budget.work(data.length);
  let at = 0;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [from, count] = [index[pair], index[pair + 1]];
    if (typeof from !== 'number' || typeof count !== 'number') return undefined;
    for (let i = 0; i < count && at + size <= data.length; i += 1, at += size) {
      const type = kind === 0 ? 1 : integerAt(data, at, kind);
      const where = integerAt(data, at + kind, second);
      if (type === 0) free.push(from + i);
      if (type === 1) addEntry(entries, from + i, { offset: where });
      if (type === 2) addEntry(entries, from + i, { stream: where });
    }
  }
  return value.dict;
}

function isSmall(value: PdfValue): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= 8;
}

function integerAt(data: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i += 1) value = value * 256 + data[at + i]!;
  return value;
}

/** The newest table speaks first, so the first entry of a number stands. */
function addEntry(entries: Map<number, Entry>, number: number, entry: Entry): void {
  if (entries.size < MAX_OBJECTS && !entries.has(number)) entries.set(number, entry);
}

/**
 * Finds objects by their `12 0 obj` where the tables are broken, the last one of a number standing, and gathers the
 * trailers. Every step goes forward: linear in the file.
 */
export function scanObjects(bytes: Uint8Array, budget: PdfBudget): CrossReferences {
  const found: CrossReferences = { entries: new Map(), trailer: new Map() };
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = file.indexOf('obj'); at >= 0; at = file.indexOf('obj', at + 3)) {
    const before = latin1(bytes.subarray(Math.max(0, at - 24), at));
    const head = /(?:^|[^0-9])(\d{1,10})\s+\d{1,5}\s+$/.exec(before);
    budget.work(24);
    if (head === null || found.entries.size >= MAX_OBJECTS) continue;
    found.entries.set(Number(head[1]), {
      offset: at - before.length + before.lastIndexOf(head[1]!, head.index + 1),
    });
  }
  for (let at = file.indexOf('trailer'); at >= 0; at = file.indexOf('trailer', at + 7)) {
    const dict = new PdfLexer(bytes, budget, at + 7).next(true);
    if (isDict(dict as PdfValue)) for (const [name, value] of dict as PdfDict) found.trailer.set(name, value);
  }
  return found;
}

/** The name, where the value is one. */
export function nameOf(value: PdfValue | undefined): string | undefined {
  return value instanceof PdfName ? value.name : undefined;
}
