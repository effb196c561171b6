import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { JsonItemSkipper } from './json-item-skipper.ts';
import type { SkippedItems } from './json-item-skipper.ts';

const skipper = new JsonItemSkipper();

/** The same, byte by byte. */
function plainly(piece: Uint8Array, from: number): SkippedItems {
  let [next, count, lines] = [from, 0, 0];
  let [depth, sinceNext] = [0, 0];
  for (let at = from; at < piece.length; at += 1) {
    const letter = String.fromCharCode(piece[at]!);
    if (letter === '"') {
      for (at += 1; at < piece.length && piece[at] !== 0x22; at += 1) {
        if (piece[at] === 0x5c) at += 1;
        if (piece[at] === 0x0a) sinceNext += 1;
      }
    } else if (letter === '\n') sinceNext += 1;
    else if ('[{'.includes(letter)) depth += 1;
    else if (']}'.includes(letter)) {
      if (depth === 0) break;
      depth -= 1;
    } else if (letter === ',' && depth === 0) {
      next = at + 1;
      count += 1;
      lines += sinceNext;
      sinceNext = 0;
    }
  }
  return { next, count, lines };
}

const some = fc.oneof(
  fc.constantFrom(
    '"',
    '\\',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '\n',
    ' ',
    '\\"',
    '\\\\',
    '",',
    '{}',
    '"x"',
    'é',
    ' '.repeat(20),
    'a'.repeat(40),
  ),
  fc.constantFrom('{"a":[1,{"b":"c,]"}],"d":"\\""},', '[[[]]],\n', '1,'),
);
const text = fc.array(some, { maxLength: 60 }).map((parts) => Buffer.from(parts.join('')));

test('items are passed over as byte by byte, whatever stands in them and wherever it begins and ends', () => {
  fc.assert(
    fc.property(text, fc.nat(40), (bytes, start) => {
      const from = Math.min(start, bytes.length);
      assert.deepEqual(skipper.skip(bytes, from), plainly(bytes, from));
    }),
    { numRuns: 5000 },
  );
});

test('each byte in each place, within a string and outside, behind a backslash and not', () => {
  for (let before = 0; before < 20; before += 1)
    for (let byte = 0; byte < 0x100; byte += 1)
      for (const [head, tail] of [
        ['[', '],1,'],
        ['["', '"],1,'],
        ['["\\', '"],1,"],'],
        ['', ',1,'],
      ] as const) {
        const bytes = Buffer.from(`${' '.repeat(before)}${head}.${tail}${'z'.repeat(20)},`);
        bytes[before + head.length] = byte;
        assert.deepEqual(skipper.skip(bytes, 0), plainly(bytes, 0));
      }
});

test('behind the end of a piece nothing is read, and no more than a MiB of one', () => {
  skipper.skip(Buffer.from('1,'.repeat(300)), 0);
  assert.deepEqual(skipper.skip(Buffer.from('1,2'), 0), { next: 2, count: 1, lines: 0 });
  const large = Buffer.from('12345,\n'.repeat(300_000));
  const { next, count, lines } = skipper.skip(large, 0);
  assert.deepEqual([next, lines], [count * 7 - 1, count - 1]);
  assert.ok(next <= 1024 * 1024 && next > 1024 * 1024 - 8);
});
