import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEAD_BYTES } from './reader.ts';
import { readers, recogniseReader } from './registry.ts';

/** Pieces that, repeated, make a careless regular expression try every way of cutting them. */
const PIECES = [
  '\n',
  ' ',
  ' \n',
  '\t',
  '#\n',
  '# \n',
  '---\n',
  '{',
  '[',
  '{ ',
  '"',
  '",',
  'a',
  'a.',
  'eyJ',
  '0',
  '- ',
];
const ENDINGS = ['x ancrage: dossier/1', '"payload":"', '"recordType": "entity"', ' - User "', '\u0000'];

test('no head of a file makes recognition slow', { timeout: 60_000 }, () => {
  for (const piece of PIECES) {
    for (const ending of ENDINGS) {
      const text = piece.repeat(Math.ceil(HEAD_BYTES / piece.length)).slice(0, HEAD_BYTES - 64) + ending;
      const bytes = new TextEncoder().encode(text);
      for (const reader of readers) {
        const start = performance.now();
        reader.recognise({ text, bytes, name: 'x' });
        const ms = performance.now() - start;
        assert.ok(ms < 1000, `${reader.format}: ${ms} ms for ${JSON.stringify(piece)} … ${ending}`);
      }
      recogniseReader(bytes, 'x');
    }
  }
});
