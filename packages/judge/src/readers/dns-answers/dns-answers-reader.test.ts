import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { Reading } from '../../reading/reading.ts';
import { recogniseReader } from '../registry.ts';
import { dnsAnswersReader } from './dns-answers-reader.ts';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
function read(text: string): Reading {
  const bytes = new TextEncoder().encode(text);
  assert.equal(recogniseReader(bytes, 'x')?.format, 'dns-answers');
  return dnsAnswersReader.read(bytes, { evidence: digestOf(bytes), name: 'x' });
}
const records = ({ facts }: Reading): Set<string> =>
  new Set(
    facts.flatMap((fact) =>
      fact.kind === 'name-record'
        ? [`${fact.value.type} ${fact.value.name} ${fact.value.state} ${fact.value.value ?? '-'}`]
        : [],
    ),
  );

test('dig, kdig, RFC 8427 and ancrage dns tell the same of one domain', () => {
  const whole = records(read(fixture('ancrage-dns.json')));
  for (const [name, form] of [
    ['dig.txt', 'dig'],
    ['kdig.txt', 'dig'],
    ['kdig.json', 'RFC 8427'],
  ] as const) {
    const reading = read(fixture(name));
    assert.equal(reading.evidence[0]!.version, form);
    assert.match(reading.evidence[0]!.observedAt!, /^2026-11-27T/);
    const told = records(reading);
    assert.ok(told.has('MX gateway.example answered 10 mxa-001.pphosted.com'));
    // A host that nobody had a reason to ask for is the only thing that they know more.
    assert.deepEqual(
      [...told.difference(whole)].filter((record) => !/ (?:www|nothing)\./.test(record)),
      [],
    );
  }
  assert.ok(whole.has('CNAME enterpriseenrollment.gateway.example absent -'));
});

test('of texts only what speaks of a part is kept, and nobody’s address', () => {
  const text = `; <<>> DiG 9.18 <<>> a.example TXT
;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1
;; QUESTION SECTION:
;a.example.	IN	TXT

;; ANSWER SECTION:
a.example.	300	IN	TXT	"v=DMARC1; rua=mailto:personne@rapports.example,mailto:b@c.example"
a.example.	300	IN	TXT	"v=DKIM1; p=MIGfMA0GCSqGSIb3"
a.example.	300	IN	TXT	"note de service"
a.example.	300	IN	TXT	"v=spf1 ip4:192.0.2.0/24 include:b.example exp=x -all"
a.example.	300	IN	TXT	"google-site-verification=aBcD"
a.example.	300	IN	CAA	0 issue "ca.example; account=12345"
a.example.	300	IN	CAA	0 iodef "mailto:personne@a.example"
`;
  assert.deepEqual([...records(read(text))].sort(), [
    'CAA a.example answered -',
    'CAA a.example answered issue ca.example',
    'TXT a.example answered -',
    'TXT a.example answered google-site-verification=',
    'TXT a.example answered v=DKIM1',
    'TXT a.example answered v=DMARC1; rua=mailto:*@rapports.example,mailto:*@c.example',
    'TXT a.example answered v=spf1 include:b.example -all',
  ]);
});

test('a failure states nothing; what an older version wrote without answers is refused with what to do', () => {
  const failed = fixture('dig.txt')
    .replaceAll('status: NOERROR', 'status: SERVFAIL')
    .replaceAll(/^\w.*$/gm, '');
  const reading = read(failed);
  assert.ok(reading.evidence[0]!.records!.used < reading.evidence[0]!.records!.total);
  assert.throws(() => read('{"format":"ancrage-dns/1","domains":[{"domain":"a.example"}]}'), /answers/);
});
