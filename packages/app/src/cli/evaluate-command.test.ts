import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { digestOf } from '@ancrage/base';
import { productPaths } from './product-paths.ts';

const main = new URL('main.ts', import.meta.url).pathname;
const run = promisify(execFile);

interface Written {
  readonly 'assessment-results': {
    readonly 'back-matter': {
      readonly resources: readonly {
        readonly rlinks: readonly {
          readonly href: string;
          readonly hashes: readonly { readonly value: string }[];
        }[];
      }[];
    };
  };
}

test('evaluate --format oscal gives what it writes beside the report, and points at files by their digests', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ancrage-evaluate-'));
  const example = join(productPaths.root, 'examples/nordet');
  try {
    const words = ['evaluate', example, '--format', 'oscal', '--out', folder, '--lang', 'fr'];
    const { stdout } = await run(process.execPath, [main, ...words], { maxBuffer: 1 << 26 });
    const names = ['report.html', 'report.json', 'report.oscal.json', 'scheme.oscal.json'];
    assert.deepEqual((await readdir(folder)).sort(), names);
    assert.equal(await readFile(join(folder, 'report.oscal.json'), 'utf8'), stdout);
    const { resources } = (JSON.parse(stdout) as Written)['assessment-results']['back-matter'];
    const links = resources.flatMap(({ rlinks }) => rlinks);
    assert.ok(links.length > 20);
    for (const { href, hashes } of links) {
      const where = names.includes(href) ? folder : example;
      const bytes = await readFile(join(where, decodeURIComponent(href)));
      assert.equal(`sha256:${hashes[0]!.value}`, digestOf(bytes), href);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
