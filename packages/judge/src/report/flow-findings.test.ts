import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awsFile } from '../readers/address-ranges/testing/range-files.ts';
import { judgeFolder, manifestFile, stateFile, statementFile } from '../testing/sample-dossier.ts';

const RANGES = awsFile([
  { prefix: '198.51.100.0/28', region: 'ca-central-1' },
  { prefix: '198.51.100.16/28', region: 'ca-west-1' },
  { prefix: '203.0.113.0/28', region: 'us-east-1' },
  { prefix: '192.0.2.0/28', region: 'GLOBAL' },
]);

/** Findings on regions, of an inventory of these regions and flows of storage towards these peers. */
function regionsOf(regions: readonly string[], peers: readonly string[]): string[] {
  const head =
    'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status';
  const lines = peers.map(
    (peer) => `2 111122223333 eni-1 10.0.16.4 ${peer} 50312 443 6 12 8204 1785542400 1785542459 ACCEPT OK`,
  );
  const folder = new Map([
    [
      'state.json',
      stateFile(regions.map((region, index) => ({ name: `b${index}`, attributes: { region } }))),
    ],
    ['ip-ranges.json', RANGES],
    ['flow.log', `${[head, ...lines].join('\n')}\n`],
    [
      'networks.jws',
      statementFile(
        [{ kind: 'prefix', prefix: '10.0.16.0/24', country: 'CA', plane: 'storage', use: 'service' }],
        'assessor',
        '2026-08-01T00:00:00Z',
      ),
    ],
  ]);
  return judgeFolder(new Map([...folder, ['dossier.yaml', manifestFile(folder)]]))
    .scope_findings.filter(({ code }) => code.startsWith('FLOW_REGION'))
    .map(({ code, params }) => `${code} ${params['region']} ${params['peers'] ?? ''}`.trim());
}

test('a region of the inventory that no flow reaches is told, and one that flows reach and no inventory shows', () => {
  assert.deepEqual(regionsOf(['ca-central-1'], ['198.51.100.3']), []);
  assert.deepEqual(regionsOf(['ca-central-1', 'ca-west-1'], ['198.51.100.3']), [
    'FLOW_REGION_NOT_SEEN ca-west-1',
  ]);
  assert.deepEqual(regionsOf(['ca-central-1'], ['198.51.100.3', '203.0.113.9', '203.0.113.10']), [
    'FLOW_REGION_NOT_DECLARED us-east-1 2',
  ]);
});

test('nothing is told of addresses of no region, of regions without published ranges, nor of who has no inventory', () => {
  assert.deepEqual(regionsOf(['ca-central-1', 'eu-west-3'], ['198.51.100.3', '192.0.2.5']), []);
  assert.deepEqual(regionsOf([], ['203.0.113.9']), []);
});
