import { spawnSync } from 'node:child_process';

/** Runs pip; says whether it did what was asked, and prints the end of what it says where it did not. */
export type Pip = (...words: string[]) => boolean;

/** The Python of this machine that has pip, and its pip; undefined, and said, where there is none. */
export function findPython(): { readonly python: string; readonly pip: Pip } | undefined {
  const python = ['python3', 'python'].find(
    (name) => spawnSync(name, ['-m', 'pip', '--version']).status === 0,
  );
  if (python === undefined) {
    console.log('no Python with pip on this machine');
    return undefined;
  }
  const pip: Pip = (...words) => {
    const { status, stderr } = spawnSync(python, ['-m', 'pip', ...words], { encoding: 'utf8' });
    if (status !== 0) console.log(`pip ${words.join(' ')}:\n${stderr.split('\n').slice(-4).join('\n')}`);
    return status === 0;
  };
  return { python, pip };
}
