import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkSource, isPureCode } from './check-language.ts';
import { stripSource } from './source-text.ts';

const found = (source: string): string[] =>
  checkSource('a.ts', source).map(
    (problem) => `${problem.line}:${problem.column} ${problem.message.split(':')[0]}`,
  );

describe('check-language', () => {
  for (const code of [
    'JSON.parse(x)',
    'JSON\n  .parse(x)',
    'new Date()',
    'new Date(0)',
    'Date.now()',
    'Date.parse(x)',
    'new Intl.NumberFormat()',
    'a.localeCompare(b)',
    'x.toLocaleUpperCase()',
    'Math.random()',
    'performance.now()',
    'process.env.HOME',
    'setTimeout(f, 1)',
    'parseFloat(x)',
    'crypto.randomUUID()',
    '`${Date.now()}`',
    '`a ${`b ${Math.random()}`}`',
  ]) {
    test(`${code.replace(/\s+/g, ' ')} is refused`, () =>
      assert.equal(found(`const v = ${code};`).length, 1));
  }

  for (const code of [
    '// Date.now()',
    '/* JSON.parse */',
    "'Math.random()'",
    '`new Date()`',
    '/Date.now/.test(x)',
    '/["\'`]Date.now/.test(x)',
    'interface Date1 {}',
    'strictJson.parse(x)',
    'updateProcess.run()',
    'const birthDate = a / b; // Intl',
    'Number.parseInt(x, 10)',
  ]) {
    test(`${code} passes`, () => assert.deepEqual(found(code), []));
  }

  test('places are those of the source', () => {
    assert.deepEqual(found('const a = "é"; // x\n  Date.now();\n'), ['2:3 Date.now']);
  });

  test('no comment silences it', () => {
    assert.equal(found('Date.now(); // oxlint-disable-line').length, 1);
  });

  test('only code of pure packages is read', () => {
    assert.ok(isPureCode('packages/judge/src/rules/tri.ts'));
    assert.ok(!isPureCode('packages/judge/src/rules/tri.test.ts'));
    assert.ok(!isPureCode('packages/io/src/folder.ts'));
    assert.ok(!isPureCode('packages/judge/src/fixtures/a.ts'));
  });

  test('stripping keeps length and lines', () => {
    const source = "a /* é\n */ + 'x\\'y' + `m\n${b}n` + /[/]'/g;\n";
    const stripped = stripSource(source);
    assert.equal(stripped.length, source.length);
    assert.equal(stripped.split('\n').length, source.split('\n').length);
    assert.ok(stripped.includes('${b}'));
    assert.ok(!stripped.includes('m\n'));
  });
});
