import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { forEachLine, lineText } from './access-log/log-lines.ts';
import { LineStream } from './line-stream.ts';

test('property: pieces give the lines that the whole gives', () => {
  const parts = fc.constantFrom('\n', '\r\n', '\r', 'a', 'bc', 'é', '\uFEFF', ' ');
  fc.assert(
    fc.property(
      fc.array(parts, { maxLength: 30 }),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
      (texts, lengths) => {
        const bytes = new TextEncoder().encode(texts.join(''));
        const whole: unknown[] = [];
        forEachLine(bytes, (start, end, line) => whole.push([line, lineText(bytes, start, end)]));
        const pieces: unknown[] = [];
        const stream = new LineStream((piece, start, end, line) =>
          pieces.push([line, lineText(piece, start, end)]),
        );
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const length = lengths[turn % lengths.length]!;
          stream.push(bytes.slice(at, at + length));
          at += length;
        }
        stream.end();
        assert.deepEqual(pieces, whole);
      },
    ),
  );
});

test('a line that never ends is refused, not held', () => {
  const stream = new LineStream(() => {});
  const piece = new Uint8Array(1 << 20).fill(0x20);
  assert.throws(
    () => {
      for (let count = 0; count < 33; count += 1) stream.push(piece);
    },
    { code: 'READ_SYNTAX' },
  );
});
