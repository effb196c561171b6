import { BaseError, isBaseError, JsonCursor, openStrictJson } from '@ancrage/base';
import type { JsonTape } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_BRACE, CLOSE_BRACE, COMMA, COLON, LF] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d, 0x2c, 0x3a, 0x0a,
];

/** Most bytes of one item, and of all that stands beside the lists. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Depth that the strict parser allows, less the document and the list around an item. */
const ITEM_DEPTH = 254;

/**
 * A document in UTF-8 that is an array, or an object with one, read item by item from pieces that may end anywhere: memory
 * holds one item, and what stands beside the lists. Each item, and the document without them, is read by the strict parser:
 * together they refuse what it would refuse of the whole.
 */
export class JsonListStream {
  readonly #lists: ReadonlySet<string>;
  readonly #item: (item: JsonCursor, list: string | undefined) => void;
  /** What stands beside the lists, each of which is left as `[]`. */
  readonly #beside = new ByteStore();
  readonly #held = new ByteStore();
  #line = 1;
  #itemLine = 1;
  #quoted = false;
  #escaped = false;
  /** Brackets and braces open around: in a list those within it, else those of the document. */
  #depth = 0;
  #inList = false;
  /** Items of the list given so far. */
  #count = 0;
  #list: string | undefined;
  /** At the first level of an object: whether a name comes next, one is being read, or a value comes next. */
  #next: 'name' | 'in name' | 'value' | 'other' = 'other';
  #name = '';
  readonly #nameBytes = new ByteStore();
  #started = false;

  /** `lists`: members of the document whose items are given; one that is an array itself is always given. */
  constructor(lists: readonly string[], item: (item: JsonCursor, list: string | undefined) => void) {
    this.#lists = new Set(lists);
    this.#item = item;
  }

  push(piece: Uint8Array): void {
    let from = 0;
    let nameFrom = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece[at]!;
      if (code === LF) this.#line += 1;
      if (this.#quoted) {
        if (this.#escaped) this.#escaped = false;
        else if (code === BACKSLASH) this.#escaped = true;
        else if (code === QUOTE) {
          this.#quoted = false;
          if (this.#next === 'in name') {
            this.#nameBytes.add(piece.subarray(nameFrom, at + 1));
            this.#endName();
          }
        }
      } else if (this.#inList) {
        if (code === QUOTE) this.#quoted = true;
        else if (code === OPEN || code === OPEN_BRACE) this.#depth += 1;
        else if ((code === CLOSE || code === CLOSE_BRACE) && this.#depth > 0) this.#depth -= 1;
        else if (this.#depth === 0 && (code === COMMA || code === CLOSE || code === CLOSE_BRACE)) {
          this.#held.add(piece.subarray(from, at));
          from = at + 1;
          this.#give(code === COMMA);
          if (code !== COMMA) {
            // A brace stays where it is, for the strict parser to refuse.
            from = at;
            this.#inList = false;
            this.#depth = this.#list === undefined ? 0 : 1;
            if (code === CLOSE) {
              this.#beside.add(piece.subarray(at, at + 1));
              from = at + 1;
            }
          }
        }
      } else if (this.#outline(code)) {
        this.#beside.add(piece.subarray(from, at + 1));
        from = at + 1;
        this.#depth = 0;
        this.#count = 0;
        this.#inList = true;
        this.#itemLine = this.#line;
      } else if (code === QUOTE) nameFrom = at;
    }
    if (this.#next === 'in name') this.#nameBytes.add(piece.subarray(nameFrom));
    (this.#inList ? this.#held : this.#beside).add(piece.subarray(from));
  }

  /** The document, with each list empty. @throws what the strict parser throws. */
  end(): JsonCursor {
    return new JsonCursor(openStrictJson(this.#beside.take()));
  }

  /** Takes a byte of the document outside its lists; whether one starts with it. */
  #outline(code: number): boolean {
    if (code === QUOTE) {
      this.#quoted = true;
      if (this.#depth === 1) this.#next = this.#next === 'name' ? 'in name' : 'other';
    } else if (code === OPEN) {
      const named = this.#depth === 1 && this.#next === 'value' && this.#lists.has(this.#name);
      const alone = this.#depth === 0 && !this.#started;
      this.#started = true;
      this.#list = named ? this.#name : undefined;
      this.#next = 'other';
      if (named || alone) return true;
      this.#depth += 1;
    } else if (code === OPEN_BRACE) {
      this.#started = true;
      this.#depth += 1;
      this.#next = this.#depth === 1 ? 'name' : 'other';
    } else if (code === CLOSE || code === CLOSE_BRACE) this.#depth -= 1;
    else if (this.#depth === 1 && code === COMMA) this.#next = 'name';
    else if (this.#depth === 1 && code === COLON) this.#next = 'value';
    else if (code > 0x20 && this.#next === 'value') this.#next = 'other';
    return false;
  }

  #endName(): void {
    this.#next = 'other';
    const name = this.#parsed(this.#nameBytes.take(), this.#line).value(0);
    this.#name = typeof name === 'string' ? name : '';
  }

  #give(more: boolean): void {
    const bytes = this.#held.take();
    const line = this.#itemLine;
    this.#itemLine = this.#line;
    // Nothing at all between the brackets is no item; nothing behind a comma is a mistake.
    if (!more && this.#count === 0 && bytes.every(isBlank)) return;
    const list = this.#list === undefined ? '' : `/${this.#list}`;
    this.#item(new JsonCursor(this.#parsed(bytes, line), list, this.#count), this.#list);
    this.#count += 1;
  }

  #parsed(bytes: Uint8Array, line: number): JsonTape {
    try {
      return openStrictJson(bytes, { maxDepth: ITEM_DEPTH });
    } catch (error) {
      if (!isBaseError(error)) throw error;
      const within = error.details['line'];
      const at = line + (typeof within === 'number' ? within - 1 : 0);
      const { column: _, offset: __, ...details } = error.details;
      throw new BaseError(error.code, `line ${at}`, { ...details, line: at });
    }
  }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Bytes that are put together and taken at once. */
class ByteStore {
  #bytes = new Uint8Array(4096);
  #length = 0;

  add(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > MOST_BYTES)
      throw new JudgeError('READ_SYNTAX', { line: 1, problem: `part of more than ${MOST_BYTES} bytes` });
    if (length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(length, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    this.#bytes.set(piece, this.#length);
    this.#length = length;
  }

  take(): Uint8Array {
    const bytes = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return bytes;
  }
}
