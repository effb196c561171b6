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

test('hours of sampled packets say so, with the highest rate; one packet of one is all of them', () => {
  const sample = (time: number, rate: number): string =>
    `${time} FLOW,192.0.2.1,1,2,aa,bb,0x0800,0,0,10.0.0.4,198.51.100.7,6,0x00,64,443,50000,0x10,100,86,${rate}\n`;
  const reading = read(
    sample(1_791_158_400, 1_000_000) + sample(1_791_158_410, 512) + sample(1_791_162_000, 1),
  );
  const hour = { records: 2, bad: 0, skipped: 0 };
  assert.deepEqual(values(reading, 'flow-hour'), [
    { ...hour, hour: HOUR, sampling: 1_000_000 },
    { ...hour, hour: '2026-10-05T01:00:00Z', records: 1 },
  ]);
  assert.deepEqual(
    reading.notes.map(({ code, params }) => [code, params]),
    [['SAMPLED_FLOWS', { rate: 1_000_000 }]],
  );
});

test('hours of packets sampled at a rate that the log does not tell say 0, in every hour that a flow lasts', () => {
  const flow = (sampled: number): string =>
    JSON.stringify([
      {
        type: 'FLOW',
        sampled,
        first: '2026-10-05T00:00:00.000',
        last: '2026-10-05T01:00:01.000',
        in_bytes: 8204,
        src4_addr: '10.0.16.4',
        dst4_addr: '198.51.100.7',
      },
    ]);
  const hours = (reading: Reading): unknown[] =>
    (values(reading, 'flow-hour') as { sampling?: number }[]).map(({ sampling }) => sampling);
  assert.deepEqual(hours(read(flow(0))), [undefined, undefined]);
  const sampled = read(flow(1));
  assert.deepEqual(hours(sampled), [0, 0]);
  assert.deepEqual(
    sampled.notes.map(({ code }) => code),
    ['SAMPLED_FLOWS_UNTOLD'],
  );
});
