import { JudgeError } from '../../errors/judge-error.ts';
import { followTables, nameOf, scanObjects } from './cross-references.ts';
import type { CrossReferences } from './cross-references.ts';
import { decodeStream } from './decode-stream.ts';
import { PdfBudget } from './pdf-budget.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isDict, PdfKeyword, PdfRef, PdfStream } from './pdf-value.ts';
import type { PdfDict, PdfValue } from './pdf-value.ts';

/** References that follow each other further than this lead in circles. */
const MAX_HOPS = 32;

/** The objects of a PDF, read when asked for, each once. */
export class PdfFile {
  readonly budget = new PdfBudget();
  readonly #bytes: Uint8Array;
  #references: CrossReferences;
  readonly #objects = new Map<number, PdfValue>();
  readonly #decoded = new Map<PdfStream, Uint8Array | undefined>();
  #measuring = false;
  readonly #packed = new Map<number, ReadonlyMap<number, PdfValue>>();

  /** @throws JudgeError READ_OPAQUE where the document is encrypted. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#references = { entries: new Map(), trailer: new Map() };
    const followed = followTables(
      bytes,
      this.budget,
      (offset) => this.#objectAt(offset),
      (stream) => this.decode(stream),
    );
    if (followed === undefined) this.rescan();
    else this.#references = followed;
    // What the tables needed was looked up before they were read.
    this.#objects.clear();
    this.#packed.clear();
    this.#refuseEncryption();
  }

  /** Forgets the tables and looks for objects all over the file; for documents whose tables are wrong. */
  rescan(): void {
    this.#objects.clear();
    this.#packed.clear();
    this.#references = scanObjects(this.#bytes, this.budget);
    const { entries, trailer } = this.#references;
    for (const number of entries.keys().toArray()) {
      const value = this.resolve(new PdfRef(number));
      const dict = value instanceof PdfStream ? value.dict : value;
      if (!isDict(dict)) continue;
      const type = nameOf(dict.get('Type'));
      if (type === 'ObjStm') {
        for (const inner of this.#objectsWithin(number).keys())
          if (!entries.has(inner)) entries.set(inner, { stream: number });
      }
      if (type === 'XRef') for (const [name, entry] of dict) trailer.set(name, entry);
      if (type === 'Catalog' && !trailer.has('Root')) trailer.set('Root', new PdfRef(number));
    }
    this.#refuseEncryption();
  }

  get trailer(): PdfDict {
    return this.#references.trailer;
  }

  /** Follows references to the value itself; null where they lead nowhere. */
  resolve(value: PdfValue | undefined): PdfValue {
    let current = value ?? null;
    for (let hop = 0; current instanceof PdfRef; hop += 1) {
      if (hop >= MAX_HOPS) return null;
      current = this.#object(current.number);
    }
    return current;
  }

  /** The dictionary behind a value, that of a stream included; empty where there is none. */
  dict(value: PdfValue | undefined): PdfDict {
    const found = this.resolve(value);
    if (found instanceof PdfStream) return found.dict;
    return isDict(found) ? found : new Map();
  }

  /** The content of a stream, undefined where it cannot be decoded; each stream costs the budget once. */
  decode(stream: PdfStream): Uint8Array | undefined {
    if (!this.#decoded.has(stream)) {
      this.#decoded.set(
        stream,
        decodeStream(stream, (value) => this.resolve(value), this.budget),
      );
    }
    return this.#decoded.get(stream);
  }

  #refuseEncryption(): void {
    if (this.resolve(this.trailer.get('Encrypt')) !== null) throw new JudgeError('READ_OPAQUE');
  }

  #object(number: number): PdfValue {
    const known = this.#objects.get(number);
    if (known !== undefined) return known;
    // Stands while the object is being read, so that one that needs itself does not go on for ever.
    this.#objects.set(number, null);
    const entry = this.#references.entries.get(number);
    let value: PdfValue = null;
    if (entry !== undefined && 'stream' in entry)
      value = this.#objectsWithin(entry.stream).get(number) ?? null;
    else if (entry !== undefined && 'offset' in entry) {
      const read = this.#objectAt(entry.offset);
      if (read?.number === number) ({ value } = read);
    }
    this.#objects.set(number, value);
    return value;
  }

  /** Objects packed in an object stream, by number. */
  #objectsWithin(number: number): ReadonlyMap<number, PdfValue> {
    const known = this.#packed.get(number);
    if (known !== undefined) return known;
    const objects = new Map<number, PdfValue>();
    this.#packed.set(number, objects);
    const entry = this.#references.entries.get(number);
    const stream = entry !== undefined && 'offset' in entry ? this.resolve(new PdfRef(number)) : null;
    const data = stream instanceof PdfStream ? this.decode(stream) : undefined;
    if (!(stream instanceof PdfStream) || data === undefined) return objects;
    const [first, count] = [this.resolve(stream.dict.get('First')), this.resolve(stream.dict.get('N'))];
    if (typeof first !== 'number' || typeof count !== 'number') return objects;
    const header = new PdfLexer(data.subarray(0, first), this.budget);
    for (let index = 0; index < count; index += 1) {
      const [inner, offset] = [header.next(), header.next()];
      if (typeof inner !== 'number' || typeof offset !== 'number') break;
      const value = new PdfLexer(data, this.budget, first + offset).next(true);
      if (value !== undefined && !(value instanceof PdfKeyword)) objects.set(inner, value);
    }
    return objects;
  }

  /** Reads `12 0 obj …` at an offset of the file. */
  #objectAt(offset: number): { number: number; value: PdfValue } | undefined {
    const lexer = new PdfLexer(this.#bytes, this.budget, offset);
    const [number, generation, keyword] = [lexer.next(), lexer.next(), lexer.next()];
    if (typeof number !== 'number' || typeof generation !== 'number') return undefined;
    if (!(keyword instanceof PdfKeyword) || keyword.word !== 'obj') return undefined;
    const value = lexer.next(true);
    if (value === undefined || value instanceof PdfKeyword) return undefined;
    if (!isDict(value)) return { number, value };
    const after = lexer.next();
    const isStream = after instanceof PdfKeyword && after.word === 'stream';
    return { number, value: isStream ? new PdfStream(value, this.#streamBytes(value, lexer.at)) : value };
  }

  /** A length may be an object of its own, but not a stream with such a length in turn. */
  #lengthOf(stated: PdfValue | undefined): PdfValue {
    if (!(stated instanceof PdfRef)) return stated ?? null;
    if (this.#measuring) return null;
    this.#measuring = true;
    const length = this.resolve(stated);
    this.#measuring = false;
    return length;
  }

  /** From after `stream` to `endstream`; the stated length is believed where that word follows it. */
  #streamBytes(dict: PdfDict, after: number): Uint8Array {
    let start = after;
    if (this.#bytes[start] === 13) start += 1;
    if (this.#bytes[start] === 10) start += 1;
    const length = this.#lengthOf(dict.get('Length'));
    if (typeof length === 'number' && Number.isSafeInteger(length) && length >= 0) {
      const lexer = new PdfLexer(this.#bytes, this.budget, start + length);
      lexer.skipSpace();
      const end = this.#bytes.subarray(lexer.at, lexer.at + 9);
      if (Buffer.from(end).equals(ENDSTREAM)) return this.#bytes.subarray(start, start + length);
    }
    const file = Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length);
    const end = file.indexOf(ENDSTREAM, start);
    this.budget.work((end < 0 ? file.length : end) - Math.min(start, file.length));
    return this.#bytes.subarray(start, end < 0 ? undefined : end);
  }
}

const ENDSTREAM = Buffer.from('endstream');
