import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intervalToJson, parseDuration } from '@ancrage/base';
import type { Interval } from '@ancrage/base';
import type { Derived } from './derived.ts';
import type { EvidenceContract } from '../scheme/scheme.ts';
import { deriveFrom } from '../testing/sample-context.ts';
import type { SampleFile } from '../testing/sample-context.ts';
import type { StatedFact } from '../testing/sample-dossier.ts';

const bounds = ({ value }: Derived): string => {
  const { lo, hi } = intervalToJson(value as Interval);
  return `${lo ?? '-'}..${hi ?? '-'}`;
};
const codes = ({ reasons }: Derived): string[] => [...new Set(reasons.map(({ code }) => code))].sort();

const resource = (region: string | undefined, more: object = {}): StatedFact => ({
  kind: 'resource',
  resource: `aws_s3_bucket.${region ?? 'x'}`,
  type: 'aws_s3_bucket',
  role: 'storage',
  platform: 'aws',
  account: '111',
  ...(region === undefined ? {} : { region }),
  ...more,
});
const inventory: StatedFact = {
  kind: 'inventory',
  platform: 'aws',
  account: '111',
  resources: 1,
  opaque: false,
};
const observed = (...facts: StatedFact[]): SampleFile => ({
  method: 'observed',
  facts: [inventory, ...facts],
});
const declared = (...facts: StatedFact[]): SampleFile => ({ method: 'declared', facts });
const documented = (...facts: StatedFact[]): SampleFile => ({ method: 'documented', facts });
const site = (id: string, country: string, more: object = {}): StatedFact => ({
  kind: 'site',
  site: id,
  name: id,
  country,
  storage: false,
  processing: false,
  backup: false,
  ...more,
});
const mapping = (region: string, to: string): StatedFact => ({
  kind: 'region-site',
  platform: 'aws',
  region,
  site: to,
});

const outside = (...files: SampleFile[]): Derived =>
  deriveFrom('storage.outside', files, { complete: ['inventory'] });

test('the table places public regions; an unknown, absent or global one is doubt, not guilt', () => {
  assert.equal(bounds(outside(observed(resource('ca-central-1')))), '0..0');
  assert.equal(bounds(outside(observed(resource('us-east-1'), resource('ca-central-1')))), '1..1');
  for (const [region, code] of [
    ['mtl-1', 'PLACE_UNKNOWN'],
    [undefined, 'PLACE_UNKNOWN'],
    ['global', 'PLACE_GLOBAL'],
  ] as const) {
    const derived = outside(observed(resource(region)));
    assert.deepEqual([bounds(derived), codes(derived)], ['0..1', [code]]);
  }
});

test('a private region is placed by a documented mapping to a documented site; a declared one places abroad only', () => {
  const mtl = resource('mtl-1');
  assert.equal(bounds(outside(observed(mtl), documented(mapping('mtl-1', 's'), site('s', 'CA')))), '0..0');
  assert.equal(bounds(outside(observed(mtl), declared(mapping('mtl-1', 's'), site('s', 'CA')))), '0..1');
  assert.equal(
    bounds(outside(observed(mtl), documented(mapping('mtl-1', 's')), declared(site('s', 'CA')))),
    '0..1',
  );
  assert.equal(bounds(outside(observed(mtl), declared(mapping('mtl-1', 's'), site('s', 'US')))), '1..1');
});

test('what places a region has an age of its own, past which it places nothing; the inventory keeps its own', () => {
  const placed = (day: string, country: string, contract: Partial<EvidenceContract> = {}): string => {
    const visit = { ...documented(mapping('mtl-1', 's'), site('s', country)), day };
    return bounds(
      deriveFrom('storage.outside', [observed(resource('mtl-1')), visit], {
        complete: ['inventory'],
        freshness: parseDuration('P3M'),
        ...contract,
      }),
    );
  };
  const yearly = { placesFreshness: parseDuration('P1Y') };
  assert.equal(placed('2025-12-01', 'CA', yearly), '0..0');
  assert.equal(placed('2025-12-01', 'CA'), '0..1');
  assert.equal(placed('2025-12-01', 'US', yearly), '1..1');
  assert.equal(placed('2024-12-01', 'CA', yearly), '0..1');
  assert.equal(placed('2024-12-01', 'US', yearly), '0..1');
  // Of tomorrow's visit only what speaks against the service is heard.
  assert.equal(placed('2027-01-01', 'CA', yearly), '0..1');
  assert.equal(placed('2027-01-01', 'US', yearly), '1..1');
});

test('no declaration moves what is known to be abroad', () => {
  const us = resource('us-east-1');
  for (const word of [
    [mapping('us-east-1', 's'), site('s', 'CA')],
    [mapping('us-east-1', 's'), site('s', 'FR')],
  ])
    assert.equal(bounds(outside(observed(us), declared(...word))), '1..1');
  const twice = outside(
    observed(resource('mtl-1')),
    declared(mapping('mtl-1', 'a'), mapping('mtl-1', 's'), site('s', 'US'), site('a', 'CA'), site('s', 'CA')),
  );
  assert.equal(bounds(twice), '1..1');
});

test('a table that says Canada and a mapping abroad settle nothing', () => {
  const derived = outside(
    observed(resource('ca-central-1')),
    declared(mapping('ca-central-1', 's'), site('s', 'US')),
  );
  assert.deepEqual([bounds(derived), codes(derived)], ['0..1', ['PLACES_DISAGREE']]);
});

test('incomplete sources leave the count open above', () => {
  const cases: [SampleFile[], string][] = [
    [[{ method: 'observed', facts: [resource('ca-central-1')] }], 'ACCOUNT_WITHOUT_INVENTORY'],
    [[observed(resource('ca-central-1'), { ...inventory, opaque: true })], 'INVENTORY_OPAQUE'],
    [
      [observed(resource('ca-central-1')), documented(spend('999', 'ca-central-1'))],
      'BILLED_ACCOUNT_NOT_IN_SCOPE',
    ],
    [
      [observed(resource('ca-central-1')), documented(spend('111', 'us-east-1'))],
      'BILLED_REGION_NOT_INVENTORIED',
    ],
    [
      [
        observed(resource('ca-central-1')),
        documented(spend('111', 'us-east-1')),
        declared(resource('us-east-1', { role: 'other' })),
      ],
      'BILLED_REGION_NOT_INVENTORIED',
    ],
    [
      [
        observed(resource('ca-central-1'), resource('us-east-1', { role: 'other', type: 'aws_vpc' })),
        documented(spend('111', 'us-east-1')),
      ],
      'BILLED_REGION_NOT_INVENTORIED',
    ],
    [
      [observed(resource('ca-central-1')), documented({ ...spend('999', 'ca-central-1'), billed: '0' })],
      'BILLED_ACCOUNT_NOT_IN_SCOPE',
    ],
    [
      [observed(resource('ca-central-1')), documented(spend('', 'ca-central-1'))],
      'BILLED_ACCOUNT_NOT_IN_SCOPE',
    ],
    [
      [
        observed(resource('ca-central-1')),
        documented({ ...spend('', 'us-east-1'), billing_account: '111', billed: '0' }),
      ],
      'BILLED_REGION_NOT_INVENTORIED',
    ],
    [[{ ...observed(resource('ca-central-1')), day: '2024-01-01' }], 'ACCOUNT_WITHOUT_INVENTORY'],
  ];
  for (const [files, code] of cases) {
    const derived = outside(...files);
    assert.match(bounds(derived), /\.\.-$/, code);
    assert.ok(codes(derived).includes(code), `${code}: ${codes(derived).join()}`);
  }
  assert.equal(bounds(deriveFrom('storage.outside', [], { complete: [] })), '0..-');
});

test('a charge without sub-account is of the account that pays, wherever that region is inventoried', () => {
  const bill = documented({ ...spend('', 'ca-central-1'), billing_account: '111' });
  assert.equal(bounds(outside(observed(resource('ca-central-1'), inventory), bill)), '0..0');
});

function spend(account: string, region: string): StatedFact {
  return {
    kind: 'spend',
    platform: 'aws',
    provider: 'AWS',
    host: '',
    issuer: '',
    billing_account: 'p',
    account,
    region,
    category: 'Storage',
    month: '2026-07',
    currency: 'CAD',
    transfer: 'none',
    billed: '1',
    lines: 1,
    first_line: 2,
  };
}

test('a copy to a bucket of another file is where that bucket is; a declared bucket does not bring it home', () => {
  const copy: StatedFact = {
    kind: 'replication',
    resource: 'aws_s3_bucket_replication.c',
    target: 'acme-copies',
    platform: 'aws',
  };
  const target = (region: string): StatedFact =>
    resource(region, { resource: 'aws_s3_bucket.other', native: 'acme-copies' });
  const home = resource('ca-central-1');
  assert.equal(bounds(outside(observed(home, copy), observed(target('us-east-1')))), '2..2');
  assert.equal(bounds(outside(observed(home, copy), observed(target('ca-west-1')))), '0..0');
  assert.equal(bounds(outside(observed(home, copy))), '0..1');
  assert.equal(bounds(outside(observed(home, copy), declared(target('ca-west-1')))), '0..1');
  assert.equal(
    bounds(outside(observed(home, copy), observed(target('us-east-1')), declared(target('ca-west-1')))),
    '2..2',
  );
});

test('where stores of two regions may bear one name, a name places no copy in Canada', () => {
  const copied = (platform: string): string => {
    const copy = { kind: 'replication', resource: 'data', target: 'copies', platform };
    const target = resource('mtl-1', { native: 'copies', platform });
    const visit = documented({ ...mapping('mtl-1', 's'), platform }, site('s', 'CA'));
    return bounds(outside(observed(copy, target), visit));
  };
  assert.equal(copied('aws'), '0..0');
  assert.equal(copied('ovh'), '0..1');
});

test('a copy that the platform sends to the paired region is where the table says, and anywhere where it is silent', () => {
  const copy = (paired_with: string | undefined, more: object = {}): StatedFact => ({
    kind: 'replication',
    resource: 'r',
    target: 'paired region (GRS)',
    platform: 'azure',
    ...(paired_with === undefined ? {} : { paired_with }),
    ...more,
  });
  assert.equal(bounds(outside(observed(copy('canadacentral')))), '0..0');
  assert.equal(bounds(outside(observed(copy('brazilsouth')))), '1..1');
  assert.equal(bounds(outside(observed(copy('eastus')))), '0..1');
  assert.equal(bounds(outside(observed(copy(undefined)))), '0..1');
  // A region that the file names itself comes before what the platform usually does.
  assert.equal(bounds(outside(observed(copy('canadacentral', { target_region: 'eastus' })))), '1..1');
});

test('a key’s site and region both count; a multi-region key is nowhere', () => {
  const key = (more: object): StatedFact => ({
    kind: 'key',
    key: 'k',
    platform: 'aws',
    protection: 'hardware',
    custodian: 'platform',
    ...more,
  });
  const keys = (...files: SampleFile[]): unknown =>
    bounds(deriveFrom('key.outside', files, { complete: ['inventory'] }));
  assert.equal(keys(observed(key({ region: 'ca-central-1' }))), '0..0');
  assert.equal(keys(observed(key({ region: 'ca-central-1', multi_region: true }))), '0..1');
  assert.equal(keys(observed(key({ region: 'us-east-1', site: 's' })), declared(site('s', 'CA'))), '1..1');
  assert.equal(keys(observed(key({ site: 's' })), documented(site('s', 'CA'))), '0..0');
});

test('places in Canada are counted once each, by adequate facts only', () => {
  const places = (...files: SampleFile[]): unknown => bounds(deriveFrom('storage.places', files));
  assert.equal(
    places(
      observed(resource('ca-central-1'), resource('ca-central-1', { resource: 'b' }), resource('ca-west-1')),
    ),
    '2..-',
  );
  assert.equal(places(declared(resource('ca-central-1'))), '0..-');
});

test('a resource of a type that nobody described is a doubt abroad or nowhere, and none in Canada', () => {
  const unknown = (region: string | undefined): Derived =>
    outside(
      observed(
        resource('ca-central-1'),
        resource(region, { role: 'unknown', type: 'aws_finspace_kx_database' }),
      ),
    );
  assert.equal(bounds(unknown('ca-west-1')), '0..0');
  assert.equal(bounds(unknown('us-east-1')), '0..1');
  assert.equal(bounds(unknown(undefined)), '0..1');
  assert.deepEqual(codes(unknown('us-east-1')), ['TYPE_UNKNOWN']);
});

test('a site whose use nobody told is a doubt abroad only, until a document tells its use', () => {
  const untold = (country: string): StatedFact => ({ kind: 'site', site: 's', name: 's', country });
  const home = observed(resource('ca-central-1'));
  assert.equal(bounds(outside(home, documented(untold('CA')))), '0..0');
  const abroad = outside(home, documented(untold('FR')));
  assert.deepEqual([bounds(abroad), codes(abroad)], ['0..1', ['SITE_USE_UNTOLD']]);
  assert.equal(bounds(outside(home, documented(untold('FR')), declared(site('s', 'FR')))), '0..1');
  assert.equal(bounds(outside(home, documented(untold('FR'), site('s', 'FR')))), '0..0');
  assert.equal(bounds(outside(home, documented(untold('FR'), site('other', 'FR')))), '0..1');
  const used = site('s', 'FR', { storage: true });
  assert.equal(bounds(outside(home, documented(untold('FR'), used))), '1..1');
  assert.equal(bounds(outside(home, declared(untold('FR')))), '0..1');
});

test('a documented site without civic address or province says so, and is not called declared', () => {
  const told = (more: object): Derived =>
    deriveFrom(
      'storage.unaddressed',
      [observed(resource('ca-central-1')), documented(mapping('ca-central-1', 's'), site('s', 'CA', more))],
      { complete: ['inventory'] },
    );
  assert.equal(bounds(told({ address: '1 rue X', province: 'QC' })), '0..0');
  for (const more of [{}, { address: '1 rue X' }, { province: 'QC' }])
    assert.deepEqual([bounds(told(more)), codes(told(more))], ['0..1', ['ADDRESS_UNTOLD']]);
});

test('a scan of stores in a region that no inventory shows leaves the count open', () => {
  const check = (region: string, type: string, name = 's3_bucket_default_encryption'): SampleFile =>
    observed({
      kind: 'security-check',
      tool: 't',
      check: name,
      topic: 'encryption-at-rest',
      status: 'pass',
      severity: 'high',
      account: '111',
      region,
      ...(type === '' ? {} : { resource_type: type }),
      findings: 1,
    });
  const seen = (scan: SampleFile): string => {
    const derived = outside(observed(resource('ca-central-1')), scan);
    return [bounds(derived), ...codes(derived)].join(' ');
  };
  assert.equal(seen(check('us-east-1', 'AwsS3Bucket')), '0..- SCANNED_REGION_NOT_INVENTORIED');
  for (const scan of [
    check('CA-central-1', 'AwsS3Bucket'),
    check('us-east-1', ''),
    check('us-east-1', 'AwsAccount'),
    check('us-east-1', 'AwsEc2Volume', 'ec2_ebs_default_encryption'),
    check('us-east-1', 'AwsBackupBackupVault', 'backup_vaults_exist'),
    check('unknown', 'AwsS3Bucket'),
    check('global', 'AwsS3Bucket'),
  ])
    assert.equal(seen(scan), '0..0');
});
