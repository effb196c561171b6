import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, compareText } from '@ancrage/base';
import fc from 'fast-check';
import { certainties } from './certainty.ts';
import { Coverage } from './coverage.ts';
import { DeclaredParties } from './declared-parties.ts';
import type { FlowPlace } from './flow-places.ts';
import { partOfRows } from './flow-part.ts';
import { flowReport, preparedReport, reportBytes } from './flow-report.ts';
import type { FlowReportInput } from './flow-report.ts';
import { EXACT } from './flow-rows.ts';
import { directions, sides } from './flow-space.ts';
import { SIDE_SHIFT, TAG_BITS } from './machine/row-memory.ts';
import { packPlaces } from './place-list.ts';
import { planeOf } from './plane.ts';
import { KINDS, PLANE_CODES } from './summed-rows.ts';
import type { SummedRows } from './summed-rows.ts';

/** A group as threads sum it. */
interface Group {
  readonly place: number;
  readonly side: number;
  readonly plane: number;
  readonly direction: number;
  readonly party: number;
  readonly bytes: bigint;
  readonly flows: number;
  readonly peers: number;
}

const word = fc.constantFrom(
  '',
  'A',
  'AB',
  'Rogers',
  'Cellcom "L.P"',
  'tab\there',
  'École',
  '\u{1F600}',
  '\uFFFD',
  '\\',
  '\u007f',
);
const optional = (values: fc.Arbitrary<string>): fc.Arbitrary<string | undefined> =>
  fc.option(values, { nil: undefined });
const place: fc.Arbitrary<FlowPlace> = fc
  .record({
    certainty: fc.constantFrom(...certainties),
    country: optional(fc.constantFrom('CA', 'US')),
    province: optional(fc.constantFrom('QC', 'ON')),
    region: optional(fc.constantFrom('ca-central-1', 'other')),
    name: optional(fc.constantFrom('Montréal', 'Toronto')),
    latitude: optional(fc.constant('45.5')),
    longitude: optional(fc.constant('-73.6')),
    other: optional(fc.constantFrom('FR')),
    operator: optional(word),
    jurisdiction: optional(fc.constantFrom('US', 'CA')),
    layer: optional(fc.constantFrom('own', 'operator', 'geofeed', 'registry', 'asn')),
    file: optional(fc.constantFrom('a.csv', 'b.csv')),
  })
  .map(
    (given) =>
      Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined),
      ) as unknown as FlowPlace,
  );
const group: fc.Arbitrary<Group> = fc.record({
  place: fc.nat(6),
  side: fc.nat(sides.length - 1),
  plane: fc.nat(PLANE_CODES - 1),
  direction: fc.nat(directions.length - 1),
  party: fc.nat(2),
  bytes: fc.oneof(
    fc.bigInt(0n, 3n),
    fc.bigInt(0n, 2n ** 34n),
    fc.bigInt(BigInt(EXACT) - 2n, 2n ** 70n),
    fc.bigInt(2n ** 60n, 2n ** 60n + 3n),
  ),
  flows: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 2 ** 45 })),
  peers: fc.integer({ min: 1, max: 1_000_000 }),
});

function summed(groups: readonly Group[]): SummedRows {
  const many = new Map<number, bigint>();
  const few = Float64Array.from(groups, ({ bytes }, index) => {
    if (bytes < BigInt(EXACT)) return Number(bytes);
    many.set(index, bytes);
    return 0;
  });
  return {
    groups: {
      count: groups.length,
      cells: Int32Array.from(
        groups,
        ({ place: number, side, plane, direction }) =>
          (side << SIDE_SHIFT) | (number << TAG_BITS) | (plane << 3) | direction,
      ),
      parties: Uint16Array.from(groups, ({ party }) => party),
      few,
      flows: Float64Array.from(groups, ({ flows }) => flows),
      peers: Float64Array.from(groups, ({ peers }) => peers),
      many,
    },
    peers: new Float64Array(PLANE_CODES * KINDS),
    outside: [],
    undeclared: [],
    folded: false,
  };
}

const PARTIES = [
  { name: 'Rogers', country: 'CA', operators: [], prefixes: ['192.0.2.0/24'] },
  { name: 'É "B"', country: 'US', operators: ['AB'], prefixes: ['198.51.100.0/24'] },
];

/** The same sums by the plainest way there is: an object for each, whole numbers without limit. */
function plainly(places: readonly FlowPlace[], groups: readonly Group[], declared: DeclaredParties) {
  const rows = new Map<string, Record<string, unknown> & { sum: bigint; name: string }>();
  const planes = new Map<string, Record<string, bigint | number>>();
  const sites = new Map<string, { bytes: bigint; flows: number; peers: number }>();
  for (const { place: number, side, plane, direction, party, bytes, flows, peers } of groups) {
    const at: FlowPlace | undefined = places[number - 1];
    const who =
      party > 0 ? declared.party(party) : sides[side] === 'own' ? undefined : declared.ofOperator(at);
    const told = [
      at?.certainty ?? 'unknown',
      at?.country,
      at?.province,
      at?.other,
      at?.operator,
      at?.jurisdiction,
      at?.layer,
    ].map((text) => text || '');
    const name = `${told.join('\n')} ${(plane << 3) | direction} ${side} ${who?.name ?? ''}`;
    const row = rows.get(name) ?? {
      certainty: told[0],
      country: told[1] || null,
      province: told[2] || null,
      other: told[3] || null,
      operator: told[4] || null,
      jurisdiction: told[5] || null,
      layer: told[6] || null,
      declared: who?.name ?? null,
      direction: directions[direction],
      plane: planeOf(plane),
      side: sides[side],
      flows: 0,
      peers: 0,
      sum: 0n,
      name,
    };
    rows.set(name, {
      ...row,
      sum: row.sum + bytes,
      flows: (row['flows'] as number) + flows,
      peers: (row['peers'] as number) + peers,
    });
    const of = planes.get(planeOf(plane)) ?? {};
    planes.set(planeOf(plane), of);
    const add = (key: string, more: bigint): void => {
      of[key] = ((of[key] as bigint | undefined) ?? 0n) + more;
    };
    add(sides[side]!, bytes);
    if (sides[side] === 'inside' && who === undefined && at?.layer !== 'own') add('undeclared_inside', bytes);
    if (sides[side] !== 'own' && at?.layer !== 'own')
      add(who === undefined ? 'unexplained' : 'explained', bytes);
    if (at?.certainty !== 'placed' || !at.country || !at.name || !at.latitude || !at.longitude) continue;
    const key = `${at.country} ${at.province ?? ''} ${at.name}`;
    const site = sites.get(key) ?? { bytes: 0n, flows: 0, peers: 0 };
    sites.set(key, { bytes: site.bytes + bytes, flows: site.flows + flows, peers: site.peers + peers });
  }
  return {
    groups: [...rows.values()]
      .sort((a, b) => (a.sum === b.sum ? compareText(a.name, b.name) : a.sum > b.sum ? -1 : 1))
      .map(({ sum, name: _name, ...row }) => ({ ...row, bytes: sum.toString() })),
    planes: Object.fromEntries(
      [...planes].map(([plane, of]) => [
        plane,
        Object.fromEntries(Object.entries(of).map(([key, sum]) => [key, String(sum)])),
      ]),
    ),
    sites: [...sites]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, site]) => ({ ...site, bytes: site.bytes.toString() })),
  };
}

test('groups, planes and sites are those of plain sums; a report is written as canonical JSON writes it, byte by byte', () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 6, maxLength: 6 }),
      fc.array(fc.array(group, { maxLength: 30 }), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (places, shares, anyone) => {
        const declared = new DeclaredParties(anyone ? PARTIES : []);
        const given = anyone ? shares : shares.map((share) => share.map((one) => ({ ...one, party: 0 })));
        const input: FlowReportInput = {
          part: { ...partOfRows({}), coverage: new Coverage().part() },
          sums: given.map(summed),
          places: packPlaces(places),
          boundary: 'CA',
          declared,
          silence: false,
          files: [],
          oddities: [],
          sources: [],
        };
        const report = flowReport(input);
        const plain = plainly(places, given.flat(), declared);
        assert.deepEqual(report.groups, plain.groups);
        assert.deepEqual(
          report.sites.map(({ bytes, flows, peers }) => ({ bytes, flows, peers })),
          plain.sites,
        );
        for (const summary of report.planes) {
          const of = plain.planes[summary.plane]!;
          for (const side of [...sides, 'undeclared_inside'] as const)
            assert.equal(summary[side].bytes, of[side] ?? '0');
          assert.deepEqual(
            [summary.explained, summary.unexplained],
            [of['explained'] ?? '0', of['unexplained'] ?? '0'],
          );
        }
        assert.equal(report.planes.length, Object.keys(plain.planes).length);
        for (const more of [{}, { names: { a: 1 } }, { a: [1] }])
          assert.equal(
            Buffer.concat(reportBytes(preparedReport(input), more)).toString('utf8'),
            canonicalJson({ ...report, ...more }),
          );
      },
    ),
    { numRuns: 150 },
  );
});
