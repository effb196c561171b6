// Ownership at the scale of a register: 3.5 million entities and 5 million holdings, 40,000 of them in loops.
//
//   npm run bench -- ownership
//
// Ours: share, share with control attributed, controllers, every ultimate holder of at least 1 %; then supposed sales. Beside
// python-igraph and SciPy, which compute the share alone; without them (ANCRAGE_PYTHON names another interpreter) ours runs alone:
//
//   python3 -m venv /tmp/peer && /tmp/peer/bin/pip install python-igraph==1.0.0 scipy==1.17.1
//   ANCRAGE_PYTHON=/tmp/peer/bin/python npm run bench -- ownership
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [PEOPLE, COMPANIES] = ['1500000', '2000000'];
const HERE = import.meta.dirname;

/** Large pages where the machine lends them, as NumPy asks for of itself: what is read at random is then found sooner. */
const LARGE_PAGES = { ...process.env, GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' };

function run(name: string, command: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env: LARGE_PAGES });
  console.log(`${name}: ${status === 0 ? stdout.trim() : `failed: ${stderr.trim()}`}`);
}

const folder = mkdtempSync(join(tmpdir(), 'ancrage-bench-'));
try {
  run('register', process.execPath, [join(HERE, 'generate-register.ts'), folder, COMPANIES, PEOPLE]);
  const python = process.env['ANCRAGE_PYTHON'] ?? 'python3';
  const hasPeer = spawnSync(python, ['-c', 'import igraph, scipy']).status === 0;
  for (let round = 1; round <= 3; round += 1) {
    run(`ours ${round}`, process.execPath, [join(HERE, 'share-and-control.ts'), folder, PEOPLE, COMPANIES]);
    if (hasPeer) run(`igraph and SciPy ${round}`, python, [join(HERE, 'peer.py'), folder, PEOPLE, COMPANIES]);
  }
  if (!hasPeer) console.log(`igraph and SciPy: not run, ${python} has not both of them`);
  run('supposed sales', process.execPath, [join(HERE, 'what-if.ts'), folder, PEOPLE, COMPANIES, '2000']);
} finally {
  rmSync(folder, { recursive: true });
}
