import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { JsonCursor, toPlain } from './json-cursor.ts';
import { openStrictJson, parseStrictJson } from './strict-json.ts';

const root = new JsonCursor(
  parseStrictJson('{"b":[1,"2.50",{"x/y":{"m~n":true}}],"a":null,"s":"text","z":1.5,"10":0,"9":0}'),
);

test('pointers follow RFC 6901', () => {
  assert.equal(root.pointer, '');
  assert.equal(root.path('b', 2, 'x/y', 'm~n')?.pointer, '/b/2/x~1y/m~0n');
  assert.equal(root.path('b', 2, 'x/y', 'm~n')?.boolean(), true);
  assert.equal(new JsonCursor(null, '/from').get('x'), undefined);
  assert.deepEqual(
    root
      .get('b')
      ?.items()
      .map((item) => item.pointer),
    ['/b/0', '/b/1', '/b/2'],
  );
});

test('entries are sorted by code unit', () => {
  assert.deepEqual(
    root.entries().map(([key, cursor]) => [key, cursor.pointer]),
    ['10', '9', 'a', 'b', 's', 'z'].map((key) => [key, `/${key}`]),
  );
});

test('what is absent or of another type is undefined or empty', () => {
  assert.equal(root.get('toString'), undefined);
  assert.equal(root.at(0), undefined);
  assert.equal(root.path('b', '0'), undefined);
  assert.equal(root.path('b', 9), undefined);
  assert.equal(root.path('b', -1), undefined);
  assert.equal(root.path('b', 0.5), undefined);
  assert.equal(root.path('z', 'lexeme'), undefined);
  assert.deepEqual(root.items(), []);
  assert.deepEqual(root.get('z')?.entries(), []);
  assert.deepEqual(root.get('b')?.entries(), []);
  assert.equal(root.get('a')?.value, null);
  assert.equal(root.get('a')?.string(), undefined);
});

test('each type answers to its name only', () => {
  assert.equal(root.get('s')?.string(), 'text');
  assert.equal(root.get('s')?.decimal(), undefined);
  assert.equal(root.path('b', 0)?.integer(), 1);
  assert.equal(root.path('b', 0)?.string(), undefined);
  assert.equal(root.path('b', 1)?.integer(), undefined);
  assert.equal(root.path('b', 1)?.decimal()?.toString(), '2.5');
  assert.equal(root.get('z')?.integer(), undefined);
  assert.equal(root.get('z')?.decimal()?.toString(), '1.5');
  assert.equal(root.get('z')?.isObject(), false);
  assert.equal(root.get('b')?.isArray(), true);
  assert.equal(root.get('b')?.isObject(), false);
  assert.equal(root.isObject(), true);
});

/** All that a cursor and those below it answer. */
function told(cursor: JsonCursor): unknown {
  return [
    cursor.pointer,
    cursor.string(),
    cursor.boolean(),
    cursor.integer(),
    cursor.decimal()?.toString(),
    cursor.isObject(),
    cursor.isArray(),
    toPlain(cursor.value),
    cursor.at(-1) === undefined && cursor.at(0.5) === undefined && cursor.get('not there') === undefined,
    cursor.items().map((item, index) => [told(item), cursor.at(index)?.pointer]),
    cursor.at(cursor.items().length),
    cursor.keys().toSorted(),
    cursor.entries().map(([key, child]) => [key, told(child), told(cursor.get(key)!)]),
  ];
}

test('the text of a member, or at the end of a path, is what a cursor there has', () => {
  const text = '{"b":[1,"2.50",{"x":{"y":"z","n":null}}],"s":"text","10":"ten"}';
  const paths = [
    ['s'],
    ['10'],
    ['b'],
    ['b', 1],
    ['b', 0],
    ['b', 9],
    ['b', 2, 'x', 'y'],
    ['b', 2, 'x', 'n'],
    ['s', 'x'],
    [],
  ];
  for (const cursor of [new JsonCursor(parseStrictJson(text)), new JsonCursor(openStrictJson(text))]) {
    for (const path of paths) assert.equal(cursor.textAlong(path), cursor.path(...path)?.string());
    for (const key of ['s', '10', 'b', 'absent']) assert.equal(cursor.text(key), cursor.get(key)?.string());
    assert.equal(cursor.textAlong(['b', 2, 'x', 'y']), 'z');
    assert.equal(cursor.text('s'), 'text');
  }
});

test('what is null is told apart from all else, opened or parsed', () => {
  const text = '[null, 0, "", false, [], {}, {"a": null}]';
  for (const list of [new JsonCursor(parseStrictJson(text)), new JsonCursor(openStrictJson(text))]) {
    assert.deepEqual(
      list.items().map((item) => item.isNull()),
      [true, false, false, false, false, false, false],
    );
    assert.equal(list.path(6, 'a')?.isNull(), true);
  }
});

test('a document that was opened answers as one that was parsed', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }), (value) => {
      const text = JSON.stringify(value);
      const opened = new JsonCursor(openStrictJson(Buffer.from(text)));
      assert.deepEqual(told(opened), told(new JsonCursor(parseStrictJson(text))));
    }),
  );
  const many = `{${Array.from({ length: 200 }, (_, n) => `"k${n}":[${n}],"é${n}":${n}`).join(',')}}`;
  assert.deepEqual(told(new JsonCursor(openStrictJson(many))), told(new JsonCursor(parseStrictJson(many))));
  const odd = '{"\\u0061":1,"é":[{"__proto__":{"a":"\\u00e9"}},"’"],"b":null}';
  assert.deepEqual(told(new JsonCursor(openStrictJson(odd))), told(new JsonCursor(parseStrictJson(odd))));
});
