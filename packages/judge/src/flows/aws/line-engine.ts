import {
  AT_END,
  AT_LINE,
  AT_MARK,
  AT_RECORD,
  AT_SLOT,
  fillTables,
  LINE_ENDS,
  MARKS,
  MEMORY_PAGES,
  NAME_SLOTS,
  NAME_WORD,
  NAMES,
  PIECE,
  PIECE_BYTES,
  RECORD_BYTES,
  RECORDS,
} from '../machine/line-memory.ts';
import { markLines } from '../machine/mark-lines.ts';
import { wasmModule } from '../machine/wasm-module.ts';
import { ACCOUNT, INTERFACE } from './aws-layout.ts';
import type { AwsLayout } from './aws-layout.ts';
import { lineProgram } from './line-program.ts';

/** Names that are remembered; with more, their lines are read one by one. */
const MOST_NAMES = (NAME_SLOTS * 3) / 4;

interface LineExports {
  mark(from: number, to: number): number;
  lines(): number;
}

/**
 * Reads lines of one layout by a program of vector instructions that is put together for it. It has its own memory, into which
 * whoever reads a file puts the bytes; it cannot reach anything else.
 */
export class LineEngine {
  /** The whole memory, as bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the next bytes are put; what stands before it may be the start of their first line. */
  readonly room: Uint8Array<ArrayBuffer>;
  readonly start = PIECE;
  /** What was read of each line, as `line-memory.ts` has it. */
  readonly ints: Int32Array<ArrayBuffer>;
  readonly sizes: Float64Array<ArrayBuffer>;
  readonly #memory = new WebAssembly.Memory({ initial: MEMORY_PAGES, maximum: MEMORY_PAGES });
  readonly #words: Int32Array<ArrayBuffer>;
  #layout: AwsLayout;
  #program: LineExports;
  #names = 0;

  constructor(layout: AwsLayout) {
    const { buffer } = this.#memory;
    fillTables(this.#memory);
    this.bytes = new Uint8Array(buffer);
    this.room = new Uint8Array(buffer, PIECE, PIECE_BYTES);
    this.#words = new Int32Array(buffer);
    this.ints = new Int32Array(buffer, RECORDS);
    this.sizes = new Float64Array(buffer, RECORDS);
    this.#layout = layout;
    this.#program = programOf(layout, this.#memory);
  }

  /** Marks where lines and columns end; false where the lines are to be read one by one, since columns may stand apart by more than one space. */
  mark(from: number, to: number): boolean {
    const doubled = this.#program.mark(from, to) !== 0;
    this.#words[AT_END / 4] = to;
    this.#words[AT_MARK / 4] = MARKS;
    this.#words[AT_LINE / 4] = LINE_ENDS + 4;
    return !doubled;
  }

  /** Reads on as far as lines are as they should be; tells why it stopped. */
  read(): number {
    this.#words[AT_RECORD / 4] = RECORDS;
    return this.#program.lines();
  }

  /** Lines that it has read since. */
  readonly records = (): number => (this.#words[AT_RECORD / 4]! - RECORDS) / RECORD_BYTES;

  /** Lines since the last mark that were read or passed. */
  get line(): number {
    return (this.#words[AT_LINE / 4]! - LINE_ENDS - 4) / 4;
  }

  /** Passes the line before which it stopped; gives where it starts and where its line feed is. */
  passLine(): readonly [start: number, feed: number] {
    const words = this.#words;
    const line = words[AT_LINE / 4]! / 4;
    const [start, feed] = [words[line - 1]! + 1, words[line]!];
    let mark = words[AT_MARK / 4]! / 4;
    while (words[mark]! < feed) mark += 1;
    words[AT_MARK / 4] = mark * 4;
    words[AT_LINE / 4] = (line + 1) * 4;
    return [start, feed];
  }

  /** Number of the interface of the line before which it stopped; -1 where it did not come to ask for it. */
  get id(): number {
    return this.#words[this.#words[AT_RECORD / 4]! / 4 + NAME_WORD]!;
  }

  /** Where the name stands that it does not know. */
  nameAt(): readonly [from: number, to: number] {
    const { columns, fields } = this.#layout;
    const column = columns[INTERFACE]! >= 0 ? columns[INTERFACE]! : columns[ACCOUNT]!;
    const mark = this.#words[AT_MARK / 4]! / 4 + column;
    const [from, to] = [this.#words[mark]! + 1, this.#words[mark + 1]!];
    return [from, column === fields.length - 1 && this.bytes[to - 1] === 0x0d ? to - 1 : to];
  }

  /** Gives that name a number; false where there are too many. */
  learn(id: number): boolean {
    if (this.#names >= MOST_NAMES) return false;
    this.#names += 1;
    const [from, to] = this.nameAt();
    const at = NAMES + this.#words[AT_SLOT / 4]!;
    this.bytes.set(this.bytes.subarray(from, to), at + 16);
    this.#words[at / 4] = to - from;
    this.#words[at / 4 + 1] = id;
    return true;
  }

  /** From the next line on columns stand in another order. */
  relay(layout: AwsLayout): void {
    if (layout.fields.join() === this.#layout.fields.join()) return;
    this.#layout = layout;
    this.#program = programOf(layout, this.#memory);
  }
}

/** Programs are put together once for each order of columns: logs of a folder have mostly one. */
const modules = new Map<string, WebAssembly.Module>();
const MOST_MODULES = 64;

function programOf(layout: AwsLayout, memory: WebAssembly.Memory): LineExports {
  const key = layout.fields.join(' ');
  let known = modules.get(key);
  if (known === undefined) {
    known = new WebAssembly.Module(wasmModule([markLines(), lineProgram(layout)]));
    if (modules.size >= MOST_MODULES) modules.clear();
    modules.set(key, known);
  }
  return new WebAssembly.Instance(known, { memory: { bytes: memory } }).exports as unknown as LineExports;
}
