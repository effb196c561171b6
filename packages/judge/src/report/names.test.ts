import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadReference } from '../reference/reference.ts';
import { judgeFolder, manifestFile, stateFile, statementFile } from '../testing/sample-dossier.ts';
import { reachedBy } from './names.ts';
import { reportSchema } from './report-schema.ts';
import type { Report } from './report.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const reference = loadReference(
  bytes('ancrage: regions/1\nas_of: 2026-01-02\nlicence: none\nplatforms: []\n'),
  bytes(`ancrage: operators/1
as_of: '2026-01-01'
licence: none
operators:
  - { operator: nuages, name: Nuages, parent: Grands Nuages, controlled_from: US, platforms: [aws], hosts: [nuages.example], authorities: [Autorité des nuages] }
  - { operator: postes, name: Postes, controlled_from: FR, hosts: [postes.example] }
`),
);

const ZEEK = (name: string): string =>
  readFileSync(new URL(`../readers/zeek-names/fixtures/${name}`, import.meta.url), 'utf8');

const answer = (
  name: string,
  type: string,
  values: readonly string[],
): string => `; <<>> DiG 9.18 <<>> ${name} ${type}
;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1
;; QUESTION SECTION:
;${name}.	IN	${type}

;; ANSWER SECTION:
${values.map((value) => `${name}.	300	IN	${type}	${value}\n`).join('')}
;; WHEN: Mon Aug 17 12:00:00 UTC 2026
`;

function judged(
  files: Readonly<Record<string, string>>,
  facts: Parameters<typeof statementFile>[0] = [],
): Report {
  const folder = new Map([
    ...Object.entries(files),
    ...(facts.length === 0
      ? []
      : ([['faits.jws', statementFile(facts, 'assessor', '2026-08-01T00:00:00Z')]] as const)),
  ]);
  return judgeFolder(
    new Map([...folder, ['dossier.yaml', manifestFile(folder)]]),
    undefined,
    undefined,
    reference,
  );
}
const findings = ({ scope_findings: all }: Report): string[] =>
  all
    .filter(({ code }) => /^(?:NAME|DOMAIN|SUBPROCESSOR|FLOW_PEER)/.test(code))
    .map(
      ({ code, params }) =>
        `${code} ${Object.entries(params)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([, value]) => value)
          .join(' ')}`,
    );

const FLOW = `version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
2 111122223333 eni-1 10.0.16.4 198.51.100.7 50312 443 6 12 8204 1785542400 1785542459 ACCEPT OK
`;
const STORAGE = { kind: 'prefix', prefix: '10.0.16.0/24', country: 'CA', plane: 'storage', use: 'service' };

test('a domain’s operators are told by role and points; what is shown and not listed is a finding, what is indicated none', () => {
  const files = {
    'a.txt':
      answer('ville.example', 'MX', ['10 mx.nuages.example.']) +
      answer('ville.example', 'NS', ['ns.ville.example.']),
    'b.txt': answer('ville.example', 'TXT', ['"v=spf1 include:postes.example -all"']),
  };
  const report = judged(files);
  const { domains, domains_total: total } = report.names!;
  assert.equal(total, 1);
  assert.equal(domains[0]!.asked, '2026-08-17');
  const role = (name: string): unknown => {
    const found = domains[0]!.roles.find((one) => one.role === name)!;
    return [
      found.state,
      found.operators.map((one) => `${one.name} ${one.controlled_from} ${one.points}`),
      found.other_hosts,
    ];
  };
  assert.deepEqual(role('mail-entry'), ['shown', ['Nuages US 100'], []]);
  assert.deepEqual(role('name-servers'), ['unproven', [], ['ns.ville.example']]);
  // Nobody asked for the web site.
  assert.deepEqual(role('web'), ['unknown', [], []]);
  assert.deepEqual(findings(report), [
    'DOMAIN_OPERATOR_NOT_LISTED FR mail-sending ville.example Postes',
    'DOMAIN_OPERATOR_NOT_LISTED US mail-entry ville.example Nuages',
    'DOMAIN_OPERATOR_NOT_LISTED US mailbox ville.example Nuages',
  ]);
  const listed = {
    kind: 'subprocessor',
    method: 'documented',
    name: 'Grands Nuages',
    country: 'CA',
    access: 'none',
  };
  assert.deepEqual(
    findings(judged(files, [listed])).filter((line) => line.includes('Nuages') && line.startsWith('DOMAIN')),
    [],
    'whoever names the parent names the operator',
  );
  assert.doesNotThrow(() => reportSchema.parse(report));
});

test('a peer has the names of the certificate that it presented, across files, and its authority an operator', () => {
  const x509 = ZEEK('x509.jsonl')
    .replace('"FA1"', '"a1b2c3"')
    .replaceAll('*.nuage.example', '*.nuages.example')
    .replace('CN=Autorite,O=Autorite', 'CN=R1,O=Autorité des nuages,C=US');
  const ssl = `${JSON.stringify({ ts: 1_785_542_400, uid: 'C1', 'id.orig_h': '10.0.16.4', 'id.resp_h': '198.51.100.7', cipher: 'x', cert_chain_fps: ['a1b2c3', 'd4'] })}\n`;
  const report = judged({ 'x509.log': x509, 'ssl.log': ssl, 'flow.log': FLOW }, [STORAGE]);
  const { peers, authorities } = report.names!;
  assert.deepEqual(
    peers.map(({ peer, bytes: sum, names, named, organization }) => ({
      peer,
      sum,
      names,
      named,
      organization,
    })),
    [
      {
        peer: '198.51.100.7',
        sum: '8204',
        names: [
          { name: '*.nuages.example', bases: ['certificate'] },
          { name: 'nuage.example', bases: ['certificate'] },
        ],
        named: [{ name: 'Nuages', parent: 'Grands Nuages', controlled_from: 'US' }],
        organization: 'Nuage SA',
      },
    ],
  );
  assert.deepEqual(authorities, [
    {
      issuer: 'Autorité des nuages',
      country: 'US',
      operator: { name: 'Nuages', parent: 'Grands Nuages', controlled_from: 'US' },
      certificates: 1,
      peers: 1,
    },
  ]);
  assert.deepEqual(findings(report), [
    'FLOW_PEERS_NOT_LISTED 198.51.100.7 1',
    'FLOW_PEER_NAMED *.nuages.example 198.51.100.7',
    'NAME_OPERATOR_NOT_LISTED *.nuages.example Nuages 1',
  ]);
  // Without the log of connections nothing ties the certificate to the peer.
  const alone = judged({ 'x509.log': x509, 'flow.log': FLOW }, [STORAGE]);
  assert.deepEqual([alone.names!.peers, findings(alone)], [[], ['FLOW_PEERS_NOT_LISTED 198.51.100.7 1']]);
  assert.doesNotThrow(() => reportSchema.parse(report));
});

test('names of an inventory are told with where they lead: abroad, to what flows show, or to what they do not', () => {
  const state = stateFile([
    { type: 'aws_lb', name: 'vu', attributes: { dns_name: 'vu.service.example' } },
    { type: 'aws_lb', name: 'muet', attributes: { dns_name: 'muet.service.example' } },
    { type: 'aws_lb', name: 'tu', attributes: { dns_name: 'tu.service.example' } },
  ]);
  const names =
    answer('vu.service.example', 'CNAME', ['autre.example.']) +
    answer('autre.example', 'A', ['198.51.100.7']) +
    answer('muet.service.example', 'A', ['198.51.100.99', '10.1.2.3']);
  const abroad = { kind: 'prefix', prefix: '198.51.100.0/26', country: 'US', use: 'service' };
  const report = judged({ 'etat.tfstate': state, 'noms.txt': names, 'flow.log': FLOW }, [STORAGE, abroad]);
  assert.deepEqual(
    report.names!.declared.map(({ name, named, addresses, seen }) => [name, named, addresses, seen]),
    [
      ['muet.service.example', null, 1, 0],
      ['tu.service.example', null, null, null],
      ['vu.service.example', null, 1, 1],
    ],
  );
  const told = findings(report).map((line) => line.split(' ').slice(0, 4).join(' '));
  assert.ok(
    told.some((line) => line.startsWith('NAME_LEADS_ABROAD') && line.includes('US')),
    told.join('\n'),
  );
  assert.ok(told.some((line) => line.startsWith('NAME_ADDRESS_NOT_SEEN')));
  assert.equal(told.filter((line) => line.startsWith('NAME_')).length, 2);
});

test('a declared subprocessor that could have been seen and was not is told; one that nothing could show is not', () => {
  const party = (name: string): Parameters<typeof statementFile>[0][number] => ({
    kind: 'subprocessor',
    method: 'documented',
    name,
    country: 'CA',
    access: 'encrypted',
  });
  const ssl = `${JSON.stringify({ ts: 1_785_542_400, uid: 'C1', 'id.orig_h': '10.0.16.4', 'id.resp_h': '198.51.100.7', cipher: 'x', server_name: 'a.postes.example' })}\n`;
  const parties = [STORAGE, party('Nuages'), party('Postes'), party('Inconnue inc.')];
  const told = (report: Report): string[] =>
    findings(report).filter((line) => line.startsWith('SUBPROCESSOR'));
  assert.deepEqual(told(judged({ 'flow.log': FLOW, 'ssl.log': ssl }, parties)), [
    'SUBPROCESSOR_NOT_SEEN Nuages',
  ]);
  assert.deepEqual(told(judged({ 'flow.log': FLOW }, parties)), []);
  assert.deepEqual(told(judged({}, parties)), []);
});

test('a name of a zone of the inventory, or of one of its resources, is declared; another that was asked for is not', () => {
  const asked = (name: string, peer: string): string =>
    `${JSON.stringify({ ts: 1_785_542_400, uid: 'C1', 'id.orig_h': '10.0.16.4', 'id.resp_h': peer, cipher: 'x', server_name: name })}\n`;
  const files = {
    'bom.json': JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      services: [{ name: 'Dépôt', endpoints: ['https://depot.example/v1'] }],
    }),
    'etat.tfstate': stateFile([
      { type: 'aws_route53_zone', name: 'zone', attributes: { name: 'service.example' } },
      { type: 'aws_lb', name: 'lb', attributes: { dns_name: 'lb-1.elb.example' } },
    ]),
    'ssl.log':
      asked('www.service.example', '198.51.100.7') +
      asked('lb-1.elb.example', '198.51.100.8') +
      asked('depot.example', '198.51.100.9') +
      asked('autreservice.example', '198.51.100.10'),
  };
  assert.deepEqual(
    findings(judged(files)).filter((line) => line.startsWith('NAME_')),
    ['NAME_NOT_DECLARED autreservice.example 198.51.100.10 1'],
  );
  const { declared } = judged(files).names!;
  assert.deepEqual(
    declared.map(({ name, use, named }) => [name, use, named]),
    [
      ['lb-1.elb.example', 'endpoint', true],
      ['service.example', 'zone', true],
    ],
  );
});

test('an address in a network into which flows were folded is neither seen nor unseen', () => {
  const isReached = reachedBy([
    '198.51.100.0/24',
    '203.0.113.9',
    '192.0.2.1/32',
    '2001:db8::/48',
    '2001:db9::1/128',
  ]);
  const asked = [
    '198.51.100.99',
    '203.0.113.9',
    '192.0.2.1',
    '192.0.2.2',
    '2001:db8::7',
    '2001:db9::1',
    '2001:db9::2',
  ];
  assert.deepEqual(asked.map(isReached), [undefined, true, true, false, undefined, true, false]);
});

test('of two resources with one name both are told', () => {
  const state = stateFile([
    { type: 'aws_lb', name: 'un', attributes: { arn: 'arn:aws:elb:1', dns_name: 'muet.service.example' } },
    { type: 'aws_lb', name: 'deux', attributes: { arn: 'arn:aws:elb:2', dns_name: 'muet.service.example' } },
  ]);
  const names = answer('muet.service.example', 'A', ['198.51.100.99']);
  const report = judged({ 'etat.tfstate': state, 'noms.txt': names, 'flow.log': FLOW }, [STORAGE]);
  assert.equal(findings(report).filter((line) => line.startsWith('NAME_ADDRESS_NOT_SEEN')).length, 2);
});
