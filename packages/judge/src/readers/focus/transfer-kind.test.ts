import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transferKind } from './transfer-kind.ts';

// Descriptions as the four sellers of the public FOCUS 1.0 sample write them, and as their price lists do.
const REAL: readonly (readonly [ReturnType<typeof transferKind>, string, string])[] = [
  ['egress', 'Compute', '$0.090 per GB - first 10 TB / month data transfer out beyond the global free tier'],
  ['egress', 'Networking', 'USD 0.09 per GB for DataTransfer-Out-Bytes in EU (Stockholm)'],
  ['egress', 'Compute', 'Rtn Preference: MGN - Standard Data Transfer Out'],
  ['egress', 'Networking', 'Outbound Data Transfer Zone 1'],
  ['egress', 'Networking', 'Network Internet Egress from Montreal to Americas'],
  ['internal', 'Networking', 'Network Inter Zone Egress'],
  ['internal', 'Networking', 'Network Inter Region Egress from Montreal to Toronto'],
  ['internal', 'Networking', 'Bandwidth Inter-Region - Intra Continent Data Transfer Out - North America'],
  ['internal', 'Compute', '$0.00 per GB data transfer out of US East (Northern Virginia) to CloudFront'],
  ['internal', 'Compute', '$0.02 per GB - EU (London) data transfer to EU (Ireland)'],
  ['internal', 'Compute', 'USD 0.147 per GB for USE1-AWS-Out-Bytes in Africa (Cape Town)'],
  [
    'internal',
    'Compute',
    '$0.010 per GB - regional data transfer - in/out/between EC2 AZs or using elastic IPs or ELB',
  ],
  ['none', 'Compute', '$0.000 per GB - data transfer in per month'],
  ['none', 'Networking', '$0.0225 per Application LoadBalancer-hour (or partial hour)'],
  ['none', 'Storage', 'Assortie de disques'],
];

test('the platforms’ own words', () => {
  for (const [kind, category, words] of REAL)
    assert.deepEqual([words, transferKind([words], category)], [words, kind]);
});

test('a loose word does not hide a fee for leaving', () => {
  for (const words of [
    'Egress between 10 TB and 50 TB',
    'Data transfer out between the service and the customer',
    'Data transfer to internet (Canada), egress',
    'Transfert sortant, zone 1',
    'Sortie des données du client',
  ]) {
    assert.deepEqual([words, transferKind([words], 'Networking')], [words, 'egress']);
  }
});

test('a hostile description costs no time', () => {
  const words = 'bandwidth transfer out of '.repeat(200_000);
  const start = process.hrtime.bigint();
  for (let i = 0; i < 20; i++) transferKind([words], 'Networking');
  assert.ok(Number(process.hrtime.bigint() - start) / 1e6 < 2000);
});
