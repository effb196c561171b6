import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transferKind } from './transfer-kind.ts';
import type { TransferKind } from './transfer-kind.ts';

// Descriptions, meters and usage types as the sellers of the public FOCUS 1.0 sample write them, and as price lists do.
const REAL: Readonly<Record<string, readonly (readonly [TransferKind, string, string])[]>> = {
  aws: [
    [
      'egress',
      'Compute',
      '$0.090 per GB - first 10 TB / month data transfer out beyond the global free tier',
    ],
    ['egress', 'Networking', 'USD 0.09 per GB for DataTransfer-Out-Bytes in EU (Stockholm)'],
    ['egress', 'Networking', 'CAN1-DataTransfer-Out-Bytes'],
    ['egress', 'Networking', 'CAN1-DataXfer-Out:dc.3'],
    ['internal', 'Compute', '$0.00 per GB data transfer out of US East (Northern Virginia) to CloudFront'],
    ['internal', 'Compute', '$0.02 per GB - EU (London) data transfer to EU (Ireland)'],
    ['internal', 'Compute', 'USD 0.147 per GB for USE1-AWS-Out-Bytes in Africa (Cape Town)'],
    ['internal', 'Compute', 'CAN1-USE1-AWS-Out-Bytes'],
    ['internal', 'Networking', 'CAN1-VpcPeering-Out-Bytes'],
    ['internal', 'Networking', 'CAN1-DataTransfer-Regional-Bytes'],
    [
      'internal',
      'Compute',
      '$0.010 per GB - regional data transfer - in/out/between EC2 AZs or using elastic IPs or ELB',
    ],
    ['none', 'Compute', '$0.000 per GB - data transfer in per month'],
    ['none', 'Networking', '$0.0225 per Application LoadBalancer-hour (or partial hour)'],
  ],
  azure: [
    ['egress', 'Compute', 'Rtn Preference: MGN - Standard Data Transfer Out'],
    ['egress', 'Networking', 'Standard Data Transfer Out'],
    ['egress', 'Networking', 'Inter Continent Data Transfer Out - NAM or EU To Any'],
    ['internal', 'Networking', 'Bandwidth Inter-Region - Intra Continent Data Transfer Out - North America'],
    ['internal', 'Networking', 'Standard Inter-Availability Zone Data Transfer Out'],
    ['internal', 'Storage', 'Geo-Replication v2 Data Transfer'],
    ['none', 'Networking', 'Standard Data Transfer In'],
  ],
  google: [
    ['egress', 'Networking', 'Network Internet Egress from Montreal to Americas'],
    ['egress', 'Networking', 'Network Internet Data Transfer Out from Montreal to Americas'],
    ['egress', 'Storage', 'Download Worldwide Destinations (excluding Asia & Australia)'],
    ['internal', 'Networking', 'Network Inter Zone Egress'],
    ['internal', 'Networking', 'Network Inter Region Egress from Montreal to Toronto'],
    ['internal', 'Networking', 'Network Google Egress from Americas to Americas'],
    ['internal', 'Storage', 'GCP Storage egress between NAM and EU'],
    ['internal', 'Networking', 'Network Data Transfer GCP Replication within Northern America'],
  ],
  oracle: [
    ['egress', 'Networking', 'Outbound Data Transfer Zone 1'],
    ['egress', 'Networking', 'OUTBOUND_DATA_TRANSFER_ZONE_1'],
    ['none', 'Networking', 'Inbound Data Transfer Zone 1'],
  ],
  ovh: [
    ['egress', 'Networking', 'Outgoing traffic, public network (BHS)'],
    ['egress', 'Storage', 'Trafic sortant, conteneur standard'],
    ['egress', 'Storage', 'storage-standard.bandwidth_out BHS'],
    ['internal', 'Storage', 'Outgoing internal bandwidth (BHS)'],
    ['none', 'Storage', 'Incoming traffic'],
  ],
  nordet: [
    ['none', 'Storage', 'Assortie de disques'],
    ['egress', 'Other', 'Exit fee'],
    ['egress', 'Other', 'Frais de départ'],
    ['egress', 'Other', 'Switching charges, 2 TB'],
  ],
};

test('the platforms’ own words', () => {
  for (const [platform, lines] of Object.entries(REAL))
    for (const [kind, category, words] of lines)
      assert.deepEqual([platform, words, transferKind([words], category, platform)], [platform, words, kind]);
});

test('the words of a platform hide nothing on the bill of another seller', () => {
  for (const words of [
    'Google egress',
    'NOR1-AWS-Out-Bytes',
    'Data transfer out of Montréal (QC) to CloudFront',
    'Outgoing data, internal invoice 7',
  ])
    assert.deepEqual([words, transferKind([words], 'Networking', 'nordet')], [words, 'egress']);
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
