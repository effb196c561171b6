import { secretPatterns } from './secret-patterns.ts';

/** Letters without case, digits together, four marks; all else is one. Three classes in a row have a place in a table. */
const CLASS_BITS = 5;
const TRIPLE_MASK = (1 << (3 * CLASS_BITS)) - 1;
const classes = new Uint8Array(128);
for (let letter = 0; letter < 26; letter += 1) classes[0x41 + letter] = classes[0x61 + letter] = letter + 1;
classes.fill(27, 0x30, 0x3a);
for (const [index, mark] of ['-', '_', '.', ':'].entries()) classes[mark.charCodeAt(0)] = 28 + index;

interface Anchor {
  /** In lower case; `#` stands for any digit. */
  readonly literal: string;
  /** No letter, digit or underscore stands before it. */
  readonly bound: boolean;
  /** What must follow somewhere (`@`), or at once (`=`: an assignment). */
  readonly followed: '@' | '=' | '';
}

/** Anchors by the classes of their last three characters. */
const buckets = new Uint8Array(TRIPLE_MASK + 1);
const anchors: Anchor[][] = [[]];
for (const written of new Set(secretPatterns.flatMap(([, , list]) => list))) {
  const [, bound, literal, followed] = /^(\^?)(.{3,}?)([@=]?)$/.exec(written)!;
  let triple = 0;
  for (const letter of literal!.slice(-3))
    triple = (triple << CLASS_BITS) | (letter === '#' ? 27 : classes[letter.charCodeAt(0)]!);
  if (buckets[triple] === 0) buckets[triple] = anchors.push([]) - 1;
  anchors[buckets[triple]!]!.push({
    literal: literal!,
    bound: bound !== '',
    followed: followed as Anchor['followed'],
  });
}

/**
 * False only where no pattern of a secret is found in the text: one quick look at each character, for the anchors of the
 * patterns. Written `^…` an anchor has no letter, digit or underscore before it, `#` is a digit, `…=` something that is
 * assigned a value, `…@` something that an at sign follows.
 */
export function mayHoldSecret(text: string): boolean {
  let triple = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    triple = ((triple << CLASS_BITS) | (code < 128 ? classes[code]! : 0)) & TRIPLE_MASK;
    const bucket = buckets[triple]!;
    if (bucket !== 0 && anchors[bucket]!.some((anchor) => standsBefore(anchor, text, at + 1))) return true;
  }
  return false;
}

const ASSIGNMENT = /["']?\s{0,4}[:=]/y;

function standsBefore({ literal, bound, followed }: Anchor, text: string, end: number): boolean {
  const start = end - literal.length;
  if (start < 0 || (bound && start > 0 && isWord(text.charCodeAt(start - 1)))) return false;
  for (let i = 0; i < literal.length; i += 1) {
    const code = text.charCodeAt(start + i);
    const wanted = literal.charCodeAt(i);
    if (wanted === 0x23 ? code < 0x30 || code > 0x39 : code !== wanted && !isUpperOf(code, wanted))
      return false;
  }
  if (followed === '@') return text.includes('@', end);
  ASSIGNMENT.lastIndex = end;
  return followed === '' || ASSIGNMENT.test(text);
}

function isUpperOf(code: number, wanted: number): boolean {
  return code >= 0x41 && code <= 0x5a && code + 0x20 === wanted;
}

function isWord(code: number): boolean {
  return code < 128 && (code === 0x5f || (classes[code]! >= 1 && classes[code]! <= 27));
}
