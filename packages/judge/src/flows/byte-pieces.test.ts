import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '@ancrage/base';
import fc from 'fast-check';
import { BytePieces, COPIED } from './byte-pieces.ts';

test('a quoted text is what canonical JSON writes, whatever it starts with', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom('\uFEFF', '\uFEFFa', '"', '\\', '\u007f', ''), fc.string()),
      (text) => {
        const pieces = new BytePieces();
        const bytes = new TextEncoder().encode(text);
        pieces.quoted(bytes, 0, bytes.length);
        const piece = pieces.end();
        const out = new DataView(new ArrayBuffer(pieces.lengthOf(piece) + COPIED));
        const end = pieces.copy(piece, out, 0);
        const written = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
          new Uint8Array(out.buffer, 0, end),
        );
        assert.equal(written, canonicalJson(text));
      },
    ),
  );
});
