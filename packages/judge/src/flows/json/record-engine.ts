import { fillTables, RECORD_BYTES, WIDE_BYTES } from '../machine/line-memory.ts';
import { readSix } from '../machine/read-six.ts';
import { wasmModule } from '../machine/wasm-module.ts';
import type { WasmFunction } from '../machine/wasm-module.ts';
import {
  AT,
  AT_BACK,
  AT_BEGIN,
  AT_END,
  AT_LINE,
  AT_RECORD,
  AT_SLOT,
  AT_WIDE,
  AT_WIDE_BACK,
  BACKS,
  CELL_BYTES,
  CELL_OF,
  CELLS,
  MEMORY_PAGES,
  MOST_CELLS,
  MOST_VALUES,
  NAME_SLOT_COUNT,
  NAME_TABLE,
  NAMELESS,
  NO_CELL,
  PIECE,
  PIECE_BYTES,
  RECORDS,
  VALUES,
  WIDE,
  WIDE_BACKS,
} from './shape-memory.ts';
import { ShapeTable } from './shape-table.ts';

/** Names that are remembered; records with more of them are told one by one. */
const MOST_NAMES = (NAME_SLOT_COUNT * 3) / 4;

interface RecordExports {
  records(): number;
}

/** A program and the members that it reads. */
export interface RecordProgram {
  /** Under this it is kept. */
  readonly name: string;
  readonly members: readonly string[];
  readonly make: () => WasmFunction;
}

/**
 * Reads records in JSON by shapes that it learns. It has its own memory, into which whoever reads a file puts the bytes; it cannot reach anything
 * else.
 */
export class RecordEngine {
  /** The whole memory, as bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the next bytes are put; what stands before it may be the start of their first record. */
  readonly room: Uint8Array<ArrayBuffer>;
  readonly start = PIECE;
  readonly shapes: ShapeTable;
  /** What was read of each record, as `line-memory.ts` has it, and of the way back of those that tell both. */
  readonly records: Int32Array<ArrayBuffer>;
  readonly sizes: Float64Array<ArrayBuffer>;
  readonly backs: Int32Array<ArrayBuffer>;
  readonly backSizes: Float64Array<ArrayBuffer>;
  /** The same of IPv6. */
  readonly wide: Int32Array<ArrayBuffer>;
  readonly wideSizes: Float64Array<ArrayBuffer>;
  readonly wideBacks: Int32Array<ArrayBuffer>;
  readonly wideBackSizes: Float64Array<ArrayBuffer>;
  /** Where the values of the last record stand: within its quotes, for each name. */
  readonly values: Int32Array<ArrayBuffer>;
  readonly #words: Int32Array<ArrayBuffer>;
  readonly #program: RecordExports;
  #names = 0;

  constructor(program: RecordProgram) {
    const memory = new WebAssembly.Memory({ initial: MEMORY_PAGES, maximum: MEMORY_PAGES });
    const { buffer } = memory;
    fillTables(memory);
    this.bytes = new Uint8Array(buffer);
    this.room = new Uint8Array(buffer, PIECE, PIECE_BYTES);
    this.#words = new Int32Array(buffer);
    this.#words[NAMELESS / 4] = -1;
    this.records = new Int32Array(buffer, RECORDS);
    this.sizes = new Float64Array(buffer, RECORDS);
    this.backs = new Int32Array(buffer, BACKS);
    this.backSizes = new Float64Array(buffer, BACKS);
    this.wide = new Int32Array(buffer, WIDE);
    this.wideSizes = new Float64Array(buffer, WIDE);
    this.wideBacks = new Int32Array(buffer, WIDE_BACKS);
    this.wideBackSizes = new Float64Array(buffer, WIDE_BACKS);
    this.values = new Int32Array(buffer, VALUES, MOST_VALUES * 2);
    this.shapes = new ShapeTable(memory, program.members);
    this.#program = new WebAssembly.Instance(moduleOf(program), { memory: { bytes: memory } })
      .exports as unknown as RecordExports;
  }

  /** Says how many cells lines have, where records are such lines, and which of them tells each member: -1 where none does. */
  lay(count: number, columns: readonly number[]): void {
    const words = this.#words;
    // One more than there can be, where there are too many: no line is as it should be.
    words[CELL_BYTES / 4] = Math.min(count, MOST_CELLS + 1) * 4;
    words[NO_CELL / 4] = VALUES;
    words[NO_CELL / 4 + 1] = VALUES + 1;
    for (const [member, column] of columns.entries())
      words[CELL_OF / 4 + member] = column < 0 || column >= MOST_CELLS ? NO_CELL : CELLS + column * 4;
  }

  /** Says between which places records are; the last byte of them is a line feed. */
  set(from: number, to: number): void {
    this.#words[AT / 4] = from;
    this.#words[AT_END / 4] = to;
    this.#words[AT_LINE / 4] = 0;
  }

  /** Reads on as far as records are as they should be; tells why it stopped. */
  read(): number {
    this.#words[AT_RECORD / 4] = RECORDS;
    this.#words[AT_BACK / 4] = BACKS;
    this.#words[AT_WIDE / 4] = WIDE;
    this.#words[AT_WIDE_BACK / 4] = WIDE_BACKS;
    return this.#program.records();
  }

  /** Records, and ways back, that it has read since; and those of IPv6. */
  readonly count = (): number => (this.#words[AT_RECORD / 4]! - RECORDS) / RECORD_BYTES;
  readonly backCount = (): number => (this.#words[AT_BACK / 4]! - BACKS) / RECORD_BYTES;
  readonly wideCount = (): number => (this.#words[AT_WIDE / 4]! - WIDE) / WIDE_BYTES;
  readonly wideBackCount = (): number => (this.#words[AT_WIDE_BACK / 4]! - WIDE_BACKS) / WIDE_BYTES;

  /** Records since `set` that were read or passed. */
  get line(): number {
    return this.#words[AT_LINE / 4]!;
  }

  /** Where the record starts before which it stopped. */
  get begin(): number {
    return this.#words[AT_BEGIN / 4]!;
  }

  /** Where it ends, if its shape is known. */
  get behind(): number {
    return this.#words[AT / 4]!;
  }

  /** Passes that record, which ends before a place. */
  pass(behind: number): void {
    this.#words[AT / 4] = behind;
    this.#words[AT_LINE / 4]! += 1;
  }

  /** Goes back to the start of that record. */
  again(): void {
    this.#words[AT / 4] = this.begin;
  }

  /** Gives the name that it did not know, which stands between two places, a number; false where there are too many. */
  learn(id: number, from: number, to: number): boolean {
    if (to === from) {
      this.#words[NAMELESS / 4] = id;
      return true;
    }
    if (this.#names >= MOST_NAMES) return false;
    this.#names += 1;
    const at = NAME_TABLE + this.#words[AT_SLOT / 4]!;
    this.bytes.copyWithin(at + 16, from, to);
    this.#words[at / 4] = to - from;
    this.#words[at / 4 + 1] = id;
    return true;
  }

  /** Records of which nothing is told, since this was last asked. */
  takeCount(word: number): number {
    const count = this.#words[word / 4]!;
    this.#words[word / 4] = 0;
    return count;
  }
}

/** Programs are put together once. */
const modules = new Map<string, WebAssembly.Module>();

function moduleOf({ name, make }: RecordProgram): WebAssembly.Module {
  let known = modules.get(name);
  if (known === undefined) {
    known = new WebAssembly.Module(wasmModule([readSix(), make()]));
    modules.set(name, known);
  }
  return known;
}
