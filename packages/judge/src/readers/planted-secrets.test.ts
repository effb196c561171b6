import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { canonicalJson, decodeText, digestOf, sampleSecrets } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import type { Reading } from '../reading/reading.ts';
import { readInPieces } from '../testing/read-in-pieces.ts';
import { readers, recogniseReader } from './registry.ts';

interface Target {
  readonly name: string;
  readonly seeds: () => readonly Uint8Array[];
}

const here = fileURLToPath(new URL('.', import.meta.url));
const files = globSync('**/*.fuzz.ts', { cwd: here }).sort();

/** Places within one file where a secret is planted. */
const PLANTED = 6;

/** Every so many-th planted file is also read in pieces, as a large one is: the same readers, on another road. */
const IN_PIECES = 5;

/** All that leaves a reader, on both roads: its reading, or what its error tells. */
function shown(bytes: Uint8Array, inPieces: boolean): string {
  const reader = recogniseReader(bytes, '');
  if (reader === undefined) return '';
  const evidence = digestOf('x');
  const whole = told(() => reader.read(bytes, { evidence, name: '' }));
  return inPieces && reader.open !== undefined
    ? whole + told(() => readInPieces(reader, bytes, evidence, [701]))
    : whole;
}

function told(read: () => Reading): string {
  try {
    return canonicalJson(read());
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const details = error instanceof JudgeError ? JSON.stringify(error.details) : '';
    return `${error.message} ${details}`;
  }
}

test('secrets of some sixty kinds, planted anywhere in a file of any format, are in no reading and no error', async () => {
  assert.ok(sampleSecrets.length >= 50);
  const covered = new Set<string>();
  let turns = 0;
  for (const file of files) {
    const { target } = (await import(new URL(file, import.meta.url).href)) as { target: Target };
    for (const [number, seed] of target.seeds().entries()) {
      const format = recogniseReader(seed, '')?.format;
      if (format !== undefined) covered.add(format);
      let text: string;
      try {
        text = decodeText(seed);
      } catch {
        continue;
      }
      const gaps = [...text.matchAll(/(?<=[\w"])(?=["\s,;])/g)].map(({ index }) => index);
      for (const [kindNumber, [kind, secret, part]] of sampleSecrets.entries()) {
        for (let turn = 0; turn < PLANTED && gaps.length > 0; turn += 1) {
          const at = gaps[(kindNumber * 31 + turn * 97 + number * 7) % gaps.length]!;
          const planted = `${text.slice(0, at)}/${secret}/${text.slice(at)}`;
          const seen = shown(new TextEncoder().encode(planted), turns % IN_PIECES === 0);
          turns += 1;
          // The middle, so that a secret cut short by whoever showed it is found as well.
          assert.ok(
            !seen.toLowerCase().includes(part.slice(10, 26).toLowerCase()),
            `${target.name} ${number}: ${kind} at ${at}: ${seen}`,
          );
        }
      }
    }
  }
  assert.deepEqual(
    readers.map(({ format }) => format).filter((format) => !covered.has(format)),
    [],
  );
});
