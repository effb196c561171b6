import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { AnyFact } from '@ancrage/judge';
import fc from 'fast-check';
import { AnswerReader, AnswerWriter, frameOf } from './answer-frames.ts';
import type { Answer } from './answer-frames.ts';
import { packFacts } from './packed-facts.ts';

const evidence = digestOf('a file');
const number = fc.nat(2 ** 32 - 1);
const fact = fc.tuple(fc.string({ unit: 'grapheme' }), fc.nat()).map(([name, line]) => {
  const told = { kind: 'resource', value: { name }, at: { evidence, place: { line } } };
  return told as unknown as AnyFact;
});
const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.array(fact, { maxLength: 5 }).map((facts) => ({ facts: packFacts(facts) })),
  fc.string({ unit: 'grapheme' }).map((path) => ({
    outcome: { path, digest: evidence, bytes: 1, state: 'unrecognised' as const },
  })),
);
const told = fc.array(fc.tuple(number, answer), { maxLength: 5 });

test('property: answers are the same wherever the pieces end in which they come', () => {
  fc.assert(
    fc.property(told, fc.infiniteStream(fc.nat(40)), (answers, lengths) => {
      const bytes = Buffer.concat(answers.map(([file, said]) => frameOf(file, said)));
      const taken: [number, Answer][] = [];
      const reader = new AnswerReader((file, said) => taken.push([file, said]));
      for (let at = 0; at < bytes.length; ) {
        const { value } = lengths.next();
        reader.push(bytes.subarray(at, at + value));
        at += value;
      }
      assert.deepEqual(taken, answers);
    }),
  );
});

test('what is no answer is refused, at once where it says that it is larger than any', () => {
  const reader = (): AnswerReader => new AnswerReader(() => {});
  assert.throws(() => reader().push(Buffer.alloc(12, 0xff)), { code: 'FILE_READER_CRASHED' });
  const frame = frameOf(1, { facts: packFacts([]) });
  frame[8] = 0x21;
  assert.throws(() => reader().push(frame), { code: 'FILE_READER_CRASHED' });
  for (const said of [null, 1, [], {}, { outcome: null }, { outcome: { state: 'x' } }, { facts: null }])
    assert.throws(() => reader().push(frameOf(1, said as unknown as Answer)), {
      code: 'FILE_READER_CRASHED',
    });
});

test('answers are written one after another, and whoever waits is told where nobody reads any more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ancrage-answers-'));
  const path = join(folder, 'pipe');
  const pipe = openSync(path, 'w');
  const written = new AnswerWriter(pipe);
  const answers = ['a', 'b', 'c'].map(
    (name): Answer => ({
      outcome: { path: name.repeat(5000), digest: evidence, bytes: 0, state: 'refused' },
    }),
  );
  for (const said of answers) await written.write(1, said);
  await written.end();
  const taken: Answer[] = [];
  new AnswerReader((_, said) => taken.push(said)).push(readFileSync(path));
  assert.deepEqual(taken, answers);
  closeSync(pipe);
  const readOnly = openSync(path, 'r');
  const refused = new AnswerWriter(readOnly);
  await refused.write(1, answers[0]!);
  await assert.rejects(refused.end(), { code: 'EBADF' });
  await assert.rejects(refused.write(1, answers[0]!), { code: 'EBADF' });
  closeSync(readOnly);
  rmSync(folder, { recursive: true });
});
