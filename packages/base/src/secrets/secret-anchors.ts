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

/** Of a text: it holds more than ASCII. */
export const HOLDS_MORE_THAN_ASCII = 1;
/** Of a text: a pattern of a secret may be found in it. */
export const MAY_HOLD_SECRET = 2;

/** Texts up to this are looked at unit by unit: to have them brought to bytes would cost more. */
const SHORT = 16;
const scratch = new Uint8Array(2048);
const encoder = new TextEncoder();

/**
 * What one quick look at each character of a text tells ({@link HOLDS_MORE_THAN_ASCII}, {@link MAY_HOLD_SECRET}). The second is left
 * out only where no pattern of a secret is found in it: anchors of the patterns are looked for. Written `^…` an anchor has no
 * letter, digit or underscore before it, `#` is a digit, `…=` something that is assigned a value, `…@` something that an at
 * sign follows.
 */
export function lookOver(text: string): number {
  if (text.length <= SHORT || text.length * 3 > scratch.length) return lookOverUnits(text);
  const { written } = encoder.encodeInto(text, scratch);
  if (written !== text.length) return lookOverUnits(text);
  let triple = 0;
  for (let at = 0; at < written; at += 1) {
    triple = ((triple << CLASS_BITS) | classes[scratch[at]!]!) & TRIPLE_MASK;
    if (buckets[triple] !== 0 && endsAnchor(buckets[triple]!, text, at + 1)) return MAY_HOLD_SECRET;
  }
  return 0;
}

function lookOverUnits(text: string): number {
  let triple = 0;
  let told = 0;
  let all = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    all |= code;
    triple = ((triple << CLASS_BITS) | (code < 128 ? classes[code]! : 0)) & TRIPLE_MASK;
    if (told === 0 && buckets[triple] !== 0 && endsAnchor(buckets[triple]!, text, at + 1))
      told = MAY_HOLD_SECRET;
  }
  return all > 0x7f ? told | HOLDS_MORE_THAN_ASCII : told;
}

/** False only where no pattern of a secret is found in the text. */
export function mayHoldSecret(text: string): boolean {
  return (lookOver(text) & MAY_HOLD_SECRET) !== 0;
}

function endsAnchor(bucket: number, text: string, end: number): boolean {
  return anchors[bucket]!.some((anchor) => standsBefore(anchor, text, end));
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
