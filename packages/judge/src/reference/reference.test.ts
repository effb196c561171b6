import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseStrictJson, toPlain } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import { loadReference } from './reference.ts';

const table = readFileSync(new URL('../../../../reference/regions.json', import.meta.url));
const reference = loadReference(table);

const placeOf = (platform: string, region: string): string => {
  const place = reference.regionPlace(platform, region);
  return typeof place === 'object'
    ? `${place.country} ${place.province ?? '-'} ${place.place}`
    : String(place);
};

test('regions that sound Canadian, or not, are where they are', () => {
  for (const [platform, region, expected] of [
    ['aws', 'ca-central-1', 'CA QC Montréal'],
    ['aws', 'us-west-1', 'US CA San Francisco'],
    ['azure', 'Canada Central', 'CA ON Toronto'],
    ['azure', 'canadaeast', 'CA QC Québec'],
    ['google', 'northamerica-northeast2', 'CA ON Toronto'],
    ['google', 'NORTHAMERICA-SOUTH1', 'MX - Querétaro'],
    ['google', 'US', 'US - United States'],
    ['google', 'eu', 'global'],
    ['oracle', 'ca-montreal-1', 'CA QC Montréal'],
    ['oracle', 'yyz', 'CA ON Toronto'],
    ['ovh', 'BHS5', 'CA QC Beauharnois'],
    ['ovh', 'ca-east-bhs', 'CA QC Beauharnois'],
    ['ovh', 'CA-EAST-TOR', 'CA ON Toronto'],
    ['ovh', 'us-east-va', 'US VA Vint Hill'],
    ['ibm', 'ca-tor', 'CA ON Toronto'],
    ['ibm', 'ca-mon', 'CA QC Montréal'],
    ['digitalocean', 'tor1', 'CA ON Toronto'],
    ['scaleway', 'fr-par-2', 'FR - Paris'],
    ['linode', 'ca-central', 'CA ON Toronto'],
    ['aws', 'ca-central-2', 'undefined'],
    ['nowhere', 'ca-central-1', 'undefined'],
  ] as const)
    assert.equal(placeOf(platform, region), expected, `${platform} ${region}`);
});

test('pairs lead where Azure sends geo-redundant copies, by any spelling; elsewhere nobody tells', () => {
  assert.equal(reference.pairedRegion('azure', 'canadacentral'), 'canadaeast');
  assert.equal(reference.pairedRegion('azure', 'Canada East'), 'canadacentral');
  // One-way: copies of São Paulo go to Texas, nothing of Texas goes to São Paulo.
  assert.equal(reference.pairedRegion('azure', 'brazilsouth'), 'southcentralus');
  assert.equal(reference.pairedRegion('azure', 'southcentralus'), 'northcentralus');
  assert.equal(reference.pairedRegion('azure', 'qatarcentral'), undefined);
  assert.equal(reference.pairedRegion('aws', 'ca-central-1'), undefined);
});

test('a region of Canada always has its province, a place and coordinates', () => {
  const lines = table.toString('utf8').split('\n');
  const canadian = lines.filter((line) => /"country": "CA"[, }]/.test(line));
  assert.ok(canadian.length >= 12);
  for (const line of canadian)
    assert.match(
      line,
      /"province": "[A-Z]{2}", "place": .+"latitude": "\d+\.\d\d", "longitude": "-\d+\.\d\d"/,
    );
});

test('a pair that is no region and a name that stands twice are refused with their line', () => {
  const file = (region: string): Uint8Array =>
    new TextEncoder().encode(`ancrage: regions/1
as_of: 2026-01-01
licence: none
platforms:
  - platform: p
    source: test
    regions:
      - { region: a, country: CA, province: QC, place: A }
      - { ${region}, country: CA, province: QC, place: B }
`);
  assert.equal(loadReference(file('region: b, pair: a')).pairedRegion('p', 'B'), 'a');
  for (const wrong of ['region: b, pair: c', 'region: b, aliases: [A]'])
    assert.throws(
      () => loadReference(file(wrong)),
      (error: unknown) => {
        assert.ok(error instanceof JudgeError);
        assert.equal(error.code, 'REFERENCE_INVALID');
        assert.equal(error.details['line'], 9);
        return true;
      },
    );
});

/** Names of ranges that the operator places nowhere in public: the table does not either. */
const UNPLACED = new Set(['aws me-west-1']);

const RANGES = new URL('../../../../../shared/data/cloud-ranges/', import.meta.url);
test('every region for which an operator publishes addresses is in the table', {
  skip: existsSync(RANGES) ? false : 'no shared data here',
}, () => {
  const read = (name: string): unknown => toPlain(parseStrictJson(readFileSync(new URL(name, RANGES))));
  const aws = read('aws-ip-ranges.json') as {
    prefixes: { network_border_group: string }[];
  };
  const google = read('google-cloud-ip-ranges.json') as { prefixes: { scope: string }[] };
  const azure = read('microsoft-azure-ip-ranges.json') as { values: { properties: { region: string } }[] };
  const oracle = read('oracle-cloud-ip-ranges.json') as { regions: { region: string }[] };
  const named = {
    aws: aws.prefixes.map((range) => range.network_border_group),
    google: google.prefixes.map(({ scope }) => scope),
    azure: azure.values.map(({ properties }) => properties.region).filter((region) => region !== ''),
    oracle: oracle.regions.map(({ region }) => region),
  };
  const missing = Object.entries(named).flatMap(([platform, regions]) =>
    [...new Set(regions)]
      .filter((region) => reference.regionPlace(platform, region) === undefined)
      .map((region) => `${platform} ${region}`),
  );
  assert.deepEqual(missing, [...UNPLACED]);
  assert.equal(new Set(named.azure).size > 60, true);
});
