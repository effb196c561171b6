import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import fc from 'fast-check';
import type { AnyFact, Place } from '../facts/fact.ts';
import { GatheredFacts } from './gathered-facts.ts';
import type { GatheredFact } from './gathered-facts.ts';
import { addFact, sortedByKey } from './merge-readings.ts';

const evidence = digestOf('file');
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constantFrom('', '/a', '/a/b', '/a b', '/a"', '/é').map((pointer) => ({ pointer })),
  fc.nat(12).map((line) => ({ line })),
  fc.nat(2).map((page) => ({ page })),
);
const method = fc.constantFrom(undefined, 'declared' as const, 'documented' as const);
const session = fc.record({
  system: fc.constantFrom('s', 's person 1 p'),
  person: fc.constantFrom('p', 'q', ''),
  source: fc.constant('192.0.2.1'),
  day: fc.constantFrom('2026-01-01', '2026-01-02'),
  outcome: fc.constant('opened'),
  sessions: fc.nat(3),
  first_line: fc.nat(3),
});
/** Texts whose order within JSON is not that of themselves, among them; members in either order. */
const text = fc.constantFrom('', 'a', 'a b', 'a!', 'a"', 'ab', 'a\\', 'a\u0001', 'é', '~', '\u{1f600}');
const said = fc
  .tuple(fc.boolean(), text, fc.oneof(text, fc.nat(2), fc.boolean(), fc.array(text, { maxLength: 2 })))
  .map(([first, one, other]): Readonly<Record<string, unknown>> => (first ? { one, other } : { other, one }));
const gathered: fc.Arbitrary<GatheredFact> = fc.oneof(
  fc.record({ kind: fc.constant('session' as const), value: session, place, method }),
  fc.record({
    kind: fc.constantFrom('site' as const, 'site-link' as const, 'notice-to-leave' as const),
    value: fc.oneof(fc.record({ days: fc.nat(2) }), said),
    place,
    method,
  }),
);

/** What `mergeReadings` makes of the same facts, one by one. */
function merged(facts: readonly GatheredFact[]): AnyFact[] {
  const known = new Map<string, AnyFact>();
  for (const { kind, value, place: at, method: by } of facts) {
    const fact = { kind, value: { ...value }, at: { evidence, place: at }, ...(by && { method: by }) };
    addFact(known, fact as unknown as AnyFact);
  }
  return sortedByKey(known);
}

test('gathered facts are those that merging gives, in its order, whether told apart early or late', () => {
  fc.assert(
    fc.property(fc.array(gathered, { maxLength: 30 }), fc.nat(30), (facts, early) => {
      const held = new GatheredFacts();
      for (const [at, { value, ...fact }] of facts.entries()) {
        if (at === early) held.distinguish();
        held.add({ ...fact, value: { ...value } });
      }
      const expected = merged(facts);
      assert.deepEqual(held.sorted(evidence), expected);
      held.distinguish();
      assert.equal(held.size, expected.length);
      assert.deepEqual(held.sorted(evidence), expected);
    }),
    { numRuns: 500 },
  );
});

test('property: what is taken before the end, aggregates too, adds up with the rest to the same', () => {
  fc.assert(
    fc.property(fc.array(gathered, { maxLength: 30 }), fc.array(fc.nat(30)), (facts, takenAt) => {
      const held = new GatheredFacts();
      const taken: AnyFact[] = [];
      for (const [at, { value, ...fact }] of facts.entries()) {
        if (takenAt.includes(at)) taken.push(...held.takeAny(evidence, 2));
        held.add({ ...fact, value: { ...value } });
      }
      const together = new GatheredFacts();
      for (const { kind, value, at, method: by } of [...taken, ...held.sorted(evidence)])
        together.add({ kind, value: { ...value }, place: at.place, method: by });
      assert.deepEqual(together.sorted(evidence), merged(facts));
    }),
    { numRuns: 500 },
  );
});
