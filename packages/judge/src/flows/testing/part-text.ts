import type { FlowPart } from '../flow-part.ts';
import { rowBytes, rowText } from '../flow-rows.ts';
import type { FlowRows } from '../flow-rows.ts';

/** What a part says, in an order of its own, for tests that compare parts that came about differently. */
export function partText({
  v4,
  v6,
  hours,
  hoursBeyond,
  coverage,
  counts,
  oddities,
}: FlowPart): Record<string, unknown> {
  const rowsOf = (rows: FlowRows): string[] => {
    const beyond = new Map(rows.beyond);
    return [...rows.tags].map(
      (tag, row) => `${rowText(rows, row)} ${tag} ${rowBytes(rows, row, beyond)} ${rows.flows[row]!}`,
    );
  };
  const byHour = new Map<string, bigint>();
  const add = (hour: number, cell: number, bytes: bigint): void => {
    const key = `${hour} ${cell}`;
    if (bytes !== 0n) byHour.set(key, (byHour.get(key) ?? 0n) + bytes);
  };
  for (const [hour, cells] of hours)
    for (const [index, bytes] of cells.entries()) add(hour, index, BigInt(bytes));
  for (const [hour, cell, bytes] of hoursBeyond) add(hour, cell, bytes);
  return {
    rows: [...rowsOf(v4), ...rowsOf(v6)].sort(),
    hours: [...byHour].map(([key, bytes]) => `${key} ${bytes}`).sort(),
    coverage: coverage.hours
      .flatMap(({ hour, records, bad, marks }) => [
        `${hour} records ${records} bad ${bad}`,
        ...[...marks].flatMap((mark, id) =>
          mark === 0 ? [] : [`${hour} ${coverage.names[id] ?? ''} ${mark}`],
        ),
      ])
      .sort(),
    names: coverage.names.toSorted(),
    counts,
    oddities: oddities.map(({ kind, count, line }) => `${kind} ${count} ${line}`).sort(),
  };
}
