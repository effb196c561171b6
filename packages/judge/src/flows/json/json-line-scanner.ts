import type { FlowScanner } from '../flow-format.ts';
import type { FlowSink } from '../flow-sink.ts';
import { JsonFields } from '../json-fields.ts';
import {
  END_WORD,
  NAME_WORD,
  RECORD_BYTES,
  START_WORD,
  WIDE_BYTES,
  WIDE_END,
  WIDE_NAME,
  WIDE_START,
} from '../machine/line-memory.ts';
import { LastInterface } from '../told-flow.ts';
import { giveRecords, hourOf } from './give-records.ts';
import { RecordEngine } from './record-engine.ts';
import type { RecordProgram } from './record-engine.ts';
import { LONGEST_RECORD, NEW_NAME, NEW_SHAPE, OTHER_VALUES, RECORDS_FULL } from './shape-memory.ts';

const [LF, CR] = [0x0a, 0x0d];
const [RECORD_WORDS, WIDE_WORDS] = [RECORD_BYTES / 4, WIDE_BYTES / 4];

/** Lines of cells: what they are made of can change from one line to the next. */
export interface CellLines {
  /** Cells of each line, and which of them tells each member: -1 where none does. */
  readonly count: number;
  readonly columns: readonly number[];
  /** Whether they have changed in the middle. */
  readonly relaid: boolean;
  /** Reads a line in full, whatever it is. */
  read(data: Uint8Array, from: number, to: number, line: number): void;
}

/** A notation of one record on each line, in JSON or in cells. */
export interface RecordNotation {
  readonly program: RecordProgram;
  /** What the interface of records is called that name none, and the members of which the first that is there names it. */
  readonly interfaceName: string;
  readonly nameMembers: readonly number[];
  /** Whether packets were sampled at a rate that is not told. */
  readonly sampled: boolean;
  /** Where its lines have cells, how they are read one by one. */
  readonly cells?: CellLines;
  /** Tells a record whose members were found, whatever they are. */
  tell(data: Uint8Array, fields: JsonFields<string>, interfaces: LastInterface, line: number): void;
}

/**
 * Reads records in JSON, or in cells, one on each line, in pieces that may end anywhere. Records of a shape that was seen before and whose values are written plainly take
 * the way of the engine, many at once; whatever else there is takes a long one, which tells what is wrong.
 */
export class JsonLineScanner implements FlowScanner {
  readonly #sink: FlowSink;
  readonly #notation: RecordNotation;
  readonly #engine: RecordEngine;
  readonly #fields: JsonFields<string>;
  readonly #interfaces: LastInterface;
  lines = 0;
  /** Bytes before `room` that are the start of a line. */
  #carried = 0;
  #tooLong = false;
  /** The last flow by samples that was told. */
  #sampled: readonly number[] = [];

  constructor(sink: FlowSink, notation: RecordNotation) {
    this.#sink = sink;
    this.#notation = notation;
    this.#fields = new JsonFields(notation.program.members);
    this.#interfaces = new LastInterface(sink);
    const left = idle.get(sink);
    idle.delete(sink);
    this.#engine = left?.name === notation.program.name ? left.engine : new RecordEngine(notation.program);
    this.#lay();
  }

  get relaid(): boolean {
    return this.#notation.cells?.relaid === true;
  }

  #lay(): void {
    const { cells } = this.#notation;
    if (cells !== undefined) this.#engine.lay(cells.count, cells.columns);
  }

  /** Bytes given that are not yet part of a whole line. */
  get pending(): number {
    return this.#tooLong ? 1 : this.#carried;
  }

  get room(): Uint8Array {
    return this.#engine.room;
  }

  push(piece: Uint8Array): void {
    const { room } = this.#engine;
    for (let at = 0; at < piece.length; at += room.length) {
      const some = piece.subarray(at, at + room.length);
      room.set(some);
      this.take(some.length);
    }
  }

  take(count: number): void {
    if (count === 0) return;
    const { bytes, room, start } = this.#engine;
    const end = start + count;
    const last = room.lastIndexOf(LF, count - 1);
    if (last < 0) {
      this.#carry(start - this.#carried, end);
      return;
    }
    let from = start - this.#carried;
    if (this.#tooLong) {
      from = bytes.indexOf(LF, start) + 1;
      this.lines += 1;
      this.#sink.odd('TOO_LONG', this.lines);
      this.#tooLong = false;
    }
    const to = start + last + 1;
    if (from < to) this.#scan(from, to);
    this.#carry(to, end);
  }

  /** Closes the log: a last line without line feed is a line. Nothing may be pushed afterwards. */
  end(): void {
    if (this.pending > 0) this.push(Uint8Array.of(LF));
    idle.set(this.#sink, { name: this.#notation.program.name, engine: this.#engine });
  }

  /** Keeps the start of a line before what comes next. */
  #carry(from: number, to: number): void {
    const { bytes, start } = this.#engine;
    this.#carried = 0;
    // One more, which may be the carriage return before a line feed.
    if (this.#tooLong || to - from > LONGEST_RECORD + 1) {
      this.#tooLong = true;
      return;
    }
    bytes.copyWithin(start - (to - from), from, to);
    this.#carried = to - from;
  }

  /** Reads whole lines from one place to another. */
  #scan(from: number, to: number): void {
    const engine = this.#engine;
    const { cells } = this.#notation;
    const before = this.lines;
    engine.set(from, to);
    for (;;) {
      const why = engine.read();
      this.#settle();
      if (why === RECORDS_FULL) continue;
      this.lines = before + engine.line + 1;
      if (why === NEW_SHAPE || (why === OTHER_VALUES && cells !== undefined)) this.#line(engine.begin);
      else if (why === OTHER_VALUES || (why === NEW_NAME && !this.#learn())) this.#told();
      else if (why !== NEW_NAME) break;
    }
    this.lines = before + engine.line;
  }

  /** Reads the line that starts at a place in full, and learns its shape. */
  #line(begin: number): void {
    const engine = this.#engine;
    const { cells } = this.#notation;
    const { bytes } = engine;
    const feed = bytes.indexOf(LF, begin);
    engine.pass(feed + 1);
    const to = feed > begin && bytes[feed - 1] === CR ? feed - 1 : feed;
    if (to - begin > LONGEST_RECORD) this.#sink.odd('TOO_LONG', this.lines);
    else if (to > begin)
      if (cells !== undefined) {
        cells.read(bytes, begin, to, this.lines);
        this.#lay();
      } else if (this.#fields.read(bytes, begin, to)) {
        this.#notation.tell(bytes, this.#fields, this.#interfaces, this.lines);
        engine.shapes.learn(begin, feed + 1);
      } else this.#sink.odd('SYNTAX', this.lines);
  }

  /** Tells a record whose members the engine has found. */
  #told(): void {
    const engine = this.#engine;
    this.#fields.found(engine.bytes, engine.values);
    engine.pass(engine.behind);
    this.#notation.tell(engine.bytes, this.#fields, this.#interfaces, this.lines);
  }

  /** Tells the engine the number of an interface that it meets for the first time; false where it has too many. */
  #learn(): boolean {
    const engine = this.#engine;
    const [from, to] = this.#notation.nameMembers
      .map((member) => [engine.values[member * 2]!, engine.values[member * 2 + 1]!] as const)
      .find(([start, end]) => end > start) ?? [0, 0];
    const id =
      from === to
        ? this.#interfaces.idOf(this.#notation.interfaceName)
        : this.#interfaces.idAt(engine.bytes, from, to);
    if (!engine.learn(id, from, to)) return false;
    engine.again();
    return true;
  }

  /** Gives the sink what the engine has read. */
  #settle(): void {
    const engine = this.#engine;
    const { interfaceName, nameMembers, sampled } = this.#notation;
    const told = giveRecords(engine, this.#sink, nameMembers.length === 0 ? interfaceName : undefined);
    if (!told || !sampled) return;
    this.#sample(engine.records, engine.count() * RECORD_WORDS, RECORD_WORDS, [
      NAME_WORD,
      START_WORD,
      END_WORD,
    ]);
    this.#sample(engine.wide, engine.wideCount() * WIDE_WORDS, WIDE_WORDS, [WIDE_NAME, WIDE_START, WIDE_END]);
  }

  /** Says of each record that it is known by samples: mostly of the interface and the hours of the one before. */
  #sample(
    records: Int32Array,
    to: number,
    step: number,
    [name, start, end]: readonly [number, number, number],
  ): void {
    for (let at = 0; at < to; at += step) {
      const last = records[at + end]! >>> 0;
      const told = [records[at + name]!, hourOf(records[at + start]!), hourOf(last)] as const;
      if (told.every((value, index) => value === this.#sampled[index])) continue;
      this.#sampled = told;
      this.#sink.sample(told[0], told[1], last, 0);
    }
  }
}

/** Engines of scanners that have ended: the next of the same sink takes over their memory and the shapes that they know. */
const idle = new WeakMap<FlowSink, { readonly name: string; readonly engine: RecordEngine }>();
