import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FuzzTarget, tryInput } from './fuzz.ts';
import { generator, LONGEST_INPUT, mutate, tokensOf } from './mutate.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('the same seed gives the same mutations, another seed others', () => {
  const series = (seed: number): string[] => {
    const random = generator(seed);
    const corpus = [bytes('{"a":1}'), bytes('[1,2,3]')];
    return Array.from({ length: 50 }, () =>
      Buffer.from(mutate(corpus[0]!, random, corpus, tokensOf(['null']))).toString('hex'),
    );
  };
  assert.deepEqual(series(7), series(7));
  assert.notDeepEqual(series(7), series(8));
  assert.ok(new Set(series(7)).size > 30);
});

test('inputs are never changed in place, nor grow without bound', () => {
  const random = generator(1);
  const seed = bytes('seed');
  let input = seed;
  for (let i = 0; i < 3000; i++) input = mutate(input, random, [seed, input], tokensOf());
  assert.ok(input.length <= LONGEST_INPUT);
  assert.deepEqual(seed, bytes('seed'));
});

test('empty inputs and corpora are mutated too', () => {
  const random = generator(3);
  for (let i = 0; i < 500; i++) mutate(new Uint8Array(), random, [], tokensOf());
});

test('a refusal has a code; any other throw is a crash', () => {
  const target = (run: FuzzTarget['run']): FuzzTarget => ({ name: 'x', run, seeds: () => [] });
  const refuse = (code: string) => (): never => {
    throw Object.assign(new Error('no'), { code });
  };
  assert.deepEqual(tryInput(target(refuse('JSON_SYNTAX')), bytes('')), { signature: '! JSON_SYNTAX' });
  assert.deepEqual(
    tryInput(
      target(() => 'object'),
      bytes(''),
    ),
    { signature: '= object' },
  );
  assert.ok('crash' in tryInput(target(refuse('ERR_INVALID_ARG_TYPE')), bytes('')));
  assert.ok(
    'crash' in
      tryInput(
        target(() => JSON.parse('{')),
        bytes(''),
      ),
  );
});
