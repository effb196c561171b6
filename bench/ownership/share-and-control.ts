// Reads a register and computes, for every company: its foreign share, its controller, and each ultimate holder of at
// least 1 %.
//
//   node share-and-control.ts <folder> <people> <companies>
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { components } from '../../packages/judge/src/analyses/ownership/components.ts';
import { controllers } from '../../packages/judge/src/analyses/ownership/control.ts';
import { lookThrough } from '../../packages/judge/src/analyses/ownership/look-through.ts';
import { shareGraph } from '../../packages/judge/src/analyses/ownership/share-graph.ts';
import { ultimateHolders } from '../../packages/judge/src/analyses/ownership/ultimate-holders.ts';

/** Calls back with the three numbers of each line, the last one in hundredths; bytes only, no text is made. */
function eachLine(path: string, take: (first: number, second: number, hundredths: number) => void): void {
  const file = openSync(path, 'r');
  const block = new Uint8Array(1 << 20);
  const numbers = [0, 0, 0];
  let column = 0;
  for (;;) {
    const size = readSync(file, block, 0, block.length, null);
    if (size === 0) break;
    for (let at = 0; at < size; at += 1) {
      const byte = block[at]!;
      if (byte >= 0x30) numbers[column] = numbers[column]! * 10 + byte - 0x30;
      else if (byte === 0x2c) column += 1;
      else if (byte === 0x0a) {
        take(numbers[0]!, numbers[1]!, numbers[2]!);
        numbers[0] = numbers[1] = numbers[2] = 0;
        column = 0;
      }
    }
  }
  closeSync(file);
}

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

const marks = new Float64Array(nodes);
eachLine(join(folder, 'people.csv'), (person, foreign) => {
  marks[person] = foreign;
});
let capacity = 1 << 20;
let holders = new Int32Array(capacity);
let issuers = new Int32Array(capacity);
let shares = new Float64Array(capacity);
let count = 0;
eachLine(join(folder, 'holdings.csv'), (holder, issuer, hundredths) => {
  if (count === capacity) {
    capacity *= 2;
    [holders, issuers, shares] = [enlarged(holders), enlarged(issuers), enlarged(shares)];
  }
  holders[count] = holder;
  issuers[count] = issuer;
  shares[count] = hundredths / 10_000;
  count += 1;
});
step('read');
const graph = shareGraph(nodes, {
  holders: holders.subarray(0, count),
  issuers: issuers.subarray(0, count),
  shares: shares.subarray(0, count),
});
holders = issuers = new Int32Array(0);
shares = new Float64Array(0);
step('graph');
const order = components(graph);
step('loops');
const { values, errors, closed } = lookThrough(graph, order, marks);
step('look-through');
const control = controllers(graph, order);
step('control');
let entries = 0;
const { uncertain, lost } = ultimateHolders(graph, order, { least: 0.01, carried: 1e-4 }, (_node, told) => {
  entries += told;
});
step('ultimate holders');
let total = 0;
let controlled = 0;
let error = 0;
for (let node = people; node < nodes; node += 1) {
  total += values[node]!;
  if (control[node] !== node) controlled += 1;
  error = Math.max(error, errors[node]!);
}
console.log(
  JSON.stringify({
    seconds: (cpu() - clock) / 1000,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    total,
    error,
    closed: closed.length,
    controlled,
    entries,
    uncertain,
    lost,
    steps: Object.fromEntries(steps.map(([name, ms]) => [name, Math.round(ms)])),
  }),
);

function enlarged<T extends Int32Array | Float64Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}
