// Writes packages/judge/golden/<name>.json: what the reader makes of each sample that its fuzz target starts from.
//
//   node tools/make-golden.ts [name…]
//
// Read the difference before committing it: it is what users of that format will see change.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldenOf, readerSamples } from '../packages/judge/src/testing/golden-readings.ts';
import { ROOT } from './tree.ts';

const FOLDER = 'packages/judge/golden';
const names = process.argv.slice(2);

mkdirSync(join(ROOT, FOLDER), { recursive: true });
for (const [name, samples] of await readerSamples()) {
  if (names.length > 0 && !names.includes(name)) continue;
  writeFileSync(join(ROOT, FOLDER, `${name}.json`), `${JSON.stringify(samples.map(goldenOf), null, 1)}\n`);
}
