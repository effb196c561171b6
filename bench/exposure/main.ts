// Checks the search for the cheapest set of changes against HiGHS, a solver of integer programmes, and measures both:
//
//   npm run bench -- exposure
//
// Each instance is drawn from a seed: paths, the changes that cut each, whole costs. The optimum must be the same.
import { cpus } from 'node:os';
import highsLoader from 'highs';
import { cheapestCut } from '../../packages/judge/src/analyses/exposure/cheapest-cut.ts';

interface Shape {
  readonly changes: number;
  readonly paths: number;
  /** Most changes that cut one path. */
  readonly most: number;
  readonly instances: number;
}

const SHAPES: readonly Shape[] = [
  { changes: 8, paths: 20, most: 4, instances: 300 },
  { changes: 25, paths: 60, most: 6, instances: 200 },
  { changes: 60, paths: 200, most: 8, instances: 40 },
];

/** The same numbers everywhere: a linear congruential generator of 31 bits. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function programme(paths: readonly (readonly number[])[], costs: readonly number[]): string {
  const term = (at: number): string => `x${at}`;
  const rows = paths.map((path, row) => ` c${row}: ${path.map(term).join(' + ')} >= 1`);
  const goal = costs.map((cost, at) => `${cost} ${term(at)}`).join(' + ');
  return `Minimize\n obj: ${goal}\nSubject To\n${rows.join('\n')}\nBinary\n ${costs.map((_cost, at) => term(at)).join(' ')}\nEnd\n`;
}

/** Its own types call the module a namespace. */
const load = highsLoader as unknown as () => Promise<{
  solve(programme: string): { readonly Status: string; readonly ObjectiveValue: number };
}>;
const highs = await load();
console.log(`${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}\n`);
let wrong = 0;
for (const { changes, paths: count, most, instances } of SHAPES) {
  const spent = { ours: 0, theirs: 0 };
  let proven = 0;
  for (let instance = 0; instance < instances; instance += 1) {
    const below = seeded(1000 * changes + instance + 1);
    const costs = Array.from({ length: changes }, () => 1 + below(100));
    const paths = Array.from({ length: count }, () => [
      ...new Set(Array.from({ length: 1 + below(most) }, () => below(changes))),
    ]);
    const from = process.cpuUsage();
    const cut = cheapestCut(paths, costs);
    const between = process.cpuUsage(from);
    spent.ours += between.user + between.system;
    const start = process.cpuUsage();
    const solved = highs.solve(programme(paths, costs));
    const end = process.cpuUsage(start);
    spent.theirs += end.user + end.system;
    if (cut.proven) proven += 1;
    const optimum = Math.round(solved.ObjectiveValue);
    if (solved.Status !== 'Optimal' || (cut.proven ? cut.cost !== optimum : cut.cost < optimum)) {
      wrong += 1;
      console.log(
        `seed ${1000 * changes + instance + 1}: ours ${cut.cost}, HiGHS ${optimum} (${solved.Status})`,
      );
    }
  }
  const each = (micros: number): string => (micros / 1000 / instances).toFixed(2);
  console.log(
    `${changes} changes, ${count} paths, ${instances} instances: ours ${each(spent.ours)} ms, HiGHS ${each(spent.theirs)} ms of processor each; ${proven} proven by ours`,
  );
}
console.log(wrong === 0 ? '\nthe same optimum every time' : `\n${wrong} instances differ`);
process.exitCode = wrong === 0 ? 0 : 1;
