import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { flowLogOf } from '../flow-format.ts';
import type { FlowHint } from '../flow-format.ts';
import { FlowSink } from '../flow-sink.ts';
import { OwnNetworks } from '../own-networks.ts';
import { partText } from '../testing/part-text.ts';

const space = () => ({
  own: new OwnNetworks([{ prefix: '10.1.0.0/16', group: 1 }], 0),
  hourTag: () => 0,
  mask: -1,
  told4: (_address: number, tag: number) => tag,
  told6: (_a: number, _b: number, _c: number, _d: number, tag: number) => tag,
  hourly: true,
});

/** Counts the records that are read one by one. */
class CountingSink extends FlowSink {
  oneByOne = 0;

  override record(): void {
    this.oneByOne += 1;
    super.record();
  }
}

/** What a log comes to, read in pieces of so many bytes. */
function read(text: string | Uint8Array, pieces = 1 << 20, hint: FlowHint = {}): Record<string, unknown> {
  return readInto(new FlowSink(space()), text, pieces, hint);
}

function readInto(
  sink: FlowSink,
  text: string | Uint8Array,
  pieces = 1 << 20,
  hint: FlowHint = {},
): Record<string, unknown> {
  const bytes = Buffer.from(text);
  const log = flowLogOf(bytes, hint);
  assert.ok(log !== undefined, 'recognised');
  const scanner = log.open(sink);
  for (let at = log.firstRecord ?? 0; at < bytes.length; at += pieces)
    scanner.push(bytes.subarray(at, at + pieces));
  scanner.end();
  return partText(sink.part());
}

const V2 =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status';
const line = (
  from: string,
  to: string,
  bytes: string | number,
  start = 1_791_158_400,
  more = 'ACCEPT OK',
): string =>
  `2 111122223333 eni-0a1b2c3d4e5f60718 ${from} ${to} 443 50000 6 10 ${bytes} ${start} ${start + 59} ${more}\n`;

test('the default format, with or without header, tells bytes by peer and direction', () => {
  const body =
    line('10.1.0.4', '198.51.100.7', 100) +
    line('198.51.100.7', '10.1.0.4', 30) +
    line('10.9.0.1', '2.2.2.2', 5);
  const expected = ['198.51.100.7 16 100 1', '198.51.100.7 17 30 1', '2.2.2.2 8 5 1'];
  assert.deepEqual(read(`${V2}\n${body}`)['rows'], expected);
  assert.deepEqual(read(body)['rows'], expected);
  assert.deepEqual(read(`\uFEFF${V2}\r\n${body.replaceAll('\n', '\r\n')}`)['rows'], expected);
});

test('fields go by their names: a format of version 5 in another order, and a format string', () => {
  const fields =
    'log-status bytes dstaddr srcaddr end start action pkt-dstaddr pkt-srcaddr flow-direction traffic-path';
  const body = 'OK 77 10.1.0.9 10.1.0.4 1791158460 1791158400 ACCEPT 3.80.0.1 10.1.0.4 egress 8\n';
  // Behind a gateway, the true end is within the packet.
  assert.deepEqual(read(`${fields}\n${body}`)['rows'], ['3.80.0.1 16 77 1']);
  const asked = fields
    .split(' ')
    .map((field) => `\${${field}}`)
    .join(' ');
  assert.deepEqual(read(body, 1 << 20, { fields: asked })['rows'], ['3.80.0.1 16 77 1']);
  const remarked = `# exported on a day\n${body}`;
  assert.deepEqual(read(remarked, 1 << 20, { fields: asked })['rows'], ['3.80.0.1 16 77 1']);
});

test('a private peer over a peering with another region is told apart', () => {
  const fields = 'srcaddr dstaddr bytes start end action log-status traffic-path';
  const body = '10.1.0.4 10.2.0.4 9 1791158400 1791158460 ACCEPT OK';
  assert.deepEqual(read(`${fields}\n${body} 5\n`)['rows'], ['10.2.0.4 20 9 1']);
  assert.deepEqual(read(`${fields}\n${body} 1\n`)['rows'], ['10.2.0.4 18 9 1']);
});

test('what was refused, not there or skipped is counted and sums nothing', () => {
  const { counts, rows } = read(
    line('10.1.0.4', '2.2.2.2', 100, 1_791_158_400, 'REJECT OK') +
      '2 111122223333 eni-1 - - - - - - - 1791158400 1791158460 - NODATA\n' +
      '2 111122223333 eni-1 - - - - - - - 1791162000 1791162060 - SKIPDATA\n',
  );
  assert.deepEqual(rows, []);
  assert.deepEqual(counts, {
    records: 3,
    accepted: 0,
    rejected: 1,
    noData: 1,
    skipped: 1,
    repeated: 0,
    bad: 0,
    first: 1_791_158_400,
    last: 1_791_162_060,
  });
});

test('bytes beyond 2^53 are exact', () => {
  const huge = '18446744073709551615';
  const text =
    line('10.1.0.4', '2.2.2.2', huge) +
    line('10.1.0.4', '2.2.2.2', 1) +
    line('10.1.0.4', '2.2.2.2', '9007199254740993');
  assert.deepEqual(read(text)['rows'], [`2.2.2.2 16 ${18446744073709551615n + 1n + 9007199254740993n} 3`]);
});

test('what is wrong is counted by kind with its first line, and the rest is read', () => {
  const good = line('10.1.0.4', '2.2.2.2', 1);
  const text = [
    `${V2}\n`,
    good,
    good.slice(0, 60) + '\n',
    '5 vpc-1 x y\n',
    line('10.1.0.4', '2.2.2.256', 1),
    line('10.1.0.4', '2.2.2.2', '1e9'),
    line('10.1.0.4', '2.2.2.2', '18446744073709551616'),
    good.replace('1791158400 1791158459', '1791158400 1791158399'),
    good.replace('1791158400 1791158459', '9 1791158399'),
    good.replace('ACCEPT OK', 'ACCEPT MAYBE'),
    `${V2}\n`,
    `${'x'.repeat(20_000)}\n`,
    good,
  ].join('');
  const { oddities, counts, rows } = read(text);
  assert.deepEqual(oddities, [
    'ADDRESS 1 4',
    'FIELD_COUNT 2 2',
    'HEADER_AGAIN 1 10',
    'NUMBER 1 5',
    'NUMBER_TOO_LARGE 1 6',
    'STATUS 1 9',
    'TIME 1 8',
    'TIME_BACKWARDS 1 7',
    'TOO_LONG 1 11',
  ]);
  assert.equal((counts as { bad: number }).bad, 9);
  assert.deepEqual(rows, ['2.2.2.2 16 2 2']);
});

test('a header in the middle that names another order is followed', () => {
  const text = `${V2}\n${line('10.1.0.4', '2.2.2.2', 1)}bytes dstaddr srcaddr start end action log-status\n7 2.2.2.2 10.1.0.4 1791158400 1791158460 ACCEPT OK\n`;
  assert.deepEqual(read(text)['rows'], ['2.2.2.2 16 8 2']);
});

const mostly = <T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 20, arbitrary: right }, { weight: 1, arbitrary: wrong });
const address = mostly(
  fc.oneof(fc.constantFrom('10.1.0.4', '10.1.0.5', '10.2.0.1'), fc.ipV4()),
  fc.oneof(
    fc.ipV6(),
    fc.constantFrom('-', '01.2.3.4', '1.2.3.256', '1.2.3', '1.2.3.4.5', '1..2.3', '1.2.3.4a', '1.2.3.4:80'),
    fc.constantFrom('1234567', '999.1.1.1', '1.2.3.00', '1.2.030.4'),
  ),
);
const name = mostly(
  fc.oneof(
    fc.constantFrom('eni-0a1b2c3d4e5f60718', 'eni-0a1b2c3d4e5f60719', 'tgw-attach-0123456789abcdef0'),
    fc.string({ minLength: 8, maxLength: 32, unit: fc.constantFrom('a', 'b', '-') }),
  ),
  fc.constantFrom('eni-1', '-', 'a'.repeat(33)),
);
const whole = mostly<string | number>(
  fc.oneof(fc.nat(100_000), fc.constantFrom('999999999999999', '007')),
  fc.constantFrom('1000000000000000', '1125899906842624', '99999999999999999999', 'x', '1e3', '-'),
);
/** Values of each column, some of them wrong. */
const columns = {
  version: fc.constantFrom('2', '5'),
  'account-id': fc.constantFrom('111122223333', '444455556666', '-'),
  'interface-id': name,
  srcaddr: address,
  dstaddr: address,
  'pkt-srcaddr': fc.oneof(fc.constant('-'), address),
  'pkt-dstaddr': fc.oneof(fc.constant('-'), address),
  srcport: fc.constantFrom('443', '-'),
  bytes: whole,
  start: mostly<string | number>(
    fc.integer({ min: 1_791_158_000, max: 1_791_162_000 }),
    fc.constantFrom('946684799', '0946684799', '4102444801', '17911580a0', '-'),
  ),
  end: mostly<string | number>(
    fc.integer({ min: 1_791_162_000, max: 1_791_240_000 }),
    fc.constantFrom('1791158000', '4102444801', '9999999999', '-'),
  ),
  action: mostly(fc.constantFrom('ACCEPT', 'ACCEPT', 'REJECT'), fc.constantFrom('-', 'ACCEPTED', 'DROPIT')),
  'log-status': mostly(
    fc.constantFrom('OK', 'OK', 'OK', 'NODATA', 'SKIPDATA'),
    fc.constantFrom('KO', '-', 'NODATB', 'nodata', 'SKIPDATB', 'SKIPDATAS', 'OKAY'),
  ),
  'flow-direction': fc.constantFrom('egress', 'ingress', '-'),
  'traffic-path': fc.constantFrom('5', '8', '-', '55'),
} as const;
type Column = keyof typeof columns;
const DEFAULT = V2.split(' ');
const layout = fc.oneof(
  fc.constant<string[]>(DEFAULT.map((field) => (field in columns ? field : 'srcport'))),
  fc
    .shuffledSubarray(
      (Object.keys(columns) as Column[]).filter(
        (field) => !['srcaddr', 'dstaddr', 'bytes', 'start', 'end'].includes(field),
      ),
    )
    .chain((more) =>
      fc.shuffledSubarray([...more, 'srcaddr', 'dstaddr', 'bytes', 'start', 'end'], {
        minLength: more.length + 5,
      }),
    ),
);
const log = layout.chain((fields) =>
  fc
    .array(
      fc.tuple(
        fc.tuple(...fields.map((field) => columns[field as Column])),
        mostly(fc.constantFrom('\n', '\r\n'), fc.constantFrom('\n\n', ' \n', ' 7\n')),
      ),
      { maxLength: 30 },
    )
    .map((records) => ({
      header:
        fields[2] === 'interface-id' && fields[5] === 'srcport' && fields[6] === 'srcport'
          ? V2
          : fields.join(' '),
      body: records.map(([cells, end]) => `${cells.join(' ')}${end}`).join(''),
    })),
);

/** Where two spaces stand side by side, lines are read one by one. */
function readOneByOne(header: string, body: string): Record<string, unknown> {
  return read(`${header}\n${body}  \n`);
}

test('what the engine reads is what reading line by line gives, in any order of fields, wherever pieces end', () => {
  let engine = 0;
  fc.assert(
    fc.property(log, fc.integer({ min: 1, max: 400 }), ({ header, body }, pieces) => {
      const slow = readOneByOne(header, body);
      const fast = read(`${header}\n${body}`);
      assert.deepEqual(fast, slow);
      assert.deepEqual(read(`${header}\n${body}`, pieces), slow);
      const { accepted, noData, skipped } = fast['counts'] as Record<string, number>;
      engine += accepted! + noData! + skipped!;
    }),
    { numRuns: 150 },
  );
  assert.ok(engine > 300, 'some of what was made is well formed');
});

const hexGroup = fc.oneof(
  fc.constantFrom('0', 'ffff', 'FFFF', '2600', '00a'),
  fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom(...Array.from('0123456789abcdefABCDEF')) }),
);
/** Text that is an IPv6 address, or nearly one. */
const sixth = fc.oneof(
  fc.ipV6(),
  fc.array(hexGroup, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(':')),
  fc
    .tuple(fc.array(hexGroup, { maxLength: 8 }), fc.array(hexGroup, { maxLength: 8 }))
    .map(([before, after]) => `${before.join(':')}::${after.join(':')}`),
  fc.constantFrom('::', '1::', '::1', ':::', '::1::', '1:', ':1', '1:2:3:4:5:6:7:8::', '::1:2:3:4:5:6:7:8'),
  fc.constantFrom('::ffff:198.51.100.7', '::ffff:c633:6407', '::fffe:c633:6407', '0:0:0:0:0:ffff:1:2'),
  fc.constantFrom('12345::', '::g', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '2600:1f88::%eth0', '198.51.100.7'),
  fc.string({ minLength: 2, maxLength: 46, unit: fc.constantFrom('0', '1', 'a', 'f', ':', ':', ':', '.') }),
);

test('addresses of IPv6, however they are written, are read as they are line by line', () => {
  const header = 'srcaddr dstaddr bytes start end flow-direction';
  let six = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(sixth, sixth), { minLength: 50, maxLength: 80 }), (pairs) => {
      const body = pairs
        .map(([from, to]) => `${from} ${to} 7 1791158400 1791158459 ${from.length > 9 ? 'egress' : '-'}\n`)
        .join('');
      const slow = readOneByOne(header, body);
      const sink = new CountingSink(space());
      assert.deepEqual(readInto(sink, `${header}\n${body}`), slow);
      six += pairs.length - sink.oneByOne;
    }),
    { numRuns: 40 },
  );
  assert.ok(six > 200, 'the program reads what is well formed');
});

test('no line that is as it should be is read one by one, whatever it tells', () => {
  const ends = [
    ['10.1.0.4', '198.51.100.7'],
    ['2600:1f88:73f::bbdb', 'fd00:10:32::65'],
    ['fd00:0010:0032:0000:0000:0000:0000:0065', '2600:1F88:073f:0000:0000:0000:0000:BBDB'],
  ] as const;
  const absent = (status: string): string =>
    `2 111122223333 eni-0a1b2c3d4e5f60718 - - - - - - - 1791158400 1791158459 - ${status}\n`;
  const body = [
    ...ends.flatMap(([from, to]) => [
      line(from, to, 100),
      line(to, from, '999999999999999'),
      line(from, to, 5, 1_791_158_400, 'REJECT OK'),
    ]),
    absent('NODATA'),
    absent('SKIPDATA'),
  ].join('');
  for (const text of [body, body.replaceAll('\n', '\r\n')]) {
    const sink = new CountingSink(space());
    const read = readInto(sink, `${V2}\n${text}`);
    const { records, rejected, noData, skipped, bad } = read['counts'] as Record<string, number>;
    assert.deepEqual(
      { records, rejected, noData, skipped, bad },
      { records: 11, rejected: 3, noData: 1, skipped: 1, bad: 0 },
    );
    assert.equal(sink.oneByOne, 0);
    assert.deepEqual(read, readOneByOne(V2, text));
  }
});

test('a line whose times are none names no interface, and bytes that are no digits are no time', () => {
  const good = line('10.1.0.4', '2.2.2.2', 7);
  const bad = [
    good.replace(/ 17(\d{8})/g, ' \u0000\u0000$1'),
    good.replace('1791158459', '1791158399'),
    good.replace('1791158400', '179115840x'),
    good.replace('1791158459', '1891158459').replace('1791158400', '0000000000'),
  ].map((text, index) => text.replace('eni-0a1b2c3d4e5f60718', `eni-0a1b2c3d4e5f6000${index}`));
  for (const body of [bad.join('') + good, good + bad.join('')]) {
    const { names, counts, rows } = read(`${V2}\n${body}`);
    assert.deepEqual([names, rows], [['eni-0a1b2c3d4e5f60718'], ['2.2.2.2 16 7 1']]);
    assert.equal((counts as { bad: number }).bad, 4);
  }
});

test('fields of which nobody knows how long they are may be long', () => {
  const long = (length: number): string => 'arn:aws:ecs:'.padEnd(length, 'x');
  const fields = 'ecs-cluster-arn srcaddr ecs-task-id dstaddr bytes start end ecs-container-id ecs-task-arn';
  const body = [1, 12, 56, 57, 58, 63, 64, 65, 120, 900]
    .flatMap((length) => [
      `${long(length)} 10.1.0.4 ${long(40)} 2.2.2.2 7 1791158400 1791158459 x ${long(7)}\n`,
      `x 10.1.0.4 ${long(length)} 2.2.2.2 7 1791158400 1791158459 ${long(length)} ${long(length)}\n`,
    ])
    .join('');
  const sink = new CountingSink(space());
  assert.deepEqual(readInto(sink, `${fields}\n${body}`)['rows'], ['2.2.2.2 16 140 20']);
  assert.equal(sink.oneByOne, 0);
});

test('a column that is longer than it can be does not stand for two', () => {
  const fields = 'protocol instance-id srcaddr dstaddr bytes start end';
  const body = Array.from(
    { length: 200 },
    (_, index) => `${'6'.repeat(50 + (index % 23))} 10.1.0.4 2.2.2.2 7 1791158400 1791158459\n`,
  ).join('');
  const { counts, oddities } = read(`${fields}\n${body}`);
  assert.deepEqual([(counts as { records: number }).records, oddities], [0, ['FIELD_COUNT 200 1']]);
});

test('whatever bytes a log has, the engine gives what reading line by line gives', () => {
  const damaged = fc.tuple(
    log,
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.oneof(fc.nat(255), fc.constantFrom(10, 13, 32, 46, 58)),
      ),
      { maxLength: 12 },
    ),
  );
  fc.assert(
    fc.property(damaged, fc.integer({ min: 1, max: 400 }), ([{ header, body }, damages], pieces) => {
      const bytes = Buffer.from(body);
      for (const [where, byte] of damages) bytes[Math.floor(where * bytes.length)] = byte;
      const text = Buffer.concat([Buffer.from(`${header}\n`), bytes]);
      const slow = read(Buffer.concat([text, Buffer.from('\n  \n')]));
      assert.deepEqual(read(text), slow);
      assert.deepEqual(read(text, pieces), slow);
    }),
    { numRuns: 50 },
  );
});

test('lines with columns too few or too many, and spaces anywhere, are read alike wherever pieces end', () => {
  const fields = ['srcport', 'srcaddr', 'dstaddr', 'bytes', 'start', 'end', 'protocol'];
  const right = ['443', '10.1.0.4', '2.2.2.2', '7', '1791158400', '1791158459', '6'];
  const space = fc.oneof(
    { weight: 30, arbitrary: fc.constant(' ') },
    fc.constantFrom('  ', '', '\r', '\t', ' \r', '\r '),
  );
  const ends = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('\n', '\r\n') },
    fc.constantFrom(' \n', ' \r\n', '\r \n', '\n\n'),
  );
  const odd = fc
    .tuple(
      fc.oneof({ weight: 6, arbitrary: fc.constant('') }, fc.constantFrom(' ', '\r', '\t')),
      fc.subarray(right, { minLength: right.length - 1 }),
      fc.array(space, { minLength: right.length, maxLength: right.length }),
      ends,
    )
    .map(
      ([before, cells, spaces, end]) =>
        before + cells.map((cell, at) => (at === 0 ? cell : spaces[at]! + cell)).join('') + end,
    );
  const header = fields.join(' ');
  fc.assert(
    fc.property(fc.array(odd, { minLength: 1, maxLength: 3 }), (lines) => {
      const body = lines.join('');
      const slow = readOneByOne(header, body);
      for (let pieces = 1; pieces <= body.length; pieces += 1)
        assert.deepEqual(read(`${header}\n${body}`, pieces), slow);
    }),
    { numRuns: 15 },
  );
});

test('a line that lacks its first or its last column is none, wherever a double space stands', () => {
  const fields = 'protocol srcaddr dstaddr bytes start end srcport';
  const good = '6 10.1.0.4 2.2.2.2 7 1791158400 1791158459 443\n';
  for (const lacking of [good.slice(1), good.replace('443', ''), good.replace('443\n', '\r\n')])
    for (const more of ['', good.replace(' ', '  ')])
      assert.deepEqual(read(`${fields}\n${good}${lacking}${more}`)['oddities'], ['FIELD_COUNT 1 2']);
});

test('columns of text that stood there before count for nothing', () => {
  const before = Array.from({ length: 20 }, (_, at) => `field-${String.fromCharCode(97 + at)}`).join(' ');
  const fields = `${before} srcaddr dstaddr bytes start end protocol`;
  const good = `${'1 '.repeat(20)}10.1.0.4 2.2.2.2 7 1791158400 1791158459 6\n`;
  const { rows, oddities } = read(
    `${fields}\n${good}${good}${good.replaceAll(' ', 'x')}`,
    // The header is told apart before; each piece is then a line.
    good.length,
  );
  assert.deepEqual(oddities, ['FIELD_COUNT 1 3']);
  assert.deepEqual(rows, ['2.2.2.2 16 14 2']);
});

test('lines as short as they can be are read, however many', () => {
  const short = '- - - 1791158400 1791158459 REJECT\n';
  const text = `srcaddr dstaddr bytes start end action\n${short.repeat(9000)}`;
  assert.equal((read(text)['counts'] as { rejected: number }).rejected, 9000);
});

test('many lines, many interfaces, lines of the longest kind', () => {
  const lines = Array.from(
    { length: 9000 },
    (_, index) =>
      `2 111122223333 eni-${index.toString(16).padStart(17, '0')} 10.1.0.4 ${1 + (index % 200)}.2.3.${index % 256} 443 ${'5'.repeat(index === 70 ? 8300 : index === 71 ? 8000 : 5)} 6 10 ${index} ${1_791_158_400 + index} ${1_791_158_400 + index + (index % 7_000)} ACCEPT OK\n`,
  ).join('');
  const slow = read(`${V2}\n${lines}`.replaceAll(' OK', '  OK'));
  assert.deepEqual(read(`${V2}\n${lines}`), slow);
  assert.deepEqual(read(`${V2}\n${lines}`, 10_007), slow);
  assert.deepEqual(slow['oddities'], ['TOO_LONG 1 71']);
});

test('a log that names no interface speaks of none of those that another names', () => {
  const sink = new FlowSink(space());
  const nameless = `srcaddr dstaddr bytes start end\n10.1.0.4 198.51.100.7 5 1791165600 1791165659\n`;
  for (const text of [`${V2}\n${line('10.1.0.4', '198.51.100.7', 100)}`, nameless]) {
    const bytes = Buffer.from(text);
    const log = flowLogOf(bytes)!;
    const scanner = log.open(sink);
    scanner.push(bytes.subarray(log.firstRecord ?? 0));
    scanner.end();
  }
  const { names, hours } = sink.part().coverage;
  assert.deepEqual(names, ['eni-0a1b2c3d4e5f60718', '']);
  assert.deepEqual(
    hours.map(({ marks }) => [...marks.subarray(0, 2)]),
    [
      [1, 0],
      [0, 1],
    ],
  );
});

test('addresses that are folded while lines are read change no sum by hour, and neither order nor division tells', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 255 }), fc.nat({ max: 2000 }), fc.nat({ max: 20_000 })),
        { minLength: 1, maxLength: 200 },
      ),
      fc.integer({ min: 1, max: 60 }),
      (flows, most) => {
        const lines = flows.map(([net, host, bytes, after]) =>
          line('10.1.0.4', `198.51.${net}.${host}`, bytes, 1_791_158_400 + after),
        );
        const told = (body: readonly string[], rows: number | undefined): Record<string, unknown> => {
          const bytes = Buffer.from(body.join(''));
          const sink = new FlowSink(space(), rows);
          const scanner = flowLogOf(bytes)!.open(sink);
          for (let at = 0; at < bytes.length; at += 3000) scanner.push(bytes.subarray(at, at + 3000));
          scanner.end();
          return partText(sink.part());
        };
        const whole = told(lines, undefined);
        const folded = told(lines, most);
        assert.deepEqual(told(lines.toReversed(), most), folded);
        assert.deepEqual(
          [folded['hours'], folded['counts'], folded['coverage']],
          [whole['hours'], whole['counts'], whole['coverage']],
        );
        const bytesOf = ({ rows }: Record<string, unknown>): number =>
          (rows as string[]).reduce((sum, row) => sum + Number(row.split(' ')[2]), 0);
        assert.equal(bytesOf(folded), bytesOf(whole));
      },
    ),
    { numRuns: 60 },
  );
});

test('as many flows as can wait together, and one more that is told the long way', () => {
  const some = Array.from({ length: 1024 }, (_, index) => line('10.1.0.4', `198.51.100.${index % 7}`, 1));
  // Sixteen digits are more than the engine reads.
  const { counts, rows } = read(
    [...some, line('10.1.0.4', '203.0.113.1', '1100000000000000')].join(''),
    1 << 17,
  );
  assert.equal((counts as { accepted: number }).accepted, 1025);
  const sum = (rows as string[]).reduce((all, row) => all + BigInt(row.split(' ')[2]!), 0n);
  assert.equal(sum, 1_100_000_000_001_024n);
});
