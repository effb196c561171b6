import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { OwnershipDocument } from '@ancrage/judge';
import { columnsOf } from '../report/terminal/lines.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;
let table: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ancrage-ownership-'));
  table = join(folder, 'table.csv');
  await writeFile(
    table,
    [
      'holder,holder_status,issuer,votes,capital,as_of',
      'Société de gestion des participations du Nord et de l’Est inc.,entité-canadienne,Fleuve inc.,45,33.333333,2026-08-01',
      'Anne Tremblay,personne-canadienne,Fleuve inc.,55,66.666667,2026-08-01',
      'Bob,personne-étrangère,Société de gestion des participations du Nord et de l’Est inc.,51,51,2026-08-01',
    ].join('\n'),
  );
});
after(() => rm(folder, { recursive: true }));

/** Exit code and both outputs of one run. */
async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const all = [main, 'ownership', ...args, '--at', '2026-09-01'];
    execFile(process.execPath, all, { encoding: 'utf8' }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

test('who holds it, what breaks which test and what a sale changes, within 80 columns, in both languages', async () => {
  for (const [lang, words] of [
    ['fr', [/Contrôle\u00a0: Anne Tremblay/, /Bob +étranger +22,95–45% +45%/, /fait échouer OWN-02/]],
    ['en', [/Control: Anne Tremblay/, /Bob +foreign +22\.95–45% +45%/, /breaks OWN-02/]],
  ] as const) {
    const sale =
      'Bob sells 10 % of Société de gestion des participations du Nord et de l’Est to Zoé (Canadian)';
    const { code, stdout } = await run(table, '--of', 'fleuve', '--lang', lang, '--what-if', sale);
    assert.equal(code, 0);
    for (const line of stdout.split('\n')) assert.ok(columnsOf(line) <= 80, line);
    for (const word of words) assert.match(stdout, word);
    assert.match(stdout, /OWN-02 .*→/);
  }
});

test('as JSON it is the chart, the same for the same files however they are given', async () => {
  const { stdout } = await run(table, '--of', 'Fleuve inc.', '--format', 'json');
  const document = JSON.parse(stdout) as OwnershipDocument;
  assert.equal(document.format, 'ancrage-ownership/1');
  assert.equal(document.chart.controller, 'Anne Tremblay');
  assert.equal((await run(folder, table, '--of', 'Fleuve inc.', '--format', 'json')).stdout, stdout);
});

test('an unknown entity, a sale that cannot be, no file and no holding: one clear line, code 2', async () => {
  const empty = join(folder, 'vide');
  await writeFile(empty, 'rien');
  for (const [args, words] of [
    [[table, '--of', 'Rivière'], /Rivière/],
    [[table, '--of', 'Fleuve', '--what-if', 'Anne'], /X sells 12 % of A to Y/],
    [[join(folder, 'absent')], /absent/],
    [[empty], /None of the files/],
  ] as const) {
    const { code, stdout, stderr } = await run(...args, '--lang', 'en');
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, words);
  }
});
