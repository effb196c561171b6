import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FlowScanner } from '../flow-format.ts';
import { FlowSink } from '../flow-sink.ts';
import { googleRecords } from '../google-log.ts';
import { OwnNetworks } from '../own-networks.ts';
import { fullScanner } from '../testing/full-scanner.ts';
import { oddAddresses, oddInstants, oddNumbers, oddWords } from '../testing/odd-values.ts';
import { partText } from '../testing/part-text.ts';
import { zeekRecords } from '../zeek-log.ts';
import { JsonLineScanner } from './json-line-scanner.ts';
import type { RecordNotation } from './json-line-scanner.ts';

const newSink = (): FlowSink =>
  new FlowSink({
    own: new OwnNetworks([{ prefix: '10.1.0.0/16', group: 1 }], 0),
    hourTag: () => 0,
    mask: -1,
    told4: (_address, tag) => tag,
    told6: (_a, _b, _c, _d, tag) => tag,
    hourly: true,
  });

/** What bytes come to, given in pieces of so many. */
function read(
  bytes: Uint8Array,
  pieces: number,
  open: (sink: FlowSink) => FlowScanner,
): Record<string, unknown> {
  const sink = newSink();
  const scanner = open(sink);
  for (let at = 0; at < bytes.length; at += pieces) scanner.push(bytes.subarray(at, at + pieces));
  scanner.end();
  return { ...partText(sink.part()), lines: scanner.lines };
}

type Notation = (sink: FlowSink) => RecordNotation;

/** Both ways come to the same. */
function agree(notation: Notation, bytes: Uint8Array, pieces = 1 << 20): Record<string, unknown> {
  const full = read(bytes, 1 << 20, (sink) => fullScanner(sink, notation(sink)));
  assert.deepEqual(
    read(bytes, pieces, (sink) => new JsonLineScanner(sink, notation(sink))),
    full,
  );
  return full;
}

const number = (...usual: string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...usual) },
    fc.nat({ max: 2 ** 31 - 1 }).map(String),
    fc.constantFrom(...oddNumbers),
  );
const address = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('"10.1.0.4"', '"198.51.100.7"', '"8.8.8.8"', '"255.255.255.255"') },
  fc.ipV4().map((text) => JSON.stringify(text)),
  fc.ipV6().map((text) => JSON.stringify(text)),
  fc.constantFrom(...oddAddresses),
);
const instant = (usual: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(`"${usual}"`) },
    fc
      .date({ min: new Date('1999-12-01'), max: new Date('2101-01-31'), noInvalidDate: true })
      .map((date) => `"${date.toISOString()}"`),
    fc.constantFrom(...oddInstants),
  );
/** A member that is there or not. */
const maybe = (value: fc.Arbitrary<string>, weight = 4): fc.Arbitrary<string | undefined> =>
  fc.oneof({ weight, arbitrary: value }, fc.constant(undefined));
const other = fc.oneof(fc.json({ maxDepth: 3 }), fc.constantFrom(...oddWords));

/** Objects as text, whose members stand in an order that stays the same from record to record, as tools write them. */
function objectOf(
  members: readonly (readonly [name: string, value: fc.Arbitrary<string | undefined>])[],
): fc.Arbitrary<string> {
  return fc
    .tuple(...members.map(([, value]) => value))
    .map(
      (values) =>
        `{${values.flatMap((value, index) => (value === undefined ? [] : [`"${members[index]![0]}":${value}`])).join(',')}}`,
    );
}

const seconds = number(
  '1791158400',
  '1791158400.25',
  '1791161999.999999',
  '946684799.9',
  '946684800',
  '4102444800',
);
const zeek = fc.shuffledSubarray(
  [
    ['ts', seconds],
    ['uid', maybe(other)],
    ['id.orig_h', address],
    ['id.resp_h', address],
    [
      'id',
      maybe(
        objectOf([
          ['orig_h', maybe(address)],
          ['x', maybe(other)],
        ]),
        1,
      ).filter((value) => value !== undefined),
    ],
    ['proto', maybe(other)],
    ['duration', maybe(number('1.5', '0.000012', '59', '3600', '9999999999'))],
    ['orig_bytes', maybe(number('60'))],
    ['resp_bytes', maybe(number('70'))],
    ['missed_bytes', maybe(number('0', '0', '0', '5'))],
    ['tunnel_parents', maybe(other)],
    ['orig_ip_bytes', maybe(number('8204'))],
    ['resp_ip_bytes', maybe(number('0', '1120'))],
  ] as const,
  { minLength: 9 },
);
const vm = (name: string) =>
  maybe(
    objectOf([
      ['project_id', maybe(other)],
      ['vm_name', maybe(fc.constantFrom(`"${name}"`, '""', 'null', '7', '"\\u0061"'))],
    ]),
  );
const place = fc.oneof(
  fc.constantFrom('"app"', '"exactly8"', '"longer-than-8"', '""', 'null', '7', '"a\\u0062"', '"é"'),
  fc.nat({ max: 80 }).map((length) => `"${'n'.repeat(length)}"`),
  fc.nat({ max: 4000 }).map((of) => `"subnet-${of}"`),
);
const google = fc
  .shuffledSubarray(
    [
      ['bytes_sent', maybe(number('"8204"', '"60"', '12'), 9)],
      [
        'connection',
        objectOf([
          ['dest_ip', address],
          ['dest_port', maybe(other)],
          ['src_ip', address],
        ]),
      ],
      ['start_time', instant('2026-10-05T00:00:00.123456789Z')],
      ['end_time', instant('2026-10-05T01:00:05.000Z')],
      [
        'reporter',
        maybe(fc.constantFrom('"SRC"', '"DEST"', '"DEST_GATEWAY"', '"DES"', '"\\u0044EST"', 'DEST', 'null')),
      ],
      ['disposition', maybe(fc.constantFrom('"ALLOWED"', '"DROPPED"', '"DROPPED "', '"\\u0044ROPPED"'), 1)],
      ['src_instance', vm('app-1')],
      ['dest_instance', vm('app-2')],
      [
        'src_serverless_details',
        maybe(objectOf([['region', maybe(fc.constantFrom('"r"', '""', 'null'))]]), 1),
      ],
      ['dest_serverless_details', maybe(objectOf([['region', maybe(fc.constantFrom('"r"', '""', '7'))]]), 1)],
      ['x', maybe(other)],
    ] as const,
    { minLength: 7 },
  )
  .map((members) => [
    ['insertId', maybe(other)] as const,
    ['jsonPayload', objectOf(members)] as const,
    ['labels', maybe(objectOf([['target_resource_name', maybe(place)]]), 1)] as const,
    [
      'resource',
      maybe(
        objectOf([
          [
            'labels',
            maybe(
              objectOf([
                ['location', maybe(other)],
                ['subnetwork_name', maybe(place)],
                ['name', maybe(place, 1)],
              ]),
            ),
          ],
        ]),
      ),
    ] as const,
  ]);

type Members = readonly (readonly [name: string, value: fc.Arbitrary<string | undefined>])[];

/** A log of records of a few shapes, some bytes of which are then changed, cut out or put in. */
function logOf(members: fc.Arbitrary<Members>): fc.Arbitrary<Uint8Array> {
  const lines = fc
    .array(members, { minLength: 1, maxLength: 3 })
    .chain((shapes) => fc.array(fc.oneof(...shapes.map((shape) => objectOf(shape))), { maxLength: 40 }));
  const change = fc.tuple(
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.oneof(
      fc.constantFrom(
        '"',
        '\\',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        ' ',
        '\n',
        '\r\n',
        '\\\n',
        '\n\n',
        '0',
        '"a":1,',
        ',"ts":5',
      ),
      fc.string({ maxLength: 3 }),
    ),
  );
  return fc
    .tuple(
      lines,
      fc.constantFrom('\n', '\r\n', ' \n'),
      fc.boolean(),
      fc.oneof(fc.constant([]), fc.array(change, { maxLength: 6 })),
    )
    .map(([records, feed, ended, changes]) => {
      let text = Buffer.from(records.join(feed) + (ended ? feed : ''));
      for (const [at, cut, put] of changes) {
        const from = text.length === 0 ? 0 : at % text.length;
        text = Buffer.concat([text.subarray(0, from), Buffer.from(put), text.subarray(from + cut)]);
      }
      return new Uint8Array(text);
    });
}

for (const [name, notation, members] of [
  ['Zeek', zeekRecords, zeek as unknown as fc.Arbitrary<Members>],
  ['Google', googleRecords, google as unknown as fc.Arbitrary<Members>],
] as const)
  test(`${name}: what the engine takes is what reading in full finds, whatever the bytes and wherever pieces end`, () => {
    fc.assert(
      fc.property(
        logOf(members),
        fc.oneof(fc.constant(1 << 20), fc.integer({ min: 1, max: 600 })),
        (bytes, pieces) => {
          agree(notation, bytes, pieces);
        },
      ),
      { numRuns: 100 },
    );
  });

const zeekLine =
  '{"ts":1791158400.25,"uid":"C1","id.orig_h":"10.1.0.4","id.resp_h":"198.51.100.7","duration":1.5,"orig_bytes":60,"resp_bytes":70,"local_orig":true,"missed_bytes":0,"history":"Sh","orig_ip_bytes":8204,"resp_ip_bytes":1120}';
const googleLine =
  '{"insertId":"1a","jsonPayload":{"bytes_sent":"8204","connection":{"dest_ip":"198.51.100.7","dest_port":443,"src_ip":"10.1.0.4"},"disposition":"ALLOWED","end_time":"2026-10-05T00:00:05.123456789Z","reporter":"SRC","src_instance":{"vm_name":"app-1"},"dest_instance":{"vm_name":"app-2"},"start_time":"2026-10-05T00:00:00Z"},"labels":{"target_resource_name":"b"},"resource":{"labels":{"name":"c","subnetwork_name":"app"}}}';

/** The same between addresses of IPv6. */
const wide = (line: string): string =>
  line.replace('10.1.0.4', 'fd00:10::4').replace('198.51.100.7', '2001:db8::7');

/** Each byte of a record changed, cut out, or with others before it. */
function edits(line: string): string[] {
  const put = [
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    ' ',
    '\n',
    '\r',
    '\\\n',
    '0',
    '9',
    '.',
    'D',
    'e',
    '-',
    'é',
    '\0',
    '/',
    '~',
  ];
  return Array.from({ length: line.length + 1 }, (_, at) => [
    line.slice(0, at) + line.slice(at + 1),
    ...put.flatMap((byte) => [
      line.slice(0, at) + byte + line.slice(at),
      line.slice(0, at) + byte + line.slice(at + 1),
    ]),
  ]).flat();
}

/** A record with each of some values in the place of each of its own. */
function withValues(line: string, values: readonly string[]): string[] {
  const own = [...line.matchAll(/(?<=":)(?:"[^"]*"|[^",{}]+)(?=[,}])/g)];
  return own.flatMap(({ index, 0: value }) =>
    values.map((other_) => line.slice(0, index) + other_ + line.slice(index + value.length)),
  );
}

for (const [name, notation, line] of [
  ['Zeek', zeekRecords, zeekLine],
  ['Zeek, IPv6', zeekRecords, wide(zeekLine)],
  ['Google', googleRecords, googleLine],
  ['Google, IPv6', googleRecords, wide(googleLine)],
] as const)
  test(`${name}: every edit of a record whose shape is known comes to the same`, () => {
    // A shape is learnt from its first record: only the next is read by it.
    const all = Buffer.from(
      [line, ...edits(line).flatMap((edited) => [edited, edited, edited]), line].join('\n'),
    );
    const { counts, lines } = agree(notation, all);
    assert.ok((counts as { bad: number }).bad > 1000 && (lines as number) > 10_000);
    agree(notation, all, 997);
    const values = [...oddNumbers, ...oddAddresses, ...oddInstants, ...oddWords];
    const replaced = withValues(line, values);
    assert.ok(replaced.length > 500);
    agree(notation, Buffer.from([line, ...replaced, ...replaced].join('\n')));
  });

test('nearly all records of a log take the way of the engine', () => {
  const reads: unknown[] = [];
  const spied: Notation = (sink) => {
    const records = zeekRecords(sink);
    return {
      ...records,
      tell: (data, fields, interfaces, line) => {
        reads.push(line);
        records.tell(data, fields, interfaces, line);
      },
    };
  };
  const short = zeekLine.replace(/"duration":1.5,"orig_bytes":60,"resp_bytes":70,/, '');
  const lines = Array.from({ length: 3000 }, (_, index) => (index % 3 === 0 ? short : zeekLine));
  read(Buffer.from(lines.join('\n')), 1000, (sink) => new JsonLineScanner(sink, spied(sink)));
  // One of each shape, and the last, which has no line feed.
  assert.deepEqual(reads, [1, 2]);
});
