import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { Reading } from '../../reading/reading.ts';
import { recogniseReader } from '../registry.ts';
import { zeekNamesReader } from './zeek-names-reader.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const read = (bytes: Uint8Array): Reading =>
  zeekNamesReader.read(bytes, { evidence: digestOf(bytes), name: 'x' });
const names = ({ facts }: Reading): string[] =>
  facts
    .flatMap((fact) => (fact.kind === 'peer-name' ? [fact.value] : []))
    .map(({ peer, name, basis, count }) => `${peer} ${name} ${basis} ${count}`)
    .sort();

test('ssl.log: names asked for and borne by certificates, by peer; own machines and connections without a name are left out', () => {
  const reading = read(fixture('ssl.log'));
  assert.deepEqual(names(reading), [
    '198.51.100.7 *.nuage.example tls-served 1',
    '198.51.100.7 depot.nuage.example tls-asked 2',
    '2001:db8::7 telemetrie.example tls-asked 1',
  ]);
  assert.deepEqual(reading.evidence[0]!.records, { total: 5, used: 5 });
  assert.deepEqual(names(read(fixture('ssl.jsonl'))), ['198.51.100.7 depot.nuage.example tls-asked 1']);
});

test('dns.log: the name asked for leads to each address of the answer', () => {
  assert.deepEqual(names(read(fixture('dns.log'))), [
    '198.51.100.7 depot.nuage.example dns-answered 1',
    '198.51.100.8 depot.nuage.example dns-answered 1',
    '2001:db8::7 telemetrie.example dns-answered 1',
  ]);
  assert.deepEqual(names(read(fixture('dns.jsonl'))), ['198.51.100.7 depot.nuage.example dns-answered 1']);
});

test('x509.log: certificates of servers, and in ssl.log which peer presented which; those of authorities and clients are left out', () => {
  const told = (name: string): unknown[] =>
    read(fixture(name)).facts.flatMap(({ kind, value }) => (kind === 'tls-certificate' ? [value] : []));
  assert.deepEqual(told('x509.log'), [
    {
      certificate: '026d31ae77fb54338efc8250aa02c285cab38dece7507ee4db393fd6dc6a81a3',
      names: ['*.nuage.example', 'depot.nuage.example'],
      addresses: ['198.51.100.7'],
      organization: 'Nuage, inc.',
      issuer: 'DigiCert Inc',
      issuer_country: 'US',
      from: '2026-10-01',
      to: '2027-09-30',
    },
  ]);
  assert.deepEqual(told('x509.jsonl'), [
    {
      certificate: 'FA1',
      names: ['*.nuage.example', 'nuage.example'],
      organization: 'Nuage SA',
      issuer: 'Autorite',
      from: '2026-10-01',
      to: '2027-09-30',
    },
  ]);
  const presented = read(fixture('ssl.log')).facts.flatMap(({ kind, value }) =>
    kind === 'peer-certificate' ? [value] : [],
  );
  assert.deepEqual(presented, [
    { peer: '198.51.100.7', certificate: 'FA1', count: 2 },
    { peer: '2001:db8::7', certificate: 'FA1', count: 1 },
    { peer: '203.0.113.5', certificate: 'FA1', count: 1 },
  ]);
});

test('lines that are cut or tell no time are counted, and the rest is read; conn.log is another reader’s', () => {
  const text = new TextDecoder().decode(fixture('ssl.jsonl'));
  const reading = read(
    new TextEncoder().encode(`${text}{"ts":1791158400,"uid":"C\n${text.replace('1791158400.123456', '"x"')}`),
  );
  assert.equal(names(reading).length, 1);
  assert.deepEqual(reading.evidence[0]!.records, { total: 5, used: 3 });
  for (const name of ['zeek-conn.log', 'zeek-conn.jsonl']) {
    const bytes = new Uint8Array(readFileSync(new URL(`../flow-log/fixtures/${name}`, import.meta.url)));
    assert.equal(recogniseReader(bytes, name)?.format, 'flow-log');
  }
});
