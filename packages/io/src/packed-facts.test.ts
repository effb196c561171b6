import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { AnyFact } from '@ancrage/judge';
import fc from 'fast-check';
import { packFacts, unpackFacts } from './packed-facts.ts';

const evidence = digestOf('a file');
const place = fc.oneof(
  fc.record({ pointer: fc.constantFrom('', '/0', '/data/1') }),
  fc.record({ line: fc.nat() }),
  fc.record({ page: fc.nat() }),
);
const held = fc.oneof(
  fc.constantFrom('', 'a', 'b', 0, 1, true, false, 'null'),
  fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
);
const fact = fc
  .tuple(
    fc.constantFrom('resource', 'key'),
    fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', '0'), held), { maxLength: 4 }),
    place,
    fc.constantFrom(undefined, 'declared', 'observed'),
  )
  .map(([kind, fields, where, method]) => {
    const value = Object.fromEntries(fields);
    const told = { kind, value, at: { evidence, place: where } };
    return (method === undefined ? told : { ...told, method }) as unknown as AnyFact;
  });

test('property: facts come out of a message as they went into it, fields in their order', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 30 }), (facts) => {
      const packed = packFacts(facts);
      assert.equal(packed.count, facts.length);
      const sent = JSON.parse(JSON.stringify(packed)) as typeof packed;
      const back = unpackFacts(sent, evidence);
      assert.equal(JSON.stringify(back), JSON.stringify(facts));
    }),
  );
});
