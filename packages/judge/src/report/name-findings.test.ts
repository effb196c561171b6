import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadReference } from '../reference/reference.ts';
import { judgeFolder, manifestFile, statementFile } from '../testing/sample-dossier.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const reference = loadReference(
  bytes('ancrage: regions/1\nas_of: 2026-01-02\nlicence: none\nplatforms: []\n'),
  bytes(`ancrage: operators/1
as_of: '2026-01-01'
licence: none
operators:
  - { operator: aws, name: Nuages, parent: Grands Nuages, controlled_from: US, platforms: [aws], hosts: [nuages.example] }
`),
);

const connection = (peer: string, name: string): string =>
  JSON.stringify({
    ts: 1_785_542_400,
    uid: 'C1',
    'id.orig_h': '10.0.16.4',
    'id.resp_h': peer,
    cipher: 'TLS_AES_128_GCM_SHA256',
    server_name: name,
  });

/** Findings on names, of connections to peers under names, beside flows to them and services that a bill of materials declares. */
function namesOf(
  connections: readonly (readonly [peer: string, name: string])[],
  services: readonly (readonly [name: string, host: string])[] = [],
  facts: Parameters<typeof statementFile>[0] = [],
): string[] {
  const head =
    'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status';
  const lines = connections.map(
    ([peer]) => `2 111122223333 eni-1 10.0.16.4 ${peer} 50312 443 6 12 8204 1785542400 1785542459 ACCEPT OK`,
  );
  const folder = new Map([
    ['flow.log', `${[head, ...lines].join('\n')}\n`],
    ['ssl.log', connections.map(([peer, name]) => `${connection(peer, name)}\n`).join('')],
    [
      'bom.json',
      JSON.stringify({
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        version: 1,
        services: services.map(([name, host]) => ({ name, endpoints: [`https://${host}/v1`] })),
      }),
    ],
    [
      'networks.jws',
      statementFile(
        [
          { kind: 'prefix', prefix: '10.0.16.0/24', country: 'CA', plane: 'storage', use: 'service' },
          { kind: 'prefix', prefix: '192.0.2.0/24', country: 'CA', use: 'service' },
          ...facts,
        ],
        'assessor',
        '2026-08-01T00:00:00Z',
      ),
    ],
  ]);
  const dossier = new Map([...folder, ['dossier.yaml', manifestFile(folder)]]);
  return judgeFolder(dossier, undefined, undefined, reference)
    .scope_findings.filter(({ code }) => code.startsWith('NAME_') || code === 'FLOW_PEER_NAMED')
    .map(({ code, params }) =>
      [
        code,
        ...Object.entries(params)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([, value]) => value),
      ].join(' '),
    );
}

test('a peer that nothing places is told with its name; one of one’s own networks is not', () => {
  assert.deepEqual(
    namesOf([
      ['198.51.100.7', 'depot.example'],
      ['192.0.2.9', 'moi.example'],
    ]),
    ['FLOW_PEER_NAMED depot.example 198.51.100.7'],
  );
});

test('an operator whose names are asked for is told, unless the register of subprocessors has it', () => {
  const asked = [['198.51.100.7', 'objets.nuages.example']] as const;
  assert.deepEqual(
    namesOf(asked).filter((finding) => finding.startsWith('NAME_')),
    ['NAME_OPERATOR_NOT_LISTED objets.nuages.example Nuages 1'],
  );
  const listed = {
    kind: 'subprocessor',
    method: 'documented',
    name: 'Nuages',
    country: 'CA',
    access: 'encrypted',
  };
  assert.deepEqual(
    namesOf(asked, [], [listed]).filter((finding) => finding.startsWith('NAME_')),
    [],
  );
});

test('declared hosts beside those that were asked for', () => {
  assert.deepEqual(
    namesOf(
      [
        ['198.51.100.7', 'depot.example'],
        ['198.51.100.8', 'autre.example'],
      ],
      [
        ['Dépôt', 'depot.example'],
        ['Muet', 'muet.example'],
      ],
    ).filter((finding) => finding.startsWith('NAME_')),
    ['NAME_NOT_DECLARED autre.example 198.51.100.8 1', 'NAME_NOT_SEEN muet.example Muet'],
  );
});
