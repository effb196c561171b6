// Issues the certificate of Nordet on which the example of Revente relies, and the policy that recognises its issuer.
//
//   node tools/make-host-bundle.ts
//
// Signatures draw numbers, so that each run makes another bundle: run it only where a bundle's form or the story asks for it,
// then examples/sources/build.ts. Keys are those of the demonstration. The commands run on a clock that stands in November
// 2026, before the day on which the example is judged.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './tree.ts';

const JUDGED = '2026-11-10';
const ISSUED = '2026-11-12T14:00:00Z';

/** What the commands take for the moment: all of them one clock, which goes on from the day of issue. */
const clock = `
  const Real = Date, by = ${Date.parse(ISSUED) - Date.now()};
  globalThis.Date = class extends Real {
    constructor(...words) { words.length === 0 ? super(Real.now() + by) : super(...words); }
    static now() { return Real.now() + by; }
  };`;

function run(folder: string, ...args: string[]): void {
  const preload = `data:text/javascript,${encodeURIComponent(clock)}`;
  const main = join(ROOT, 'packages/app/src/cli/start.ts');
  const { status } = spawnSync(process.execPath, ['--import', preload, main, ...args], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`ancrage ${args.join(' ')}: ${status}`);
}

const work = mkdtempSync(join(tmpdir(), 'ancrage-host-'));
const key = (name: string): string[] => ['--key', `demonstration:${name}`];
const id = 'urn:ancrage:issuer:cap-nord';
const name = 'Autorité de certification Cap-Nord (démonstration)';
run(work, 'certificate', 'init', 'r', '--id', id, '--name', name, '--demonstration');
run(work, 'evaluate', join(ROOT, 'examples/nordet'), '--at', JUDGED, '--out', 'report');
run(work, 'certificate', 'evaluation', 'report', ...key('assessor'));
run(work, 'certificate', 'decision', 'report', ...key('certifier'), ...key('reviewer'));
const acts = ['--evaluation', 'evaluation.json', '--decision', 'decision.json'];
run(work, 'certificate', 'issue', 'r', '--report', 'report', ...acts);
copyFileSync(
  join(work, 'r/bundles/0001.bundle.json'),
  join(ROOT, 'examples/sources/revente/nordet.bundle.json'),
);
copyFileSync(join(work, 'r/policy.json'), join(ROOT, 'trust/demonstration.policy.json'));
rmSync(work, { recursive: true });
