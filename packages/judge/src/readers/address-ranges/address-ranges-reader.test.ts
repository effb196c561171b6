import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { formatsOf } from '../../testing/golden-readings.ts';
import { addressRangesReader } from './address-ranges-reader.ts';
import { AZURE, awsFile, GEOFEED, GOOGLE, LIST, ORACLE } from './testing/range-files.ts';

const read = (text: string): Reading => {
  const file = fileOf(text);
  return addressRangesReader.read(file.bytes, file);
};
const ranges = ({ facts }: Reading): FactValue<'address-range'>[] =>
  facts.map(({ value }) => value as FactValue<'address-range'>);
const told = (reading: Reading): string[] =>
  ranges(reading).map(({ prefix, platform = '', region = '', country = '' }) =>
    [prefix, platform, region, country].filter((part) => part !== '').join(' '),
  );

test('each operator’s file tells its ranges by region, dated by what it says of itself', () => {
  const aws = read(
    awsFile([
      { prefix: '192.0.2.0/24', region: 'ca-central-1' },
      { prefix: '192.0.2.0/24', region: 'ca-central-1', service: 'EC2' },
      { prefix: '198.51.100.0/24', region: 'GLOBAL', service: 'CLOUDFRONT' },
      { prefix: '2001:db8::/32', region: 'us-east-1' },
    ]),
  );
  assert.deepEqual(told(aws).sort(), [
    '192.0.2.0/24 aws ca-central-1',
    '198.51.100.0/24 aws GLOBAL',
    '2001:db8::/32 aws us-east-1',
  ]);
  assert.deepEqual(aws.evidence[0]?.records, { total: 4, used: 4 });
  assert.deepEqual(told(read(GOOGLE)), [
    '198.51.100.0/24 google northamerica-northeast1',
    '2001:db8::/32 google global',
  ]);
  assert.deepEqual(told(read(ORACLE)), ['192.0.2.0/24 oracle ca-montreal-1']);
  assert.deepEqual(
    [aws, read(GOOGLE), read(ORACLE), read(AZURE)].map(({ evidence }) => evidence[0]?.observedAt),
    ['2026-10-04T10:00:00Z', '2026-10-04T12:00:00Z', '2026-10-01T07:13:25Z', undefined],
  );
});

test('AWS: a range of a local or wavelength zone is of the group that announces it, not of the region that manages it', () => {
  const file = (group: object): string =>
    JSON.stringify({
      syncToken: '1791072000',
      createDate: '2026-10-04-10-00-00',
      prefixes: [{ ip_prefix: '192.0.2.0/24', region: 'us-east-1', service: 'EC2', ...group }],
      ipv6_prefixes: [{ ipv6_prefix: '2001:db8::/32', region: 'us-east-1', service: 'EC2', ...group }],
    });
  const lima = { network_border_group: 'us-east-1-lim-1' };
  assert.deepEqual(told(read(file(lima))).sort(), [
    '192.0.2.0/24 aws us-east-1-lim-1',
    '2001:db8::/32 aws us-east-1-lim-1',
  ]);
  assert.deepEqual(told(read(file({ network_border_group: '' }))).sort(), told(read(file({}))).sort());
  assert.deepEqual(told(read(file({}))).sort(), [
    '192.0.2.0/24 aws us-east-1',
    '2001:db8::/32 aws us-east-1',
  ]);
});

test('a range without region is told only where no tag gives it one', () => {
  assert.deepEqual(told(read(AZURE)).sort(), [
    '198.51.100.0/28 azure canadacentral',
    '2001:db8:1::/48 azure canadacentral',
    '203.0.113.0/28 azure',
  ]);
});

test('a geofeed gives a place as an indication, a bare list none; neither says whose it is', () => {
  const feed = read(GEOFEED);
  assert.deepEqual(
    ranges(feed)
      .map(({ country = '-', province = '-', city = '-' }) => `${country} ${province} ${city}`)
      .sort(),
    ['- - -', 'CA QC Montréal', 'US TX Richardson'],
  );
  assert.equal(feed.evidence[0]?.observedAt, '2026-10-04T00:00:00Z');
  assert.deepEqual(told(read(LIST)), ['192.0.2.0/24', '198.51.100.0/24', '2001:db8::/32']);
});

test('a geofeed may quote a cell, name one address alone, and end a line with a comment (RFC 8805)', () => {
  const feed = [
    '  # one provider',
    '192.0.2.0/24,US,US-DC,"Washington, D.C.",20001 # downtown',
    '"198.51.100.0/24","CA","CA-QC","La ""Petite"" Ville",',
    '2001:db8::1,CA,CA-QC,,',
    '203.0.113.7,CA,,,,a field to come',
  ].join('\r\n');
  const reading = read(feed);
  assert.equal(reading.evidence[0]?.version, 'geofeed');
  assert.deepEqual(reading.evidence[0]?.records, { total: 4, used: 4 });
  assert.deepEqual(
    ranges(reading)
      .map(({ prefix, country, city = '-' }) => `${prefix} ${country} ${city}`)
      .sort(),
    [
      '192.0.2.0/24 US Washington, D.C.',
      '198.51.100.0/24 CA La "Petite" Ville',
      '2001:db8::1/128 CA -',
      '203.0.113.7/32 CA -',
    ],
  );
});

test('a line with a quote within a cell is no record: its other cells are not taken in the place of each other', () => {
  for (const broken of ['198.51.100.0/24,U"S,CA', '198.51.100.0/24,"US"x,CA', '198.51.100.0/24,"US,CA']) {
    const reading = read(`192.0.2.0/24,CA,CA-QC,,\n${broken}`);
    assert.deepEqual(told(reading), ['192.0.2.0/24 CA'], broken);
    assert.deepEqual(reading.evidence[0]?.records, { total: 2, used: 1 }, broken);
  }
});

test('what is no range is counted, what is no date is noted', () => {
  const broken = read(
    awsFile([
      { prefix: '192.0.2.0/24', region: 'x' },
      { prefix: '192.0.2.0/33', region: 'x' },
    ]),
  );
  assert.deepEqual(
    broken.notes.map(({ code, params }) => [code, params['count']]),
    [['SKIPPED_RECORDS', 1]],
  );
  const lines = Array.from({ length: 60 }, (_, index) => `192.0.${index}.0/24`);
  const late = read([...lines, 'not a range', '192.0.2.1/99'].join('\n'));
  assert.deepEqual(late.evidence[0]?.records, { total: 62, used: 60 });
  const undated = read(
    awsFile([{ prefix: '192.0.2.0/24', region: 'x' }]).replace('2026-10-04', '2026-13-04'),
  );
  assert.deepEqual(
    undated.notes.map(({ code }) => code),
    ['FIELD_UNREADABLE'],
  );
  assert.equal(read(GEOFEED.replace('2026-10-04', '2026-02-30')).notes[0]?.code, 'FIELD_UNREADABLE');
});

test('a list is recognised by its lines, and other lists of lines are none', () => {
  for (const text of [GEOFEED, LIST, '\uFEFF2001:db8::/32', '# note\n\n192.0.2.0/24,CA,CA-QC,,'])
    assert.deepEqual(formatsOf(fileOf(text).bytes), ['address-ranges'], text);
  for (const text of [
    '',
    '# only a comment',
    '192.0.2.1\n',
    'prefix,country\n192.0.2.0/24,CA',
    '192.0.2.1,ok\n192.0.2.2,ok',
    `192.0.2.0/24,CA,,${'x'.repeat(1000)},`,
    '192.0.2.0/24,Canada',
  ])
    assert.deepEqual(formatsOf(fileOf(text).bytes), [], text);
});

test('property: order changes nothing but places, and a cut file is refused', () => {
  const range = fc.record({
    prefix: fc
      .tuple(fc.nat(255), fc.integer({ min: 8, max: 32 }))
      .map(([byte, length]) => `10.${byte}.0.0/${length}`),
    region: fc.constantFrom('ca-central-1', 'us-east-1', 'GLOBAL'),
  });
  fc.assert(
    fc.property(fc.array(range, { minLength: 1, maxLength: 12 }), fc.nat(), (list, cut) => {
      const text = awsFile(list);
      assert.deepEqual(told(read(text)).sort(), told(read(awsFile([...list].reverse()))).sort());
      const short = text.slice(0, 200 + (cut % (text.length - 201)));
      assert.throws(() => read(short), isBaseError);
    }),
    { numRuns: 60 },
  );
});

const SAMPLES = new URL('../../../../../../shared/data/cloud-ranges/', import.meta.url);
test('every file that operators publish is read whole, without a note', {
  skip: existsSync(SAMPLES) ? false : 'no shared data here',
}, () => {
  const counts = readdirSync(SAMPLES).map((name) => {
    const file = fileOf(readFileSync(new URL(name, SAMPLES)));
    assert.deepEqual(formatsOf(file.bytes), ['address-ranges'], name);
    const reading = addressRangesReader.read(file.bytes, file);
    assert.deepEqual(reading.notes, [], name);
    const { total, used } = reading.evidence[0]!.records!;
    assert.equal(total, used);
    return [reading.evidence[0]!.version, total];
  });
  assert.deepEqual(counts, [
    ['aws', 13_344],
    ['list', 15],
    ['geofeed', 1182],
    ['google', 782],
    ['geofeed', 4552],
    ['azure', 90_493],
    ['oracle', 896],
  ]);
});
