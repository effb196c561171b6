import { Coverage } from './coverage.ts';
import { noCounts, partOfRows } from './flow-part.ts';
import type { FlowPart, HourBytes, OddityCount } from './flow-part.ts';
import { HOUR_CELLS } from './machine/row-memory.ts';
import { addWhole } from './whole-sums.ts';

/** What several parts came to besides their rows, of which it has none: as a sink that absorbs them, without a table to be made. */
export function joinedParts(parts: readonly FlowPart[]): FlowPart {
  const coverage = new Coverage();
  const counts = noCounts();
  const hours = new Map<number, HourSums>();
  const oddities = new Map<string, OddityCount>();
  for (const part of parts) {
    coverage.absorb(part.coverage);
    for (const [hour, sums] of part.hours) {
      const { few, many } = sumsOf(hours, hour);
      for (let number = 0; number < sums.length; number += 1)
        if (sums[number] !== 0) addWhole(few, many, number, sums[number]!, 0n);
    }
    for (const [hour, number, bytes] of part.hoursBeyond) {
      const { few, many } = sumsOf(hours, hour);
      addWhole(few, many, number, 0, bytes);
    }
    for (const name of ['records', 'accepted', 'rejected', 'noData', 'skipped', 'repeated', 'bad'] as const)
      counts[name] += part.counts[name];
    counts.first = Math.min(counts.first, part.counts.first);
    counts.last = Math.max(counts.last, part.counts.last);
    for (const { kind, count, line } of part.oddities) {
      const known = oddities.get(kind);
      if (known === undefined) oddities.set(kind, { kind, count, line });
      else {
        known.count += count;
        known.line = Math.min(known.line, line);
      }
    }
  }
  return {
    ...partOfRows({}),
    hours: [...hours].map(([hour, { few }]) => [hour, few] as const),
    hoursBeyond: [...hours].flatMap(([hour, { many }]) =>
      [...many].map(([number, bytes]): HourBytes => [hour, number, bytes]),
    ),
    coverage: coverage.part(),
    counts,
    oddities: [...oddities.values()],
  };
}

interface HourSums {
  readonly few: Float64Array<ArrayBuffer>;
  readonly many: Map<number, bigint>;
}

function sumsOf(hours: Map<number, HourSums>, hour: number): HourSums {
  let sums = hours.get(hour);
  if (sums === undefined) {
    sums = { few: new Float64Array(HOUR_CELLS), many: new Map() };
    hours.set(hour, sums);
  }
  return sums;
}
