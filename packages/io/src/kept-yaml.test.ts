import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sha256Hex } from '@ancrage/base';
import { parseYamlDocument } from '@ancrage/judge';
import { keptYaml, PARSER } from './kept-yaml.ts';

const root = mkdtempSync(join(tmpdir(), 'ancrage-kept-'));
after(() => {
  rmSync(root, { recursive: true });
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const TABLE = bytes('# a table\na: 1\nb: [x, { c: "1.0", d: null }]\n');

test('the second time, what was kept is read, with the same data and the same lines', () => {
  const folder = join(root, 'twice');
  const fresh = parseYamlDocument(TABLE);
  for (let time = 0; time < 2; time += 1) {
    const document = keptYaml(folder)(TABLE);
    assert.deepEqual(document.data, fresh.data);
    assert.equal(document.lineOf(['b', 1, 'c']), 3);
  }
  const [name] = readdirSync(folder);
  assert.deepEqual(JSON.parse(readFileSync(join(folder, name!), 'utf8')), fresh.data);
});

test('a damaged file is replaced, and one changed byte of the table is another table', () => {
  const folder = join(root, 'damaged');
  keptYaml(folder)(TABLE);
  const [name] = readdirSync(folder);
  writeFileSync(join(folder, name!), '{"a":');
  assert.deepEqual(keptYaml(folder)(TABLE).data, parseYamlDocument(TABLE).data);
  assert.deepEqual(keptYaml(folder)(bytes('a: 2')).data, { a: 2 });
  assert.deepEqual(keptYaml(folder)(TABLE).data, parseYamlDocument(TABLE).data);
});

test('what is refused is refused each time, and what JSON cannot hold is not kept', () => {
  const folder = join(root, 'odd');
  for (let time = 0; time < 2; time += 1) {
    assert.throws(() => keptYaml(folder)(bytes('a: 1\na: 2')), { code: 'READ_SYNTAX' });
    assert.deepEqual(keptYaml(folder)(bytes('a: .inf')).data, { a: Infinity });
  }
  assert.throws(() => readdirSync(folder), { code: 'ENOENT' });
});

test('a folder that cannot be made is done without', () => {
  const folder = join(root, 'file', 'folder');
  writeFileSync(join(root, 'file'), '');
  assert.deepEqual(keptYaml(folder)(TABLE).data, parseYamlDocument(TABLE).data);
});

test('what was kept by another parser is not taken: PARSER is raised with each change of it', () => {
  const documents = new URL('../../judge/src/documents/', import.meta.url);
  const sources = ['yaml-document.ts', 'machine-yaml.ts'].map((name) =>
    readFileSync(new URL(name, documents), 'utf8'),
  );
  const source = sources.join('');
  const told = `${PARSER} ${sha256Hex(source).slice(0, 16)}`;
  assert.equal(told, 'yaml-3 089cad1f980c8e56', 'raise PARSER in kept-yaml.ts, then write the new pair here');
});
