import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachYamlDocument, parseYamlDocument } from './yaml-document.ts';
import type { YamlDocument } from './yaml-document.ts';

const read = (text: string): unknown => parseYamlDocument(new TextEncoder().encode(text)).data;

function documentsOf(bytes: Uint8Array): YamlDocument[] {
  const documents: YamlDocument[] = [];
  forEachYamlDocument(bytes, (document) => documents.push(document));
  return documents;
}

function refusal(text: string): { code: unknown; line: unknown; problem: unknown; limit: unknown } {
  try {
    read(text);
  } catch (error) {
    const { code, details } = error as { code?: string; details?: Record<string, unknown> };
    return { code, line: details?.['line'], problem: details?.['problem'], limit: details?.['limit'] };
  }
  throw new Error('was accepted');
}

test('plain data, with the line of each node', () => {
  const document = parseYamlDocument(new TextEncoder().encode('a: 1\nb:\n  - x\n  - y: ON\n'));
  assert.deepEqual(document.data, { a: 1, b: ['x', { y: 'ON' }] });
  assert.equal(document.lineOf(['b', 1, 'y']), 4);
  assert.equal(document.lineOf(['b', 1, 'absent', 'deeper']), 4);
  assert.equal(document.lineOf([]), 1);
});

test('duplicate keys, aliases, tags and several documents are refused with their line', () => {
  for (const [text, line] of [
    ['a: 1\nb: 2\na: 3\n', 3],
    ['a: &x [1]\nb: *x\n', 2],
    ['a: 1\nb: !!js/function "x"\n', 2],
    ['a: !custom x\n', 1],
    ['? [a]\n: 1\n', 1],
    ["1: a\n'1': b\n", 2],
    ['a: 1\n---\nb: 2\n', 2],
  ] as const) {
    const { code, line: at } = refusal(text);
    assert.deepEqual([text, code], [text, 'READ_SYNTAX']);
    assert.equal(at, line, text);
  }
});

test('an expansion bomb is refused quickly, before anything is expanded', () => {
  const lines = ['a0: &a0 [x,x,x,x,x,x,x,x,x]'];
  for (let i = 1; i < 12; i++)
    lines.push(
      `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(',')}]`,
    );
  assert.equal(refusal(lines.join('\n')).problem, 'aliases are not accepted');
});

test('depth is bounded by a number, not by the stack: 60 levels pass, 70 and 100 000 do not', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  assert.ok(Array.isArray(read(nested(60))));
  for (const text of [
    nested(70),
    nested(2000),
    '['.repeat(100_000),
    '- '.repeat(5000),
    '{a: '.repeat(3000),
  ]) {
    assert.equal(refusal(text).code, 'READ_SYNTAX');
  }
  assert.equal(refusal(nested(70)).problem, 'nested too deeply');
});

test('`__proto__` is a key like another and pollutes nothing', () => {
  const data = read('__proto__: { polluted: true }\nx: 1\n') as Record<string, unknown>;
  assert.ok(Object.hasOwn(data, '__proto__'));
  assert.equal((data as { polluted?: unknown }).polluted, undefined);
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
});

test('a file above the limit is refused unread', () => {
  const { code, limit } = refusal(`a: "${'x'.repeat(8 * 1024 * 1024)}"`);
  assert.deepEqual([code, limit], ['READ_TOO_LARGE', 2 * 1024 * 1024]);
});

test('several documents: one after the other, each with the lines of the file; empty ones are left out', () => {
  const text = '# first\n---\na: 1\n---\n---\nb: |\n  ---\n  x\n...\n--- # last\nc: 2';
  const documents = documentsOf(new TextEncoder().encode(text));
  assert.deepEqual(
    documents.map((document) => [document.data, document.lineOf([Object.keys(document.data as object)[0]!])]),
    [
      [{ a: 1 }, 3],
      [{ b: '---\nx\n' }, 6],
      [{ c: 2 }, 11],
    ],
  );
  assert.deepEqual(documentsOf(new TextEncoder().encode('---\n')), []);
  const twins = new TextEncoder().encode('a: 1\n---\nb: 1\nb: 2\n');
  assert.throws(
    () => documentsOf(twins),
    (error: unknown) => (error as { details: { line: number } }).details.line === 4,
  );
  assert.throws(() => documentsOf(new Uint8Array(5 * 1024 * 1024).fill(0x20)), {
    code: 'READ_TOO_LARGE',
  });
});

test('short tags that a caller knows read as their long form, and only those', () => {
  const tags = new Map([
    ['!Ref', 'Ref'],
    ['!Sub', 'Fn::Sub'],
    ['!If', 'Fn::If'],
  ]);
  const text =
    'a: !Ref b\nc: !Sub [x, { y: !Ref z }]\nd: !If\n  - e\n  - !Sub "1"\nf: !Sub {g: 1}\nh: !Ref ""\n';
  const document = parseYamlDocument(new TextEncoder().encode(text), tags);
  assert.deepEqual(document.data, {
    a: { Ref: 'b' },
    c: { 'Fn::Sub': ['x', { y: { Ref: 'z' } }] },
    d: { 'Fn::If': ['e', { 'Fn::Sub': '1' }] },
    f: { 'Fn::Sub': { g: 1 } },
    h: { Ref: '' },
  });
  assert.equal(document.lineOf(['d', 'Fn::If', 1]), 5);
  const refused = (yaml: string): unknown => {
    try {
      return parseYamlDocument(new TextEncoder().encode(yaml), tags).data;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  for (const yaml of [
    'a: !Other x\n',
    'a: !Ref &b x\nc: *b\n',
    'a: !Sub {b: 1, b: 2}\n',
    `a: ${'!If ['.repeat(70)}1${']'.repeat(70)}\n`,
    `a: ${'!If ['.repeat(20_000)}1${']'.repeat(20_000)}\n`,
  ])
    assert.equal(refused(yaml), 'READ_SYNTAX', yaml.slice(0, 30));
});
