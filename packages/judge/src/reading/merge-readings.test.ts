import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, Decimal, digestOf } from '@ancrage/base';
import fc from 'fast-check';
import type { AnyFact, Place } from '../facts/fact.ts';
import { mergeReadings } from './merge-readings.ts';
import { ReadingBuilder } from './reading-builder.ts';
import { emptyReading } from './reading.ts';
import type { Reading } from './reading.ts';

type Entry =
  | {
      readonly kind: 'spend';
      readonly account: string;
      readonly billed: string;
      readonly lines: number;
      readonly place: Place;
    }
  | { readonly kind: 'session'; readonly person: string; readonly sessions: number; readonly place: Place }
  | { readonly kind: 'notice-to-leave'; readonly days: number; readonly place: Place };

const place: fc.Arbitrary<Place> = fc.oneof(
  fc.nat(3).map((line) => ({ line })),
  fc.constant({ pointer: '' }),
);
const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({
    kind: fc.constant('spend' as const),
    account: fc.constantFrom('a', 'b'),
    billed: fc.constantFrom('0.1', '0.2', '-38.7', '1e20', '0.00000000001'),
    lines: fc.nat(3),
    place,
  }),
  fc.record({
    kind: fc.constant('session' as const),
    person: fc.constantFrom('p', 'q'),
    sessions: fc.constantFrom(1, 2, Number.MAX_SAFE_INTEGER),
    place,
  }),
  fc.record({ kind: fc.constant('notice-to-leave' as const), days: fc.nat(3), place }),
);

function add(reading: ReadingBuilder, item: Entry): void {
  if (item.kind === 'notice-to-leave') reading.add('notice-to-leave', { days: item.days }, item.place);
  else if (item.kind === 'session') {
    const { person, sessions } = item;
    const key = { system: 's', person, source: '192.0.2.1', day: '2026-01-01', outcome: 'opened' } as const;
    reading.add('session', { ...key, sessions, first_line: sessions }, item.place);
  } else {
    const { account, billed, lines } = item;
    const key = {
      platform: 'p',
      provider: 'p',
      host: '',
      issuer: '',
      billing_account: '',
      region: '',
      category: '',
    };
    const rest = { month: '2026-01', currency: 'CAD', transfer: 'none', first_line: lines } as const;
    reading.add('spend', { ...key, ...rest, account, billed, lines }, item.place);
  }
}

/** A slice of one of two files; each slice has its own part. */
const slice = fc.record({
  file: fc.constantFrom('one', 'two'),
  observedAt: fc.option(fc.constantFrom('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')),
  issuer: fc.option(fc.constantFrom('x', 'y')),
  version: fc.constantFrom('1', '2', '3'),
  entries: fc.array(entry, { maxLength: 5 }),
  noted: fc.boolean(),
});

const slices = fc.array(slice, { maxLength: 4 }).map((list) =>
  list.map(({ file, observedAt, issuer, version, entries, noted }, index): Reading => {
    const builder = new ReadingBuilder({ id: digestOf(file), format: 'focus', version });
    if (observedAt !== null) builder.observedAt(observedAt);
    if (issuer !== null) builder.issuer(issuer);
    for (const item of entries) add(builder, item);
    if (noted) builder.note('UNKNOWN_TYPE', { line: 1 }, { type: 'x' });
    return { ...builder.build(), parts: [`${digestOf(file)}#${index}-${index + 1}`] };
  }),
);

const same = (a: Reading, b: Reading): void => assert.equal(canonicalJson(a), canonicalJson(b));

test('independent of order', () => {
  const shuffled = slices.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([list, other]) => same(mergeReadings(list), mergeReadings(other))),
    { numRuns: 200 },
  );
});

test('associative, however the slices are grouped', () => {
  fc.assert(
    fc.property(slices, fc.nat(4), fc.nat(4), (list, i, j) => {
      const [from, to] = [Math.min(i, j), Math.max(i, j)];
      const grouped = [list.slice(0, from), list.slice(from, to), list.slice(to)].map(mergeReadings);
      same(mergeReadings(grouped), mergeReadings(list));
    }),
    { numRuns: 200 },
  );
});

test('the empty reading is neutral', () => {
  fc.assert(
    fc.property(slices, (list) => {
      const merged = mergeReadings(list);
      same(mergeReadings([emptyReading, merged, emptyReading]), merged);
      for (const reading of list) same(mergeReadings([reading, emptyReading]), mergeReadings([reading]));
    }),
    { numRuns: 100 },
  );
});

test('sums of aggregates are exact, whatever the slices', () => {
  const billed = (facts: readonly AnyFact[]): string =>
    facts
      .filter((fact) => fact.kind === 'spend')
      .reduce((sum, fact) => sum.add(Decimal.parse(fact.value.billed)), Decimal.ZERO)
      .toString();
  fc.assert(
    fc.property(slices, (list) => {
      assert.equal(billed(mergeReadings(list).facts), billed(list.flatMap(({ facts }) => facts)));
    }),
    { numRuns: 100 },
  );
});

test('a part that comes twice is refused, never counted twice', () => {
  const reading = new ReadingBuilder({ id: digestOf('x'), format: 'focus', version: '1' }).build();
  assert.throws(() => mergeReadings([reading, emptyReading, reading]), { code: 'READING_PART_TWICE' });
});
