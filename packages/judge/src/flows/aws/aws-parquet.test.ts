import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flowLogOf } from '../flow-format.ts';
import { parquetFlows } from '../testing/parquet-flows.ts';
import { partText } from '../testing/part-text.ts';
import { plainSink } from '../testing/plain-sink.ts';

const whole = Buffer.from(parquetFlows, 'base64');

function read(bytes: Uint8Array, pieces = bytes.length): Record<string, unknown> {
  const log = flowLogOf(bytes)!;
  assert.equal(`${log.format} ${log.version}`, 'aws-flow-log Parquet');
  const sink = plainSink();
  const scanner = log.open(sink);
  for (let at = 0; at < bytes.length; at += pieces) scanner.push(bytes.subarray(at, at + pieces));
  scanner.end();
  return partText(sink.part());
}

test('a table is read as its text would be: true ends, refusals, what was skipped, bytes beyond 2^53', () => {
  const { rows, counts, coverage, oddities } = read(whole);
  assert.deepEqual(rows, ['198.51.100.7 8 8204 1', '2001:db8::7 8 9007199254740993 1']);
  const { accepted, rejected, skipped } = counts as Record<string, number>;
  assert.deepEqual([accepted, rejected, skipped], [2, 1, 1]);
  assert.deepEqual(oddities, []);
  assert.ok((coverage as string[]).some((line) => line.endsWith(' eni-2 2')));
  for (const pieces of [1, 100]) assert.deepEqual(read(whole, pieces), read(whole));
});

test('a table that is cut short, or of other columns, is told and nothing else', () => {
  assert.deepEqual(read(whole.subarray(0, -9))['oddities'], ['SYNTAX 1 1']);
  const other = Buffer.from(whole.toString('latin1').replaceAll('srcaddr', 'sourcex'), 'latin1');
  assert.deepEqual(read(other)['oddities'], ['SYNTAX 1 1']);
});
