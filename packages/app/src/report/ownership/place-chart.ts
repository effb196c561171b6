import type { ChartEdge } from '@ancrage/judge';
import type { ChartLayers } from './chart-layers.ts';

export const BOX = { width: 190, height: 116 } as const;
/** Between two boxes of a row, and where an edge passes between them. */
const GAP = 26;
const PASS_WIDTH = 18;
/** Between rows, beside the room for the words of edges: for lines to bend. */
const BEND = 54;
/** From a box to the words of its edges, and between the words of two edges. */
const SPACE = 8;
const MARGIN = 16;
/** Between two edges that close a loop, on the right of all boxes. */
const LANE = 26;

export type Point = readonly [x: number, y: number];

export interface PlacedChart {
  readonly width: number;
  readonly height: number;
  /** Upper left corner of each box. */
  readonly corners: ReadonlyMap<string, Point>;
  /** From the lower side of the holder to the upper side of the entity held. */
  readonly lines: ReadonlyMap<ChartEdge, readonly Point[]>;
  /** Lines that run up beside the boxes. */
  readonly loops: ReadonlyMap<ChartEdge, readonly Point[]>;
  /** Upper middle of the room for the words of an edge. */
  readonly labels: ReadonlyMap<ChartEdge, Point>;
}

/**
 * Gives every box its place and every edge its line, with room for words of the heights given. Units are those of the
 * drawing, about a pixel each.
 */
export function placeChart(
  { rows, routes, back }: ChartLayers,
  heightOf: (edge: ChartEdge) => number,
): PlacedChart {
  const entries = [...routes];
  const centres = centresOf(rows, [...routes.values()]);
  const left = Math.min(...rows.flat().map((id) => centres.get(id)! - widthOf(id) / 2));
  const right = Math.max(...rows.flat().map((id) => centres.get(id)! + widthOf(id) / 2));
  const shift = MARGIN - left;
  const centre = (id: string): number => centres.get(id)! + shift;
  const rowOf = new Map(rows.flatMap((row, index) => row.map((id) => [id, index] as const)));

  const out = portsOf(
    entries,
    ([{ holder }]) => holder,
    ([, route]) => centre(route[1]!),
  );
  const into = portsOf(
    entries,
    ([{ issuer }]) => issuer,
    ([, route]) => centre(route[route.length - 2]!),
  );
  // The words of one holder’s edges stand one below the other.
  const drops = new Map<ChartEdge, number>();
  const stacks = rows.map(() => 0);
  for (const [holder, group] of Map.groupBy(entries, ([edge]) => edge.holder)) {
    let drop = SPACE;
    for (const entry of group.toSorted((a, b) => out.get(a)!.index - out.get(b)!.index)) {
      drops.set(entry[0], drop);
      drop += heightOf(entry[0]) + SPACE;
    }
    const row = rowOf.get(holder)!;
    stacks[row] = Math.max(stacks[row]!, drop);
  }
  const tops: number[] = [];
  let y = MARGIN + (back.length > 0 ? 20 : 0);
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    tops[row] = y;
    y += BOX.height + (row === 0 ? 0 : stacks[row]! + BEND);
  }
  const height = y + MARGIN + (back.length > 0 ? 20 : 0);
  const top = (row: number): number => tops[row]!;
  const corners = new Map(
    rows.flatMap((row, index) =>
      row
        .filter((id) => !isPass(id))
        .map((id): [string, Point] => [id, [centre(id) - BOX.width / 2, top(index)]]),
    ),
  );

  const lines = new Map<ChartEdge, Point[]>();
  const labels = new Map<ChartEdge, Point>();
  for (const entry of entries) {
    const [edge, route] = entry;
    const row = rowOf.get(edge.holder)!;
    const x = centre(edge.holder) + out.get(entry)!.offset;
    const start = top(row) + BOX.height;
    const passes = route.slice(1, -1).flatMap((id): Point[] => {
      const at = rowOf.get(id)!;
      return [
        [centre(id), top(at)],
        [centre(id), top(at) + BOX.height + stacks[at]!],
      ];
    });
    const end: Point = [centre(edge.issuer) + into.get(entry)!.offset, top(rowOf.get(edge.issuer)!)];
    lines.set(edge, [[x, start], [x, start + stacks[row]!], ...passes, end]);
    labels.set(edge, [x, start + drops.get(edge)!]);
  }
  const loops = new Map<ChartEdge, Point[]>();
  back.forEach((edge, index) => {
    const lane = right + shift + LANE * (index + 1);
    const [x, y] = corners.get(edge.holder)!;
    const [toX, toY] = corners.get(edge.issuer)!;
    const start: Point = [x + BOX.width - 24, y + BOX.height];
    const end: Point = [toX + BOX.width - 24, toY];
    loops.set(edge, [
      start,
      [start[0], start[1] + 12],
      [lane, start[1] + 12],
      [lane, end[1] - 14],
      [end[0], end[1] - 14],
      end,
    ]);
    labels.set(edge, [lane, (start[1] + end[1]) / 2 - heightOf(edge) / 2]);
  });
  const lanes = back.length === 0 ? 0 : LANE * back.length + 90;
  return { width: right - left + 2 * MARGIN + lanes, height, corners, lines, loops, labels };
}

function isPass(id: string): boolean {
  return id.startsWith('pass ');
}

function widthOf(id: string): number {
  return isPass(id) ? PASS_WIDTH : BOX.width;
}

/** From the entity up: each thing above the middle of what it is joined to below, as far as its neighbours leave room. */
function centresOf(
  rows: readonly (readonly string[])[],
  routes: readonly (readonly string[])[],
): Map<string, number> {
  const below = new Map<string, string[]>();
  for (const route of routes)
    route.slice(1).forEach((id, index) => {
      below.set(route[index]!, [...(below.get(route[index]!) ?? []), id]);
    });
  const centres = new Map<string, number>();
  for (const row of rows) {
    const wanted = row.map((id) => mean((below.get(id) ?? []).map((other) => centres.get(other) ?? 0)));
    const placed: number[] = [];
    row.forEach((id, index) => {
      const before = row[index - 1];
      const least =
        before === undefined ? -Infinity : placed[index - 1]! + (widthOf(before) + widthOf(id)) / 2 + GAP;
      placed.push(Math.max(wanted[index]!, least));
    });
    const drift = mean(placed.map((x, index) => x - wanted[index]!));
    row.forEach((id, index) => centres.set(id, placed[index]! - drift));
  }
  return centres;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

interface Port {
  /** From the middle of the box’s side. */
  readonly offset: number;
  readonly index: number;
}

/** Where edges leave or reach a box, side by side in the order of where they come from. */
function portsOf<T>(
  entries: readonly T[],
  boxOf: (entry: T) => string,
  towards: (entry: T) => number,
): Map<T, Port> {
  const ports = new Map<T, Port>();
  for (const group of Map.groupBy(entries, boxOf).values()) {
    const sorted = group.toSorted((a, b) => towards(a) - towards(b));
    const step = Math.min(BOX.width / (sorted.length + 1), 64);
    sorted.forEach((entry, index) =>
      ports.set(entry, { offset: (index - (sorted.length - 1) / 2) * step, index }),
    );
  }
  return ports;
}
