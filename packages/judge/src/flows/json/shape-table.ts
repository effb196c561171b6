import { latin } from '../ascii.ts';
import {
  BARE,
  EDGE_BYTES,
  EDGES,
  FIRST_TEXT,
  KIND,
  LITERAL_BYTES,
  LITERALS,
  LONGEST_LITERAL,
  MOST_EDGES,
  MOST_STATES,
  NEXT_EDGE,
  QUOTED,
  RECORD_END,
  STATE,
  STATES,
  TEXT_LENGTH,
  TEXT_MASK,
  UNWANTED,
  VALUE_AT,
  VALUES,
  WHOLE_TEXT,
} from './shape-memory.ts';

const [QUOTE, BACKSLASH, OPEN, CLOSE, LIST, LIST_END, COLON, COMMA, SPACE] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x3a, 0x2c, 0x20,
];
const DEEPEST = 24;
/** Texts that can stand in one place; with more the record is better read in full than compared with all of them. */
const MOST_CHOICES = 24;

/** A text between two values, and what comes behind it. */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly kind: number;
  /** Names of the members around the value, `undefined` for a list: what follows depends on nothing else. */
  readonly path: string;
  readonly valueAt: number;
}

/**
 * Learns from records that were read in full which texts stand between values: names, brackets, commas, spaces. What can follow a value depends on
 * nothing but the objects, lists and members that are open there; so texts of different records may follow one another.
 */
export class ShapeTable {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #words: Int32Array<ArrayBuffer>;
  readonly #names: readonly string[];
  readonly #states = new Map<string, number>([['', STATES]]);
  /** Edges by state and text, and how many a state has. */
  readonly #edges = new Map<string, number>();
  readonly #choices = new Map<number, number>();
  #literals = LITERALS;

  /** `names`: paths of the members that are wanted, their parts joined by points. */
  constructor(memory: WebAssembly.Memory, names: readonly string[]) {
    this.#bytes = new Uint8Array(memory.buffer);
    this.#words = new Int32Array(memory.buffer);
    this.#names = names;
  }

  /** Learns the shape of the record between two places, the line feed behind it included. What is not written as it should be is left. */
  learn(from: number, to: number): void {
    const steps = this.#stepsOf(from, to);
    let state = STATES;
    for (const step of steps ?? []) {
      const next = this.#edge(state, step);
      if (next === undefined) return;
      state = next;
    }
  }

  /** Gives the state behind a text, which may have to be made; undefined where there is no room. */
  #edge(state: number, { from, to, kind, path, valueAt }: Step): number | undefined {
    const [bytes, words] = [this.#bytes, this.#words];
    const key = `${state} ${latin(bytes, from, to)}`;
    const known = this.#edges.get(key);
    if (known !== undefined) return words[(known + STATE) / 4]!;
    const length = to - from;
    const choices = this.#choices.get(state) ?? 0;
    if (this.#edges.size === MOST_EDGES || choices === MOST_CHOICES || length > LONGEST_LITERAL)
      return undefined;
    if (this.#literals + length > LITERALS + LITERAL_BYTES) return undefined;
    const behind = this.#states.get(path) ?? STATES + this.#states.size * 4;
    if (behind === STATES + MOST_STATES * 4) return undefined;
    const edge = EDGES + this.#edges.size * EDGE_BYTES;
    bytes.copyWithin(edge + FIRST_TEXT, from, Math.min(to, from + 16));
    bytes.copyWithin(this.#literals, from, to);
    words[(edge + TEXT_MASK) / 4] = length < 16 ? (1 << length) - 1 : 0xffff;
    words[(edge + TEXT_LENGTH) / 4] = length;
    words[(edge + WHOLE_TEXT) / 4] = this.#literals;
    words[(edge + KIND) / 4] = kind;
    words[(edge + VALUE_AT) / 4] = valueAt;
    words[(edge + STATE) / 4] = behind;
    this.#literals += length;
    let last = state - NEXT_EDGE;
    // The first in place stays it: what comes first is mostly what comes often.
    for (let other = words[state / 4]!; other !== 0; other = words[(last + NEXT_EDGE) / 4]!) last = other;
    words[(last + NEXT_EDGE) / 4] = edge;
    this.#states.set(path, behind);
    this.#edges.set(key, edge);
    this.#choices.set(state, choices + 1);
    return behind;
  }

  /** The texts between the values of a record; undefined where it is not written as it should be. */
  #stepsOf(from: number, to: number): Step[] | undefined {
    const data = this.#bytes;
    const steps: Step[] = [];
    const path: (string | undefined)[] = [];
    let [at, textFrom] = [from, from];
    const space = (): void => {
      while (at < to && data[at]! <= SPACE) at += 1;
    };
    /** Whether a name and its colon stand here. */
    const member = (): boolean => {
      const nameFrom = at + 1;
      if (data[at] !== QUOTE) return false;
      at = stringEnd(data, nameFrom, to);
      path[path.length - 1] = latin(data, nameFrom, at);
      at += 1;
      space();
      if (data[at] !== COLON) return false;
      at += 1;
      space();
      return at < to;
    };
    space();
    if (data[at] !== OPEN) return undefined;
    for (;;) {
      // A value starts here.
      const name = path.includes(undefined) ? -1 : this.#names.indexOf(path.join('.'));
      const first = data[at]!;
      if (first === OPEN || first === LIST) {
        if (name >= 0 || path.length === DEEPEST) return undefined;
        at += 1;
        space();
        path.push(first === OPEN ? '' : undefined);
        if (data[at] !== (first === OPEN ? CLOSE : LIST_END)) {
          if (first === OPEN && !member()) return undefined;
          continue;
        }
      } else {
        const kind = first === QUOTE ? QUOTED : BARE;
        if (kind === QUOTED) at += 1;
        steps.push({
          from: textFrom,
          to: at,
          kind,
          path: `${kind} ${JSON.stringify(path)}`,
          valueAt: name < 0 ? UNWANTED : VALUES + name * 8,
        });
        textFrom = kind === QUOTED ? stringEnd(data, at, to) : bareEnd(data, at, to);
        if (textFrom === to || (kind === BARE && textFrom === at)) return undefined;
        at = textFrom + (kind === QUOTED ? 1 : 0);
        space();
      }
      // Behind it, or in what is empty: the ends of what is open, or the next value.
      while (path.length > 0 && data[at] === (path.at(-1) === undefined ? LIST_END : CLOSE)) {
        at += 1;
        path.pop();
        space();
      }
      if (path.length === 0) break;
      if (data[at] !== COMMA) return undefined;
      at += 1;
      space();
      if (path.at(-1) !== undefined && !member()) return undefined;
      if (at >= to) return undefined;
    }
    if (at !== to) return undefined;
    return [...steps, { from: textFrom, to, kind: RECORD_END, path: 'end', valueAt: UNWANTED }];
  }
}

/** Place of the quote that ends a string; the end where there is none. */
function stringEnd(data: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    if (data[at] === QUOTE) return at;
    if (data[at] === BACKSLASH) at += 1;
  }
  return to;
}

/** Place behind a value without quotes: letters, digits, points and signs. */
function bareEnd(data: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && isBare(data[at]!)) at += 1;
  return at;
}

function isBare(code: number): boolean {
  return code >= 0x2d && code <= 0x7a && (code & 0xf8) !== 0x58;
}
