import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { productPaths } from './product-paths.ts';

const main = new URL('main.ts', import.meta.url).pathname;
const run = promisify(execFile);
const inventory = join(productPaths.root, 'examples/nordet/inventory');

test('init recognises files, writes a manifest that evaluate accepts, and tells how to export what is missing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ancrage-init-'));
  try {
    await cp(inventory, join(folder, 'inventory'), { recursive: true });
    const { stdout } = await run(process.execPath, [main, 'init', folder, '--lang', 'fr']);
    assert.match(stdout, /inventory\/copies\.tfstate\u00a0: opentofu-state/);
    assert.match(stdout, /\[sshd-log\] – [^\n]*RES-06[^\n]*\n(?:[^\n]*\n)*? +\$ journalctl/);
    const manifest = await readFile(join(folder, 'dossier.yaml'), 'utf8');
    assert.match(manifest, /platform: openstack/);
    assert.equal(manifest.match(/sha256: [0-9a-f]{64}/g)?.length, 2);
    const judged = await run(process.execPath, [main, 'evaluate', folder, '--format', 'json']);
    assert.equal((JSON.parse(judged.stdout) as { level: number }).level, 0);
    assert.equal(stdout.match(/\[sshd-log\]/g)?.length, 1);
    assert.match(stdout, /\[opentofu-state\] – [^\n]+\n +déjà là\u00a0: 2 fichiers/);
    const again = await run(process.execPath, [main, 'init', folder]).catch((error: unknown) => error);
    assert.equal((again as { code: number }).code, 2);
    await writeFile(join(folder, 'dossier.yaml'), `${manifest}# mine\n`);
    await run(process.execPath, [main, 'init', folder, '--force']);
    const kept = (await readdir(folder)).filter((name) => name.startsWith('.dossier.yaml.'));
    assert.equal(kept.length, 1);
    assert.match(await readFile(join(folder, kept[0]!), 'utf8'), /# mine\n$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
