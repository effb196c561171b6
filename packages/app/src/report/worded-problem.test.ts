import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import { JudgeError } from '@ancrage/judge';
import { recogniseReader } from '@ancrage/judge/readers';
import { wordedProblem } from './worded-problem.ts';

const HEADER = 'holder,holder_status,issuer,votes,capital,rights,as_of';
const row = (told: Readonly<Record<string, string>> = {}): string =>
  HEADER.split(',')
    .map((name) => told[name] ?? { holder_status: 'unknown', rights: '', as_of: '2026-01-01' }[name] ?? '1')
    .join(',');

/** What is wrong with a table, as its reader says it. */
function problemOf(...lines: readonly string[]): string {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  try {
    recogniseReader(bytes, 'x.csv')?.read(bytes, { evidence: digestOf(bytes), name: '' });
  } catch (error) {
    if (error instanceof JudgeError) return String(error.details['problem']);
    throw error;
  }
  throw new Error('read');
}

test('what is wrong with a capitalisation table is said in French, with what was found, and in English as it is', () => {
  const problems = [
    problemOf(HEADER.replace(',votes', '')),
    problemOf(`${HEADER},rights`),
    problemOf(HEADER, `${row()},x`),
    problemOf(HEADER, row({ holder_status: 'canadian' })),
    problemOf(HEADER, row({ holder: '=1+1' })),
    problemOf(HEADER, row({ holder: 'x'.repeat(501) })),
    problemOf(HEADER, row({ issuer: '' })),
    problemOf(HEADER, row({ votes: '' })),
    problemOf(HEADER, row({ votes: '"12,5"' })),
    problemOf(HEADER, row({ votes: 'half' })),
    problemOf(HEADER, row({ votes: '100.5' })),
    problemOf(HEADER, row({ as_of: '2026-02-30' })),
    problemOf(HEADER, row({ votes: '60' }), row({ votes: '60' })),
    problemOf(HEADER, row(), row({ as_of: '2026-02-01' })),
  ];
  assert.equal(new Set(problems).size, problems.length);
  for (const problem of problems) {
    assert.ok(!wordedProblem(problem, 'fr').includes('dit l’outil'), problem);
    for (const [, found] of problem.matchAll(/“(.*?)”/g))
      assert.ok(wordedProblem(problem, 'fr').includes(found!), problem);
  }
  assert.match(wordedProblem(problems[8]!, 'fr'), /^virgule décimale dans «\u00a012,5\u00a0»/);
  assert.equal(wordedProblem(problems[8]!, 'en'), problems[8]);
});

test('what no pattern knows is quoted', () => {
  assert.equal(wordedProblem('odd', 'fr'), 'contenu inattendu («\u00a0odd\u00a0», dit l’outil de lecture)');
});
