// Reads a register and computes, for every company: its foreign share, through every chain and with what is controlled counted in
// full, its controller, and each ultimate holder of at least 1 %.
//
//   node share-and-control.ts <folder> <people> <companies>
import { components } from '../../packages/judge/src/analyses/ownership/components.ts';
import { registerShares } from '../../packages/judge/src/analyses/ownership/register-shares.ts';
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
let entries = 0;
const { values, attributed, errors, controller, closed, uncertain, lost } = registerShares(
  graph,
  order,
  marks,
  {
    least: 0.01,
    carried: 1e-4,
    sink: (_node, told) => {
      entries += told;
    },
  },
);
step('shares, control, holders');
let total = 0;
let controlled = 0;
let totalAttributed = 0;
let error = 0;
for (let node = people; node < nodes; node += 1) {
  total += values[node]!;
  totalAttributed += attributed[node]!;
  if (controller[node] !== node) controlled += 1;
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
