import {
  BaseError,
  isBaseError,
  JsonCursor,
  JsonItemSkipper,
  JsonTapeScanner,
  openStrictJson,
  utf8Length,
} from '@ancrage/base';
import type { JsonTape } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_BRACE, CLOSE_BRACE, COMMA, COLON, LF] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d, 0x2c, 0x3a, 0x0a,
];

/** Most bytes of one item, and of all that stands beside the lists. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Depth that the strict parser allows of a whole document. */
const MOST_DEPTH = 256;
/** Mark that UTF-8 may start with. */
const MARK = [0xef, 0xbb, 0xbf];
const UTF16_MARKS: ReadonlySet<number> = new Set([0xfffe, 0xfeff]);

let skipper: JsonItemSkipper | undefined;

/** Names of members and numbers of items that lead to a place in a document. */
export type JsonPath = readonly (string | number)[];

/** An item of a list, or a document: where it stands in the file. */
export interface JsonStanding {
  /** Path of the list within its document; that of the document where it is one is empty. */
  readonly list: JsonPath;
  /** Line on which the document starts, from 1. */
  readonly line: number;
}

/** What is cut out of documents, and who takes it. */
export interface JsonCuts {
  /** Whether the array at this path is a list, whose items are given one by one. Asked of no array within such an item. */
  readonly isList: (path: JsonPath) => boolean;
  /** Takes an item, which may be looked at until it returns, and not later. */
  readonly item: (item: JsonCursor, standing: JsonStanding) => void;
  /** Takes a document when it is over, with each of its lists empty; `lastLine`: the one on which it ends. */
  readonly document: (root: JsonCursor, line: number, lastLine: number) => void;
  /** The file may hold several documents, one behind the other, each of which is closed as `jsonDocuments` tells them apart. */
  readonly several?: boolean;
  /** What is not parsed: items, which then are not given; or documents neither, which then are given without content. */
  readonly skipped?: 'items' | 'all' | undefined;
}

/**
 * Documents in UTF-8, each read item by item from pieces that may end anywhere: memory holds one item, and what stands beside
 * the lists. Each item, and the document without them, is read by the strict parser: together they refuse what it would refuse
 * of the whole.
 */
export class JsonListStream {
  readonly #cuts: JsonCuts;
  readonly #several: boolean;
  /** What stands beside the lists, each of which is left as `[]`. */
  readonly #beside = new ByteStore();
  readonly #held = new ByteStore();
  #line = 1;
  #itemLine = 1;
  #documentLine = 1;
  #quoted = false;
  #escaped = false;
  /** Names and numbers of the values being read, one for each bracket and brace open outside lists, and which are brackets. */
  readonly #steps: (string | number)[] = [];
  readonly #brackets: boolean[] = [];
  #list: JsonPath | undefined;
  #listPlace: JsonCursor | undefined;
  /** Brackets and braces open within the list. */
  #depth = 0;
  /** Items of the list given so far. */
  #count = 0;
  /** In an object: whether a name comes next, one is being read, or a value comes next. */
  #next: 'name' | 'in name' | 'value' | 'other' = 'other';
  readonly #nameBytes = new ByteStore();
  /** A document has begun: with several, blanks between two are of none. */
  #open: boolean;
  #bracketSeen = false;
  /** First bytes of the file, until it shows whether they are a mark. */
  #first: ByteStore | undefined;

  constructor(cuts: JsonCuts) {
    this.#cuts = cuts;
    this.#several = cuts.several === true;
    this.#open = !this.#several;
    if (this.#several) this.#first = new ByteStore();
  }

  push(piece: Uint8Array): void {
    if (this.#first === undefined) this.#scan(piece);
    else {
      this.#first.add(piece);
      if (this.#first.length >= MARK.length) this.#unmark();
    }
  }

  /** Closes the file. @throws what the strict parser throws. */
  end(): void {
    this.#unmark();
    if (this.#open) this.#close();
  }

  #unmark(): void {
    const bytes = this.#first?.take();
    this.#first = undefined;
    if (bytes !== undefined) this.#scan(bytes.subarray(hasMark(bytes) ? MARK.length : 0));
  }

  #scan(piece: Uint8Array): void {
    let from = 0;
    let nameFrom = 0;
    const values = new PieceValues(piece);
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece[at]!;
      if (code === LF) this.#line += 1;
      let over = false;
      if (this.#quoted) {
        if (this.#escaped) this.#escaped = false;
        else if (code === BACKSLASH) this.#escaped = true;
        else if (code === QUOTE) {
          this.#quoted = false;
          if (this.#next === 'in name') {
            this.#nameBytes.add(piece.subarray(nameFrom, at + 1));
            this.#endName();
          }
          over = this.#list === undefined && this.#steps.length === 0;
        }
      } else if (this.#list !== undefined) {
        if (code === QUOTE) this.#quoted = true;
        else if (code === OPEN || code === OPEN_BRACE) this.#depth += 1;
        else if ((code === CLOSE || code === CLOSE_BRACE) && this.#depth > 0) this.#depth -= 1;
        else if (this.#depth === 0 && (code === COMMA || code === CLOSE || code === CLOSE_BRACE)) {
          this.#held.add(piece.subarray(from, at));
          from = at + 1;
          this.#give(code === COMMA);
          if (code === COMMA) {
            from = this.#giveWhole(values, from);
            at = from - 1;
          } else {
            // A brace stays where it is, for the strict parser to refuse.
            from = at;
            this.#list = undefined;
            over = this.#steps.length === 0;
          }
        }
      } else {
        if (this.#several && this.#steps.length === 0) {
          const blank = isBlank(code);
          // A bare value ends where something else than its own letters comes.
          if (this.#open && (blank || code === OPEN || code === OPEN_BRACE)) {
            this.#beside.add(piece.subarray(from, at));
            this.#close(code === LF ? this.#line - 1 : this.#line);
          }
          if (!this.#open) {
            from = at;
            if (blank) continue;
            this.#open = true;
            this.#documentLine = this.#line;
          }
        }
        if (this.#outline(code)) {
          this.#beside.add(piece.subarray(from, at + 1));
          from = at + 1;
          this.#depth = 0;
          this.#count = 0;
          from = this.#giveWhole(values, from);
          at = from - 1;
          this.#itemLine = this.#line;
        } else if (code === QUOTE) nameFrom = at;
        else over = (code === CLOSE || code === CLOSE_BRACE) && this.#steps.length === 0;
      }
      if (over && this.#several) {
        this.#beside.add(piece.subarray(from, at + 1));
        from = at + 1;
        this.#close();
      }
    }
    if (this.#next === 'in name') this.#nameBytes.add(piece.subarray(nameFrom));
    if (this.#open) (this.#list === undefined ? this.#beside : this.#held).add(piece.subarray(from));
  }

  #close(lastLine = this.#line): void {
    const bytes = this.#beside.take();
    const root =
      this.#cuts.skipped === 'all'
        ? null
        : this.#parsed(bytes, this.#documentLine, MOST_DEPTH, !this.#several);
    this.#open = !this.#several;
    this.#next = 'other';
    this.#bracketSeen = false;
    this.#cuts.document(new JsonCursor(root), this.#documentLine, lastLine);
  }

  /** Takes a byte of a document outside its lists; whether a list starts with it. */
  #outline(code: number): boolean {
    const depth = this.#steps.length;
    const inObject = depth > 0 && !this.#brackets[depth - 1]!;
    if (code === QUOTE) {
      this.#quoted = true;
      this.#next = this.#next === 'name' ? 'in name' : 'other';
    } else if (code === OPEN || code === OPEN_BRACE) {
      const listed =
        code === OPEN &&
        (inObject ? this.#next === 'value' : depth === 0 && !this.#bracketSeen) &&
        this.#cuts.isList(this.#steps);
      this.#bracketSeen = true;
      this.#next = 'other';
      if (listed) {
        this.#list = [...this.#steps];
        this.#listPlace = this.#list.reduce<JsonCursor>(
          (place, step) => new JsonCursor(null, place, step),
          new JsonCursor(null),
        );
        return true;
      }
      if (depth > MOST_DEPTH)
        throw new BaseError('JSON_TOO_DEEP', `line ${this.#line}`, { line: this.#line, limit: MOST_DEPTH });
      this.#steps.push(code === OPEN ? 0 : '');
      this.#brackets.push(code === OPEN);
      if (code === OPEN_BRACE) this.#next = 'name';
    } else if (code === CLOSE || code === CLOSE_BRACE) {
      this.#steps.pop();
      this.#brackets.pop();
      this.#next = 'other';
    } else if (code === COMMA && depth > 0) {
      if (inObject) this.#next = 'name';
      else this.#steps[depth - 1] = Number(this.#steps[depth - 1]) + 1;
    } else if (inObject && code === COLON) this.#next = 'value';
    else if (code > 0x20 && this.#next === 'value') this.#next = 'other';
    return false;
  }

  #endName(): void {
    this.#next = 'other';
    const name = this.#parsed(this.#nameBytes.take(), this.#line, MOST_DEPTH).value();
    this.#steps[this.#steps.length - 1] = typeof name === 'string' ? name : '';
  }

  #give(more: boolean): void {
    const bytes = this.#held.take();
    const line = this.#itemLine;
    this.#itemLine = this.#line;
    if (this.#cuts.skipped !== undefined) return;
    const list = this.#list!;
    // Nothing at all between the brackets is no item; nothing behind a comma is a mistake.
    if (!more && this.#count === 0 && bytes.every(isBlank)) return;
    const value = this.#parsed(bytes, line, MOST_DEPTH - list.length - 1);
    this.#cuts.item(new JsonCursor(value, this.#listPlace, this.#count), { list, line: this.#documentLine });
    this.#count += 1;
  }

  /**
   * Gives the items that stand whole in a piece, from `from` on and each with a comma behind it, and says where the first byte of
   * those that do not stands: most items are read where they lie, once.
   */
  #giveWhole(values: PieceValues, from: number): number {
    return this.#cuts.skipped === undefined ? this.#readWhole(values, from) : this.#passWhole(values, from);
  }

  #readWhole(values: PieceValues, from: number): number {
    const list = this.#list!;
    const standing = { list, line: this.#documentLine };
    const scanner = values.scannerFrom(from);
    const depth = MOST_DEPTH - list.length - 1;
    let next = from;
    for (;;) {
      const end = scanner.pieceValue(next, depth);
      if (end < 0 || end - next > MOST_BYTES || values.bytes[end] !== COMMA) break;
      next = end + 1;
      this.#line += scanner.lines;
      this.#cuts.item(new JsonCursor(scanner.tape, this.#listPlace, this.#count), standing);
      this.#count += 1;
    }
    this.#itemLine = this.#line;
    return next;
  }

  /** Passes over items that stand whole in a piece, from `from` on, and says where the first one begins that does not. */
  #passWhole(values: PieceValues, from: number): number {
    skipper ??= new JsonItemSkipper();
    const { next, count, lines } = skipper.skip(values, values.bytes, from);
    this.#line += lines;
    this.#count += count;
    this.#itemLine = this.#line;
    return next;
  }

  #parsed(bytes: Uint8Array, line: number, maxDepth: number, atStart = false): JsonTape {
    try {
      // A mark is one at the start of the file only, of whatever encoding: behind a blank, the parser refuses it.
      const marked = !atStart && (hasMark(bytes) || UTF16_MARKS.has((bytes[0]! << 8) | bytes[1]!));
      return openStrictJson(marked ? Uint8Array.of(0x20, ...bytes.subarray(0, MARK.length)) : bytes, {
        maxDepth,
      });
    } catch (error) {
      if (!isBaseError(error)) throw error;
      const within = error.details['line'];
      const at = line + (typeof within === 'number' ? within - 1 : 0);
      const { column: _, offset: __, ...details } = error.details;
      throw new BaseError(error.code, `line ${at}`, { ...details, line: at });
    }
  }
}

function hasMark(bytes: Uint8Array): boolean {
  return MARK.every((byte, at) => bytes[at] === byte);
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The values of one piece that stand in it as a whole. */
class PieceValues {
  readonly bytes: Uint8Array;
  #checked = -1;
  #scanner: JsonTapeScanner | undefined;

  constructor(piece: Uint8Array) {
    this.bytes = piece;
  }

  /** Reads values from an index on at which one begins; all that lies behind is looked through for what is no UTF-8, once. */
  scannerFrom(index: number): JsonTapeScanner {
    if (this.#checked < 0) this.#checked = index + utf8Length(this.bytes.subarray(index));
    this.#scanner ??= new JsonTapeScanner(this.bytes.subarray(0, this.#checked), MOST_DEPTH, true);
    return this.#scanner;
  }
}

/** Bytes that are put together and taken at once. */
class ByteStore {
  #bytes = new Uint8Array(4096);
  #length = 0;
  readonly #most: number;

  constructor(most = MOST_BYTES) {
    this.#most = most;
  }

  add(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.#most)
      throw new JudgeError('READ_SYNTAX', { line: 1, problem: `part of more than ${this.#most} bytes` });
    if (length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(length, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    this.#bytes.set(piece, this.#length);
    this.#length = length;
  }

  get length(): number {
    return this.#length;
  }

  take(): Uint8Array {
    const bytes = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return bytes;
  }
}
