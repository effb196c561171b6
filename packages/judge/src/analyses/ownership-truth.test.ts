import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Interval } from '@ancrage/base';
import fc from 'fast-check';
import { contextOf, deriveFrom, documented } from '../testing/sample-context.ts';
import type { SampleFile } from '../testing/sample-context.ts';
import type { StatedFact } from '../testing/sample-dossier.ts';
import { ownershipOf } from './ownership-of.ts';
import { components } from './ownership/components.ts';
import { controllers } from './ownership/control.ts';
import { lookThrough } from './ownership/look-through.ts';
import { shareGraph } from './ownership/share-graph.ts';
import { arbitraryGraph, columns } from './ownership/testing/arbitrary-graph.ts';
import type { SmallGraph } from './ownership/testing/arbitrary-graph.ts';

/** Who really holds whom, whole, and what two files tell of it. */
interface World {
  readonly register: SmallGraph;
  readonly root: number;
  readonly canadian: readonly boolean[];
  readonly files: readonly SampleFile[];
}

const idOf = (node: number, root: number): string => (node === root ? 'nordet' : `n${node}`);

/** Every share has a holder; nobody holds a person. Files tell some holdings, at their share or less, and some statuses. */
const world: fc.Arbitrary<World> = arbitraryGraph
  .filter(({ edges }) => edges.length > 0)
  .chain((partial) => {
    const nodes = partial.nodes + 2;
    const told = fc.record({
      edges: fc.array(fc.constantFrom(0, 0.5, 1, 1, 1), { minLength: 48, maxLength: 48 }),
      statuses: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 10, maxLength: 10 }),
    });
    return fc
      .tuple(
        fc.array(fc.nat(nodes - 1), { minLength: nodes, maxLength: nodes }),
        fc.array(fc.boolean(), { minLength: nodes, maxLength: nodes }),
        fc.tuple(told, told),
        fc.nat(partial.edges.length - 1),
      )
      .map(([rest, canadian, tellings, at]): World => {
        const held = [...new Set(partial.edges.map(({ issuer }) => issuer))];
        const root = partial.edges[at]!.issuer;
        const edges = [
          ...partial.edges,
          ...held.flatMap((issuer) => {
            const told = partial.edges.filter((edge) => edge.issuer === issuer);
            const percent = 100 - told.reduce((sum, edge) => sum + edge.percent, 0);
            return percent > 0 ? [{ holder: rest[issuer]!, issuer, percent }] : [];
          }),
        ];
        const persons = Array.from({ length: nodes }, (_, node) => node).filter(
          (node) => !held.includes(node),
        );
        const files = tellings.map((telling) =>
          documented(
            ...edges.flatMap(({ holder, issuer, percent }, index): StatedFact[] => {
              const minimum = Math.floor(percent * telling.edges[index]!);
              return telling.edges[index] === 0
                ? []
                : [
                    {
                      kind: 'holding',
                      holding: `h${index}`,
                      holder: idOf(holder, root),
                      issuer: idOf(issuer, root),
                      interest: 'votingRights',
                      direct: 'direct',
                      minimum: `${minimum}`,
                      maximum: `${percent}`,
                    },
                  ];
            }),
            ...persons.flatMap((node): StatedFact[] => {
              const status = telling.statuses[node]!;
              if (status === 0) return [];
              const known = { kind: 'person', person: idOf(node, root), identity: 'known' };
              return [status === 1 ? known : { ...known, canadian: canadian[node] === true }];
            }),
          ),
        );
        return { register: { nodes, edges }, root, canadian, files };
      });
  });

interface Truth {
  readonly attributed: number;
  readonly largest: number;
  readonly closed: boolean;
}

/** The share of these persons in each node, where what they control counts as their own: as if they held it in its place. */
function attributedTo(wanted: ReadonlySet<number>, register: SmallGraph, control: Int32Array): Float64Array {
  const edges = register.edges.map((edge) => {
    const controller = control[edge.holder]!;
    return wanted.has(controller) ? { ...edge, holder: controller } : edge;
  });
  const graph = shareGraph(register.nodes, columns({ nodes: register.nodes, edges }));
  const marks = Float64Array.from({ length: register.nodes }, (_, node) => (wanted.has(node) ? 1 : 0));
  return lookThrough(graph, components(graph), marks).values;
}

/** By the float engine, of the whole register. */
function truthOf({ register, root, canadian }: World): Truth {
  const graph = shareGraph(register.nodes, columns(register));
  const groups = components(graph);
  const control = controllers(graph, groups);
  const nodes = Array.from({ length: register.nodes }, (_, node) => node);
  const persons = nodes.filter((node) => graph.start[node] === graph.start[node + 1]);
  const strangers = new Set(persons.filter((node) => canadian[node] !== true));
  const shareOf = (wanted: ReadonlySet<number>): number => attributedTo(wanted, register, control)[root]!;
  return {
    attributed: shareOf(strangers),
    largest: [...strangers].reduce((most, node) => Math.max(most, shareOf(new Set([node]))), 0),
    closed: lookThrough(graph, groups, new Float64Array(register.nodes)).closed.length > 0,
  };
}

test('property: the intervals contain the truth, whatever part of it the files tell', () => {
  let narrow = 0;
  fc.assert(
    fc.property(world, (whole) => {
      const truth = truthOf(whole);
      if (truth.closed) return;
      const derived = (name: string): [number, number] => {
        const { lo, hi } = deriveFrom(`ownership.${name}_votes`, whole.files).value as Interval;
        return [lo?.toNumber() ?? 0, hi?.toNumber() ?? 100];
      };
      const contains = (name: string, ...shares: number[]): void => {
        const [lo, hi] = derived(name);
        if (hi - lo < 50) narrow += 1;
        for (const share of shares)
          assert.ok(
            lo <= share * 100 + 1e-7 && share * 100 <= hi + 1e-7,
            `${name}: ${share} in ${lo}..${hi}`,
          );
      };
      contains('largest_foreign', truth.largest);
      contains('total_foreign', truth.attributed);
      contains('canadian', 1 - truth.attributed);
    }),
    { numRuns: 600 },
  );
  assert.ok(narrow > 200, `only ${narrow} intervals say anything`);
});

test('property: of each person, what is at least its own and at least others’ contains the truth', () => {
  let told = 0;
  fc.assert(
    fc.property(world, (whole) => {
      if (truthOf(whole).closed) return;
      const { register, root } = whole;
      const graph = shareGraph(register.nodes, columns(register));
      const groups = components(graph);
      const control = controllers(graph, groups);
      const { said, proven } = ownershipOf(contextOf(whole.files));
      const number = ({ numerator, denominator }: { numerator: bigint; denominator: bigint }): number =>
        Number(numerator) / Number(denominator);
      for (let node = 0; node < register.nodes; node += 1) {
        if (graph.start[node] !== graph.start[node + 1]) continue;
        const own = Float64Array.from({ length: register.nodes }, (_, at) => (at === node ? 1 : 0));
        const truth = {
          through: lookThrough(graph, groups, own).values[root]!,
          attributed: attributedTo(new Set([node]), register, control)[root]!,
        };
        const least = said.ofHolder('votes', 'nordet', idOf(node, root));
        const others = proven.besides('votes', 'nordet', idOf(node, root));
        for (const which of ['through', 'attributed'] as const) {
          const [lo, hi] = [number(least[which]), 1 - number(others[which])];
          if (hi - lo < 0.5) told += 1;
          assert.ok(
            lo <= truth[which] + 1e-9 && truth[which] <= hi + 1e-9,
            `${which} of ${node}: ${truth[which]} in ${lo}..${hi}`,
          );
        }
      }
    }),
    { numRuns: 400 },
  );
  assert.ok(told > 200, `only ${told} intervals say anything`);
});
