import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { isBaseError, sha256Hex } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import { JudgeError } from '../../errors/judge-error.ts';
import { mergeReadings } from '../../reading/merge-readings.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { trailDigest, trailLog } from '../../testing/trail-files.ts';
import { MAX_INFLATED_BYTES } from '../gzip-bytes.ts';
import { recogniseReader } from '../registry.ts';

const TRAIL = readFileSync(fileURLToPath(new URL('fixtures/trail.json', import.meta.url)));

function read(text: string | Uint8Array, format = 'cloudtrail'): Reading {
  const { bytes, ...hint } = fileOf(text);
  const reader = recogniseReader(bytes, 'x');
  assert.equal(reader?.format, format);
  return reader.read(bytes, hint);
}

function values<K extends KindName>(reading: Reading, kind: K): FactValue<K>[] {
  return reading.facts.filter((fact) => fact.kind === kind).map(({ value }) => value as FactValue<K>);
}

const refusal = (text: string | Uint8Array, format?: string): string => {
  try {
    read(text, format);
  } catch (error) {
    if (error instanceof JudgeError || isBaseError(error)) return error.code;
    throw error;
  }
  return 'read';
};

test('a log file: people and roles that opened or changed something, by the address they came from', () => {
  const reading = read(TRAIL);
  const rows = values(reading, 'session')
    .sort((a, b) => a.first_line - b.first_line)
    .map(({ person, source, day, outcome, sessions, first_line }) =>
      [first_line, person, source, day, outcome, sessions].join(' '),
    );
  const person = (arn: string): string => sha256Hex(arn.toLowerCase()).slice(0, 16);
  const marie = person('arn:aws:iam::111122223333:user/Marie');
  const paul = person('arn:aws:sts::111122223333:assumed-role/admin/paul');
  assert.deepEqual(rows, [
    `1 ${marie} 198.51.100.7 2026-10-03 opened 2`,
    `2 ${person('HIDDEN_DUE_TO_SECURITY_REASONS')} 192.0.2.66 2026-10-03 refused 1`,
    `3 ${paul} 2001:db8::42 2026-10-03 opened 1`,
    `4 ${paul} 2001:db8::42 2026-10-03 refused 1`,
    `8 ${person('arn:aws:iam::111122223333:root')} 192.0.2.66 2026-10-04 opened 1`,
  ]);
  assert.deepEqual(values(reading, 'log-period'), [
    {
      system: '111122223333',
      from: '2026-10-03T14:05:11Z',
      to: '2026-10-04T00:00:00Z',
      chained: false,
      gaps: 0,
      content_digest: sha256Hex(TRAIL),
    },
  ]);
  assert.deepEqual(
    reading.notes.map(({ code, params }) => [code, params]),
    [['SKIPPED_RECORDS', { count: 2 }]],
  );
});

test('people who sign in through the centre of identities, by the types that it was recorded under', () => {
  const event = (userIdentity: object | undefined, more: object = {}): object => ({
    eventVersion: '1.11',
    ...(userIdentity === undefined ? {} : { userIdentity }),
    eventTime: '2026-10-03T14:05:11Z',
    eventSource: 'signin.amazonaws.com',
    eventName: 'UserAuthentication',
    awsRegion: 'us-east-1',
    sourceIPAddress: '192.0.2.14',
    readOnly: false,
    eventType: 'AwsServiceEvent',
    recipientAccountId: '111122223333',
    serviceEventDetails: { UserAuthentication: 'Success' },
    ...more,
  });
  const account = { accountId: '111122223333' };
  const reading = read(
    JSON.stringify({
      Records: [
        event({ type: 'Unknown', ...account, arn: '', userName: 'Marie' }),
        event({ type: 'IdentityCenterUser', ...account, onBehalfOf: { userId: 'u-1' } }),
        event(
          { type: 'IdentityCenterUser', ...account, onBehalfOf: { userId: 'u-2' } },
          { serviceEventDetails: { UserAuthentication: 'Failure' } },
        ),
        event(
          { type: 'Directory', ...account, principalId: 'd-1' },
          { eventName: 'CreateUser', serviceEventDetails: undefined },
        ),
        event(undefined, { readOnly: undefined, eventName: 'Federate' }),
        event({ type: 'AWSService', invokedBy: 'sso.amazonaws.com' }),
      ],
    }),
  );
  const person = (name: string): string => sha256Hex(name.toLowerCase()).slice(0, 16);
  assert.deepEqual(
    values(reading, 'session')
      .sort((a, b) => a.first_line - b.first_line)
      .map((row) => `${row.first_line} ${row.person} ${row.outcome}`)
      .slice(0, 4),
    [
      `1 ${person('Marie')} opened`,
      `2 ${person('u-1')} opened`,
      `3 ${person('u-2')} refused`,
      `4 ${person('d-1')} opened`,
    ],
  );
  assert.deepEqual(reading.evidence[0]?.records, { total: 6, used: 5 });
});

test('packed as delivered: the same facts, and the digest of the content, not of the packed file', () => {
  const packed = gzipSync(TRAIL);
  const plain = (reading: Reading): unknown => reading.facts.map(({ kind, value }) => [kind, value]);
  assert.deepEqual(plain(read(packed)), plain(read(TRAIL)));
  assert.equal(refusal(packed.subarray(0, packed.length - 9)), 'READ_SYNTAX');
});

test('a small file that unpacks to too much is refused, not unpacked', () => {
  const start = '{"Records":[{"eventSource":"s3","recipientAccountId":"1"}';
  const bomb = gzipSync(start + ' '.repeat(MAX_INFLATED_BYTES));
  assert.ok(bomb.length < 300_000);
  assert.equal(refusal(bomb), 'READ_SYNTAX');
});

test('records that hide their account or their date, or an outline with more in it, are refused', () => {
  const log = trailLog('2026-10-03T14:05:11Z');
  assert.equal(refusal(log), 'read');
  assert.equal(refusal(log.replace('2026-10-03T14:05:11Z', '2026-10-03 14:05')), 'READ_SHAPE');
  assert.equal(refusal(log.replaceAll('"111122223333"', '""')), 'READ_SHAPE');
  assert.equal(refusal(log.replace(']}', '],"Records":[]}')), 'JSON_DUPLICATE_KEY');
  assert.equal(refusal(log.replace(']}', '],"more":[]}')), 'READ_SHAPE');
  assert.equal(refusal(log.replace(']}', ',]}')), 'JSON_SYNTAX');
  assert.equal(
    refusal(log.replace('"eventName"', '"eventTime":"2027-01-01T00:00:00Z","eventName"')),
    'JSON_DUPLICATE_KEY',
  );
});

test('digest: one link for each log file covered, or one for an hour without any', () => {
  const [first, second] = [trailLog('2026-10-03T14:05:11Z'), trailLog('2026-10-03T14:35:11Z')];
  const empty = trailDigest(['2026-10-03T13:00:00Z', '2026-10-03T14:00:00Z'], [], null);
  const full = trailDigest(['2026-10-03T14:00:00Z', '2026-10-03T15:00:00Z'], [first, second], empty);
  const link = { system: '111122223333', chain: 'ca-central-1_piste_ca-central-1' };
  assert.deepEqual(values(read(empty, 'cloudtrail-digest'), 'log-digest'), [
    { ...link, digest: sha256Hex(empty), file: '', from: '2026-10-03T13:00:00Z', to: '2026-10-03T14:00:00Z' },
  ]);
  const links = values(read(gzipSync(full), 'cloudtrail-digest'), 'log-digest');
  assert.deepEqual(links.map(({ file }) => file).sort(), [sha256Hex(first), sha256Hex(second)].sort());
  assert.deepEqual(
    new Set(links.map(({ digest, previous }) => `${digest} ${previous}`)),
    new Set([`${sha256Hex(full)} ${sha256Hex(empty)}`]),
  );
  assert.equal(refusal(full.replaceAll('SHA-256', 'MD5'), 'cloudtrail-digest'), 'READ_SHAPE');
  assert.equal(refusal(full.replace('"logFiles":[', '"logs":['), 'cloudtrail-digest'), 'READ_SHAPE');
});

test('records spread over two files count as those of one', () => {
  const records = (JSON.parse(TRAIL.toString()) as { Records: unknown[] }).Records;
  const counts = (reading: Reading): string[] =>
    values(reading, 'session')
      .map((value) => JSON.stringify({ ...value, first_line: 0 }))
      .sort();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: records.length - 1 }), (cut) => {
      const { evidence } = fileOf(TRAIL);
      const part = (from: number, to: number): Reading => {
        const { bytes } = fileOf(JSON.stringify({ Records: records.slice(from, to) }));
        const reading = recogniseReader(bytes, 'x')!.read(bytes, { evidence, name: 'x' });
        return { ...reading, parts: [`${evidence}#${from}-${to}`] };
      };
      assert.deepEqual(counts(mergeReadings([part(0, cut), part(cut, records.length)])), counts(read(TRAIL)));
    }),
  );
});
