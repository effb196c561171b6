import {
  AT_LINE,
  AT_NAME,
  AT_NAME_FROM,
  AT_NAME_TO,
  AT_RECORD,
  AT_SLOT,
  AT_WIDE,
  fillTables,
  LINE_ENDS,
  MEMORY_PAGES,
  NAME_SLOTS,
  NAMES,
  PIECE,
  PIECE_BYTES,
  RECORD_BYTES,
  RECORDS,
  WIDE,
  WIDE_BYTES,
} from '../machine/line-memory.ts';
import { markLines } from '../machine/mark-lines.ts';
import { readSix } from '../machine/read-six.ts';
import { wasmModule } from '../machine/wasm-module.ts';
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
  /** What was read of lines, as `line-memory.ts` has it: flows of IPv4, then what is none of these. */
  readonly ints: Int32Array<ArrayBuffer>;
  readonly sizes: Float64Array<ArrayBuffer>;
  readonly wideInts: Int32Array<ArrayBuffer>;
  readonly wideSizes: Float64Array<ArrayBuffer>;
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
    this.wideInts = new Int32Array(buffer, WIDE);
    this.wideSizes = new Float64Array(buffer, WIDE);
    this.#layout = layout;
    this.#program = programOf(layout, this.#memory);
  }

  /** Marks where lines and columns end; false where the lines are to be read one by one, since columns may stand apart by more than one space. */
  mark(from: number, to: number): boolean {
    const doubled = this.#program.mark(from, to) !== 0;
    this.#words[AT_LINE / 4] = LINE_ENDS + 4;
    return !doubled;
  }

  /** Reads on as far as lines are as they should be; tells why it stopped. */
  read(): number {
    this.#words[AT_RECORD / 4] = RECORDS;
    this.#words[AT_WIDE / 4] = WIDE;
    return this.#program.lines();
  }

  /** Lines that it has read since: flows of IPv4, and what is none of these. */
  get records(): number {
    return (this.#words[AT_RECORD / 4]! - RECORDS) / RECORD_BYTES;
  }

  get wideRecords(): number {
    return (this.#words[AT_WIDE / 4]! - WIDE) / WIDE_BYTES;
  }

  /** Lines since the last mark that were read or passed. */
  get line(): number {
    return (this.#words[AT_LINE / 4]! - LINE_ENDS - 4) / 4;
  }

  /** Passes the line before which it stopped; gives where it starts and where its line feed is. */
  passLine(): readonly [start: number, feed: number] {
    const words = this.#words;
    const line = words[AT_LINE / 4]! / 4;
    words[AT_LINE / 4] = (line + 1) * 4;
    return [words[line - 1]! + 1, words[line]!];
  }

  /** Number of the interface of the line before which it stopped; -1 where it did not come to ask for it. */
  get id(): number {
    return this.#words[AT_NAME / 4]!;
  }

  /** Where the name stands that it does not know. */
  nameAt(): readonly [from: number, to: number] {
    return [this.#words[AT_NAME_FROM / 4]!, this.#words[AT_NAME_TO / 4]!];
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
    known = new WebAssembly.Module(wasmModule([markLines(), readSix(), lineProgram(layout, 1)]));
    if (modules.size >= MOST_MODULES) modules.clear();
    modules.set(key, known);
  }
  return new WebAssembly.Instance(known, { memory: { bytes: memory } }).exports as unknown as LineExports;
}
