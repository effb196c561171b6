import { i32, I32, v128, V128, when } from '../machine/wasm-code.ts';
import type { Code } from '../machine/wasm-code.ts';
import { WasmFunction } from '../machine/wasm-module.ts';
import type { Local } from '../machine/wasm-module.ts';
import { STATUS } from './aws-layout.ts';
import type { AwsLayout } from './aws-layout.ts';
import { walkColumns } from './column-walk.ts';
import type { ColumnWalk } from './column-walk.ts';

const [CR, ZERO] = [0x0d, 0x30];

/** Blocks around the loop that reads lines: why it is left. */
export const [DONE, UNKNOWN, OTHER] = [1, 2, 3] as const;

/**
 * What the parts of the program that reads lines share: its variables, the columns of its layout, and the digits that it weighs. Whatever
 * is not as it should be is noted in `wrong` and `bad`, and the line goes on; where it ends, `amiss` tells of both.
 */
export class LineFrame {
  readonly made = new WasmFunction('lines', 0);
  /** Where the line and its line feed are, and where it ends without what ends it. */
  readonly line = this.whole();
  readonly feed = this.whole();
  readonly end = this.whole();
  /** Number of the interface; -1 as long as it was not asked for. */
  readonly name = this.whole();
  readonly flags = this.whole();
  /** The column that was taken last. */
  readonly from = this.whole();
  readonly length = this.whole();
  readonly wrong = this.whole();
  readonly bad = this.vector();
  readonly digits = this.vector();
  /** Constants are made before the loop: it would make them again for each line. */
  readonly before: number[] = [];
  readonly zeros = this.held(v128.all(ZERO));
  readonly nines = this.held(v128.all(9));
  readonly walk: ColumnWalk;
  /** The status stands last: then it tells by its length whether there is a carriage return behind it. */
  readonly statusEnds: boolean;
  readonly #columns: Int8Array;
  readonly #last: number;

  constructor({ columns, fields }: AwsLayout) {
    const read = columns.filter((column) => column >= 0);
    this.walk = walkColumns(
      this.made,
      fields,
      new Set([...read, ...read.map((column) => column - 1)]),
      this.line,
      OTHER,
    );
    this.#columns = columns;
    this.#last = fields.length - 1;
    this.statusEnds = columns[STATUS] === this.#last;
  }

  whole(): Local {
    return this.made.local(I32);
  }

  vector(): Local {
    return this.made.local(V128);
  }

  held(value: Code): Code {
    const local = this.vector();
    this.before.push(...local.set(value));
    return local.get;
  }

  has(role: number): boolean {
    return this.#columns[role]! >= 0;
  }

  startOf(role: number): Code {
    const column = this.#columns[role]!;
    return column === 0 ? this.line.get : i32.add(this.walk.endOf(column - 1), i32.of(1));
  }

  endOf(role: number): Code {
    const column = this.#columns[role]!;
    return column === this.#last ? this.end.get : this.walk.endOf(column);
  }

  take(role: number): Code {
    return [
      ...this.from.set(this.startOf(role)),
      ...this.length.set(i32.sub(this.endOf(role), this.from.get)),
    ];
  }

  /** The end within the packet, which is the true one behind a gateway, where it is told; else that of the interface. */
  takeEnd(packet: number, plain: number): Code {
    if (!this.has(packet)) return this.take(plain);
    if (!this.has(plain)) return this.take(packet);
    return [...this.take(packet), ...when(i32.lessUnsigned(this.length.get, i32.of(2)), this.take(plain))];
  }

  /** Behind the column that was taken last. */
  get to(): Code {
    return i32.add(this.from.get, this.length.get);
  }

  /** Sets `end` by whether a carriage return stands before the line feed. */
  get findEnd(): Code {
    return this.end.set(
      i32.sub(this.feed.get, i32.eq(i32.byte(i32.sub(this.feed.get, i32.of(1))), i32.of(CR))),
    );
  }

  wrongIf(condition: Code): Code {
    return this.wrong.set(i32.or(this.wrong.get, condition));
  }

  badWhere(found: Code): Code {
    return this.bad.set(v128.or(this.bad.get, found));
  }

  get amiss(): Code {
    return i32.or(this.wrong.get, v128.any(this.bad.get));
  }
}
