import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { AnyFact } from '@ancrage/judge';
import fc from 'fast-check';
import { FrameReader, frameOf } from './fact-frames.ts';
import { unpackFacts } from './packed-facts.ts';

const evidence = digestOf('a file');
const number = fc.nat(2 ** 32 - 1);
const fact = fc.tuple(fc.string({ unit: 'grapheme' }), fc.nat()).map(([name, line]) => {
  const told = { kind: 'resource', value: { name }, at: { evidence, place: { line } } };
  return told as unknown as AnyFact;
});
const told = fc.tuple(number, fc.array(fact, { maxLength: 5 }));

test('property: frames are the same wherever the pieces end in which they come', () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 5 }), fc.infiniteStream(fc.nat(40)), (frames, lengths) => {
      const bytes = Buffer.concat(frames.map(([mark, facts]) => frameOf(mark, facts)));
      const taken: [number, AnyFact[]][] = [];
      const reader = new FrameReader((mark, packed) => taken.push([mark, unpackFacts(packed, evidence)]));
      for (let at = 0; at < bytes.length; ) {
        const { value } = lengths.next();
        reader.push(bytes.subarray(at, at + value));
        at += value;
      }
      assert.deepEqual(taken, frames);
    }),
  );
});

test('what is no frame is refused, at once where it says that it is larger than any', () => {
  const reader = (): FrameReader => new FrameReader(() => {});
  assert.throws(() => reader().push(Buffer.alloc(12, 0xff)), { code: 'FILE_READER_CRASHED' });
  const frame = frameOf(1, []);
  frame[8] = 0x21;
  assert.throws(() => reader().push(frame), { code: 'FILE_READER_CRASHED' });
});
