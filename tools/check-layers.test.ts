import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkFiles, folderCycles, median } from './check-layers.ts';

const manifests = {
  base: { name: '@ancrage/base', exports: { '.': './src/index.ts', './words': './src/words.ts' } },
  judge: { name: '@ancrage/judge', dependencies: { '@ancrage/base': '0.1.0', yaml: '2.9.1' } },
  io: { name: '@ancrage/io', dependencies: { '@ancrage/judge': '0.1.0' } },
};
const problemsOf = (path: string, source: string): string[] =>
  checkFiles([{ path, source }], manifests).map((problem) => problem.message);

describe('imports', () => {
  test('allowed ones pass', () => {
    const source =
      "import { text } from '@ancrage/base';\nimport { parse } from 'yaml';\nimport { a } from './a.ts';\n";
    assert.deepEqual(problemsOf('packages/judge/src/scheme/load.ts', source), []);
    assert.deepEqual(
      problemsOf('packages/base/src/digest.ts', "import { createHash } from 'node:crypto';\n"),
      [],
    );
    assert.deepEqual(
      problemsOf('packages/io/src/folder.ts', "import { readFileSync } from 'node:fs';\n"),
      [],
    );
    assert.deepEqual(
      problemsOf('packages/judge/src/a.test.ts', "import { readFileSync } from 'node:fs';\n"),
      [],
    );
  });

  test('an entrance that the other package declares may be used', () => {
    const source = "import { x } from '@ancrage/base/words';\n";
    assert.deepEqual(problemsOf('packages/judge/src/a.ts', source), []);
  });

  for (const [path, source, expected] of [
    ['packages/base/src/a.ts', "import { x } from '@ancrage/judge';", /base may not import judge/],
    ['packages/judge/src/a.ts', "import {\n  x,\n  y,\n} from '@ancrage/io';", /judge may not import io/],
    ['packages/judge/src/a.ts', "export * from '@ancrage/io';", /judge may not import io/],
    ['packages/judge/src/a.ts', "const io = await import('@ancrage/io');", /judge may not import io/],
    ['packages/judge/src/a.ts', "import type { X } from '@ancrage/io';", /judge may not import io/],
    ['packages/judge/src/a.ts', "import '@ancrage/io';", /judge may not import io/],
    ['packages/io/src/a.ts', "import { x } from '@ancrage/base';", /not in the package.json of io/],
    ['packages/judge/src/a.ts', "import { x } from '@ancrage/base/src/tri.ts';", /reaches inside base/],
    ['packages/judge/src/a.ts', "import { x } from '../../base/src/tri.ts';", /leaves the package/],
    ['packages/judge/src/a.ts', "import fs from 'node:fs';", /node:fs in judge, which is pure/],
    ['packages/judge/src/a.ts', "import fs from 'fs';", /write node:fs/],
    ['packages/base/src/tri.ts', "import { createHash } from 'node:crypto';", /only in files of base/],
    ['packages/judge/src/a.ts', "import { x } from 'lodash';", /lodash is not in the package.json/],
  ] as const) {
    test(`${source.replaceAll('\n', ' ')} in ${path} fails`, () => {
      assert.match(problemsOf(path, source).join('\n'), expected);
    });
  }

  test('text and comments that look like imports are no imports', () => {
    const source = "// import x from 'node:fs'\nconst a = \"import x from 'node:fs'\";\n/* import 'net' */\n";
    assert.deepEqual(problemsOf('packages/judge/src/a.ts', source), []);
  });

  test('a package outside the table fails', () => {
    assert.match(problemsOf('packages/extra/src/a.ts', '').join(), /extra is not in the table/);
  });
});

describe('shape', () => {
  test('long files, vague or unconventional names and default exports fail', () => {
    assert.match(problemsOf('packages/base/src/a.ts', 'x;\n'.repeat(601)).join(), /601 lines/);
    assert.match(problemsOf('packages/base/src/string-utils.ts', '').join(), /named after nothing/);
    assert.match(problemsOf('packages/base/src/helpers/a.ts', '').join(), /named after nothing/);
    assert.match(problemsOf('packages/base/src/camelCase.ts', '').join(), /kebab-case/);
    assert.match(problemsOf('packages/base/src/a.ts', 'export default 1;').join(), /no default exports/);
  });

  test('the median counts', () => {
    assert.equal(median([1, 9, 5]), 5);
    assert.equal(median([1, 9]), 5);
    assert.match(problemsOf('packages/base/src/a.ts', 'x;\n'.repeat(151)).join(), /median of 151/);
  });

  test('cycles between folders are told once', () => {
    const files = [
      { path: 'packages/judge/src/a/x.ts', source: "import { y } from '../b/y.ts';" },
      { path: 'packages/judge/src/b/y.ts', source: "import { x } from '../a/x.ts';" },
    ];
    assert.deepEqual(folderCycles(files), [
      'packages/judge/src/a → packages/judge/src/b → packages/judge/src/a',
    ]);
  });

  test('versions are exact', () => {
    const found = checkFiles([], { judge: { dependencies: { yaml: '^2.9.1' } } });
    assert.match(found.map((problem) => problem.message).join(), /not an exact version/);
  });
});
