import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isBaseError, sha256Hex } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import { mergeReadings } from '../../reading/merge-readings.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { teleportLogReader } from './teleport-log-reader.ts';

const EVENTS = readFileSync(fileURLToPath(new URL('fixtures/events.log', import.meta.url))).toString();

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return teleportLogReader.read(bytes, hint);
}

const person = (name: string): string => sha256Hex(name).slice(0, 16);
const rows = (reading: Reading): string[] =>
  reading.facts
    .filter((fact) => fact.kind === 'session')
    .map(
      ({ value: v }) =>
        `${v.first_line} ${v.system} ${v.person} ${v.source} ${v.day} ${v.outcome} ${v.sessions}`,
    )
    .sort();
const periods = (reading: Reading): string[] =>
  reading.facts
    .filter((fact) => fact.kind === 'log-period')
    .map(({ value: v }) => `${v.system} ${v.from} ${v.to} ${v.gaps}`);

test('an audit log: logins, sessions, desktops and commands, by the address they came from', () => {
  assert.equal(recogniseReader(new TextEncoder().encode(EVENTS), 'x')?.format, 'teleport-log');
  const reading = read(EVENTS);
  const [marie, paul] = [person('marie@example.org'), person('paul')];
  assert.deepEqual(rows(reading), [
    `1 acces.example.org ${marie} 198.51.100.7 2026-10-03 opened 1`,
    `2 acces.example.org ${person('root')} 192.0.2.66 2026-10-03 refused 1`,
    `3 serveur-a ${marie} 2001:db8::42 2026-10-03 opened 1`,
    `5 poste-9 ${paul} 203.0.113.9 2026-10-03 refused 1`,
    `6 grappe ${paul} 203.0.113.9 2026-10-04 opened 1`,
    `7 acces.example.org ${paul} inconnue 2026-10-04 opened 1`,
  ]);
  assert.deepEqual(periods(reading), ['acces.example.org 2026-10-03T14:05:11.123Z 2026-10-04T00:01:00Z 0']);
  assert.deepEqual(
    reading.notes.map(({ code, params }) => [code, params]),
    [['SKIPPED_RECORDS', { count: 1 }]],
  );
  assert.ok(!JSON.stringify(reading).includes('marie'), 'no name leaves the reader');
});

test('who only forwards a port has entered; the end of it is no second entry', () => {
  const forwarded = (event: string, code: string, more: object = {}): string[] =>
    rows(
      read(
        `${JSON.stringify({
          event,
          code,
          time: '2026-10-03T14:05:11Z',
          uid: 'a',
          user: 'paul',
          cluster_name: 'acces',
          server_id: 's-1',
          'addr.remote': '203.0.113.9:55000',
          ...more,
        })}\n`,
      ),
    );
  const told = (system: string, outcome: string): string[] => [
    `1 ${system} ${person('paul')} 203.0.113.9 2026-10-03 ${outcome} 1`,
  ];
  assert.deepEqual(forwarded('port', 'T3003I', { success: true }), told('s-1', 'opened'));
  assert.deepEqual(forwarded('port', 'T3003S', { success: true }), []);
  assert.deepEqual(forwarded('port.local', 'T3003E', { success: false }), told('s-1', 'refused'));
  assert.deepEqual(forwarded('subsystem', 'T3001I'), told('s-1', 'opened'));
  assert.deepEqual(
    forwarded('saml.idp.auth', 'TSI000I', { success: true, server_id: undefined }),
    told('acces', 'opened'),
  );
});

test('a line that cannot be read may have been an entry: the log is interrupted', () => {
  for (const bad of [
    '{"event":"session.start","time":',
    '{"event":"session.start","code":"T2000I","time":"yesterday"}',
  ]) {
    const reading = read(`${EVENTS}${bad}\n`);
    assert.equal(periods(reading)[0]?.at(-1), '1');
    assert.deepEqual(reading.notes.find(({ at }) => 'line' in at.place)?.at.place, { line: 8 });
  }
  assert.throws(() => read('{"event":"session.start"}\n'), JudgeError);
});

test('names of events that are properties of every object are no entries', () => {
  const odd = EVENTS.split('\n')[0]!.replace('user.login', 'constructor');
  assert.deepEqual(rows(read(odd)), []);
});

test('two parts merged count the sessions of the whole; any bytes are read or refused', () => {
  const lines = EVENTS.split(/(?<=\n)/);
  const whole = fileOf(EVENTS);
  const counts = (reading: Reading): string[] =>
    rows(reading)
      .map((row) => row.slice(row.indexOf(' ')))
      .sort();
  for (let cut = 1; cut < lines.length; cut += 1) {
    const part = (from: number, to: number): Reading => {
      const { bytes } = fileOf(lines.slice(from, to).join(''));
      return { ...teleportLogReader.read(bytes, whole), parts: [`${whole.evidence}#${from}`] };
    };
    assert.deepEqual(counts(mergeReadings([part(0, cut), part(cut, lines.length)])), counts(read(EVENTS)));
  }
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...lines), fc.json(), fc.string()), { maxLength: 6 }),
      (parts) => {
        try {
          read(parts.join('\n'));
        } catch (error) {
          assert.ok(error instanceof JudgeError || isBaseError(error), String(error));
        }
      },
    ),
    { numRuns: 150 },
  );
});
