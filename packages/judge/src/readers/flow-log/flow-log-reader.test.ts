import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import type { Reading } from '../../reading/reading.ts';
import { flowLogReader } from './flow-log-reader.ts';

const HOUR = '2026-10-05T00:00:00Z';

function read(text: string): Reading {
  return flowLogReader.read(new TextEncoder().encode(text), { evidence: digestOf('log'), name: '' });
}

function values<K extends 'flow-hour' | 'flow-interface'>({ facts }: Reading, kind: K): FactValue<K>[] {
  return facts.flatMap((fact) => (fact.kind === kind ? [fact.value as FactValue<K>] : []));
}

test('the interface of a log that names none is called by the log’s format', () => {
  const reading = read('srcaddr dstaddr bytes start end\n10.0.0.1 198.51.100.7 100 1791158400 1791158459\n');
  assert.deepEqual(values(reading, 'flow-interface'), [
    { interface: 'aws-flow-log', first: HOUR, last: HOUR },
  ]);
});
