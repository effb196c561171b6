/** A power of two. Documents of one kind have a few hundred keys, in a few hundred orders. */
const KEPT_KEYS = 1024;
/** A longer key is made anew each time. */
const LONGEST_KEPT_KEY = 64;
const KEPT_ORDERS = 4096;
const MOST_ORDERS = 1 << 30;

/** Keys met, at the remainder of a hash of their characters, and the number that each got when it was met. */
const keys: (string | undefined)[] = Array.from({ length: KEPT_KEYS });
const numbers = new Int32Array(KEPT_KEYS);
let lastNumber = 0;

/** Steps from one order of distinct keys to the one that is longer by a key. */
const froms = new Int32Array(KEPT_ORDERS).fill(-1);
const steps = new Int32Array(KEPT_ORDERS);
const tos = new Int32Array(KEPT_ORDERS);
let lastOrder = 0;

/** The order of no key. */
export const NO_KEYS = 0;
/** An order that is not kept. */
export const UNKNOWN_ORDER = -1;

/** Where the key of `length` characters with this hash is kept; -1 where it is too long. */
export function keyPlace(hash: number, length: number): number {
  return length > LONGEST_KEPT_KEY ? -1 : (hash ^ (hash >>> 10)) & (KEPT_KEYS - 1);
}

/** The key kept at a place, where it is the one that stands in the text; the one of the text is kept there otherwise. */
export function keptKey(text: string, start: number, end: number, place: number): string {
  const known = keys[place];
  if (known !== undefined && known.length === end - start && text.startsWith(known, start)) return known;
  const key = text.slice(start, end);
  keys[place] = key;
  lastNumber = lastNumber === MOST_ORDERS ? 1 : lastNumber + 1;
  numbers[place] = lastNumber;
  if (lastNumber === 1) forgetOrders();
  return key;
}

/**
 * The order that `order` becomes with the key at a place behind it; `UNKNOWN_ORDER` where it was not seen to hold no key
 * twice. Orders spare the look into each object for a key that it has already: that look costs more than the key.
 */
export function nextOrder(order: number, place: number): number {
  const step = numbers[place]!;
  const at = orderPlace(order, step);
  return froms[at] === order && steps[at] === step ? tos[at]! : UNKNOWN_ORDER;
}

/** Keeps that the keys of `order` and the one at a place are distinct, and gives the order of them all. */
export function keepOrder(order: number, place: number): number {
  if (lastOrder === MOST_ORDERS) forgetOrders();
  lastOrder += 1;
  const step = numbers[place]!;
  const at = orderPlace(order, step);
  froms[at] = order;
  steps[at] = step;
  tos[at] = lastOrder;
  return lastOrder;
}

function orderPlace(order: number, step: number): number {
  return ((Math.imul(order, 0x9e3779b1) + Math.imul(step, 0x85ebca6b)) >>> 16) & (KEPT_ORDERS - 1);
}

function forgetOrders(): void {
  froms.fill(-1);
  lastOrder = 0;
}
