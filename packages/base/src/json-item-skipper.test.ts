import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { JsonItemSkipper } from './json-item-skipper.ts';
import { skipPlainly } from './testing/skip-plainly.ts';

const skipper = new JsonItemSkipper();

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
      assert.deepEqual(skipper.skip({}, bytes, from), skipPlainly(bytes, from));
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
        assert.deepEqual(skipper.skip({}, bytes, 0), skipPlainly(bytes, 0));
      }
});

test('behind the end of a piece nothing is read, and no more than a MiB of one', () => {
  skipper.skip({}, Buffer.from('1,'.repeat(300)), 0);
  assert.deepEqual(skipper.skip({}, Buffer.from('1,2'), 0), { next: 2, count: 1, lines: 0 });
  const large = Buffer.from('12345,\n'.repeat(300_000));
  const { next, count, lines } = skipper.skip({}, large, 0);
  assert.deepEqual([next, lines], [count * 7 - 1, count - 1]);
  assert.ok(next <= 1024 * 1024 && next > 1024 * 1024 - 8);
});

test('of one piece several lists are passed over, wherever they begin, its bytes taken once', () => {
  const piece = Buffer.from('1,2],[{"a":[3,4]},5],["]",6,\n7'.repeat(20));
  const kept = Buffer.from(piece);
  const owner = {};
  assert.deepEqual(skipper.skip(owner, piece, 0), skipPlainly(kept, 0));
  // Were it taken again, this would be found in it.
  piece.fill(0x5d);
  for (let from = 1; from <= piece.length; from += 1)
    assert.deepEqual(skipper.skip(owner, piece, from), skipPlainly(kept, from));
  assert.notDeepEqual(skipper.skip({}, piece, 0), skipPlainly(kept, 0));
  const large = Buffer.from('1,'.repeat(1_000_000));
  let from = 0;
  while (from < large.length) from = skipper.skip(large, large, from).next;
  assert.equal(from, large.length);
});
