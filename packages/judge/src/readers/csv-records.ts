import { decodeText } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';

export interface CsvRecord {
  /** Line (from 1) on which the record starts. */
  readonly line: number;
  readonly fields: readonly string[];
}

const WINDOW = 1 << 20;
const [QUOTE, LF, CR] = [34, 10, 13];

/** Bytes that part records and fields, besides the separator. */
export const csvSigns = { QUOTE, LF, CR } as const;

/**
 * RFC 4180 records of a UTF-8 (or UTF-16 with BOM) file, one at a time, in bounded memory: only a window of the text is
 * decoded at once. Quotes in the middle of an unquoted field are kept as they are; an unclosed quote is `READ_SYNTAX`.
 */
export function* csvRecords(bytes: Uint8Array, separator = ','): Generator<CsvRecord> {
  let line = 1;
  for (const text of decodedWindows(bytes, separator.charCodeAt(0))) {
    let at = 0;
    while (at < text.length) {
      const fields: string[] = [];
      const startLine = line;
      [at, line] = readCsvRecord(text, at, line, separator.charCodeAt(0), fields);
      if (fields.length > 1 || fields[0] !== '') yield { line: startLine, fields };
    }
  }
}

/** Splits at line ends that lie outside quotes, by the same rule as `readCsvRecord`, so that each window holds whole records. */
function* decodedWindows(bytes: Uint8Array, separator: number): Generator<string> {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16 || bytes.length <= WINDOW) {
    yield decodeText(bytes);
    return;
  }
  let start = 0;
  let quoted = false;
  let fieldStarts = true;
  for (let at = bytes[0] === 0xef ? 3 : 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (quoted) {
      if (byte !== QUOTE) continue;
      if (bytes[at + 1] === QUOTE) at += 1;
      else quoted = false;
      continue;
    }
    if (byte === QUOTE && fieldStarts) quoted = true;
    fieldStarts = byte === separator || byte === LF || byte === CR;
    if (byte === LF && at + 1 - start >= WINDOW) {
      yield decodeText(bytes.subarray(start, at + 1));
      start = at + 1;
    }
  }
  if (start < bytes.length) yield decodeText(bytes.subarray(start));
}

/** Reads one record of a text into `fields`; where it ends, and the line there. */
export function readCsvRecord(
  text: string,
  from: number,
  firstLine: number,
  comma: number,
  fields: string[],
): [number, number] {
  let at = from;
  let line = firstLine;
  for (;;) {
    if (text.charCodeAt(at) === QUOTE) {
      let value = '';
      at += 1;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) throw new JudgeError('READ_SYNTAX', { line: firstLine, problem: 'unclosed quote' });
        const piece = text.slice(at, close);
        for (let nl = piece.indexOf('\n'); nl >= 0; nl = piece.indexOf('\n', nl + 1)) line += 1;
        value += piece;
        at = close + 1;
        if (text.charCodeAt(at) !== QUOTE) break;
        value += '"';
        at += 1;
      }
      fields.push(value);
    } else {
      let end = at;
      while (end < text.length) {
        const code = text.charCodeAt(end);
        if (code === comma || code === LF || code === CR) break;
        end += 1;
      }
      fields.push(text.slice(at, end));
      at = end;
    }
    const code = text.charCodeAt(at);
    if (code === comma) {
      at += 1;
      continue;
    }
    if (code === CR) at += 1;
    if (at >= text.length) return [at, line];
    if (text.charCodeAt(at) === LF) return [at + 1, line + 1];
    if (code === CR) return [at, line + 1];
    throw new JudgeError('READ_SYNTAX', { line, problem: 'text after a closing quote' });
  }
}
