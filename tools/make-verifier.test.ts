import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { VERIFIER_MODULE, verifierFiles } from './make-verifier.ts';
import { ROOT } from './tree.ts';

const work = mkdtempSync(join(tmpdir(), 'ancrage-verifier-'));
after(() => rmSync(work, { recursive: true }));
before(async () => {
  for (const [name, text] of await verifierFiles()) writeFileSync(join(work, name), text);
});
const vector = join(ROOT, 'vectors/1/0002.bundle.json');
const policy = join(ROOT, 'vectors/1/policy.json');

/** The Node of these tests, and those of the machine. */
const nodes = new Set([
  process.execPath,
  ...(process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .filter((path) => existsSync(path)),
]);

for (const node of nodes) {
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const isOld = Number(version.slice(1).split('.')[0]) < 20;
  const run = (...args: string[]) =>
    spawnSync(node, [join(work, VERIFIER_MODULE), ...args], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });

  // An older one without ML-DSA once said nothing, with exit code 0.
  test(`the module verifies alone under ${version}`, { skip: isOld && 'Node 20 is needed' }, () => {
    const { stdout } = run(vector, policy);
    for (const step of ['Signature', 'Post-quantum signature', 'Status lists', 'Log and witnesses'])
      assert.match(stdout, new RegExp(`^yes +${step}`, 'm'), stdout);
    assert.doesNotMatch(stdout, /REFUSED/);
    const changed = join(work, 'changed.bundle.json');
    writeFileSync(changed, readFileSync(vector, 'utf8').replace('"proof":"c2sp', '"proof":"c2SP'));
    const refused = run(changed, policy);
    assert.match(refused.stdout, /REFUSED/);
    assert.equal(refused.status, 1);
    assert.equal(run().status, 2);
  });
}
