import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rational } from '@ancrage/base';
import fc from 'fast-check';
import { components } from './components.ts';
import { controllers } from './control.ts';
import { lookThrough } from './look-through.ts';
import { solveByPasses } from './loop-passes.ts';
import { registerShares } from './register-shares.ts';
import { heldGraph, shareGraph } from './share-graph.ts';
import type { ShareGraph } from './share-graph.ts';
import { arbitraryGraph, columns, exactShares } from './testing/arbitrary-graph.ts';
import type { SmallGraph } from './testing/arbitrary-graph.ts';

const graphOf = (small: SmallGraph): ShareGraph => shareGraph(small.nodes, columns(small));
/** `[holder, issuer, percent]` of each holding. */
const small = (nodes: number, ...edges: [number, number, number][]): SmallGraph => ({
  nodes,
  edges: edges.map(([holder, issuer, percent]) => ({ holder, issuer, percent })),
});
const ultimate = ({ nodes, edges }: SmallGraph): number[] => {
  const held = new Set(edges.map(({ issuer }) => issuer));
  return Array.from({ length: nodes }, (_, node) => node).filter((node) => !held.has(node));
};
const toNumber = ({ numerator, denominator }: Rational): number => Number(numerator) / Number(denominator);

test('parallel holdings are summed, and the same arrows lead the other way', () => {
  const graph = graphOf(small(4, [2, 0, 10], [1, 0, 20], [2, 0, 5], [0, 3, 50], [1, 3, 1]));
  assert.deepEqual([...graph.start], [0, 2, 2, 2, 4]);
  assert.deepEqual([...graph.holder], [1, 2, 0, 1]);
  assert.deepEqual(
    [...graph.share].map((share) => Math.round(share * 100)),
    [20, 15, 50, 1],
  );
  const held = heldGraph(graph);
  assert.deepEqual([...held.start], [0, 1, 3, 4, 4]);
  assert.deepEqual([...held.issuer], [3, 0, 3, 0]);
});

test('property: groups hold each node once, holders first, and are the loops', () => {
  fc.assert(
    fc.property(arbitraryGraph, (register) => {
      const { order, bounds } = components(graphOf(register));
      assert.deepEqual(
        [...order].sort((a, b) => a - b),
        Array.from({ length: register.nodes }, (_, node) => node),
      );
      const group = new Map<number, number>();
      for (let at = 0; at + 1 < bounds.length; at += 1)
        for (const node of order.subarray(bounds[at], bounds[at + 1])) group.set(node, at);
      const reach = reachable(register);
      for (const { holder, issuer } of register.edges) assert.ok(group.get(holder)! <= group.get(issuer)!);
      for (let a = 0; a < register.nodes; a += 1)
        for (let b = 0; b < register.nodes; b += 1)
          if (a !== b)
            assert.equal(group.get(a) === group.get(b), reach[a]!.has(b) && reach[b]!.has(a), `${a} ${b}`);
    }),
    { numRuns: 500 },
  );
});

test('property: shares are exact within their proven error; loops that hold themselves are told', () => {
  fc.assert(
    fc.property(
      arbitraryGraph,
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      (register, marked) => {
        const graph = graphOf(register);
        const exact = exactShares(register, (node) => marked[node] === true);
        const marks = Float64Array.from({ length: register.nodes }, (_, node) =>
          marked[node] === true ? 1 : 0,
        );
        const { values, errors, closed } = lookThrough(graph, components(graph), marks);
        for (const node of closed) assert.ok(exact[node] === undefined && inLoop(register, node));
        const looped = register.edges.some(({ issuer }) => inLoop(register, issuer));
        exact.forEach((value, node) => {
          if (value === undefined) {
            // Nobody is behind it: its share could be anything.
            assert.ok(errors[node]! > 1 - 1e-9);
            return;
          }
          // Of a chain the error stays at that of rounding; a loop multiplies it by how often shares go round.
          assert.ok(looped || errors[node]! < 1e-14, `error ${errors[node]}`);
          assert.ok(Math.abs(values[node]! - toNumber(value)) <= errors[node]! + 2 ** -53);
        });
      },
    ),
    { numRuns: 500 },
  );
});

test('property: one pass says the same of shares and control, and of shares with control attributed', () => {
  fc.assert(
    fc.property(
      arbitraryGraph,
      fc.array(fc.constantFrom(0, 0.25, 1), { minLength: 8, maxLength: 8 }),
      (register, marked) => {
        const graph = graphOf(register);
        const order = components(graph);
        const marks = Float64Array.from(marked.slice(0, register.nodes));
        const { values, errors, attributed, controller, closed } = registerShares(graph, order, marks);
        const through = lookThrough(graph, order, marks);
        assert.deepEqual(controller, controllers(graph, order));
        assert.deepEqual(closed, through.closed);
        const top = new Set(ultimate(register));
        // Whom someone at the top controls, that one stands for in all that it holds.
        const pinned = {
          nodes: register.nodes,
          edges: register.edges.map(({ holder, issuer, percent }) => ({
            holder: top.has(controller[holder]!) ? controller[holder]! : holder,
            issuer,
            percent,
          })),
        };
        const [whole, quarter] = [1, 0.25].map((mark) =>
          exactShares(pinned, (node) => marked[node] === mark && top.has(node)),
        ) as [ReturnType<typeof exactShares>, ReturnType<typeof exactShares>];
        for (let node = 0; node < register.nodes; node += 1) {
          assert.ok(errors[node]! >= through.errors[node]! || closed.includes(node));
          const gap = Math.abs(values[node]! - through.values[node]!);
          assert.ok(gap <= errors[node]! + through.errors[node]!, `value of ${node}`);
          const [full, part] = [whole[node], quarter[node]];
          if (full === undefined || part === undefined) continue;
          const exact = toNumber(full) + toNumber(part) / 4;
          assert.ok(Math.abs(attributed[node]! - exact) <= errors[node]! + 2 ** -51, `attributed of ${node}`);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test('property: every ultimate holder above the least share is told, with its exact share', () => {
  fc.assert(
    fc.property(arbitraryGraph, (register) => {
      const graph = graphOf(register);
      const told = new Map<string, number>();
      const { lost } = registerShares(graph, components(graph), new Float64Array(register.nodes), {
        least: 0.01,
        carried: 1e-7,
        sink: (node, count, holders, shares) => {
          for (let at = 0; at < count; at += 1) told.set(`${holders[at]} ${node}`, shares[at]!);
        },
      });
      const closed = exactShares(register, () => true).some((value) => value === undefined);
      assert.ok(closed || lost < 1e-5);
      for (const holder of ultimate(register)) {
        exactShares(register, (node) => node === holder).forEach((value, node) => {
          if (value === undefined || node === holder) return;
          const share = told.get(`${holder} ${node}`);
          if (share === undefined)
            assert.ok(toNumber(value) < 0.01 + 1e-5, `${holder} ${node} ${value.toString()}`);
          else
            assert.ok(
              Math.abs(share - toNumber(value)) < 1e-5,
              `${holder} ${node} ${share} ${value.toString()}`,
            );
        });
      }
    }),
    { numRuns: 300 },
  );
});

test('a share of exactly the least is told; one just under it is not, and is no doubt where nothing is lost', () => {
  const graph = graphOf(small(5, [0, 3, 1], [1, 3, 99], [3, 4, 100]));
  const told = new Map<number, Int32Array>();
  const { uncertain } = registerShares(graph, components(graph), new Float64Array(5), {
    least: 0.01,
    carried: 1e-4,
    sink: (node, count, holders) => told.set(node, holders.slice(0, count).sort()),
  });
  assert.deepEqual(told.get(3), Int32Array.of(0, 1));
  // Kept in units of 2^-32, rounded down: a hundredth is just under a hundredth, and that is told as a doubt.
  assert.deepEqual([told.get(4), uncertain], [Int32Array.of(1), 1]);
});

test('a node of thousands of holders, and what is held through it, by the way that knows no limit', () => {
  const WIDE = 3000;
  const [all, below, deep] = [WIDE, WIDE + 1, WIDE + 2];
  const graph = shareGraph(WIDE + 3, {
    holders: Int32Array.from({ length: WIDE + 3 }, (_, at) => [all, 7, below][at - WIDE] ?? at),
    issuers: Int32Array.from({ length: WIDE + 3 }, (_, at) => [below, below, deep][at - WIDE] ?? all),
    shares: Float64Array.from({ length: WIDE + 3 }, (_, at) => [0.5, 0.5, 1][at - WIDE] ?? 1 / 4096),
  });
  const marks = new Float64Array(WIDE + 3);
  marks[7] = 1;
  const told = new Map<number, Map<number, number>>();
  const { values, lost, uncertain } = registerShares(graph, components(graph), marks, {
    least: 2 ** -13,
    carried: 2 ** -14,
    sink: (node, count, holders, shares) =>
      told.set(node, new Map(Array.from({ length: count }, (_, at) => [holders[at]!, shares[at]!]))),
  });
  assert.deepEqual([told.get(all)!.size, told.get(below)!.size, told.get(deep)!.size], [WIDE, WIDE, WIDE]);
  assert.equal(told.get(deep)!.get(7), 0.5 + 2 ** -13);
  assert.equal(told.get(deep)!.get(8), 2 ** -13);
  assert.equal(values[deep], 0.5 + 2 ** -13);
  assert.ok(lost <= 2 ** -30 && uncertain === 0);
});

test('property: control is a majority of the votes of a controller and of all that it controls', () => {
  fc.assert(
    fc.property(arbitraryGraph, (register) => {
      const graph = graphOf(register);
      const control = controllers(graph, components(graph));
      for (let node = 0; node < register.nodes; node += 1) {
        const root = control[node]!;
        assert.equal(control[root], root);
        const votes = new Map<number, number>();
        for (const { holder, issuer, percent } of register.edges) {
          if (issuer !== node) continue;
          votes.set(control[holder]!, (votes.get(control[holder]!) ?? 0) + percent);
        }
        // A node that controls its own controller would be in its group; then nobody outside has the majority.
        const majority = [...votes].filter(([holder, sum]) => holder !== root && holder !== node && sum > 50);
        assert.deepEqual(majority, [], `node ${node}`);
        if (root !== node) assert.ok(votes.get(root)! > 50, `node ${node} root ${root}`);
      }
    }),
    { numRuns: 500 },
  );
});

test('51 % of a holding that has 45 % counts as 45 %; exactly half controls nothing', () => {
  // 0 holds 51 % of 2, 1 the rest; 2 holds 45 % of 3, 1 holds 6 %: 0 controls 2, nobody controls 3.
  const graph = graphOf(small(4, [0, 2, 51], [1, 2, 49], [2, 3, 45], [1, 3, 6]));
  assert.deepEqual([...controllers(graph, components(graph))], [0, 1, 0, 3]);
  const joined = graphOf(small(4, [0, 2, 51], [1, 2, 49], [2, 3, 45], [0, 3, 6]));
  assert.deepEqual([...controllers(joined, components(joined))], [0, 1, 0, 0]);
  const half = graphOf(small(3, [0, 2, 50], [1, 2, 50]));
  assert.deepEqual([...controllers(half, components(half))], [0, 1, 2]);
});

test('51 % of a holding that has 45 % counts for all of these 45 %, in a loop too', () => {
  const graph = graphOf(small(4, [0, 2, 49], [1, 2, 51], [2, 3, 45], [0, 3, 55]));
  const { values, attributed } = registerShares(graph, components(graph), Float64Array.of(0, 1, 0, 0));
  assert.ok(Math.abs(values[3]! - 0.51 * 0.45) < 1e-15);
  assert.equal(attributed[3], 0.45);
  assert.equal(attributed[2], 0.51);
  // 1 has 60 % of 2, which has 20 % of 1; 3 has 80 % of 1: 3 controls 1, and through it 2.
  const ring = graphOf(small(4, [3, 1, 80], [2, 1, 20], [1, 2, 60], [0, 2, 40]));
  const inLoop = registerShares(ring, components(ring), Float64Array.of(0, 0, 0, 1));
  assert.deepEqual([inLoop.controller[1], inLoop.controller[2]], [3, 3]);
  assert.ok(Math.abs(inLoop.attributed[1]! - 1) < 1e-12 && Math.abs(inLoop.attributed[2]! - 0.6) < 1e-12);
  assert.ok(Math.abs(inLoop.values[2]! - 0.48 / 0.88) < 1e-12);
});

test('a loop of hundreds is solved by passes within a proven error, and refused where it holds itself', () => {
  const size = 600;
  const ring = (percent: number): SmallGraph =>
    small(
      size + 1,
      ...Array.from({ length: size }, (_, node): [number, number, number] => [
        node,
        (node + 1) % size,
        percent,
      ]),
      ...Array.from({ length: size }, (_, node): [number, number, number] => [size, node, 100 - percent]),
    );
  const graph = graphOf(ring(60));
  const marks = new Float64Array(size + 1);
  marks[size] = 1;
  const { values, errors, closed } = lookThrough(graph, components(graph), marks);
  assert.equal(closed.length, 0);
  assert.ok(errors.every((error) => error < 1e-9));
  assert.ok(values.every((value) => Math.abs(value - 1) < 1e-9));
  const itself = graphOf(
    small(
      size,
      ...Array.from({ length: size }, (_, node): [number, number, number] => [node, (node + 1) % size, 100]),
    ),
  );
  assert.equal(lookThrough(itself, components(itself), new Float64Array(size)).closed.length, size);
  const members = Int32Array.from({ length: size }, (_, node) => node);
  assert.equal(
    solveByPasses({ graph: itself, members, positionOf: members }, new Float64Array(size)),
    undefined,
  );
});

function reachable({ nodes, edges }: SmallGraph): Set<number>[] {
  const reach = Array.from({ length: nodes }, (_, node) => new Set([node]));
  for (let pass = 0; pass < nodes; pass += 1)
    for (const { holder, issuer } of edges) for (const node of reach[holder]!) reach[issuer]!.add(node);
  return reach;
}

function inLoop(register: SmallGraph, node: number): boolean {
  const reach = reachable(register);
  return register.edges.some(
    ({ holder, issuer }) =>
      issuer === node && reach[node]!.has(holder) && (holder === node || reach[holder]!.has(node)),
  );
}

test('holders are told as they are, whatever memory the lists that are kept grow to', () => {
  const [companies, each] = [400, 20];
  const people = companies * each;
  const top = people + companies;
  const held = Array.from({ length: people }, (_, person) => ({
    holder: person,
    issuer: people + Math.floor(person / each),
    share: 1 / each,
  }));
  const kept = Array.from({ length: companies }, (_, company) => ({
    holder: people + company,
    issuer: top,
    share: 1 / 512,
  }));
  const edges = [...held, ...kept];
  const graph = shareGraph(top + 1, {
    holders: Int32Array.from(edges, ({ holder }) => holder),
    issuers: Int32Array.from(edges, ({ issuer }) => issuer),
    shares: Float64Array.from(edges, ({ share }) => share),
  });
  const told = new Map<number, number[]>();
  registerShares(graph, components(graph), new Float64Array(top + 1), {
    least: 0.01,
    carried: 1e-6,
    sink: (node, count, holders) =>
      told.set(
        node,
        Array.from(holders.subarray(0, count)).sort((a, b) => a - b),
      ),
  });
  for (let company = 0; company < companies; company += 1) {
    const own = Array.from({ length: each }, (_, index) => company * each + index);
    assert.deepEqual(told.get(people + company), own);
  }
});
