import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBaseError, parseStrictJson, toPlain } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../errors/judge-error.ts';
import { jsonMembers } from './json-members.ts';

const membersOf = (text: string): Record<string, unknown> =>
  Object.fromEntries(
    [...jsonMembers(new TextEncoder().encode(text))].map(({ name, bytes }) => [
      name,
      toPlain(parseStrictJson(bytes)),
    ]),
  );
const known = (error: unknown): boolean => error instanceof JudgeError || isBaseError(error);

test('the members of any object are those that parsing the whole gives', () => {
  const name = fc.string({ maxLength: 6 }).filter((text) => text !== '__proto__');
  fc.assert(
    fc.property(
      fc.dictionary(name, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6, noNullPrototype: true }),
      fc.constantFrom(undefined, 1, '\t'),
      (object, space) => {
        const text = JSON.stringify(object, undefined, space);
        assert.deepEqual(membersOf(`\n${text}\r\n`), toPlain(parseStrictJson(text)));
      },
    ),
    { numRuns: 200 },
  );
});

test('property: what the strict parser refuses of the whole is refused, at any cut', () => {
  const text = '{"a":[1,{"b":"}"}],"c" : {"d":"\\"]"} , "e":null}';
  assert.deepEqual(membersOf(text), toPlain(parseStrictJson(text)));
  for (let end = 0; end < text.length; end += 1)
    assert.throws(() => membersOf(text.slice(0, end)), known, text.slice(0, end));
});

test('another outline is refused, and a member that comes twice, also where its name is written in another way', () => {
  for (const text of ['', '[]', '{', '{"a"}', '{"a":1,}', '{a:1}', '{"a":1}x', '{"a":1]', '{"a":1}{}', '{,}'])
    assert.throws(() => membersOf(text), known, text);
  for (const text of ['{"a":1,"a":2}', '{"a":1,"\\u0061":2}'])
    assert.throws(() => membersOf(text), { code: 'READ_SHAPE' }, text);
  assert.deepEqual(membersOf('{}'), {});
  const many = `{${Array.from({ length: 1_001 }, (_, index) => `"m${index}":0`).join(',')}}`;
  assert.throws(() => membersOf(many), { code: 'READ_SHAPE' });
});
