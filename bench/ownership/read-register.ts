import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { shareGraph } from '../../packages/judge/src/analyses/ownership/share-graph.ts';
import type { ShareGraph } from '../../packages/judge/src/analyses/ownership/share-graph.ts';

/** Who holds whom in a generated register, and who of its people is foreign. */
export function readRegister(
  folder: string,
  nodes: number,
): { readonly graph: ShareGraph; readonly marks: Float64Array } {
  const people = readColumns(join(folder, 'people.csv'));
  const marks = new Float64Array(nodes);
  for (let line = 0; line < people.lines; line += 1) marks[people.first[line]!] = people.second[line]!;
  const { lines, first, second, third } = readColumns(join(folder, 'holdings.csv'));
  const shares = new Float64Array(lines);
  for (let line = 0; line < lines; line += 1) shares[line] = third[line]! / 10_000;
  const graph = shareGraph(nodes, {
    holders: first.subarray(0, lines),
    issuers: second.subarray(0, lines),
    shares,
  });
  return { graph, marks };
}

/** Numbers of each line by column, the last one in hundredths. */
interface Columns {
  readonly lines: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly third: Int32Array;
}

/** The shortest line has two digits, a comma and an end. */
const SHORTEST_LINE = 4;

/** Bytes only, no text is made. */
function readColumns(path: string): Columns {
  const file = openSync(path, 'r');
  // What is never written is never taken from the machine.
  const most = Math.ceil(fstatSync(file).size / SHORTEST_LINE);
  const columns = [new Int32Array(most), new Int32Array(most), new Int32Array(most)] as const;
  const [first, second, third] = columns;
  const block = new Uint8Array(1 << 20);
  let lines = 0;
  let number = 0;
  let column: Int32Array = first;
  for (let size = readSync(file, block); size > 0; size = readSync(file, block)) {
    for (let at = 0; at < size; at += 1) {
      const byte = block[at]!;
      if (byte >= 0x30) number = number * 10 + byte - 0x30;
      else if (byte !== 0x2e) {
        column[lines] = number;
        number = 0;
        if (byte === 0x2c) column = column === first ? second : third;
        else {
          column = first;
          lines += 1;
        }
      }
    }
  }
  closeSync(file);
  return { lines, first, second, third };
}
