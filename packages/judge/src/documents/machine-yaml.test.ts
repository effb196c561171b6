import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LineCounter, parseDocument, stringify } from 'yaml';
import { machineYaml } from './machine-yaml.ts';

/** What the library gives for a text; undefined where it has a word to say against it. */
function byLibrary(text: string): { readonly data: unknown } | undefined {
  const document = parseDocument(text, {
    uniqueKeys: true,
    prettyErrors: false,
    stringKeys: true,
    version: '1.2',
    schema: 'core',
  });
  return document.errors.length + document.warnings.length > 0
    ? undefined
    : { data: document.toJS() as unknown };
}

function agrees(text: string): boolean {
  const machine = machineYaml(text);
  if (machine === undefined) return false;
  const library = byLibrary(text);
  assert.ok(library !== undefined, `accepted, and the library refuses: ${JSON.stringify(text)}`);
  assert.deepStrictEqual(machine.data, library.data, JSON.stringify(text));
  return true;
}

test('what kubectl writes is read here, with the lines of its items', () => {
  const text =
    'apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  data:\n    a.conf: |\n      x = 1\n\n        y\n    b: |-\n      z\n' +
    "  metadata:\n    annotations: {}\n    name: 'it''s'\n    uid: \"1\"\n    count: 12\n    list: []\n    on: true\n    none: null\n    empty:\n" +
    '- kind: Node\n  spec:\n    podCIDRs:\n    - 10.0.0.0/24\n    - - nested\n      - |\n        text\nkind: List\n';
  assert.ok(agrees(text));
  const machine = machineYaml(text);
  assert.equal(machine?.rootLine, 0);
  assert.deepEqual(machine?.itemLines.get('items'), [2, 20]);
});

test('what machines do not write is left to the library', () => {
  for (const text of [
    'a: 1',
    'a: b # c\n',
    '# c\na: 1\n',
    'a: &x 1\n',
    'a: *x\n',
    'a: !t 1\n',
    'a: >\n  folded\n',
    'a: |+\n  kept\n',
    'a: |2\n   x\n',
    'a: b: c\n',
    'a: b\n  c\n',
    'a: 1\na: 2\n',
    'a: "\\u0041"\n',
    'a: {b: 1}\n',
    'a: 0x1f\n',
    'a: 1.5\n',
    'a: -0\n',
    '? a\n: b\n',
    'a\n',
    '__proto__: 1\n',
    'a: 1\n...\n',
    '\ta: 1\n',
    'a:\n - b\nc\n',
    '- '.repeat(100) + 'a\n',
  ])
    assert.equal(machineYaml(text), undefined, text);
});

const word = fc.constantFrom(
  'a',
  'b',
  'key',
  'true',
  'no',
  'null',
  '1',
  '01',
  '1.5',
  '1e3',
  '-',
  '- x',
  'x: y',
  'x #y',
  '#',
  "it's",
  '"',
  '{',
  '[',
  'é',
  '',
  ' x',
  'x ',
  'a\nb',
  'a\n\n b\n',
  '\n',
  ':',
  'a:',
  '~',
  '.',
  '...',
  '---',
  '-1',
  '0',
  '.inf',
  '0o7',
  'y:z',
);
const tree = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, tie('scalar'), tie('list'), tie('object')),
  scalar: fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null)),
  list: fc.array(tie('value'), { maxLength: 3 }),
  object: fc.dictionary(fc.oneof(fc.constantFrom('a', 'b-c', 'd.e/f', 'f:g', 'x_1'), word), tie('value'), {
    maxKeys: 4,
  }),
})).value;

test('property: what the library writes is read alike, or left to it', () => {
  let read = 0;
  fc.assert(
    fc.property(tree, fc.boolean(), (value, indentSeq) => {
      if (agrees(stringify(value, { lineWidth: 0, indentSeq }))) read += 1;
    }),
    { numRuns: 3000 },
  );
  assert.ok(read > 200, `${read} read here`);
});

test('property: lines put together at random are read alike, or left to the library', () => {
  const piece = fc.constantFrom(
    'a: 1',
    'b:',
    'c: x',
    '- a: 1',
    '- b',
    '-',
    '- - c',
    'd: |',
    'e: |-',
    'f: []',
    'g: {}',
    "h: 'i'",
    'j: "k"',
    '',
    '#',
    '---',
    '...',
    'l: m: n',
    '-  o: p',
    'q:  r',
    's: t ',
    'u:v',
    'w: [x, y]',
    'z: -',
    '- |',
    'plain',
  );
  const line = fc.tuple(fc.constantFrom(0, 0, 1, 2, 2, 4, 3), piece).map(([n, text]) => ' '.repeat(n) + text);
  let read = 0;
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      if (agrees(`${lines.join('\n')}\n`)) read += 1;
    }),
    { numRuns: 20_000 },
  );
  assert.ok(read > 100, `${read} read here`);
});

test('an item with nothing in it stands on the line of its dash', () => {
  for (const [text, lines] of [
    ['items:\n-\n- a: 1\n-\n', [1, 2, 3]],
    ['items:\n  -\n  -\n    a: 1\nkind: List\n', [1, 3]],
  ] as const) {
    assert.ok(agrees(text));
    assert.deepEqual(machineYaml(text)?.itemLines.get('items'), lines);
    assert.deepEqual(lines, linesByLibrary(text, lines.length));
  }
});

/** Lines of the items of a list, from 0, as the library tells them. */
function linesByLibrary(text: string, count: number): number[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  return Array.from({ length: count }, (_, at) => {
    const node = document.getIn(['items', at], true) as { range: [number, number, number] };
    return counter.linePos(node.range[0]).line - 1;
  });
}

test('property: lines of the root and of the items of its lists are those of the library', () => {
  const item = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof(fc.constant('x'), fc.constant('y\nz\n')),
    { minKeys: 1 },
  );
  fc.assert(
    fc.property(fc.array(item, { minLength: 1 }), fc.boolean(), fc.boolean(), (items, indentSeq, marked) => {
      const text = `${marked ? '---\n' : ''}${stringify({ kind: 'List', items }, { indentSeq })}`;
      const machine = machineYaml(text);
      const counter = new LineCounter();
      const document = parseDocument(text, { lineCounter: counter });
      const lineAt = (path: (string | number)[]): number => {
        const node = document.getIn(path, true) as { range: [number, number, number] };
        return counter.linePos(node.range[0]).line - 1;
      };
      assert.ok(machine !== undefined, text);
      assert.equal(machine.rootLine, counter.linePos(document.contents!.range[0]).line - 1);
      assert.deepEqual(
        machine.itemLines.get('items'),
        items.map((_, at) => lineAt(['items', at])),
      );
    }),
  );
});
