import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shareGraph } from './share-graph.ts';
import { solveRegister, supposeSale } from './suppose-sale.ts';
import { arbitraryGraph, columns } from './testing/arbitrary-graph.ts';
import type { SmallGraph } from './testing/arbitrary-graph.ts';

const graphOf = (register: SmallGraph): ReturnType<typeof shareGraph> =>
  shareGraph(register.nodes, columns(register));

/** The register once the sale is made. */
function sold(register: SmallGraph, edge: number, buyer: number, percent: number): SmallGraph {
  const { holder, issuer } = register.edges[edge]!;
  let left = percent;
  const edges = register.edges.flatMap((one) => {
    if (one.holder !== holder || one.issuer !== issuer) return [one];
    const taken = Math.min(left, one.percent);
    left -= taken;
    return taken === one.percent ? [] : [{ ...one, percent: one.percent - taken }];
  });
  return { ...register, edges: [...edges, { holder: buyer, issuer, percent }] };
}

test('property: what a sale changes, solved where it reaches, is what the whole register solved again says', () => {
  let closing = 0;
  fc.assert(
    fc.property(
      arbitraryGraph,
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      fc.nat(),
      fc.nat(7),
      fc.integer({ min: 1, max: 100 }),
      (register, marked, chosen, other, part) => {
        fc.pre(register.edges.length > 0);
        const edge = chosen % register.edges.length;
        const { holder: seller, issuer, percent: most } = register.edges[edge]!;
        const buyer = other % register.nodes;
        fc.pre(buyer !== seller);
        const percent = Math.min(part, most);
        const marks = Float64Array.from(marked.slice(0, register.nodes), Number);
        const before = solveRegister(graphOf(register), marks);
        const effect = supposeSale(before, { seller, buyer, issuer, part: percent / 100 });
        const after = solveRegister(graphOf(sold(register, edge, buyer, percent)), marks);
        if (
          after.groupOf[buyer] === after.groupOf[issuer] &&
          before.groupOf[buyer] !== before.groupOf[issuer]
        )
          closing += 1;
        for (let node = 0; node < register.nodes; node += 1) {
          const value = effect.values.get(node) ?? before.values[node]!;
          assert.ok(Math.abs(value - after.values[node]!) < 1e-9, `share of ${node}`);
          // Of two that have the majority of each other, either is told as the root.
          const root = (one: number): number => after.groupOf[one]!;
          const controller: number = effect.controllers.get(node) ?? before.controller[node]!;
          assert.equal(root(controller), root(after.controller[node]!), `control of ${node}`);
        }
      },
    ),
    { numRuns: 2000 },
  );
  assert.ok(closing > 50, `${closing}`);
});

test('who sells more than it has is refused; a chain below the sale changes and nothing beside it', () => {
  const edge = (holder: number, issuer: number, percent: number): SmallGraph['edges'][number] => ({
    holder,
    issuer,
    percent,
  });
  const register = {
    nodes: 6,
    edges: [edge(0, 2, 60), edge(1, 2, 40), edge(2, 3, 100), edge(3, 4, 50), edge(1, 5, 100)],
  };
  const solved = solveRegister(graphOf(register), Float64Array.of(1, 0, 0, 0, 0, 0));
  const effect = supposeSale(solved, { seller: 0, buyer: 1, issuer: 2, part: 0.2 });
  assert.deepEqual([...effect.values.keys()], [2, 3, 4]);
  assert.deepEqual(
    [...effect.controllers],
    [
      [2, 1],
      [3, 1],
    ],
  );
  assert.throws(() => supposeSale(solved, { seller: 0, buyer: 1, issuer: 2, part: 0.7 }), RangeError);
});

test('a sale that closes a loop solves the entities of that loop together, and what is below them after', () => {
  const edge = (holder: number, issuer: number, percent: number): SmallGraph['edges'][number] => ({
    holder,
    issuer,
    percent,
  });
  // 0 and 1 hold 2, which holds 3, which holds 4 and 5; 1 holds the rest.
  const register = {
    nodes: 6,
    edges: [
      edge(0, 2, 60),
      edge(1, 2, 40),
      edge(2, 3, 50),
      edge(1, 3, 50),
      edge(3, 4, 50),
      edge(1, 4, 50),
      edge(3, 5, 100),
    ],
  };
  const solved = solveRegister(graphOf(register), Float64Array.of(1, 0, 0, 0, 0, 0));
  const { values, controllers } = supposeSale(solved, { seller: 0, buyer: 4, issuer: 2, part: 0.2 });
  // x2 = 0.4 + 0.2 x4; x3 = x2 / 2; x4 = x3 / 2.
  const x2 = 0.4 / (1 - 0.05);
  for (const [node, value] of [
    [2, x2],
    [3, x2 / 2],
    [4, x2 / 4],
    [5, x2 / 2],
  ] as const)
    assert.ok(Math.abs(values.get(node)! - value) < 1e-12, `${node}`);
  assert.deepEqual([...controllers], [[2, 2]]);
  // The register is as it was: the same question has the same answer.
  assert.deepEqual(supposeSale(solved, { seller: 0, buyer: 4, issuer: 2, part: 0.2 }).values, values);
});
