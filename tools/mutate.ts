// The mutations of the fuzzer. Everything comes from one seeded generator, so that a run can be repeated.

/** A small generator of 32-bit numbers (mulberry32). */
export function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below);
  };
}

export const LONGEST_INPUT = 1 << 20;

const INTERESTING = [
  '\0',
  '\n',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '-',
  '0',
  '1e999',
  '9007199254740993',
  '\ufeff',
  '\u2028',
  '�',
];
const LONE_SURROGATE = new Uint8Array([0xed, 0xa0, 0x80]);

const concat = (...parts: Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

type Random = (below: number) => number;
type Mutation = (
  input: Uint8Array,
  random: Random,
  corpus: Uint8Array[],
  dictionary: Uint8Array[],
) => Uint8Array;

const pick = <T>(list: T[], random: Random): T | undefined => list[random(list.length)];
const insert = (input: Uint8Array, at: number, part: Uint8Array): Uint8Array =>
  concat(input.subarray(0, at), part, input.subarray(at));

const MUTATIONS: Mutation[] = [
  (input, random) => {
    const copy = Uint8Array.from(input);
    for (let flips = 1 + random(4); flips > 0; flips--) {
      const at = random(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
    }
    return copy;
  },
  (input, random) => {
    const copy = Uint8Array.from(input);
    copy[random(copy.length)] = random(256);
    return copy;
  },
  (input, random) => input.slice(0, random(input.length)),
  (input, random) => {
    const from = random(input.length);
    return concat(input.subarray(0, from), input.subarray(from + 1 + random(16)));
  },
  (input, random) => {
    const from = random(input.length);
    const piece = input.slice(from, from + 1 + random(64));
    const times = random(8) === 0 ? 1 + random(4000) : 1 + random(3);
    const repeated = new Uint8Array(Math.min(piece.length * times, LONGEST_INPUT));
    for (let at = 0; at < repeated.length; at++) repeated[at] = piece[at % piece.length] ?? 0;
    return insert(input, from, repeated);
  },
  (input, random, corpus) => {
    const other = pick(corpus, random) ?? input;
    return concat(input.subarray(0, random(input.length)), other.subarray(random(other.length)));
  },
  (input, random, _corpus, dictionary) =>
    insert(input, random(input.length + 1), pick(dictionary, random) ?? LONE_SURROGATE),
  (input, random, _corpus, dictionary) => {
    const token = pick(dictionary, random) ?? LONE_SURROGATE;
    const at = random(input.length + 1);
    return concat(input.subarray(0, at), token, input.subarray(at + token.length));
  },
];

export function tokensOf(dictionary: readonly string[] = []): Uint8Array[] {
  const encoder = new TextEncoder();
  return [...[...INTERESTING, ...dictionary].map((token) => encoder.encode(token)), LONE_SURROGATE];
}

/** One to four mutations of an input; never longer than {@link LONGEST_INPUT}. */
export function mutate(
  input: Uint8Array,
  random: Random,
  corpus: Uint8Array[],
  dictionary: Uint8Array[],
): Uint8Array {
  let mutated = input;
  for (let rounds = 1 + random(4); rounds > 0; rounds--) {
    const mutation = pick(MUTATIONS, random);
    if (mutation) mutated = mutation(mutated, random, corpus, dictionary).subarray(0, LONGEST_INPUT);
  }
  return mutated;
}
