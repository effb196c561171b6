import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { shareGraph } from '../../packages/judge/src/analyses/ownership/share-graph.ts';
import type { ShareGraph } from '../../packages/judge/src/analyses/ownership/share-graph.ts';

/** Who holds whom in a generated register, and who of its people is foreign. */
export function readRegister(
  folder: string,
  nodes: number,
): { readonly graph: ShareGraph; readonly marks: Float64Array } {
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
  const graph = shareGraph(nodes, {
    holders: holders.subarray(0, count),
    issuers: issuers.subarray(0, count),
    shares: shares.subarray(0, count),
  });
  return { graph, marks };
}

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

function enlarged<T extends Int32Array | Float64Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}
