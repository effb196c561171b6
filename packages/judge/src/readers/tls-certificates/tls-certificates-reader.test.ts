import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { Reading } from '../../reading/reading.ts';
import { recogniseReader } from '../registry.ts';
import { tlsCertificatesReader } from './tls-certificates-reader.ts';

const SHA256 = '026d31ae77fb54338efc8250aa02c285cab38dece7507ee4db393fd6dc6a81a3';
const SERVER = {
  certificate: SHA256,
  names: ['*.nuage.example', 'depot.nuage.example'],
  addresses: ['198.51.100.7', '2001:db8::7'],
  organization: 'Nuage, inc.',
  issuer: 'DigiCert Inc',
  issuer_country: 'US',
  from: '2026-11-27',
  to: '2027-11-27',
};

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
function read(text: string): Reading {
  const bytes = new TextEncoder().encode(text);
  assert.equal(recogniseReader(bytes, 'x')?.format, 'tls-certificates');
  return tlsCertificatesReader.read(bytes, { evidence: digestOf(bytes), name: 'x' });
}
const stated = ({ facts }: Reading): unknown[] => facts.map(({ value }) => value);

test('a PEM file: the server’s certificate is a fact, that of the authority behind it none', () => {
  const reading = read(fixture('chain.pem'));
  assert.deepEqual(stated(reading), [SERVER]);
  assert.deepEqual(reading.evidence[0]!.records, { total: 2, used: 1 });
  assert.deepEqual(
    reading.notes.map(({ code }) => code),
    ['SKIPPED_RECORDS'],
  );
});

test('openssl s_client: the first certificate of a connection is that of the address behind the name, where it is told', () => {
  const reading = read(fixture('s-client.txt'));
  assert.deepEqual(stated(reading), [
    { peer: '198.51.100.7', certificate: SHA256, count: 1 },
    SERVER,
    SERVER,
  ]);
  assert.equal(reading.evidence[0]!.observedAt, '2026-11-27T03:06:48Z');
  const within = read(fixture('s-client.txt').replace('198.51.100.7', '10.0.0.7'));
  assert.ok(
    within.facts.every(({ kind }) => kind === 'tls-certificate'),
    'a private address is no peer',
  );
});

test('openssl x509 -text tells the same in words; its number stands for the digest that it does not show', () => {
  const text = fixture('x509-text.txt');
  const { certificate, ...rest } = stated(read(text))[0] as typeof SERVER;
  assert.deepEqual({ ...rest, certificate: SHA256 }, SERVER);
  assert.equal(certificate, 'serial5f203a99efde85d2b39ecc7baaf6fb518cc159e7');
  const shown = SHA256.replace(/..(?!$)/g, '$&:').toUpperCase();
  assert.deepEqual(stated(read(`${text}sha256 Fingerprint=${shown}\n`)), [SERVER]);
  // With the PEM after it, it counts once.
  assert.deepEqual(
    stated(read(`${text}${fixture('chain.pem').split('-----END')[0]}-----END CERTIFICATE-----\n`)),
    [SERVER],
  );
});

test('a private key beside it is told and never shown; what is cut or no certificate is counted', () => {
  const pem = fixture('chain.pem').split('-----END')[0]!;
  const dashes = '-'.repeat(5);
  const reading = read(
    `${dashes}BEGIN PRIVATE KEY${dashes}\nMIGH\n${dashes}END PRIVATE KEY${dashes}\n${fixture('chain.pem')}${pem.slice(0, 300)}\n-----END CERTIFICATE-----\n${pem}`,
  );
  assert.deepEqual(stated(reading), [SERVER]);
  assert.deepEqual(reading.evidence[0]!.records, { total: 4, used: 1 });
  assert.deepEqual(
    reading.notes.map(({ code, params }) => [code, params['count']]),
    [
      ['SECRET_MASKED', 1],
      ['SKIPPED_RECORDS', 3],
    ],
  );
});
