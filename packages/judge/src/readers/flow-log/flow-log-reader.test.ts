import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import { parquetFlows } from '../../flows/testing/parquet-flows.ts';
import type { Reading } from '../../reading/reading.ts';
import { recogniseReader } from '../registry.ts';
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

/** What the table of `parquetFlows` holds, as AWS writes it in text. */
const TABLE_AS_TEXT = `version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status pkt-srcaddr pkt-dstaddr flow-direction traffic-path
5 111122223333 eni-1 10.0.16.4 10.0.1.20 443 50000 6 12 8204 1791158400 1791158459 ACCEPT OK 10.0.16.4 198.51.100.7 egress 8
5 111122223333 eni-1 10.0.16.4 203.0.113.5 443 50001 6 1 60 1791158400 1791158459 REJECT OK 10.0.16.4 203.0.113.5 egress 8
5 111122223333 eni-1 fd00::4 2001:db8::7 443 50002 6 1 9007199254740993 1791158400 1791158459 ACCEPT OK fd00::4 2001:db8::7 egress 8
5 111122223333 eni-2 - - - - - - - 1791158400 1791158459 - SKIPDATA - - - -
`;

test('a table in Parquet is known by its columns and gives the facts of its text', () => {
  const bytes = new Uint8Array(Buffer.from(parquetFlows, 'base64'));
  assert.equal(recogniseReader(bytes, 'a')?.format, 'flow-log');
  const whole = flowLogReader.read(bytes, { evidence: digestOf('log'), name: '' });
  const { facts, evidence, notes } = read(TABLE_AS_TEXT);
  assert.deepEqual([whole.facts, whole.notes], [facts, notes]);
  assert.deepEqual(whole.evidence, [{ ...evidence[0], version: 'aws-flow-log Parquet' }]);
  const stream = flowLogReader.open!('');
  for (const byte of bytes) stream.push(Uint8Array.of(byte));
  assert.deepEqual(stream.end(digestOf('log')), whole);
});

test('a table in Parquet of other columns, cut short or without its end is none of a flow log', () => {
  const bytes = new Uint8Array(Buffer.from(parquetFlows, 'base64'));
  const other = Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('bytes', 'octet'), 'latin1');
  for (const table of [bytes.subarray(0, -9), new Uint8Array(other)])
    assert.equal(recogniseReader(table, 'a')?.format, 'focus');
  assert.equal(flowLogReader.recognise({ text: '', bytes, name: '' }), false);
});

test('a table in Parquet larger than is read is refused, not read in part', () => {
  const stream = flowLogReader.open!('');
  const piece = new Uint8Array(64 * 1024 * 1024);
  piece.set(Buffer.from('PAR1'));
  stream.push(piece);
  stream.push(piece);
  assert.throws(() => stream.push(Uint8Array.of(0)), { code: 'READ_SYNTAX' });
});
