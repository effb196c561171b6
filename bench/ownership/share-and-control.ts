// Reads a register and computes, for every company: its foreign share, through every chain and with what is controlled counted in
// full, its controller, and each ultimate holder of at least 1 %.
//
//   node share-and-control.ts <folder> <people> <companies>
import { components } from '../../packages/judge/src/analyses/ownership/components.ts';
import { controllers } from '../../packages/judge/src/analyses/ownership/control.ts';
import { lookThrough } from '../../packages/judge/src/analyses/ownership/look-through.ts';
import { ultimateHolders } from '../../packages/judge/src/analyses/ownership/ultimate-holders.ts';
import { readRegister } from './read-register.ts';

const [folder = '.', peopleText, companiesText] = process.argv.slice(2);
const [people, nodes] = [Number(peopleText), Number(peopleText) + Number(companiesText)];
const cpu = (): number => process.cpuUsage().user / 1000;
const clock = cpu();
const steps: [string, number][] = [];
let since = clock;
const step = (name: string): void => {
  const now = cpu();
  steps.push([name, now - since]);
  since = now;
};

const { graph, marks } = readRegister(folder, nodes);
step('read');
const order = components(graph);
step('loops');
const { values, errors, closed } = lookThrough(graph, order, marks);
step('look-through');
const control = controllers(graph, order);
step('control');
// A company that a person controls counts in full for that person in all that it holds.
const pinned = new Uint8Array(nodes);
for (let node = people; node < nodes; node += 1)
  if (control[node]! < people) {
    pinned[node] = 1;
    marks[node] = marks[control[node]!]!;
  }
const attributed = lookThrough(graph, order, marks, pinned).values;
step('attributed share');
let entries = 0;
const { uncertain, lost } = ultimateHolders(graph, order, { least: 0.01, carried: 1e-4 }, (_node, told) => {
  entries += told;
});
step('ultimate holders');
let total = 0;
let controlled = 0;
let totalAttributed = 0;
let error = 0;
for (let node = people; node < nodes; node += 1) {
  total += values[node]!;
  totalAttributed += attributed[node]!;
  if (control[node] !== node) controlled += 1;
  error = Math.max(error, errors[node]!);
}
console.log(
  JSON.stringify({
    seconds: (cpu() - clock) / 1000,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    total,
    totalAttributed,
    error,
    closed: closed.length,
    controlled,
    entries,
    uncertain,
    lost,
    steps: Object.fromEntries(steps.map(([name, ms]) => [name, Math.round(ms)])),
  }),
);
