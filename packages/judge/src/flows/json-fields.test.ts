import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { JsonFields } from './json-fields.ts';

const NAMES = ['a', 'b.c', 'b.d.e', 'a.b', 'long'] as const;

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'a.b', 'b.c', 'long', 'lang', 'x"y', '');
const json = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { weight: 3, arbitrary: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)) },
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
  object: fc.dictionary(name, tie('value'), { maxKeys: 6 }),
}));

/** What is asked for, in the last of the ways in which its points can be read: what stands last in the text counts. */
function asked(value: unknown, path: string): unknown[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([own, inner]) => [
    ...(own === path ? [inner] : []),
    ...(path.startsWith(`${own}.`) ? asked(inner, path.slice(own.length + 1)) : []),
  ]);
}

test('members are found as whoever makes the whole document finds them', () => {
  fc.assert(
    fc.property(
      json.object,
      fc.constantFrom(undefined, 1, ' \t'),
      fc.nat({ max: 5 }),
      (value, space, before) => {
        const text = JSON.stringify(value, undefined, space);
        const data = Buffer.from(`${'x'.repeat(before)}${text}`);
        const fields = new JsonFields(NAMES);
        assert.ok(fields.read(data, before, data.length));
        for (const [index, path] of NAMES.entries()) {
          const told = asked(value, path).at(-1);
          const shown = data.subarray(fields.from(index), fields.to(index)).toString();
          if (told === undefined) assert.equal(fields.member(path), '');
          else if (typeof told === 'number' || typeof told === 'boolean') assert.equal(shown, String(told));
          else if (typeof told === 'string' && !JSON.stringify(told).includes('\\')) {
            assert.equal(shown, told);
            assert.equal(fields.member(path), told);
          } else if (told === null) assert.equal(fields.member(path), '');
        }
      },
    ),
  );
});

test('what is cut off or followed by something is none, and what is broken ends', () => {
  const whole = Buffer.from('{"a":{"x":[1,{"y":"z"}]},"b":{"c":"t","d":{}},"long":12}');
  const fields = new JsonFields(NAMES);
  assert.ok(fields.read(whole, 0, whole.length));
  for (let to = 0; to < whole.length; to += 1) assert.ok(!fields.read(whole, 0, to), String(to));
  for (const wrong of [
    '{"a":1}x',
    '{"a" 1}',
    '{"a":1,}',
    '{,}',
    '{"b":{,}}',
    '[1]',
    '{"a":}',
    '{"b":{"c":1]}',
  ])
    assert.ok(!fields.read(Buffer.from(wrong), 0, wrong.length), wrong);
  const deep = Buffer.from(`{"a":${'['.repeat(500)}${']'.repeat(500)}}`);
  assert.ok(!fields.read(deep, 0, deep.length));
});
