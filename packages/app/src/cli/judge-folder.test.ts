import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DEFAULT_SCHEME, judgeFolder } from './judge-folder.ts';
import { productPaths } from './product-paths.ts';

const root = await mkdtemp(join(tmpdir(), 'ancrage-judge-'));
after(() => rm(root, { recursive: true }));

test('the day that the manifest proposes is taken only where nothing real rests on it, and is then told', async () => {
  await writeFile(
    join(root, 'dossier.yaml'),
    'ancrage: dossier/1\njudge_at: 2020-02-02\nservice: { name: s, provider: p }\nscope: { period: { from: 2020-01-01, to: 2020-01-31 } }\n',
  );
  const shipped = await readFile(join(productPaths.trust, 'demonstration.yaml'), 'utf8');
  const real = join(root, 'real.yaml');
  await writeFile(real, shipped.replace('demonstration: true', 'demonstration: false'));
  const judged = async (trust?: string): Promise<readonly [boolean, readonly string[]]> => {
    const { report } = await judgeFolder(root, { scheme: DEFAULT_SCHEME, trust });
    const dates = report.scope_findings
      .filter(({ code }) => code === 'JUDGED_AT_PROPOSED')
      .map(({ params }) => String(params['date']));
    return [report.at === '2020-02-02', dates];
  };
  assert.deepEqual(await judged(), [true, ['2020-02-02']]);
  assert.deepEqual(await judged('none'), [true, ['2020-02-02']]);
  assert.deepEqual(await judged(real), [false, []]);
});
