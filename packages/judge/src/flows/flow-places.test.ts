import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import { loadReference } from '../reference/reference.ts';
import type { AddressSource } from './address-source.ts';
import { placeAddresses } from './flow-places.ts';
import { placeAt } from './place-list.ts';
import { PlaceLookup } from './place-lookup.ts';
import { ownSource } from './plane-table.ts';
import { readAddressSource } from './read-address-source.ts';

const ROOT = new URL('../../../../', import.meta.url);
const RANGES = new URL('../shared/data/cloud-ranges/', ROOT);
const reference = loadReference(
  readFileSync(new URL('reference/regions.json', ROOT)),
  readFileSync(new URL('reference/operators.yaml', ROOT)),
);

const sourceOf = (text: string, layer?: 'geofeed' | 'registry'): AddressSource =>
  readAddressSource(Buffer.from(text), {
    file: 'given',
    digest: digestOf(text),
    ...(layer === undefined ? {} : { layer }),
  });

function placer(sources: readonly AddressSource[], stale: readonly AddressSource[] = []) {
  const placed = placeAddresses(sources, reference, new Set(stale));
  const lookup = new PlaceLookup(placed);
  return (address: string): string => {
    const number = lookup.place4(address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0));
    if (number === 0) return 'none';
    const { certainty, country, province, other, operator, jurisdiction, layer } = placeAt(
      placed.places,
      number - 1,
    );
    return [certainty, country, province, other, operator, jurisdiction, layer]
      .map((part) => part ?? '-')
      .join(' ');
  };
}

const AWS = JSON.stringify({
  syncToken: '1',
  createDate: '2026-10-01-00-00-00',
  prefixes: [
    {
      ip_prefix: '15.222.0.0/16',
      region: 'ca-central-1',
      service: 'EC2',
      network_border_group: 'ca-central-1',
    },
    { ip_prefix: '15.222.8.0/24', region: 'us-east-1', service: 'EC2', network_border_group: 'us-east-1' },
    { ip_prefix: '13.32.0.0/15', region: 'GLOBAL', service: 'CLOUDFRONT', network_border_group: 'GLOBAL' },
  ],
  ipv6_prefixes: [],
});

test('the first source in order decides, the most specific range of it, and the others tell the operator', () => {
  const aws = sourceOf(AWS);
  const registry = sourceOf('15.222.0.0,15.222.255.255,US\n', 'registry');
  const table = sourceOf('15.222.0.0,15.222.255.255,US\n198.51.100.0,198.51.100.255,CA\n', 'geofeed');
  const asn = sourceOf('198.51.100.0,198.51.100.255,64496,"Fjord, inc."\n');
  const place = placer([aws, registry, table, asn]);
  // The registry puts all of a foreign giant in its own country: that is its jurisdiction, and no place.
  assert.equal(place('15.222.1.1'), 'placed CA QC - aws US operator');
  assert.equal(place('15.222.8.1'), 'placed US VA - aws US operator');
  assert.equal(place('13.32.0.1'), 'global - - - aws US operator');
  assert.equal(place('198.51.100.7'), 'indicative CA - - Fjord, inc. - geofeed');
  assert.equal(placer([registry])('15.222.1.1'), 'unknown - - - - US registry');
  assert.equal(place('9.9.9.9'), 'none');
});

test('what the customer says against the operator proves nothing, and both are shown', () => {
  const own = ownSource([{ prefix: '15.222.8.0/24', country: 'CA' }], 'planes.yaml', digestOf('x'));
  assert.equal(placer([own, sourceOf(AWS)])('15.222.8.1'), 'disagree CA - US aws US own');
  assert.equal(placer([own])('15.222.8.1'), 'placed CA - - - - own');
});

test('a file far from the day of the logs only indicates', () => {
  const aws = sourceOf(AWS);
  assert.equal(placer([aws], [aws])('15.222.1.1'), 'indicative CA QC - aws US operator');
});

test('two places for one range in one table leave it open', () => {
  const aws = sourceOf(AWS.replace('15.222.8.0/24', '15.222.0.0/16'));
  assert.equal(placer([aws])('15.222.1.1').split(' ')[0], 'disagree');
});

test('the published files of operators', {
  skip: !existsSync(RANGES) && '../shared/data/cloud-ranges is not there',
}, () => {
  const files = [
    'aws-ip-ranges.json',
    'google-cloud-ip-ranges.json',
    'microsoft-azure-ip-ranges.json',
    'oracle-cloud-ip-ranges.json',
  ];
  const sources = files.map((file) => {
    const bytes = readFileSync(new URL(file, RANGES));
    return readAddressSource(bytes, { file, digest: digestOf(bytes) });
  });
  const place = placer(sources);
  // An address of Calgary that the registry puts in the United States.
  const { prefixes } = JSON.parse(readFileSync(new URL(files[0]!, RANGES), 'utf8')) as {
    prefixes: { ip_prefix: string; region: string }[];
  };
  const calgary = prefixes
    .filter(({ region }) => region === 'ca-west-1')
    .map(({ ip_prefix: prefix }) => prefix.split('/')[0]!);
  assert.ok(calgary.length > 20);
  for (const address of calgary) assert.match(place(address), /^placed CA AB - aws US operator$/, address);
});
