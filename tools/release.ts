// Releases without thought: a clean tree on main, every check, then a dated and annotated tag.
//
//   npm run release            says what it would do
//   npm run release -- --yes   makes the tag; pushing it stays a person's act
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readText, ROOT } from './tree.ts';

const git = (...args: string[]): string => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();

/** `2026.11.23`, and `2026.11.23-2` for the second of a day. */
export function tagName(day: string, existing: string[]): string {
  const base = day.replaceAll('-', '.');
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}-${count}`;
    if (!existing.includes(name)) return name;
  }
}

export function tagMessage(name: string, version: string, subjects: string[]): string {
  return [`Ancrage ${version}, ${name}`, '', ...subjects.map((subject) => `- ${subject}`)].join('\n');
}

function main(args: string[]): number {
  const unknown = args.filter((arg) => arg !== '--yes');
  if (unknown.length > 0) {
    console.error(`unknown option ${unknown.join(' ')}; known: --yes`);
    return 2;
  }
  const branch = git('rev-parse', '--abbrev-ref', 'HEAD');
  if (branch !== 'main') {
    console.error(`releases are made from main, this is ${branch}`);
    return 1;
  }
  if (git('status', '--porcelain') !== '') {
    console.error('the tree is not clean: commit or set aside what changed');
    return 1;
  }
  const check = spawnSync(join(ROOT, '.ci/run'), { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  if (check.status !== 0) {
    console.error('the checks failed: nothing released');
    return 1;
  }
  const tags = git('tag', '--list').split('\n').filter(Boolean);
  const last = spawnSync('git', ['describe', '--tags', '--abbrev=0'], { cwd: ROOT, encoding: 'utf8' });
  const range = last.status === 0 ? `${last.stdout.trim()}..HEAD` : 'HEAD';
  const subjects = git('log', '--no-merges', '--format=%s', range).split('\n').filter(Boolean);
  const { version } = JSON.parse(readText('package.json')) as { version: string };
  const name = tagName(new Date().toISOString().slice(0, 10), tags);
  const message = tagMessage(name, version, subjects);
  console.log(`\n${message}\n`);
  if (!args.includes('--yes')) {
    console.log(
      `Would tag ${git('rev-parse', '--short', 'HEAD')} as ${name}. Run again with --yes to do it.`,
    );
    return 0;
  }
  git('tag', '--annotate', name, '--message', message);
  console.log(`Tagged ${name}. To publish: git push origin main ${name}`);
  return 0;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
