// Reads a register, solves it once, then supposes sales of companies drawn at random: how long each answer takes, and, for one of
// them, whether the whole register solved again says the same.
//
//   node what-if.ts <folder> <people> <companies> [sales]
import { lookThrough } from '../../packages/judge/src/analyses/ownership/look-through.ts';
import { components } from '../../packages/judge/src/analyses/ownership/components.ts';
import { solveRegister, supposeSale } from '../../packages/judge/src/analyses/ownership/suppose-sale.ts';
import { readRegister } from './read-register.ts';
import { seeded } from './seeded.ts';

const [folder = '.', peopleText, companiesText, salesText = '500'] = process.argv.slice(2);
const [people, companies] = [Number(peopleText), Number(companiesText)];
const nodes = people + companies;
const { graph, marks } = readRegister(folder, nodes);
const started = process.cpuUsage().user;
const solved = solveRegister(graph, marks);
const solving = (process.cpuUsage().user - started) / 1000;
const random = seeded(7);
const pick = (count: number): number => Math.floor(random() * count);
const times: number[] = [];
let [changed, most] = [0, 0];
for (let sale = 0; sale < Number(salesText); sale += 1) {
  const issuer = people + pick(companies);
  const at = graph.start[issuer]! + pick(graph.start[issuer + 1]! - graph.start[issuer]!);
  const seller = graph.holder[at]!;
  // A person three times of four, else any company.
  const buyer = random() < 0.75 ? pick(people) : people + pick(companies);
  if (graph.start[issuer] === graph.start[issuer + 1] || buyer === seller) continue;
  // By the clock: how long one waits. Processor time would count the compiler’s and the collector’s threads too.
  const since = performance.now();
  const effect = supposeSale(solved, { seller, buyer, issuer, part: graph.share[at]! });
  times.push(performance.now() - since);
  changed += effect.values.size;
  most = Math.max(most, effect.values.size);
}
// One answer against the whole: the whole of the first company goes to one person.
const issuer = people + 10;
const [from, to] = [graph.start[issuer]!, graph.start[issuer + 1]!];
const effect = supposeSale(solved, {
  seller: graph.holder[from]!,
  buyer: 0,
  issuer,
  part: graph.share[from]!,
});
const bought = graph.holder.subarray(from, to).indexOf(0);
let difference: number | undefined;
if (bought < 0) {
  graph.holder[from] = 0;
  const again = lookThrough(graph, components(graph), marks).values;
  difference = 0;
  for (let node = 0; node < nodes; node += 1)
    difference = Math.max(
      difference,
      Math.abs(again[node]! - (effect.values.get(node) ?? solved.values[node]!)),
    );
}
times.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    solvingMilliseconds: Math.round(solving),
    sales: times.length,
    medianMilliseconds: times[times.length >> 1],
    percentile99: times[Math.floor(times.length * 0.99)],
    worst: times.at(-1),
    companiesChangedOnAverage: Math.round(changed / times.length),
    companiesChangedAtMost: most,
    differenceFromTheWhole: difference,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
