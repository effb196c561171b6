import { compareText, decodeText } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import { dnsName } from './dns-answer.ts';
import type { DnsAnswer, Lookup } from './dns-answer.ts';
import { isRecordType, recordValue } from './record-value.ts';

const MAX_BYTES = 32 * 1024 * 1024;
const MAX_RECORDS = 500_000;
/** Two names and five numbers: what a line of anything else that says «SOA» has not. */
const SOA_WORDS = 7;

/** The records of a zone, from its master file. */
export interface Zone {
  /** Owner of its SOA record. */
  readonly origin: string;
  /** Records of the types that an examination asks for, as in {@link DnsAnswer}. */
  readonly records: ReadonlyMap<string, readonly string[]>;
  /** Entries that were not used: other types of record, `$INCLUDE`, what could not be read. Their first line, from 1. */
  readonly skipped: number;
  readonly firstSkipped: number | undefined;
}

/**
 * Reads a master file (RFC 1035 §5.1): `$ORIGIN`, `$TTL`, parentheses, comments, quoted strings, owners left blank. What it
 * cannot use is counted, never guessed. Undefined where no SOA record says which zone it is: then it may be a list of names.
 *
 * @throws BaseError TEXT_ENCODING with the byte `offset`; JudgeError READ_SYNTAX beyond 32 MiB or half a million records.
 */
export function parseZoneFile(bytes: Uint8Array): Zone | undefined {
  if (bytes.length > MAX_BYTES) throw tooLarge(1, `over ${MAX_BYTES} bytes`);
  const records = new Map<string, string[]>();
  let [count, skipped] = [0, 0];
  let firstSkipped: number | undefined;
  let [origin, owner, apex] = ['', '', undefined as string | undefined];
  const skip = (line: number): void => {
    skipped += 1;
    firstSkipped ??= line;
  };
  for (const { line, blankOwner, words } of entriesOf(decodeText(bytes))) {
    const absolute = (name: string): string =>
      name === '@'
        ? origin
        : name.endsWith('.')
          ? dnsName(name)
          : dnsName(origin === '' ? name : `${name}.${origin}`);
    const [first] = words;
    if (first === undefined) continue;
    if (first.startsWith('$')) {
      if (/^\$ORIGIN$/i.test(first) && words[1] !== undefined) origin = absolute(words[1]);
      else if (!/^\$TTL$/i.test(first)) skip(line);
      continue;
    }
    let at = 0;
    if (!blankOwner) {
      owner = absolute(first);
      at = 1;
    }
    // Time to live and class stand in either order, or not at all.
    while (words[at] !== undefined && /^(?:\d+[smhdw\d]*|IN|CH|HS|CS)$/i.test(words[at]!)) at += 1;
    const type = words[at]?.toUpperCase();
    const data = words.slice(at + 1);
    if (type === 'SOA') {
      if (data.length < SOA_WORDS) skip(line);
      else apex ??= owner;
      if (origin === '') origin = owner;
      continue;
    }
    const value = isRecordType(type) ? recordValue(type, data, absolute) : undefined;
    if (value === undefined) {
      skip(line);
      continue;
    }
    count += 1;
    if (count > MAX_RECORDS) throw tooLarge(line, `over ${MAX_RECORDS} records`);
    const key = `${type} ${owner}`;
    const known = records.get(key);
    if (known === undefined) records.set(key, [value]);
    else known.push(value);
  }
  return apex === undefined ? undefined : { origin: apex, records, skipped, firstSkipped };
}

/**
 * Answers from zones for names at or under their origins; the rest is asked of `beyond`, or not at all where it is
 * undefined. What a zone delegates below itself is answered as absent, as its own file says.
 */
export function lookupInZones(zones: readonly Zone[], beyond: Lookup | undefined): Lookup {
  return async (name, type) => {
    const zone = zones.find(({ origin }) => name === origin || name.endsWith(`.${origin}`));
    if (zone === undefined)
      return beyond === undefined ? { name, type, state: 'not-asked', values: [] } : beyond(name, type);
    const values = [...(zone.records.get(`${type} ${name}`) ?? [])].sort(compareText);
    return { name, type, state: values.length > 0 ? 'answered' : 'absent', values } satisfies DnsAnswer;
  };
}

function tooLarge(line: number, problem: string): JudgeError {
  return new JudgeError('READ_SYNTAX', { line, problem });
}

/** One entry of a master file. */
export interface ZoneEntry {
  readonly line: number;
  readonly blankOwner: boolean;
  readonly words: readonly string[];
}

/** Entries of the file: lines, joined where parentheses say so, without comments, cut into words. */
export function* entriesOf(text: string): Generator<ZoneEntry, void, undefined> {
  let words: string[] = [];
  let [depth, line, started, blankOwner, lineStart] = [0, 1, 1, false, true];
  let at = 0;
  while (at <= text.length) {
    const char = text.charAt(at);
    if (char === '\n' || char === '') {
      if (depth === 0) {
        yield { line: started, blankOwner, words };
        [words, blankOwner, started] = [[], false, line + 1];
      }
      [line, lineStart] = [line + 1, depth === 0];
      at += 1;
    } else if (char === ';') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (char === ' ' || char === '\t' || char === '\r') {
      if (lineStart) blankOwner = true;
      lineStart = false;
      at += 1;
    } else if (char === '(' || char === ')') {
      depth = Math.max(0, depth + (char === '(' ? 1 : -1));
      lineStart = false;
      at += 1;
    } else {
      lineStart = false;
      const [word, end] = char === '"' ? quoted(text, at + 1) : bare(text, at);
      words.push(word);
      at = end;
    }
  }
  if (words.length > 0) yield { line: started, blankOwner, words };
}

function quoted(text: string, from: number): [word: string, end: number] {
  const [word, end] = run(text, from, /[^"\\]+/y);
  return [word, Math.min(text.length, end + 1)];
}

function bare(text: string, from: number): [word: string, end: number] {
  return run(text, from, /[^ \t\r\n;()"\\]+/y);
}

/** Characters of a sticky pattern and escapes, as far as they go. */
function run(text: string, from: number, plain: RegExp): [word: string, end: number] {
  let word = '';
  let at = from;
  for (;;) {
    plain.lastIndex = at;
    const piece = plain.exec(text)?.[0];
    if (piece !== undefined) {
      word += piece;
      at += piece.length;
    } else if (text.charAt(at) === '\\') {
      const [char, end] = escaped(text, at);
      word += char;
      at = end;
    } else return [word, at];
  }
}

/** `\032` is the character of that number, `\"` the character itself. */
function escaped(text: string, at: number): [piece: string, end: number] {
  const digits = /^\d{3}/.exec(text.slice(at + 1, at + 4))?.[0];
  if (digits !== undefined) return [String.fromCharCode(Number(digits) & 0xff), at + 4];
  return [text.charAt(at + 1), Math.min(text.length, at + 2)];
}
