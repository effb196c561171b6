/** A longer key is not kept: it is made anew each time. */
export const LONGEST_KEPT_KEY = 64;
const MOST_KEYS = 8192;
const SLOTS = 4 * MOST_KEYS;
const MOST_KEY_BYTES = 32 * MOST_KEYS;
/** Orders have numbers of 13 bits, as keys do: rows of words keep them so. */
const MOST_ORDERS = 8192;
const NUMBER_BITS = 13;
/** Answers kept to whether a key is in an order. */
const ANSWERS = 8192;
const STEPS = 4 * MOST_ORDERS;
/** Places looked at for a key or a step: names made to fall on one place are not kept, and cost no more than any. */
const MOST_TRIES = 16;
const QUOTE = 0x22;

/** The order of no key. */
export const NO_KEYS = 0;
/** An order that is not kept. */
export const UNKNOWN_ORDER = -1;
/** A key that is not kept. */
export const ODD_KEY = -1;

/** Objects of more members are asked anew each time. */
const MOST_NAMES_KEPT = 64;

/**
 * The names of the members of objects that all have the same, in the same order. What somebody asks of these names is answered once for all
 * such objects: which fields are there, which of them a schema does not know.
 */
export class KeyOrder {
  readonly names: readonly string[];
  readonly #answers = new Map<object, unknown>();

  constructor(names: readonly string[]) {
    this.names = names;
  }

  /** What `asker`, one of a few things that stay, computes of the names. */
  answer<Asker extends object, Answer>(
    asker: Asker,
    compute: (names: readonly string[], asker: Asker) => Answer,
  ): Answer {
    const known = this.#answers.get(asker) as Answer | undefined;
    if (known !== undefined) return known;
    const answer = compute(this.names, asker);
    // Orders are few, but as long as whoever writes a file likes.
    if (this.names.length <= MOST_NAMES_KEPT) this.#answers.set(asker, answer);
    return answer;
  }
}

/**
 * Names that objects give their members, numbered as they are met: documents of one kind have a few hundred, in a few hundred
 * orders. Of an order in which all keys were found to be distinct it is known which key came behind it the last time: that one
 * is looked for first, and nothing is made, hashed or compared with the other keys of its object.
 */
export class JsonKeyTable {
  readonly names: string[] = [];
  readonly #ids = new Map<string, number>();
  readonly #slots = new Int32Array(SLOTS).fill(-1);
  readonly #bytes = new Uint8Array(MOST_KEY_BYTES);
  readonly #starts = new Int32Array(MOST_KEYS + 1);
  #orders = 1;
  /**
   * The key that came last behind an order, and the order that both are; and, in the second half, the key that an object began
   * with the last time that one stood behind the order.
   */
  readonly #nextKeys = new Int32Array(2 * MOST_ORDERS).fill(ODD_KEY);
  readonly #nextOrders = new Int32Array(2 * MOST_ORDERS);
  /** All steps from one order to another by a key. */
  readonly #froms = new Int32Array(STEPS).fill(-1);
  readonly #steps = new Int32Array(STEPS);
  readonly #tos = new Int32Array(STEPS);

  /** For each order the one without its last key, and that key. */
  readonly #shorter = new Int32Array(MOST_ORDERS);
  readonly #lastKeys = new Int32Array(MOST_ORDERS);
  readonly #named: (KeyOrder | undefined)[] = [];

  /** An order and a key of it, or one that is not in it, with whether it is in the lowest bit. */
  readonly #answers = new Int32Array(ANSWERS).fill(-1);

  /** What an order consists of. */
  orderOf(order: number): KeyOrder {
    const known = this.#named[order];
    if (known !== undefined) return known;
    const names: string[] = [];
    for (let at = order; at !== NO_KEYS; at = this.#shorter[at]!)
      names.push(this.names[this.#lastKeys[at]!]!);
    const named = new KeyOrder(names.reverse());
    this.#named[order] = named;
    return named;
  }

  /** Whether a key is one of an order; undefined where that is not known. */
  isIn(order: number, id: number): boolean | undefined {
    const asked = ((order << NUMBER_BITS) | id) << 1;
    const answer = this.#answers[answerPlace(order, id)]!;
    return answer >> 1 === asked >> 1 ? (answer & 1) === 1 : undefined;
  }

  keepIsIn(order: number, id: number, isIn: boolean): void {
    this.#answers[answerPlace(order, id)] = (((order << NUMBER_BITS) | id) << 1) | (isIn ? 1 : 0);
  }

  /** Whether a new document is better begun with a new table. */
  get isFull(): boolean {
    return this.names.length > MOST_KEYS / 2 || this.#orders > MOST_ORDERS / 2;
  }

  /** The number of a name, or {@link ODD_KEY} where no key of this name was kept. */
  idOf(name: string): number {
    return this.#ids.get(name) ?? ODD_KEY;
  }

  /** The key that came last behind an order, where it stands at `start`, its closing quote too; else {@link ODD_KEY}. */
  expected(order: number, bytes: Uint8Array, start: number): number {
    const id = this.#nextKeys[order]!;
    if (id < 0) return ODD_KEY;
    const from = this.#starts[id]!;
    const length = this.#starts[id + 1]! - from;
    if (start + length >= bytes.length || bytes[start + length] !== QUOTE) return ODD_KEY;
    for (let at = 0; at < length; at += 1) if (bytes[start + at] !== this.#bytes[from + at]) return ODD_KEY;
    return id;
  }

  /** Where it is kept what objects begin with that stand behind an order of keys of the object around them. */
  firstIn(within: number): number {
    return MOST_ORDERS + within;
  }

  expectFirst(within: number, id: number, order: number): void {
    this.#nextKeys[MOST_ORDERS + within] = id;
    this.#nextOrders[MOST_ORDERS + within] = order;
  }

  /** The order that follows when {@link expected} found its key. */
  expectedOrder(order: number): number {
    return this.#nextOrders[order]!;
  }

  lengthOf(id: number): number {
    return this.#starts[id + 1]! - this.#starts[id]!;
  }

  /** The number of a key in ASCII without escapes, kept where there is room; else {@link ODD_KEY}. */
  keep(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length > LONGEST_KEPT_KEY) return ODD_KEY;
    let hash = length;
    for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (let tries = 0; this.#slots[slot]! >= 0; slot = (slot + 1) & (SLOTS - 1)) {
      const id = this.#slots[slot]!;
      if (this.#isKey(id, bytes, start, length)) return id;
      tries += 1;
      if (tries === MOST_TRIES) return ODD_KEY;
    }
    const id = this.names.length;
    const from = this.#starts[id]!;
    if (id === MOST_KEYS || from + length > MOST_KEY_BYTES) return ODD_KEY;
    // As a name of a property the engine keeps a text once, and knows it again by its address; and it is cut off the document.
    const name = Object.keys({ [String.fromCharCode(...bytes.subarray(start, end))]: 0 })[0]!;
    this.names.push(name);
    this.#ids.set(name, id);
    this.#bytes.set(bytes.subarray(start, end), from);
    this.#starts[id + 1] = from + length;
    this.#slots[slot] = id;
    return id;
  }

  /** The order that `order` becomes with a key behind it; {@link UNKNOWN_ORDER} where it was not seen to hold no key twice. */
  nextOrder(order: number, id: number): number {
    let at = stepPlace(order, id);
    for (let tries = 0; tries < MOST_TRIES && this.#froms[at]! >= 0; tries += 1) {
      if (this.#froms[at] === order && this.#steps[at] === id) {
        const next = this.#tos[at]!;
        this.#nextKeys[order] = id;
        this.#nextOrders[order] = next;
        return next;
      }
      at = (at + 1) & (STEPS - 1);
    }
    return UNKNOWN_ORDER;
  }

  /** Whether a key is one of an order, by comparing it with each. */
  isAmong(order: number, id: number): boolean {
    for (let at = order; at !== NO_KEYS; at = this.#shorter[at]!) if (this.#lastKeys[at] === id) return true;
    return false;
  }

  /** Keeps that the keys of `order` and one more are distinct, and gives the order of them all. */
  keepOrder(order: number, id: number): number {
    if (this.#orders === MOST_ORDERS) return UNKNOWN_ORDER;
    let at = stepPlace(order, id);
    for (let tries = 0; this.#froms[at]! >= 0; at = (at + 1) & (STEPS - 1)) {
      tries += 1;
      if (tries === MOST_TRIES) return UNKNOWN_ORDER;
    }
    const next = this.#orders;
    this.#orders += 1;
    this.#shorter[next] = order;
    this.#lastKeys[next] = id;
    this.#froms[at] = order;
    this.#steps[at] = id;
    this.#tos[at] = next;
    this.#nextKeys[order] = id;
    this.#nextOrders[order] = next;
    return next;
  }

  #isKey(id: number, bytes: Uint8Array, start: number, length: number): boolean {
    if (this.lengthOf(id) !== length) return false;
    const from = this.#starts[id]!;
    for (let at = 0; at < length; at += 1) if (bytes[start + at] !== this.#bytes[from + at]) return false;
    return true;
  }
}

function answerPlace(order: number, id: number): number {
  return (Math.imul(order, 61) + id) & (ANSWERS - 1);
}

function stepPlace(order: number, id: number): number {
  return ((Math.imul(order, 0x9e3779b1) + Math.imul(id, 0x85ebca6b)) >>> 12) & (STEPS - 1);
}
