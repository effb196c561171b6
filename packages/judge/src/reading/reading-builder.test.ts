import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { AnyFact, FactValue } from '../facts/fact.ts';
import { MAX_FACTS, ReadingBuilder } from './reading-builder.ts';
import { withTakenFacts } from './taken-facts.ts';

const checkOf = (number: number): FactValue<'security-check'> => ({
  tool: 'scan',
  check: `ac-${number}`,
  topic: 'other',
  status: 'fail',
  severity: 'unknown',
  account: 'unknown',
  region: 'unknown',
  findings: 1,
});
const builder = (): ReadingBuilder =>
  new ReadingBuilder({ id: digestOf('file'), format: 'oscal-results', version: '1' });

test('many different checks leave while the file is read, and what comes later of the same adds to them', () => {
  const reading = builder();
  const taken: AnyFact[] = [];
  const [checks, repeated] = [120_000, 10];
  for (let number = 0; number < checks; number += 1) {
    reading.add('security-check', checkOf(number), { line: number + 1 });
    if (number % 2000 === 0) taken.push(...reading.take());
  }
  assert.ok(taken.length >= 15_000, String(taken.length));
  for (let number = 0; number < repeated; number += 1)
    reading.add('security-check', checkOf(number), { line: checks + 1 });
  let last: readonly AnyFact[];
  do {
    last = reading.take(true);
    taken.push(...last);
  } while (last.length > 0);
  const rest = reading.build();
  assert.ok(rest.facts.length < 1000);
  const { facts } = withTakenFacts(rest, taken);
  assert.equal(facts.length, checks);
  const twice = facts.filter(({ value }) => (value as FactValue<'security-check'>).findings === 2);
  assert.deepEqual(new Set(twice.map(({ at }) => at.place)).size, repeated);
});

test('more different checks than a reading may hold are refused by name, however many were taken', () => {
  const reading = builder();
  assert.throws(
    () => {
      for (let number = 0; number <= MAX_FACTS; number += 1) {
        reading.add('security-check', checkOf(number), { line: number + 1 });
        if (number % 2000 === 0) reading.take();
      }
    },
    { code: 'READ_TOO_MANY_FACTS', details: { limit: MAX_FACTS } },
  );
});
