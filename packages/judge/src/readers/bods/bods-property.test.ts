import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { bodsReader } from './bods-reader.ts';

/** The reading, or undefined where the file was refused as a reader may refuse; any other error fails the test. */
function readOrRefuse(text: string): Reading | undefined {
  const { bytes, ...hint } = fileOf(text);
  try {
    return bodsReader.read(bytes, hint);
  } catch (error) {
    if (error instanceof JudgeError || isBaseError(error)) return undefined;
    throw error;
  }
}

const NUM_RUNS = 200;
const junk = fc.jsonValue({ maxDepth: 2 });
/** Mostly what the standard asks for, at times anything at all. */
const mostly = <T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: junk });
const field = <T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.option(mostly(good), { nil: undefined });

const id = fc.constantFrom('firm', 'owner', 'tie', 'other', '__proto__', '');
const day = fc.constantFrom('2024-01-01', '2026-02-28', '2026-02-30', '2099-01-01', '2026-01-01T12:00:00Z');
const percent = fc.oneof(fc.integer({ min: -10, max: 110 }), fc.double({ min: 0, max: 100, noNaN: true }));
const place = fc.record({ name: fc.string(), code: field(fc.constantFrom('CA', 'CA-QC', 'us', 'ZZZ')) });
const address = fc.record({
  type: field(fc.constantFrom('registered', 'residence', 'service')),
  country: field(place),
});
const share = fc.record({
  exact: field(percent),
  minimum: field(percent),
  maximum: field(percent),
  exclusiveMinimum: field(percent),
  exclusiveMaximum: field(percent),
});
const interest = fc.record({
  type: field(fc.constantFrom('shareholding', 'votingRights', 'nominee', 'golden')),
  directOrIndirect: field(fc.constantFrom('direct', 'indirect', 'unknown')),
  share: field(share),
  startDate: field(day),
  endDate: field(day),
});
const details = fc.record({
  isComponent: field(fc.boolean()),
  name: field(fc.string()),
  entityType: field(fc.record({ type: field(fc.constantFrom('state', 'registeredEntity')) })),
  personType: field(fc.constantFrom('knownPerson', 'anonymousPerson', 'toString')),
  jurisdiction: field(place),
  nationalities: field(fc.array(mostly(place), { maxLength: 3 })),
  taxResidencies: field(fc.array(mostly(place), { maxLength: 3 })),
  addresses: field(fc.array(mostly(address), { maxLength: 3 })),
  identifiers: field(fc.array(mostly(fc.record({ scheme: field(id), id: field(id) })), { maxLength: 3 })),
  subject: field(id),
  interestedParty: field(fc.oneof(id, fc.record({ reason: id }))),
  interests: field(fc.array(mostly(interest), { maxLength: 4 })),
  componentRecords: field(fc.array(mostly(id), { maxLength: 3 })),
});
const statement = fc.record({
  recordId: mostly(id),
  recordType: mostly(fc.constantFrom('entity', 'person', 'relationship')),
  recordStatus: field(fc.constantFrom('new', 'updated', 'closed')),
  statementDate: field(day),
  publicationDetails: field(fc.record({ publicationDate: field(day), bodsVersion: fc.constant('0.4') })),
  recordDetails: mostly(details),
});
const declaration = fc.array(mostly(statement), { maxLength: 8 });

test('any JSON array is read or refused, never worse', () => {
  fc.assert(
    fc.property(fc.array(junk, { maxLength: 6 }), (items) => {
      readOrRefuse(JSON.stringify(items));
      readOrRefuse(items.map((item) => JSON.stringify(item)).join('\n'));
    }),
    { numRuns: NUM_RUNS },
  );
});

test('of any declaration: shares in order within 0–100, no holding a component of itself', () => {
  let holdings = 0;
  fc.assert(
    fc.property(declaration, (statements) => {
      const reading = readOrRefuse(JSON.stringify(statements));
      if (reading === undefined) return;
      for (const fact of reading.facts) {
        if (fact.kind !== 'holding') continue;
        holdings += 1;
        const { minimum = '0', maximum = '100', component_of: of = [], holding } = fact.value;
        assert.ok(Number(minimum) >= 0 && Number(minimum) <= Number(maximum) && Number(maximum) <= 100);
        assert.ok(!of.includes(holding));
      }
    }),
    { numRuns: NUM_RUNS },
  );
  assert.ok(holdings > 0, 'the declarations drawn hold nothing');
});

test('statements about different records may come in any order', () => {
  const records = fc.uniqueArray(statement, {
    selector: ({ recordId }) => JSON.stringify(recordId),
    maxLength: 5,
  });
  const values = (statements: readonly unknown[]): string[] | undefined =>
    readOrRefuse(JSON.stringify(statements))
      ?.facts.map(({ kind, value }) => JSON.stringify([kind, value]))
      .sort();
  fc.assert(
    fc.property(records, (statements) => {
      assert.deepEqual(values([...statements].reverse()), values(statements));
    }),
    { numRuns: NUM_RUNS },
  );
});
