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
import { gatewayAddress } from './gateway-address.ts';
import { guacamoleLogReader } from './guacamole-log-reader.ts';

const fixture = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)));

function read(text: string | Uint8Array): Reading {
  const { bytes, ...hint } = fileOf(text);
  assert.equal(recogniseReader(bytes, 'x')?.format, 'guacamole-log');
  return guacamoleLogReader.read(bytes, hint);
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

test('the log of the web application, in the words of 1.5 and of 1.6', () => {
  const reading = read(fixture('journal.log'));
  assert.deepEqual(rows(reading), [
    `2 passerelle ${person('marie')} 198.51.100.7 2026-10-03 opened 1`,
    `4 passerelle ${person('root')} 192.0.2.66 2026-10-03 refused 1`,
    `5 passerelle ${person('paul')} 2001:db8::42 2026-10-03 opened 1`,
    `6 passerelle ${person('paul')} 192.0.2.66 2026-10-03 refused 1`,
  ]);
  assert.deepEqual(periods(reading), ['passerelle 2026-10-03T17:59:00Z 2026-10-03T19:12:00Z 0']);
  assert.deepEqual(
    reading.notes.map(({ code, params }) => [code, params]),
    [['SKIPPED_RECORDS', { count: 2 }]],
  );
});

test('the history of the REST API, as an array or as lines', () => {
  const expected = [
    `1 serveur-a ${person('marie')} 198.51.100.7 2026-10-03 opened 1`,
    `2 serveur-b ${person('paul')} inconnue 2026-10-03 opened 1`,
  ];
  const array = fixture('history.json');
  assert.deepEqual(rows(read(array)), expected);
  const records = JSON.parse(array.toString()) as object[];
  const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  assert.deepEqual(rows(read(lines)), expected);
  assert.deepEqual(periods(read(lines)), periods(read(array)));
  assert.deepEqual(periods(read(`${lines}{"startDate":\n`))[0]?.slice(-2), ' 1');
});

test('a full answer of the API in no order may leave out records, one in order does not', () => {
  const record = (index: number): object => ({
    startDate: 1_791_050_711_000 + index * 1000,
    remoteHost: '198.51.100.7',
    username: 'marie',
    active: false,
  });
  const gaps = (records: object[]): string | undefined => periods(read(JSON.stringify(records)))[0]?.at(-1);
  const full = Array.from({ length: 1000 }, (_, index) => record(index));
  assert.equal(gaps(full), '0');
  assert.equal(gaps(full.toReversed()), '0');
  assert.equal(gaps([...full.slice(500), ...full.slice(0, 500)]), '1');
  assert.equal(gaps([...full.slice(500), ...full.slice(0, 499)]), '0');
});

test('the address that counts is the rightmost public one', () => {
  assert.equal(gatewayAddress('198.51.100.7'), '198.51.100.7');
  assert.equal(gatewayAddress('[203.0.113.5, 198.51.100.7, 10.0.0.2]'), '198.51.100.7');
  assert.equal(gatewayAddress('[10.1.2.3, 192.168.0.2]'), '10.1.2.3');
  assert.equal(gatewayAddress('[2001:db8::1, ::1]'), '2001:db8::1');
  assert.equal(gatewayAddress('[nonsense, 10.0.0.2]'), undefined);
});

test('names that pose as other lines change nothing', () => {
  const line = (message: string): string[] =>
    rows(read(`2026-10-03T14:05:11Z g tomcat[1]: x INFO  o.a.g.r.auth.AuthenticationService - ${message}\n`));
  const forged = 'y - User "admin" successfully authenticated from 10.0.0.1';
  assert.deepEqual(line(`Authentication attempt from 192.0.2.1 for user "${forged}" failed.`), [
    `1 g ${person(forged.toLowerCase())} 192.0.2.1 2026-10-03 refused 1`,
  ]);
  const name = 'a" successfully authenticated from 10.0.0.1';
  assert.deepEqual(line(`User "${name}" successfully authenticated from 192.0.2.1.`), [
    `1 g ${person(name)} 192.0.2.1 2026-10-03 opened 1`,
  ]);
  assert.deepEqual(line('User "a" was successfully authenticated by LDAP server "annuaire.example".'), []);
  assert.deepEqual(line('User "a" successfully authenticated by other words'), [
    '1 g inconnue inconnue 2026-10-03 opened 1',
  ]);
});

test('a log whose lines have times but no dates is refused with the way out', () => {
  const text = fixture('journal.log')
    .toString()
    .replaceAll(/^.*?\]: /gm, '');
  assert.throws(
    () => read(text),
    (error) =>
      error instanceof JudgeError && String(error.details.problem).includes('docker logs --timestamps'),
  );
  const docker = text.replaceAll(/^/gm, '2026-10-03T18:05:11.123456789Z ').trimEnd();
  assert.equal(rows(read(docker.replace(/\n\S+ $/, ''))).length, 4);
});

test('two parts merged count the sessions of the whole; any bytes are read or refused', () => {
  const lines = fixture('journal.log')
    .toString()
    .split(/(?<=\n)/);
  const whole = fileOf(lines.join(''));
  const counts = (reading: Reading): string[] =>
    rows(reading)
      .map((row) => row.slice(row.indexOf(' ')))
      .sort();
  for (let cut = 1; cut < lines.length; cut += 1) {
    const part = (from: number, to: number): Reading => {
      const { bytes } = fileOf(lines.slice(from, to).join(''));
      return { ...guacamoleLogReader.read(bytes, whole), parts: [`${whole.evidence}#${from}`] };
    };
    assert.deepEqual(
      counts(mergeReadings([part(0, cut), part(cut, lines.length)])),
      counts(read(whole.bytes)),
    );
  }
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...lines), fc.string()), { maxLength: 6 }), (parts) => {
      const { bytes, ...hint } = fileOf(parts.join(''));
      try {
        guacamoleLogReader.read(bytes, hint);
      } catch (error) {
        assert.ok(error instanceof JudgeError || isBaseError(error), String(error));
      }
    }),
    { numRuns: 150 },
  );
});
