import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ExposureAsset, Law, LawFactor, LawPower, Strength } from '../../laws/law-register.ts';
import { exposureAssets, lawPowers } from '../../laws/law-schema.ts';
import { exposureRoles, protections } from './exposure-graph.ts';
import type { Access, ExposureGraph } from './exposure-graph.ts';
import { findPaths, keyOf } from './find-paths.ts';

const word = { fr: 'x', en: 'x' };
const STATES = ['US', 'FR', 'DE', 'EU'];
const unionOf = new Map([
  ['FR', 'EU'],
  ['DE', 'EU'],
]);
const strength = fc.constantFrom<Strength>('sure', 'arguable');

const arbitraryLaw = (index: number): fc.Arbitrary<Law> =>
  fc
    .record({
      state: fc.constantFrom('US', 'FR', 'EU'),
      factors: fc.dictionary(
        fc.constantFrom<LawFactor>('seat', 'control', 'presence', 'targeting'),
        strength,
      ),
      upward: fc.constantFrom<Strength | 'none'>('sure', 'arguable', 'none'),
      compels: fc.uniqueArray(fc.constantFrom<LawPower>(...lawPowers)),
      unsure: fc.boolean(),
    })
    .map(({ unsure, ...law }) => ({
      ...law,
      law: `law-${index}`,
      stateName: word,
      title: word,
      cite: '',
      effect: word,
      caught: word,
      kind: 'foreign' as const,
      route: 'direct' as const,
      secrecy: 'none' as const,
      status: 'in-force' as const,
      confidence: 'high' as const,
      source: '',
      confirm: unsure ? word : null,
      from: null,
      to: null,
    }));

const PARTIES = 5;
const party = fc.integer({ min: 0, max: PARTIES - 1 });
const access: fc.Arbitrary<Access> = fc.record({
  asset: fc.constantFrom<ExposureAsset>(...exposureAssets),
  strength,
  key: fc.option(party),
  cutBy: fc.uniqueArray(fc.constantFrom(...protections), { maxLength: 1 }),
  facts: fc.constant([]),
});
const graphs: fc.Arbitrary<ExposureGraph> = fc.record({
  parties: fc.constant(
    Array.from({ length: PARTIES }, (_, at) => ({
      id: `p${at}`,
      name: `P${at}`,
      group: 'supplier' as const,
    })),
  ),
  connections: fc.array(
    fc.record({
      party,
      state: fc.constantFrom(...STATES),
      factor: fc.constantFrom('seat', 'presence', 'targeting'),
      strength,
      facts: fc.constant([]),
    }),
    { maxLength: 4 },
  ),
  controls: fc.array(fc.record({ controller: party, controlled: party, strength, facts: fc.constant([]) }), {
    maxLength: 7,
  }),
  roles: fc.uniqueArray(
    fc.record({
      party,
      role: fc.constantFrom(...exposureRoles),
      accesses: fc.uniqueArray(access, { selector: ({ asset }) => asset, maxLength: 4 }),
    }),
    { selector: ({ party: of, role }) => `${of} ${role}`, maxLength: 5 },
  ),
});
const laws = fc.tuple(arbitraryLaw(0), arbitraryLaw(1), arbitraryLaw(2));

const POWER: Readonly<Record<ExposureAsset, LawPower>> = {
  'at-rest': 'content',
  'in-transit': 'content',
  'in-use': 'content',
  metadata: 'metadata',
  keys: 'keys',
  continuity: 'interruption',
};
const WEIGHT = { seat: 1, presence: 2, targeting: 3 };

/** Each way of a law, by walking every simple chain: slow, and written from the rules alone. */
function everyWay(
  graph: ExposureGraph,
  law: Law,
): { from: number; dir: string; to: number; sure: boolean; effort: number }[] {
  return graph.connections.flatMap(({ party: from, state, factor, strength: of }) => {
    const by = law.factors[factor];
    if (by === undefined || (state !== law.state && unionOf.get(state) !== law.state)) return [];
    const sure = of === 'sure' && by === 'sure';
    const base = WEIGHT[factor] + (sure ? 0 : 2);
    const ways = [{ from, dir: 'own', to: from, sure, effort: base }];
    const walk = (
      at: number,
      seen: readonly number[],
      steps: boolean,
      dir: 'down' | 'up',
      of2: Strength,
    ): void => {
      for (const { controller, controlled, strength: step } of graph.controls) {
        const [a, b] = dir === 'down' ? [controller, controlled] : [controlled, controller];
        if (a !== at || seen.includes(b)) continue;
        const whole = steps && step === 'sure';
        const chain = [...seen, b];
        const all = whole && of2 === 'sure';
        const effort = base + (chain.length - 1) * (dir === 'down' ? 1 : 2) + (all ? 0 : 2);
        ways.push({ from, dir, to: b, sure: sure && all, effort });
        walk(b, chain, whole, dir, of2);
      }
    };
    if (law.factors.control !== undefined) walk(from, [from], true, 'down', law.factors.control);
    if (law.upward !== 'none') walk(from, [from], true, 'up', law.upward);
    return ways;
  });
}

/** Key → whether it is found, its least effort among the ways as sure. */
function everyPath(graph: ExposureGraph, all: readonly Law[]): Map<string, [boolean, number]> {
  const found = new Map<string, [boolean, number]>();
  for (const law of all) {
    const ways = everyWay(graph, law);
    const better = (a: [boolean, number], b: [boolean, number] | undefined): boolean =>
      b === undefined || (a[0] !== b[0] ? a[0] : a[1] < b[1]);
    const best = new Map<string, [boolean, number]>();
    const ofParty = new Map<number, [boolean, number]>();
    for (const { from, dir, to, sure, effort } of ways) {
      if (better([sure, effort], best.get(`${from} ${dir} ${to}`)))
        best.set(`${from} ${dir} ${to}`, [sure, effort]);
      if (better([sure, effort], ofParty.get(to))) ofParty.set(to, [sure, effort]);
    }
    for (const [way, [sure, effort]] of best) {
      const [from, dir, to] = way.split(' ');
      for (const { party: of, role, accesses } of graph.roles)
        for (const { asset, strength: step, key } of accesses) {
          if (of !== Number(to) || !law.compels.includes(POWER[asset])) continue;
          const keyWay = key === null ? ([true, 0] as [boolean, number]) : ofParty.get(key);
          if (keyWay === undefined) continue;
          const whole = sure && step === 'sure' && keyWay[0] && law.confirm === null;
          const cost = effort + keyWay[1] + (step === 'sure' ? 0 : 2) + (law.confirm === null ? 0 : 2);
          found.set([law.law, `p${from}`, dir, `p${to}`, role, asset].join('\n'), [whole, cost]);
        }
    }
  }
  return found;
}

test('the paths found are those that walking every chain enumerates, with their strength and effort', () => {
  let seen = 0;
  fc.assert(
    fc.property(graphs, laws, (graph, all) => {
      const paths = findPaths(graph, all, unionOf);
      seen += paths.length;
      const found = new Map(
        paths.map((path) => [
          keyOf(path, graph),
          [path.strength === 'sure', path.effort] as [boolean, number],
        ]),
      );
      assert.equal(found.size, paths.length, 'no path twice');
      assert.deepEqual(found, everyPath(graph, all));
      for (let at = 1; at < paths.length; at += 1) assert.ok(paths[at - 1]!.effort <= paths[at]!.effort);
    }),
    { numRuns: 1500 },
  );
  assert.ok(seen > 1000, `only ${seen} paths were compared`);
});

test('a protection more never adds a path; a control, a connection or a role more never takes one away', () => {
  fc.assert(
    fc.property(graphs, laws, fc.nat(), (graph, all, pick) => {
      const uncut = (of: ExposureGraph): Set<string> =>
        new Set(
          findPaths(of, all, unionOf)
            .filter(({ access: { cutBy } }) => cutBy.length === 0)
            .map((path) => keyOf(path, of)),
        );
      const before = uncut(graph);
      if (graph.roles.length > 0) {
        const at = pick % graph.roles.length;
        const shielded = graph.roles.map((role, index) =>
          index === at
            ? {
                ...role,
                accesses: role.accesses.map((one) => ({ ...one, cutBy: ['customer-key'] as const })),
              }
            : role,
        );
        assert.ok(uncut({ ...graph, roles: shielded }).isSubsetOf(before));
        assert.ok(uncut({ ...graph, roles: graph.roles.toSpliced(at, 1) }).isSubsetOf(before));
      }
      if (graph.controls.length > 0)
        assert.ok(uncut({ ...graph, controls: graph.controls.slice(1) }).isSubsetOf(before));
      if (graph.connections.length > 0)
        assert.ok(uncut({ ...graph, connections: graph.connections.slice(1) }).isSubsetOf(before));
    }),
    { numRuns: 500 },
  );
});
