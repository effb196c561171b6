import type { ChartEdge } from '@ancrage/judge';

/** Boxes in rows, the entity in row 0, and how each edge runs through them. */
export interface ChartLayers {
  /** What stands in each row, from left to right: boxes, and where edges pass between them. */
  readonly rows: readonly (readonly string[])[];
  /** For each edge that runs down: what it goes through, from the holder to the entity held. */
  readonly routes: ReadonlyMap<ChartEdge, readonly string[]>;
  /** Edges that run up, and so close a loop. */
  readonly back: readonly ChartEdge[];
}

const WIDEST_ROW = 5;
const SWEEPS = 8;

/** Every holder above all that it holds, loops cut at one edge; rows are ordered so that few edges cross. */
export function chartLayers(root: string, ids: readonly string[], edges: readonly ChartEdge[]): ChartLayers {
  const { back, order } = cutLoops(root, edges);
  const down = edges.filter((edge) => !back.has(edge));
  const rowOf = splitRows(
    order.filter((id) => ids.includes(id)),
    layersOf(root, down),
  );
  const rows: string[][] = [];
  for (const id of order) (rows[rowOf.get(id)!] ??= []).push(id);
  const routes = new Map<ChartEdge, string[]>();
  down.forEach((edge, index) => {
    const route = [edge.holder];
    for (let row = rowOf.get(edge.holder)! - 1; row > rowOf.get(edge.issuer)!; row -= 1) {
      const pass = `pass ${index} ${row}`;
      rows[row]!.push(pass);
      route.push(pass);
    }
    routes.set(edge, [...route, edge.issuer]);
  });
  return { rows: orderedRows(rows, [...routes.values()]), routes, back: [...back] };
}

function cutLoops(
  root: string,
  edges: readonly ChartEdge[],
): { readonly back: ReadonlySet<ChartEdge>; readonly order: readonly string[] } {
  const into = Map.groupBy(edges, ({ issuer }) => issuer);
  const back = new Set<ChartEdge>();
  const seen = new Set<string>();
  const open = new Set<string>();
  const visit = (id: string): void => {
    seen.add(id);
    open.add(id);
    for (const edge of into.get(id) ?? []) {
      if (open.has(edge.holder)) back.add(edge);
      else if (!seen.has(edge.holder)) visit(edge.holder);
    }
    open.delete(id);
  };
  // A drawing has few boxes: the depth of the calls is bounded by them.
  visit(root);
  return { back, order: [...seen] };
}

/** Longest way down to the entity. */
function layersOf(root: string, down: readonly ChartEdge[]): Map<string, number> {
  const layers = new Map([[root, 0]]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { holder, issuer } of down) {
      const above = (layers.get(issuer) ?? 0) + 1;
      if ((layers.get(holder) ?? 0) >= above) continue;
      layers.set(holder, above);
      changed = true;
    }
  }
  return layers;
}

/** Rows of a few boxes each: a layer of many takes several. */
function splitRows(order: readonly string[], layers: ReadonlyMap<string, number>): Map<string, number> {
  const rowOf = new Map<string, number>();
  const byLayer = Map.groupBy(order, (id) => layers.get(id) ?? 0);
  let first = 0;
  for (const layer of [...byLayer.keys()].sort((a, b) => a - b)) {
    const members = byLayer.get(layer)!;
    const rows = Math.ceil(members.length / WIDEST_ROW);
    members.forEach((id, index) => rowOf.set(id, first + Math.floor((index * rows) / members.length)));
    first += rows;
  }
  return rowOf;
}

/** Each thing near the middle of what it is joined to in the next row, from below and from above in turn. */
function orderedRows(
  rows: readonly (readonly string[])[],
  routes: readonly (readonly string[])[],
): string[][] {
  const joined = new Map<string, string[]>();
  const join = (a: string, b: string): void => {
    joined.set(a, [...(joined.get(a) ?? []), b]);
  };
  for (const route of routes)
    route.slice(1).forEach((below, index) => {
      join(route[index]!, below);
      join(below, route[index]!);
    });
  const ordered = rows.map((row) => [...row]);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const upwards = sweep % 2 === 0;
    const indices = ordered.map((_, index) => index);
    for (const index of upwards ? indices : indices.toReversed()) {
      const beside = ordered[upwards ? index - 1 : index + 1];
      if (beside === undefined) continue;
      const place = new Map(beside.map((id, at) => [id, (at + 0.5) / beside.length]));
      const middle = new Map(
        ordered[index]!.map((id, at) => {
          const near = (joined.get(id) ?? []).flatMap((other) => place.get(other) ?? []);
          const own = (at + 0.5) / ordered[index]!.length;
          return [id, near.length === 0 ? own : near.reduce((sum, x) => sum + x, 0) / near.length];
        }),
      );
      ordered[index]!.sort((a, b) => middle.get(a)! - middle.get(b)!);
    }
  }
  return ordered;
}
