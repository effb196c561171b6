import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lookup } from './dns-answer.ts';
import { lookupInAnswers, readAnswers } from './recorded-answers.ts';
import type { RecordedAnswers } from './recorded-answer.ts';

const read = (text: string): RecordedAnswers | undefined => readAnswers(new TextEncoder().encode(text));

/** As `dig` of BIND 9.18 writes them. */
const DIG = `
; <<>> DiG 9.18.49 <<>> @127.0.0.1 ville.example MX
; (1 server found)
;; global options: +cmd
;; Got answer:
;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 63334
;; flags: qr aa rd; QUERY: 1, ANSWER: 2, AUTHORITY: 1, ADDITIONAL: 1

;; OPT PSEUDOSECTION:
; EDNS: version: 0, flags:; udp: 1232
;; QUESTION SECTION:
;ville.example.		IN	MX

;; ANSWER SECTION:
ville.example.	300	IN	MX	10 MXA.filtre.example.
ville.example.	300	IN	RRSIG	MX 13 2 300 20270101000000 20261201000000 1 ville.example. AAAA

;; AUTHORITY SECTION:
ville.example.	300	IN	NS	ns.ailleurs.example.

;; Query time: 0 msec
;; WHEN: Fri Nov 27 00:29:49 UTC 2026
;; MSG SIZE  rcvd: 104


; <<>> DiG 9.18.49 <<>> @127.0.0.1 www.ville.example A
;; Got answer:
;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 2
;; QUESTION SECTION:
;www.ville.example.		IN	A

;; ANSWER SECTION:
www.ville.example.	300	IN	CNAME	site.nuage.example.
site.nuage.example.	60	IN	A	198.51.100.7

;; WHEN: Fri Nov 27 00:29:50 EST 2026

; <<>> DiG 9.18.49 <<>> @127.0.0.1 autodiscover.ville.example CNAME
;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 3
;; QUESTION SECTION:
;autodiscover.ville.example.	IN	CNAME

; <<>> DiG 9.18.49 <<>> @127.0.0.1 ville.example TXT
;; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 4
;; QUESTION SECTION:
;ville.example.	IN	TXT
`;

/** As `kdig` of Knot 3.2 writes it. */
const KDIG = `;; ->>HEADER<<- opcode: QUERY; status: NOERROR; id: 215
;; Flags: qr aa rd; QUERY: 1; ANSWER: 1; AUTHORITY: 0; ADDITIONAL: 0

;; QUESTION SECTION:
;; ville.example.    		IN	CAA

;; ANSWER SECTION:
ville.example.    	300	IN	CAA	0 issue "ca.example"

;; Received 93 B
;; Time 2026-11-27 00:29:50 UTC
;; From 127.0.0.1@56253(UDP) in 16.7 ms
`;

const message = (changes: object): string =>
  JSON.stringify({
    dateString: '2026-11-27T00:29:50+0000',
    dateSeconds: 1_795_739_390,
    QR: 1,
    RCODE: 0,
    QNAME: 'ville.example.',
    QTYPE: 15,
    QTYPEname: 'MX',
    ...changes,
  });

/** As `kdig +json` writes them, one after the other. */
const RFC_8427 = `${message({
  answerRRs: [
    {
      NAME: 'Ville.example.',
      TYPE: 15,
      TYPEname: 'MX',
      CLASS: 1,
      TTL: 300,
      rdataMX: '10 mxa.filtre.example.',
    },
    { NAME: 'ville.example.', TYPE: 46, TYPEname: 'RRSIG', CLASS: 1, TTL: 300, rdataRRSIG: 'x' },
  ],
})}
${message({ QTYPE: 16, QTYPEname: undefined, answerRRs: [{ NAME: 'ville.example.', TYPE: 16, rdataTXT: '"v=spf1 " "-all"' }] })}
${message({ QNAME: 'rien.ville.example.', QTYPE: 1, QTYPEname: 'A', RCODE: 3 })}
`;

const questions = ({ answers }: RecordedAnswers): unknown =>
  answers.map(({ question: { name, type }, absent, records, at }) => [
    `${name} ${type}`,
    absent,
    records.map((record) => `${record.name} ${record.type} ${record.value}`),
    at,
  ]);

test('what dig wrote: answers one after the other, aliases followed, refusals apart from failures', () => {
  const answers = read(DIG)!;
  assert.equal(answers.form, 'dig');
  assert.deepEqual([answers.skipped, answers.firstSkipped], [1, 16]);
  assert.deepEqual(questions(answers), [
    ['ville.example MX', false, ['ville.example MX 10 mxa.filtre.example'], '2026-11-27T00:29:49Z'],
    // A zone of time that is not UTC does not tell when it was.
    [
      'www.ville.example A',
      false,
      ['www.ville.example CNAME site.nuage.example', 'site.nuage.example A 198.51.100.7'],
      undefined,
    ],
    ['autodiscover.ville.example CNAME', true, [], undefined],
    ['ville.example TXT', false, [], undefined],
  ]);
});

test('what kdig wrote, as text, as RFC 8427, and the JSON of DNS over HTTPS', () => {
  assert.deepEqual(questions(read(KDIG)!), [
    ['ville.example CAA', false, ['ville.example CAA issue ca.example'], '2026-11-27T00:29:50Z'],
  ]);
  const json = read(RFC_8427)!;
  assert.equal(json.form, 'RFC 8427');
  assert.equal(json.skipped, 1);
  const at = '2026-11-27T00:29:50Z';
  assert.deepEqual(questions(json), [
    ['ville.example MX', false, ['ville.example MX 10 mxa.filtre.example'], at],
    ['ville.example TXT', false, ['ville.example TXT v=spf1 -all'], at],
    ['rien.ville.example A', true, [], at],
  ]);
  const web = read(
    '{"Status":0,"Question":[{"name":"ville.example","type":1}],"Answer":[{"name":"ville.example","type":1,"TTL":60,"data":"198.51.100.7"}]}',
  )!;
  assert.equal(web.form, 'DNS JSON');
  assert.deepEqual(questions(web), [['ville.example A', false, ['ville.example A 198.51.100.7'], undefined]]);
});

test('answers kept come before anyone is asked; what was not asked, or failed, is asked or stays open', async () => {
  const beyond: Lookup = async (name, type) => ({ name, type, state: 'answered', values: ['beyond'] });
  const lookup = lookupInAnswers([read(DIG)!, read(KDIG)!], beyond);
  const told = async (name: string, type: 'A' | 'CAA' | 'CNAME' | 'MX' | 'NS' | 'TXT'): Promise<unknown> => {
    const { state, values } = await lookup(name, type);
    return [state, ...values];
  };
  assert.deepEqual(await told('ville.example', 'MX'), ['answered', '10 mxa.filtre.example']);
  assert.deepEqual(await told('ville.example', 'CAA'), ['answered', 'issue ca.example']);
  assert.deepEqual(await told('www.ville.example', 'CNAME'), ['answered', 'site.nuage.example']);
  assert.deepEqual(await told('site.nuage.example', 'A'), ['answered', '198.51.100.7']);
  assert.deepEqual(await told('autodiscover.ville.example', 'CNAME'), ['absent']);
  // Records beside the answer are a server's word for others, and what failed tells nothing.
  assert.deepEqual(await told('ville.example', 'NS'), ['answered', 'beyond']);
  assert.deepEqual(await told('ville.example', 'TXT'), ['answered', 'beyond']);
  const alone = lookupInAnswers([read(DIG)!], undefined);
  assert.equal((await alone('ville.example', 'TXT')).state, 'not-asked');
});

test('zones, lists of domains and other JSON are no answers', () => {
  for (const text of ['ville.example\n', '$ORIGIN ville.example.\n@ IN SOA a b 1 2 3 4 5\n', '{"a":1}', ''])
    assert.equal(read(text), undefined, text);
});
