import {
  DESTINATION_WORD,
  END_WORD,
  FLAGS_WORD,
  NAME_WORD,
  RECORD_BYTES,
  SIZE_DOUBLE,
  SOURCE_WORD,
  START_WORD,
  WIDE_BYTES,
  WIDE_DESTINATION,
  WIDE_DOUBLE,
  WIDE_END as WIDE_END_WORD,
  WIDE_FLAGS,
  WIDE_NAME,
  WIDE_SOURCE,
  WIDE_START,
} from '../machine/line-memory.ts';
import { call, f64, i32, I32, i64, v128, when } from '../machine/wasm-code.ts';
import type { Code } from '../machine/wasm-code.ts';
import type { Local, WasmFunction } from '../machine/wasm-module.ts';
import { AT_BACK, AT_RECORD, AT_WIDE, AT_WIDE_BACK, RECORDS_END, WIDE_END } from './shape-memory.ts';
import type { ValueCode } from './value-code.ts';

/** Which function of the module reads IPv6 addresses. */
const SIX = 0;

/** Where a kind of record has its addresses, times, interface, flags and bytes, and how many bytes it has itself. */
interface Layout {
  readonly words: readonly [start: number, end: number, name: number, flags: number];
  readonly double: number;
  readonly bytes: number;
  /** Writes the addresses of one record into another, the other way round. */
  turned(from: Local, to: Local): Code;
}

const NARROW: Layout = {
  words: [START_WORD, END_WORD, NAME_WORD, FLAGS_WORD],
  double: SIZE_DOUBLE,
  bytes: RECORD_BYTES,
  turned: (from, to) => [
    ...i32.store(to.get, i32.load(from.get, DESTINATION_WORD * 4), SOURCE_WORD * 4),
    ...i32.store(to.get, i32.load(from.get, SOURCE_WORD * 4), DESTINATION_WORD * 4),
  ],
};
const WIDE: Layout = {
  words: [WIDE_START, WIDE_END_WORD, WIDE_NAME, WIDE_FLAGS],
  double: WIDE_DOUBLE,
  bytes: WIDE_BYTES,
  turned: (from, to) => [
    ...v128.store(to.get, v128.load(from.get, WIDE_DESTINATION * 4), WIDE_SOURCE * 4),
    ...v128.store(to.get, v128.load(from.get, WIDE_SOURCE * 4), WIDE_DESTINATION * 4),
  ],
};

/** The part of a program that writes what was read of records, as `FlowSink` takes them, and the way back of those that tell both. */
export class RecordWriting {
  /** Number of the interface, where records name it. */
  readonly name: Local;
  /** Where the next record is written, and the next way back; the same of IPv6. */
  readonly #places: readonly (readonly [at: Local, word: number])[];
  readonly #isWide: Local;
  readonly #form: Local;
  readonly #values: ValueCode;

  constructor(made: WasmFunction, values: ValueCode) {
    this.name = made.local(I32);
    this.#isWide = made.local(I32);
    this.#form = made.local(I32);
    this.#values = values;
    this.#places = [AT_RECORD, AT_BACK, AT_WIDE, AT_WIDE_BACK].map((word) => [made.local(I32), word]);
  }

  get begin(): Code {
    return this.#places.flatMap(([at, word]) => at.set(i32.load(i32.of(word))));
  }

  get end(): Code {
    return this.#places.flatMap(([at, word]) => i32.store(i32.of(word), at.get));
  }

  #at(place: number): Local {
    return this.#places[place]![0];
  }

  /** Whether there is no room for another record. */
  get full(): Code {
    return i32.or(i32.eq(this.#at(0).get, i32.of(RECORDS_END)), i32.eq(this.#at(2).get, i32.of(WIDE_END)));
  }

  /** Reads two addresses, both IPv4 or both IPv6, each taken by some code for the values. */
  addresses(source: Code, destination: Code): Code {
    const [values, form, record, wide] = [this.#values, this.#form, this.#at(0), this.#at(2)];
    const address6 = (word: number): Code =>
      values.wrongIf(
        i32.isZero(
          call(
            SIX,
            values.from.get,
            i32.add(values.from.get, values.length.get),
            i32.add(wide.get, i32.of(word * 4)),
          ),
        ),
      );
    return [
      ...source,
      ...values.form4(form),
      ...when(
        form.get,
        values.address4(form, record, SOURCE_WORD),
        destination,
        values.form4(form),
        values.address4(form, record, DESTINATION_WORD),
      ),
      ...this.#isWide.set(i32.isZero(form.get)),
      ...when(this.#isWide.get, source, address6(WIDE_SOURCE), destination, address6(WIDE_DESTINATION)),
    ];
  }

  /** Writes what was read of a record; `received`: bytes of its way back, which is none where it has none. */
  readonly write = (start: Local, end: Local, sent: Local, received?: Local): Code => {
    const of = (layout: Layout, at: Local, back: Local): Code => [
      ...this.#put(layout, at, start, end, sent),
      ...(received === undefined
        ? []
        : when(
            i32.isZero(i64.isZero(received.get)),
            layout.turned(at, back),
            this.#put(layout, back, start, end, received),
            back.set(i32.add(back.get, i32.of(layout.bytes))),
          )),
      ...at.set(i32.add(at.get, i32.of(layout.bytes))),
    ];
    return [
      ...when(i32.isZero(this.#isWide.get), of(NARROW, this.#at(0), this.#at(1))),
      ...when(this.#isWide.get, of(WIDE, this.#at(2), this.#at(3))),
    ];
  };

  #put({ words, double }: Layout, at: Local, start: Local, end: Local, bytes: Local): Code {
    const told = [i32.ofLong(start.get), i32.ofLong(end.get), this.name.get, i32.of(0)];
    return [
      ...words.flatMap((word, index) => i32.store(at.get, told[index]!, word * 4)),
      ...f64.store(at.get, f64.ofLong(bytes.get), double * 8),
    ];
  }
}
