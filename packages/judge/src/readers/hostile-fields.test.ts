import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, isBaseError } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import { readerSamples } from '../testing/golden-readings.ts';
import { recogniseReader } from './registry.ts';

/** What a tool would never write in the place of a value, as JSON text. */
const ODD = [
  'null',
  'true',
  '-1',
  '9007199254740993',
  '1e400',
  '""',
  '"\\u0000\\ud83d\\ude00 \\u202e__proto__"',
  `"${'9'.repeat(5000)}"`,
  '[]',
  '[[[]],null,{}]',
  '{}',
  '{"__proto__":{"constructor":1},"toString":null}',
];
/** Samples are small; of one that is not, so many places are tried. */
const MOST_PLACES = 120;
const MARK = '@@here@@';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** The document once for each of its places, with a mark there. */
function* marked(value: Json, whole: () => string, put: (value: Json) => void): Generator<string> {
  put(MARK);
  yield whole();
  put(value);
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const holder = value as Record<string, Json>;
    yield* marked(holder[key]!, whole, (next) => {
      holder[key] = next;
    });
  }
}

/** Reads bytes by whichever reader knows them; only the errors that readers are meant to throw may come. */
function read(bytes: Uint8Array): void {
  try {
    const reader = recogniseReader(bytes, 'x');
    reader?.read(bytes, { evidence: digestOf(bytes), name: 'x' });
  } catch (error) {
    if (!(error instanceof JudgeError) && !isBaseError(error)) throw error;
  }
}

function parsed(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json;
  } catch {
    return undefined;
  }
}

for (const [name, files] of await readerSamples())
  test(`${name}: whatever stands in any one place of a sample, it is read or refused`, () => {
    for (const bytes of files) {
      const root = { it: parsed(bytes) };
      if (typeof root.it !== 'object') continue;
      const texts = [
        ...marked(
          root.it,
          () => JSON.stringify(root.it),
          (next) => (root.it = next),
        ),
      ];
      const step = Math.ceil(texts.length / MOST_PLACES);
      for (const [at, text] of texts.entries())
        if (at % step === 0) {
          const odd = ODD[Math.floor(at / step) % ODD.length]!;
          const changed = new TextEncoder().encode(text.replace(`"${MARK}"`, () => odd));
          assert.doesNotThrow(() => read(changed), `${name}: ${odd.slice(0, 60)} at ${at}`);
        }
    }
  });
