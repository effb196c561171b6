import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BaseError } from './base-error.ts';
import { checkUtf8, decodeText, decodeUtf8In, isWellFormed, toNfc } from './decode-text.ts';

const wellFormed = fc.string({ unit: 'binary' });

test('reads back UTF-8 with or without mark, and UTF-16 of both orders', () => {
  const samples = fc.oneof(
    wellFormed,
    fc.constant('é😀'.repeat(20_001)),
    fc.constant(`a${'😀'.repeat(9000)}`),
  );
  fc.assert(
    fc.property(samples, (text) => {
      // A text that itself starts with a mark loses it, by definition.
      fc.pre(!text.startsWith('\ufeff'));
      const utf16le = Buffer.from(`\ufeff${text}`, 'utf16le');
      assert.equal(decodeText(Buffer.from(text)), text);
      assert.equal(decodeText(Buffer.from(`\ufeff${text}`)), text);
      assert.equal(decodeText(utf16le), text);
      assert.equal(decodeText(Buffer.from(utf16le).swap16()), text);
    }),
  );
});

test('one mark is dropped, not two', () => {
  assert.equal(decodeText(Buffer.from('\ufeff\ufeffa')), '\ufeffa');
});

test('says at which byte the text is invalid', () => {
  const cases: [number[], number][] = [
    [[0x61, 0xff], 1],
    [[0x61, 0x62, 0xc3], 2],
    [[0xc0, 0x80], 0],
    [[0xe0, 0x80, 0x80], 0],
    [[0x61, 0xed, 0xa0, 0x80], 1],
    [[0xf4, 0x90, 0x80, 0x80], 0],
    [[0xc3, 0xa9, 0xe2, 0x82], 2],
    [[0xef, 0xbb, 0xbf, 0x80], 3],
    [[0xff, 0xfe, 0x61], 2],
    [[0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8], 4],
    [[0xfe, 0xff, 0xdc, 0x00], 2],
  ];
  for (const [bytes, offset] of cases) {
    assert.throws(
      () => decodeText(Uint8Array.from(bytes)),
      (error) =>
        error instanceof BaseError && error.code === 'TEXT_ENCODING' && error.details['offset'] === offset,
      bytes.join(' '),
    );
  }
});

test('any bytes decode to well-formed text or throw TEXT_ENCODING', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      try {
        assert.ok(isWellFormed(decodeText(bytes)));
      } catch (error) {
        assert.ok(error instanceof BaseError && error.code === 'TEXT_ENCODING');
      }
    }),
    { numRuns: 2000 },
  );
});

test('bytes are checked without decoding as decoding would, at the same offset, wherever they lie in memory', () => {
  const ascii = fc.integer({ min: 0, max: 300 }).map((length) => 'a'.repeat(length));
  const bytes = fc
    .array(fc.oneof(ascii, fc.constantFrom('é', '😀', '\u07ff', '\uffff')), { maxLength: 5 })
    .chain((parts) =>
      fc.tuple(fc.constant(Buffer.from(parts.join(''))), fc.uint8Array({ maxLength: 2 }), ascii),
    )
    .map((parts) => Buffer.concat([parts[0], parts[1], Buffer.from(parts[2])]));
  fc.assert(
    fc.property(bytes, fc.nat(3), (content, shift) => {
      const placed = new Uint8Array(content.length + shift).subarray(shift);
      placed.set(content);
      const of = (run: () => unknown): unknown => {
        try {
          run();
          return undefined;
        } catch (error) {
          return (error as BaseError).details['offset'];
        }
      };
      // Behind an `x`, so that no mark is dropped.
      const decoded = of(() => decodeText(Buffer.concat([Buffer.from('x'), content])));
      assert.equal(
        of(() => checkUtf8(placed, 1)),
        decoded,
      );
      let strict = true;
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(content);
      } catch {
        strict = false;
      }
      assert.equal(decoded === undefined, strict);
    }),
    { numRuns: 1000 },
  );
});

test('well-formedness and composition', () => {
  assert.equal(isWellFormed('😀'), true);
  assert.equal(isWellFormed('\ud83d'), false);
  assert.equal(toNfc('e\u0301'), 'é');
});

test('a part of a text of bytes is decoded, short or long', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(1, 40),
      (before, part, times) => {
        const [head, whole] = [Buffer.from(before), Buffer.from(part.repeat(times))];
        const text = Buffer.concat([head, whole, head]).toString('latin1');
        assert.equal(decodeUtf8In(text, head.length, head.length + whole.length), part.repeat(times));
      },
    ),
  );
});
