import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { productPaths } from './product-paths.ts';

const main = new URL('main.ts', import.meta.url).pathname;
const examples = join(productPaths.root, 'examples');

function ancrage(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...words, '--lang', 'en'], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

test('a reseller on a foreign cloud: paths, cheapest changes, code 1; the costs of a file change the choice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ancrage-exposure-'));
  try {
    const reseller = join(examples, 'revente');
    const usual = await ancrage('exposure', reseller, '--target-level', '3');
    assert.equal(usual.code, 1);
    assert.match(usual.stdout, /paths found/);
    assert.match(usual.stdout, /Replace Amazon Web Services, Inc\./);
    for (const line of usual.stdout.split('\n')) assert.ok(line.length <= 80, line);
    const costs = join(folder, 'costs.yaml');
    await writeFile(
      costs,
      'ancrage: exposure-costs/1\ncosts: { replace-supplier: 900, client-side-encryption: 5 }\n',
    );
    const other = await ancrage('exposure', reseller, '--target-level', '3', '--costs', costs);
    assert.match(other.stdout, /Encrypt all content at the customer’s/);
    assert.doesNotMatch(other.stdout, /Replace Amazon/);
    await writeFile(costs, 'ancrage: exposure-costs/1\ncosts: { luck: 1 }\n');
    const wrong = await ancrage('exposure', reseller, '--costs', costs);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /costs\.yaml, line 2/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('what nothing proves leaves the answer open, and wrong use is told', async () => {
  const clean = await ancrage('exposure', join(examples, 'nordet'), '--target-level', '4');
  assert.equal(clean.code, 3);
  assert.match(clean.stdout, /No path found among \d+ laws, on this evidence, on 15\s+November\s+2026\./);
  const level = await ancrage('exposure', join(examples, 'nordet'), '--target-level', '2');
  assert.deepEqual([level.code, level.stderr.includes('asks nothing at level 2')], [2, true]);
  const absent = await ancrage('exposure', join(examples, 'sources'));
  assert.equal(absent.code, 2);
  assert.match(absent.stderr, /No dossier/);
});

test('a folder of dossiers is a catalogue', async () => {
  const { code, stdout } = await ancrage('exposure', examples, '--format', 'json');
  assert.equal(code, 0);
  const catalogue = JSON.parse(stdout) as { services: { service: string }[]; suppliers: { id: string }[] };
  assert.equal(catalogue.services.length, 3);
  assert.ok(catalogue.suppliers.some(({ id }) => id === 'operator:aws'));
});
