import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isBaseError, sha256Hex } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import { JudgeError } from '../../errors/judge-error.ts';
import { mergeReadings } from '../../reading/merge-readings.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { sshdLogReader } from './sshd-log-reader.ts';

const AUTH_LOG = readFileSync(fileURLToPath(new URL('fixtures/auth.log', import.meta.url)));

function read(text: string | Uint8Array): Reading {
  const { bytes, ...hint } = fileOf(text);
  return sshdLogReader.read(bytes, hint);
}

const sessions = (reading: Reading): FactValue<'session'>[] =>
  reading.facts.filter((fact) => fact.kind === 'session').map(({ value }) => value);
const periods = (reading: Reading): FactValue<'log-period'>[] =>
  reading.facts.filter((fact) => fact.kind === 'log-period').map(({ value }) => value);
const person = (name: string): string => sha256Hex(name).slice(0, 16);

test('a log of Debian: who entered, from where, on which day in UTC, and who was kept out', () => {
  assert.equal(recogniseReader(AUTH_LOG, 'auth.log')?.format, 'sshd-log');
  const reading = read(AUTH_LOG);
  const row = (
    name: string,
    source: string,
    day: string,
    outcome: 'opened' | 'refused',
    count: number,
    first_line: number,
  ): FactValue<'session'> => ({
    system: 'bastion',
    person: name,
    source,
    day,
    outcome,
    sessions: count,
    first_line,
  });
  const byLine = (a: FactValue<'session'>, b: FactValue<'session'>): number => a.first_line - b.first_line;
  assert.deepEqual(sessions(reading).sort(byLine), [
    row(person('ops'), '198.51.100.7', '2026-10-03', 'opened', 2, 2),
    row(person('marie'), '2001:db8:0:7::42', '2026-10-03', 'opened', 1, 5),
    row(person('ops'), '203.0.113.20', '2026-10-03', 'opened', 1, 6),
    row(person('ops'), '203.0.113.20', '2026-10-04', 'opened', 1, 7),
    row('inconnue', '192.0.2.66', '2026-10-04', 'refused', 1, 8),
    row(person('root'), '192.0.2.66', '2026-10-04', 'refused', 3, 11),
  ]);
  assert.deepEqual(periods(reading), [
    {
      system: 'bastion',
      from: '2026-10-03T17:17:01.004Z',
      to: '2026-10-04T00:13:00Z',
      chained: false,
      gaps: 0,
    },
    {
      system: 'passerelle',
      from: '2026-10-04T02:00:00Z',
      to: '2026-10-04T02:00:00Z',
      chained: false,
      gaps: 0,
    },
  ]);
  assert.equal(reading.evidence[0]?.observedAt, '2026-10-04T02:00:00Z');
  assert.deepEqual(
    reading.notes.map(({ code, params }) => [code, params]),
    [['SKIPPED_RECORDS', { count: 2 }]],
  );
  assert.ok(!JSON.stringify(reading).includes('marie'), 'no name leaves the reader');
});

test('dates without a year or zone: refused alone, and an interruption among dated lines', () => {
  const classic =
    'Oct  3 14:05:11 bastion sshd[1]: Accepted password for ops from 198.51.100.7 port 1 ssh2\n';
  const dated =
    '2026-10-03T14:05:11Z bastion sshd[1]: Accepted password for ops from 198.51.100.7 port 1 ssh2\n';
  const bare = dated.replace('Z', '');
  for (const text of [classic, bare]) {
    assert.equal(recogniseReader(new TextEncoder().encode(text), 'x')?.format, 'sshd-log');
    assert.throws(
      () => read(text),
      (error) =>
        error instanceof JudgeError &&
        error.code === 'READ_SHAPE' &&
        String(error.details.problem).includes('journalctl -o short-iso'),
    );
    const mixed = read(dated + text);
    assert.deepEqual(
      periods(mixed).map(({ gaps }) => gaps),
      [1],
    );
    assert.deepEqual(
      mixed.notes.map(({ code, at, params }) => [code, at.place, params]),
      [['TIME_WITHOUT_YEAR', { line: 2 }, { count: 1 }]],
    );
  }
});

test('whoever knocks cannot choose the address that is counted', () => {
  const words = (message: string): [string, string][] =>
    sessions(read(`2026-10-03T14:05:11Z b sshd[1]: ${message}\n`)).map(({ source, outcome }) => [
      source,
      outcome,
    ]);
  const knock = 'x from 198.51.100.7 port 22 ssh2';
  assert.deepEqual(words(`Failed password for ${knock} from 192.0.2.1 port 9 ssh2`), [
    ['192.0.2.1', 'refused'],
  ]);
  assert.deepEqual(words(`Invalid user ${knock} from 192.0.2.1 port 9`), [['192.0.2.1', 'refused']]);
  assert.deepEqual(
    words(
      'Accepted publickey for ops from 192.0.2.1 port 9 ssh2: RSA-CERT SHA256:a ID i from 198.51.100.7 port 1 ssh2',
    ),
    [['192.0.2.1', 'opened']],
  );
  assert.deepEqual(words('Accepted none for ops from UNKNOWN port 65535 ssh2'), [['inconnue', 'opened']]);
  assert.deepEqual(words('Accepted in words of a later version'), [['inconnue', 'opened']], 'never dropped');
  for (const step of [
    'Accepted key ED25519 SHA256:abc found at /etc/ssh/keys/ops:1',
    'Accepted certificate ID "ops" (serial 7) signed by ED25519 CA SHA256:abc via /etc/ssh/ca',
    'Accepted ED25519 public key SHA256:abc from ops@poste',
  ])
    assert.deepEqual(words(step), [], step);
  assert.deepEqual(words('Disconnected from user ops 192.0.2.1 port 9'), []);
});

test('a log that never shows authentication covers nothing; a long silence cuts a period in two', () => {
  const cron = '2026-10-03T14:05:11Z b CRON[1]: (root) CMD (true)\n';
  assert.deepEqual(periods(read(cron)), []);
  const line = (day: string): string => `2026-${day}T00:00:00Z b sshd[1]: Server listening on :: port 22.\n`;
  const runs = (...days: string[]): string[] =>
    periods(read(days.map(line).join(''))).map(({ from, to }) => `${from.slice(5, 10)} ${to.slice(5, 10)}`);
  assert.deepEqual(runs('01-01', '01-08', '01-15'), ['01-01 01-15']);
  assert.deepEqual(runs('01-01', '01-09'), ['01-01 01-01', '01-09 01-09']);
  assert.deepEqual(runs('01-01', '01-15', '01-08'), ['01-01 01-15'], 'order does not matter');
});

const ADDRESS = fc.constantFrom('198.51.100.7', '192.0.2.66', '2001:db8::7');
const MESSAGE = fc.oneof(
  fc
    .tuple(fc.constantFrom('ops', 'marie'), ADDRESS)
    .map(([u, a]) => `sshd[1]: Accepted publickey for ${u} from ${a} port 1 ssh2`),
  ADDRESS.map((a) => `sshd-session[1]: Invalid user x from ${a} port 1`),
  ADDRESS.map((a) => `sshd[1]: message repeated 3 times: [ Failed password for root from ${a} port 1 ssh2]`),
  fc.constant('CRON[2]: pam_unix(cron:session): session opened for user root'),
  fc.string({ maxLength: 30 }).map((s) => s.replaceAll(/[\n\r]/g, ' ')),
);
const LINE = fc
  .tuple(fc.integer({ min: 10, max: 28 }), fc.integer({ min: 10, max: 23 }), MESSAGE)
  .map(([day, hour, message]) => `2026-10-${day}T${hour}:00:00Z bastion ${message}\n`);

test('two parts of a log, cut between lines and merged, count the sessions of the whole', () => {
  const counts = (reading: Reading): string[] =>
    sessions(reading)
      .map((value) => JSON.stringify({ ...value, first_line: 0 }))
      .sort();
  fc.assert(
    fc.property(fc.array(LINE, { minLength: 1, maxLength: 30 }), fc.nat(), (lines, at) => {
      const whole = new TextEncoder().encode(lines.join(''));
      const { evidence } = fileOf(whole);
      const cut = at % (lines.length + 1);
      const part = (from: number, to: number): Reading => {
        const bytes = new TextEncoder().encode(lines.slice(from, to).join(''));
        const reading = sshdLogReader.read(bytes, { evidence, name: 'auth.log' });
        return { ...reading, parts: [`${evidence}#${from}-${to}`] };
      };
      const merged = mergeReadings([part(0, cut), part(cut, lines.length)]);
      assert.deepEqual(counts(merged), counts(sshdLogReader.read(whole, { evidence, name: 'auth.log' })));
    }),
    { numRuns: 150 },
  );
});

test('any bytes are read or refused, never crashed on', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(LINE, fc.string(), fc.constant('2026-13-45T99:99:99Z b sshd[1]: Accepted x\n')), {
        maxLength: 8,
      }),
      (lines) => {
        try {
          read(lines.join(''));
        } catch (error) {
          assert.ok(error instanceof JudgeError || isBaseError(error), String(error));
        }
      },
    ),
    { numRuns: 200 },
  );
});
