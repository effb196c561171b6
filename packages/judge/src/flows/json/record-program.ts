import {
  block,
  i32,
  I32,
  I64,
  leave,
  leaveIf,
  loop,
  select,
  v128,
  V128,
  when,
} from '../machine/wasm-code.ts';
import type { Code } from '../machine/wasm-code.ts';
import { WasmFunction } from '../machine/wasm-module.ts';
import type { Local } from '../machine/wasm-module.ts';
import {
  ALL_READ,
  AT,
  AT_BEGIN,
  AT_END,
  AT_LINE,
  BARE,
  FIRST_TEXT,
  KIND,
  LONGEST_RECORD,
  NEW_SHAPE,
  NEXT_EDGE,
  OTHER_VALUES,
  QUOTED,
  RECORD_END,
  RECORDS_FULL,
  STATE,
  STATES,
  TEXT_LENGTH,
  TEXT_MASK,
  UNWANTED,
  VALUE_AT,
  VALUES,
  WHOLE_TEXT,
} from './shape-memory.ts';
import { cellWalk } from './cell-walk.ts';
import { RecordWriting } from './record-writing.ts';
import { ValueCode } from './value-code.ts';

const [LF, QUOTE, BACKSLASH] = [0x0a, 0x22, 0x5c];
/** What the part of a program that tells a record of one notation has at hand. */
export interface Telling {
  readonly values: ValueCode;
  /** Number of the interface, where records name it. */
  readonly name: Local;
  /** Variables for whatever it needs; reading a name takes the last long one, and the words. */
  readonly longs: readonly [Local, Local, Local, Local];
  readonly words: readonly [Local, Local, Local];
  /** Why the program stops where it does. */
  readonly why: Local;
  /** Takes the value of a name for the next that is read. */
  readonly take: (name: number) => Code;
  /** Whether it has one, which is not empty. */
  readonly has: (name: number) => Code;
  /** Leaves the record to others, so many blocks deeper than the telling is, where a condition holds. */
  readonly otherIf: (condition: Code, deeper?: number) => Code;
  /** Goes on with the next record, nothing being told of this one, from so many blocks deeper. */
  readonly passed: (deeper?: number) => Code;
  /** Reads the addresses that two members hold, both IPv4 or both IPv6. */
  readonly addresses: (source: number, destination: number) => Code;
  /** Writes what was read of the record; `received`: bytes of its way back, which is none where it has none. */
  readonly write: (start: Local, end: Local, sent: Local, received?: Local) => Code;
}

/**
 * `records()`: reads records from where it stopped last by the shapes that were learnt: after each value must come, byte for byte, one of the texts that came there
 * in a record that was read in full before. So what it takes has the members that whoever reads in full would find. Where one has another shape, or tells what
 * `tell` does not take, it stops before it. Of `cells` it reads lines of cells as `cellWalk` finds them, which is their shape.
 */
export function recordProgram(
  names: number,
  tell: (telling: Telling) => Code,
  notation: 'json' | 'cells' = 'json',
): WasmFunction {
  const made = new WasmFunction('records', 0);
  const local = (): Local => made.local(I32);
  const [at, to, begin, line, why] = [local(), local(), local(), local(), local()];
  const [edge, length, offset, rest, slot, found] = [local(), local(), local(), local(), local(), local()];
  const [seen, different] = [made.local(V128), made.local(V128)];
  const longs = [made.local(I64), made.local(I64), made.local(I64), made.local(I64)] as const;
  const words = [local(), local(), local()] as const;
  const values = new ValueCode(made);
  const writing = new RecordWriting(made, values);

  const equal = (byte: number): Code => v128.eqBytes(seen.get, v128.all(byte));
  /** Moves on to the first byte that a search finds, which stands somewhere before the end. */
  const seek = (search: Code): Code =>
    loop(
      seen.set(v128.load(at.get)),
      found.set(v128.bits(search)),
      when(i32.isZero(found.get), at.set(i32.add(at.get, i32.of(16))), leave(1)),
    );
  const move = at.set(i32.add(at.get, i32.trailingZeros(found.get)));

  /** Compares what is more than a vector of it, the last part as far back as it must: sets where it differs. */
  const compareRest = [
    ...rest.set(i32.load(edge.get, WHOLE_TEXT)),
    ...offset.set(i32.of(16)),
    ...different.set(v128.all(0)),
    ...loop(
      found.set(
        select(
          offset.get,
          i32.sub(length.get, i32.of(16)),
          i32.lessUnsigned(i32.add(offset.get, i32.of(16)), length.get),
        ),
      ),
      different.set(
        v128.or(
          different.get,
          v128.xor(v128.load(i32.add(at.get, found.get)), v128.load(i32.add(rest.get, found.get))),
        ),
      ),
      offset.set(i32.add(offset.get, i32.of(16))),
      leaveIf(0, i32.lessUnsigned(offset.get, length.get)),
    ),
  ];

  // Blocks around what follows, from within: MATCHED, STEP, WALKED, RECORDS, OUT.
  const findEdge = block(
    loop(
      leaveIf(5, i32.isZero(edge.get)),
      length.set(i32.load(edge.get, TEXT_LENGTH)),
      when(
        i32.eq(
          i32.and(
            v128.bits(v128.eqBytes(v128.load(at.get), v128.load(edge.get, FIRST_TEXT))),
            i32.load(edge.get, TEXT_MASK),
          ),
          i32.load(edge.get, TEXT_MASK),
        ),
        leaveIf(2, i32.lessUnsigned(length.get, i32.of(17))),
        compareRest,
        leaveIf(2, i32.isZero(v128.any(different.get))),
      ),
      edge.set(i32.load(edge.get, NEXT_EDGE)),
      leave(0),
    ),
  );

  const quoted = loop(
    seek(v128.or(equal(QUOTE), v128.or(equal(BACKSLASH), equal(LF)))),
    move,
    when(
      i32.eq(i32.byte(at.get), i32.of(BACKSLASH)),
      // What a wanted value says in escapes is for others; and no line ends within one.
      leaveIf(6, i32.ne(slot.get, i32.of(UNWANTED))),
      leaveIf(6, i32.eq(i32.byte(at.get, 1), i32.of(LF))),
      at.set(i32.add(at.get, i32.of(2))),
      leave(1),
    ),
  );
  /** All that ends a value without quotes, or has no place in one, and a little more: it then fits no text. */
  const endsBare = v128.or(
    v128.or(v128.lessSigned(seen.get, v128.all(0x2d)), v128.moreSigned(seen.get, v128.all(0x7a))),
    v128.eqBytes(v128.and(seen.get, v128.all(0xf8)), v128.all(0x58)),
  );

  const walk = block(
    loop(
      findEdge,
      at.set(i32.add(at.get, length.get)),
      leaveIf(1, i32.eq(i32.load(edge.get, KIND), i32.of(RECORD_END))),
      slot.set(i32.load(edge.get, VALUE_AT)),
      i32.store(slot.get, at.get),
      when(i32.eq(i32.load(edge.get, KIND), i32.of(QUOTED)), quoted),
      when(
        i32.eq(i32.load(edge.get, KIND), i32.of(BARE)),
        seek(endsBare),
        move,
        leaveIf(4, i32.eq(at.get, i32.load(slot.get))),
      ),
      i32.store(slot.get, at.get, 4),
      edge.set(i32.load(i32.load(edge.get, STATE))),
      leave(0),
    ),
  );

  const telling: Telling = {
    values,
    name: writing.name,
    longs,
    words,
    why,
    take: (name) => [
      ...values.from.set(i32.load(i32.of(VALUES + name * 8))),
      ...values.length.set(i32.sub(i32.load(i32.of(VALUES + name * 8 + 4)), values.from.get)),
      // What a record lacks is read from where there is memory before it too; it has no length, so that it is no value.
      ...when(i32.isZero(values.length.get), values.from.set(i32.of(VALUES))),
    ],
    has: (name) => i32.ne(i32.load(i32.of(VALUES + name * 8)), i32.load(i32.of(VALUES + name * 8 + 4))),
    otherIf: (condition, deeper = 0) => leaveIf(deeper + 2, condition),
    passed: (deeper = 0) => leave(deeper),
    addresses: (source, destination) => writing.addresses(telling.take(source), telling.take(destination)),
    write: writing.write,
  };

  const keep = (word: number, variable: Local): Code => i32.store(i32.of(word), variable.get);
  return made.does(
    at.set(i32.load(i32.of(AT))),
    to.set(i32.load(i32.of(AT_END))),
    line.set(i32.load(i32.of(AT_LINE))),
    writing.begin,
    block(
      loop(
        why.set(i32.of(ALL_READ)),
        leaveIf(1, i32.isZero(i32.lessUnsigned(at.get, to.get))),
        why.set(i32.of(RECORDS_FULL)),
        leaveIf(1, writing.full),
        why.set(i32.of(NEW_SHAPE)),
        begin.set(at.get),
        ...(notation === 'cells'
          ? [cellWalk(made, at, names, 1)]
          : [
              Array.from({ length: Math.ceil(names / 2) }, (_, index) =>
                v128.store(i32.of(VALUES), v128.all(0), index * 16),
              ).flat(),
              edge.set(i32.load(i32.of(STATES))),
              walk,
            ]),
        leaveIf(1, i32.moreUnsigned(i32.sub(at.get, begin.get), i32.of(LONGEST_RECORD + 1))),
        why.set(i32.of(OTHER_VALUES)),
        values.begin,
        // OUT is two blocks around what is told, the next record one.
        block(tell(telling)),
        line.set(i32.add(line.get, i32.of(1))),
        leave(0),
      ),
    ),
    keep(AT, at),
    keep(AT_BEGIN, begin),
    keep(AT_LINE, line),
    writing.end,
    why.get,
  );
}
