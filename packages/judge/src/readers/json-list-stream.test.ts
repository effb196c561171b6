import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBaseError, JsonNumber, parseStrictJson } from '@ancrage/base';
import type { JsonValue } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../errors/judge-error.ts';
import { JsonListStream } from './json-list-stream.ts';

const LISTS = ['data', 'wert"e'];

/** A value as text that tells everything apart. */
function shown(value: JsonValue): string {
  return JSON.stringify(value, (_, item: unknown) =>
    item instanceof JsonNumber ? [item.lexeme, '#'] : item,
  );
}

/** What a whole document holds: its items by pointer, and the rest; `refused` where the strict parser refuses it. */
function whole(bytes: Uint8Array): string[] {
  try {
    const root = parseStrictJson(bytes);
    if (Array.isArray(root)) return [...root.map((item, at) => `/${at} ${shown(item as JsonValue)}`), '[]'];
    if (typeof root !== 'object' || root === null || root instanceof JsonNumber) return [shown(root)];
    const rest: Record<string, JsonValue> = {};
    const items: string[] = [];
    for (const [name, value] of Object.entries(root as Record<string, JsonValue>)) {
      const listed = LISTS.includes(name) && Array.isArray(value);
      if (listed)
        for (const [at, item] of (value as JsonValue[]).entries())
          items.push(`/${name}/${at} ${shown(item)}`);
      rest[name] = listed ? [] : value;
    }
    return [...items, shown(rest)];
  } catch (error) {
    if (isBaseError(error)) return ['refused'];
    throw error;
  }
}

/** The same, from pieces of these lengths. */
function streamed(bytes: Uint8Array, lengths: readonly number[]): string[] {
  const told: string[] = [];
  try {
    const stream = new JsonListStream(LISTS, (item) => told.push(`${item.pointer} ${shown(item.value)}`));
    for (let at = 0, piece = 0; at < bytes.length; piece += 1) {
      const length = lengths[piece % lengths.length] ?? 7;
      stream.push(bytes.subarray(at, at + length));
      at += length;
    }
    return [...told, shown(stream.end().value)];
  } catch (error) {
    if (isBaseError(error)) return ['refused'];
    throw error;
  }
}

const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
const names = fc.constantFrom('data', 'wert"e', 'other', 'd\\ata', '');
const document = fc.oneof(
  fc.array(fc.jsonValue()),
  fc.dictionary(names, fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue())),
  fc.jsonValue(),
);

test('items and what stands beside them are those of the whole document, wherever pieces end', () => {
  fc.assert(
    fc.property(
      document,
      fc.constantFrom(undefined, 2),
      fc.constantFrom('', '\uFEFF', ' \n'),
      lengths,
      (value, indent, before, cuts) => {
        const bytes = new TextEncoder().encode(before + JSON.stringify(value, null, indent));
        assert.deepEqual(streamed(bytes, cuts), whole(bytes));
      },
    ),
    { numRuns: 500 },
  );
});

test('any text is read or refused as the strict parser reads or refuses the whole', () => {
  const unit = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '"data"',
    '"data":[',
    '"d\\u0061ta":[',
    '1',
    '1e999',
    'null',
    ' ',
    '\n',
    'é',
    '\u0001',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), fc.boolean(), lengths, (text, started, cuts) => {
      const bytes = new TextEncoder().encode(started ? `{"data":[${text}` : text);
      assert.deepEqual(streamed(bytes, cuts), whole(bytes));
    }),
    { numRuns: 4000 },
  );
});

test('an error tells the line of the file', () => {
  const stream = new JsonListStream(['data'], () => {});
  assert.throws(
    () => stream.push(new TextEncoder().encode('{"data": [\n{"a": 1},\n{\n"a": 1, "a": 2}\n]}')),
    (error) => isBaseError(error) && error.code === 'JSON_DUPLICATE_KEY' && error.details['line'] === 4,
  );
});

test('one item without end is refused before it fills the memory', () => {
  const stream = new JsonListStream([], () => {});
  stream.push(new TextEncoder().encode('["'));
  const piece = new Uint8Array(1 << 20).fill(0x61);
  assert.throws(() => {
    for (let count = 0; count < 20; count += 1) stream.push(piece);
  }, JudgeError);
});
