import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, digestOf, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../errors/judge-error.ts';
import { readerSamples } from '../testing/golden-readings.ts';
import { readInShares } from '../testing/read-in-shares.ts';
import { recogniseReader } from './registry.ts';
import { sharesByFormat } from './shares-by-format.ts';

/** Findings that a document wraps, also as a list of their own. */
function unwrapped(bytes: Uint8Array): Uint8Array[] {
  const list = /^\s*\{\s*"Findings"\s*:\s*(\[[^]*\])\s*\}\s*$/.exec(new TextDecoder().decode(bytes))?.[1];
  return list === undefined ? [bytes] : [bytes, new TextEncoder().encode(list)];
}

const samples = [...(await readerSamples()).values()]
  .flat()
  .flatMap(unwrapped)
  .flatMap((bytes) => {
    const reader = recogniseReader(bytes, '');
    return reader !== undefined && reader.format in sharesByFormat ? [{ reader, bytes }] : [];
  });

/** What two shares make; undefined where one is to read the file. */
function shared({ reader, bytes }: (typeof samples)[number], at: number, length: number): string | undefined {
  try {
    const reading = readInShares(reader, bytes, digestOf(bytes), at, length);
    return reading && canonicalJson(reading);
  } catch (error) {
    if (error instanceof JudgeError || isBaseError(error)) return undefined;
    throw error;
  }
}

function whole({ reader, bytes }: (typeof samples)[number]): string {
  try {
    return canonicalJson(reader.read(bytes, { evidence: digestOf(bytes), name: '' }));
  } catch (error) {
    if (error instanceof JudgeError || isBaseError(error)) return 'refused';
    throw error;
  }
}

test('each of the formats of which a file is read in two shares gives some samples that are', async () => {
  const divided = new Set(
    samples
      .filter((sample) => shared(sample, sample.bytes.length >> 1, 1000) !== undefined)
      .map(({ reader }) => reader.format),
  );
  assert.deepEqual([...divided].sort(), Object.keys(sharesByFormat).sort());
  for (const [format, load] of Object.entries(sharesByFormat)) assert.equal((await load()).format, format);
});

test('property: what two shares of a file give, wherever it is divided, is what one reading gives; a refusal leaves it to one', () => {
  const parts = fc.constantFrom('{', '}', '[', ']', ',', '\n', ' ', '"', 'null', '{},', '[],');
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.nat(),
      fc.integer({ min: 4, max: 900 }),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.oneof(fc.constant(''), parts)), { maxLength: 1 }),
      ({ reader, bytes }, at, length, changes) => {
        let altered = Buffer.from(bytes);
        for (const [place, cut, put] of changes) {
          const from = place % (altered.length + 1);
          altered = Buffer.concat([
            altered.subarray(0, from),
            Buffer.from(put),
            altered.subarray(from + (put === '' ? cut : 0)),
          ]);
        }
        const file = { reader, bytes: altered };
        const told = shared(file, at % (altered.length + 2), length);
        assert.ok(told === undefined || told === whole(file));
      },
    ),
    { numRuns: 600 },
  );
});

test('a file without faults is not left to one thread, wherever it is divided', () => {
  for (const file of samples) {
    if (shared(file, file.bytes.length >> 1, 1000) === undefined) continue;
    const one = whole(file);
    for (let at = 0; at <= file.bytes.length; at += Math.max(1, file.bytes.length >> 4))
      assert.ok(shared(file, at, 500) === one, `${file.reader.format} at ${at} of ${file.bytes.length}`);
  }
});
