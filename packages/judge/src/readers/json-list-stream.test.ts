import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBaseError, JsonNumber, parseStrictJson } from '@ancrage/base';
import type { JsonValue } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../errors/judge-error.ts';
import { jsonDocuments } from './json-documents.ts';
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
    // Without a prototype, which a key of that name would set.
    const rest = Object.create(null) as Record<string, JsonValue>;
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
    const stream = new JsonListStream({
      isList: (path) => path.length === 0 || (path.length === 1 && LISTS.includes(String(path[0]))),
      item: (item) => told.push(`${item.pointer} ${shown(item.value)}`),
      document: (root) => told.push(shown(root.value)),
    });
    for (let at = 0, piece = 0; at < bytes.length; piece += 1) {
      const length = lengths[piece % lengths.length] ?? 7;
      stream.push(bytes.subarray(at, at + length));
      at += length;
    }
    stream.end();
    return told;
  } catch (error) {
    if (isBaseError(error)) return ['refused'];
    throw error;
  }
}

const nothing = { item: () => {}, document: () => {} };
/** Short, and as long as the whole. */
const length = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(200, 10_000));
const lengths = fc.array(length, { minLength: 1, maxLength: 6 });
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

test('documents one behind another are told apart as the whole text is, lists at any depth among them', () => {
  const isList = (path: readonly (string | number)[]): boolean => path.at(-1) === 'data' && path.length < 5;
  const rest = (value: JsonValue, path: readonly (string | number)[], told: string[]): JsonValue => {
    if (Array.isArray(value)) {
      if (!isList(path)) return value.map((item: JsonValue, at) => rest(item, [...path, at], told));
      for (const [at, item] of (value as JsonValue[]).entries())
        told.push(`/${[...path, at].join('/')} ${shown(item)}`);
      return [];
    }
    if (typeof value !== 'object' || value === null || value instanceof JsonNumber) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, rest(inner, [...path, name], told)]),
    );
  };
  const asWhole = (bytes: Uint8Array): string[] => {
    try {
      return [...jsonDocuments(bytes)].flatMap(({ root }) => {
        const told: string[] = [];
        const left = shown(rest(root.value, [], told));
        return [...told, left];
      });
    } catch (error) {
      if (isBaseError(error)) return ['refused'];
      throw error;
    }
  };
  const inPieces = (bytes: Uint8Array, cuts: readonly number[]): string[] => {
    const told: string[] = [];
    const stream = new JsonListStream({
      isList,
      several: true,
      item: (item) => told.push(`${item.pointer} ${shown(item.value)}`),
      document: (root) => told.push(shown(root.value)),
    });
    try {
      for (let at = 0, piece = 0; at < bytes.length; at += cuts[piece % cuts.length]!, piece += 1)
        stream.push(bytes.subarray(at, at + cuts[piece % cuts.length]!));
      stream.end();
      return told;
    } catch (error) {
      if (isBaseError(error)) return ['refused'];
      throw error;
    }
  };
  const deep = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(1, 'a"[', null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('data', 'a', 'b\\'), tie('value')),
    ),
  })).value;
  const unit = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"data":[',
    '{"data":[',
    '1',
    'x',
    ' ',
    '\n',
  );
  const texts = fc.oneof(
    fc
      .array(fc.tuple(deep, fc.constantFrom('', ' ', '\n')), { maxLength: 4 })
      .map((parts) => parts.map(([value, behind]) => JSON.stringify(value) + behind).join('')),
    fc.string({ unit, maxLength: 24 }),
  );
  fc.assert(
    fc.property(fc.constantFrom('', '\uFEFF', ' '), texts, lengths, (before, text, cuts) => {
      const bytes = new TextEncoder().encode(before + text);
      assert.deepEqual(inPieces(bytes, cuts), asWhole(bytes));
    }),
    { numRuns: 1000 },
  );
});

test('a list behind bytes that are no UTF-8, in the same piece, is none of what was read before', () => {
  streamed(Buffer.from(`{"data":[${'0,'.repeat(150)}0]}`), [1 << 20]);
  const text = `{"data":[1,2],"x":"\xff${'y'.repeat(100)}","wert\\"e":[${'1,'.repeat(20)}1]}`;
  const told: string[] = [];
  const stream = new JsonListStream({
    isList: (path) => path.length === 1,
    item: (item) => told.push(`${item.pointer} ${shown(item.value)}`),
    document: () => {},
  });
  assert.throws(
    () => {
      stream.push(Buffer.from(text, 'latin1'));
      stream.end();
    },
    { code: 'TEXT_ENCODING' },
  );
  assert.ok(
    told.every((item) => /^\S+ \["[12]","#"\]$/.test(item)),
    told.join(', '),
  );
});

test('an item in another encoding than its file is refused as the whole is', () => {
  for (const [mark, encoding] of [
    [[0xff, 0xfe], 'utf16le'],
    [[0xef, 0xbb, 0xbf], 'utf8'],
  ] as const) {
    const item = Buffer.concat([Buffer.from(mark), Buffer.from('{"a":1}', encoding)]);
    const bytes = Buffer.concat([Buffer.from('{"data":['), item, Buffer.from(']}')]);
    assert.throws(() => parseStrictJson(bytes));
    for (const cuts of [[1], [5], [40]])
      assert.deepEqual(streamed(bytes, cuts), whole(bytes), `${encoding} ${cuts[0]}`);
  }
});

test('an error tells the line of the file', () => {
  const stream = new JsonListStream({ isList: ([name]) => name === 'data', ...nothing });
  assert.throws(
    () => stream.push(new TextEncoder().encode('{"data": [\n{"a": 1},\n{\n"a": 1, "a": 2}\n]}')),
    (error) => isBaseError(error) && error.code === 'JSON_DUPLICATE_KEY' && error.details['line'] === 4,
  );
});

test('one item without end is refused before it fills the memory', () => {
  const stream = new JsonListStream({ isList: () => true, ...nothing });
  stream.push(new TextEncoder().encode('["'));
  const piece = new Uint8Array(1 << 20).fill(0x61);
  assert.throws(() => {
    for (let count = 0; count < 40; count += 1) stream.push(piece);
  }, JudgeError);
});
