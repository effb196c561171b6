import { Decimal } from '@ancrage/base';
import type { ChartEdge, ChartNode, OwnershipChart } from '@ancrage/judge';
import { decimalOf } from './share-words.ts';

/** Something that stands in a drawing: a party, what nobody disclosed of an entity, or the holders that there is no room for. */
export type ChartBox =
  | { readonly kind: 'party'; readonly id: string; readonly node: ChartNode }
  | { readonly kind: 'gap'; readonly id: string }
  | { readonly kind: 'more'; readonly id: string; readonly count: number };

export interface BoxedChart {
  readonly boxes: readonly ChartBox[];
  readonly edges: readonly ChartEdge[];
}

/** Holders of one entity beyond which the smallest share a box. */
const MOST_HOLDERS = 10;
/** Boxes of parties beyond which what is farthest from the entity is left out. */
const MOST_BOXES = 60;

/** What of a chart is drawn: the drawn accounts, the largest holders of each entity, and what is undisclosed. */
export function chartBoxes({ entity, nodes, edges, undisclosed }: OwnershipChart): BoxedChart {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const into = Map.groupBy(
    edges.filter((edge) => edge.drawn),
    ({ issuer }) => issuer,
  );
  const root = byId.get(entity);
  if (root === undefined) return { boxes: [], edges: [] };
  const boxes = new Map<string, ChartBox>([[entity, { kind: 'party', id: entity, node: root }]]);
  const drawn: ChartEdge[] = [];
  const parties = new Set([entity]);
  // A set visits what is added to it while it is walked: nearest first.
  for (const issuer of parties) {
    const held = (into.get(issuer) ?? []).filter(({ holder }) => byId.has(holder)).toSorted(bySize);
    const most = held.length > MOST_HOLDERS ? MOST_HOLDERS - 1 : held.length;
    const left: ChartEdge[] = held.slice(most);
    for (const edge of held.slice(0, most)) {
      if (!parties.has(edge.holder) && parties.size >= MOST_BOXES) {
        left.push(edge);
        continue;
      }
      drawn.push(edge);
      parties.add(edge.holder);
      boxes.set(edge.holder, { kind: 'party', id: edge.holder, node: byId.get(edge.holder)! });
    }
    if (left.length > 0) {
      const id = `more ${issuer}`;
      boxes.set(id, { kind: 'more', id, count: new Set(left.map(({ holder }) => holder)).size });
      drawn.push(together(id, issuer, left));
    }
    const gap = gapEdge(issuer, undisclosed, (into.get(issuer) ?? []).length === 0);
    if (gap === undefined) continue;
    boxes.set(gap.holder, { kind: 'gap', id: gap.holder });
    drawn.push(gap);
  }
  return { boxes: [...boxes.values()], edges: drawn };
}

/** What breaks a test first, then the largest; direct before indirect. */
function bySize(a: ChartEdge, b: ChartEdge): number {
  const size = ({ votes, capital }: ChartEdge): Decimal =>
    [votes, capital]
      .map((share) => decimalOf(share?.lo))
      .reduce((most, lo) => (lo.compare(most) > 0 ? lo : most));
  return b.breaks.length - a.breaks.length || Number(b.direct) - Number(a.direct) || size(b).compare(size(a));
}

function together(holder: string, issuer: string, edges: readonly ChartEdge[]): ChartEdge {
  const sum = (axis: 'votes' | 'capital'): ChartEdge['votes'] => {
    const shares = edges.flatMap((edge) => (edge.direct ? (edge[axis] ?? []) : []));
    if (shares.length === 0) return null;
    const total = (end: 'lo' | 'hi'): string =>
      shares.reduce((all, share) => all.add(decimalOf(share[end])), Decimal.ZERO).toString();
    return { lo: total('lo'), hi: total('hi') };
  };
  return {
    holder,
    issuer,
    direct: true,
    votes: sum('votes'),
    capital: sum('capital'),
    rights: [],
    drawn: true,
    breaks: [...new Set(edges.flatMap(({ breaks }) => breaks))].sort(),
    places: [],
  };
}

/** A party without any holder says so in its own box; what is partly undisclosed gets one. */
function gapEdge(
  issuer: string,
  undisclosed: OwnershipChart['undisclosed'],
  open: boolean,
): ChartEdge | undefined {
  const gaps = undisclosed.filter((gap) => gap.issuer === issuer);
  if (gaps.length === 0 || open) return undefined;
  const shareOf = (axis: 'votes' | 'capital'): ChartEdge['votes'] => {
    const share = gaps.find((gap) => gap.axis === axis)?.share;
    return share === undefined ? null : { lo: share, hi: share };
  };
  return {
    holder: `gap ${issuer}`,
    issuer,
    direct: true,
    votes: shareOf('votes'),
    capital: shareOf('capital'),
    rights: [],
    drawn: true,
    breaks: [],
    places: [],
  };
}
