import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { flowLogOf } from './flow-format.ts';
import { partText } from './testing/part-text.ts';
import { plainSink } from './testing/plain-sink.ts';

const FIXTURES = new URL('../readers/flow-log/fixtures/', import.meta.url);

function read(bytes: Uint8Array, pieces = bytes.length): Record<string, unknown> {
  const log = flowLogOf(bytes)!;
  const sink = plainSink();
  const scanner = log.open(sink);
  for (let at = log.firstRecord ?? 0; at < bytes.length; at += pieces)
    scanner.push(bytes.subarray(at, at + pieces));
  scanner.end();
  return { ...partText(sink.part()), format: `${log.format} ${log.version}` };
}

/** Out, in, and between private networks, as the tags of these tests have them. */
const [OUT, IN, WITHIN] = [8, 9, 10];

const expected: readonly (readonly [file: string, format: string, rows: readonly string[]])[] = [
  // Each tuple tells both ways since the one before it: they are summed, and never counted twice.
  ['azure-vnet.json', 'azure-flow-log 4', [`198.51.100.7 ${IN} 1160 2`, `198.51.100.7 ${OUT} 8264 3`]],
  // Between two machines, the report of the destination is the second of one flow.
  [
    'google-vpc.jsonl',
    'google-flow-log JSON Lines',
    [`10.0.32.9 ${WITHIN} 500 1`, `198.51.100.7 ${OUT} 8204 1`],
  ],
  // Bytes of IP, which are told in the state where those of the payload are not.
  [
    'zeek-conn.log',
    'zeek-conn TSV',
    [`198.51.100.7 ${IN} 1120 1`, `198.51.100.7 ${OUT} 8204 1`, `2001:db8::7 ${OUT} 60 1`],
  ],
  [
    'zeek-conn.jsonl',
    'zeek-conn JSON',
    [`198.51.100.7 ${IN} 1120 1`, `198.51.100.7 ${OUT} 8204 1`, `203.0.113.5 ${OUT} 60 1`],
  ],
  [
    'nfdump.csv',
    'nfdump CSV',
    [`198.51.100.7 ${IN} 1120 1`, `198.51.100.7 ${OUT} 8204 1`, `203.0.113.5 ${OUT} 60 1`],
  ],
  // Bytes of IP of each sampled packet, times the rate.
  ['sflow.txt', 'sflow words', [`198.51.100.7 ${OUT} 526336 1`, `2001:db8::7 ${OUT} 55296 1`]],
  ['sflow-lines.txt', 'sflow lines', [`198.51.100.7 ${OUT} 526336 1`, `2001:db8::7 ${OUT} 55296 1`]],
  ['nfdump.json', 'nfdump JSON', [`198.51.100.7 ${IN} 1120 1`, `198.51.100.7 ${OUT} 8204 1`]],
  [
    'nfdump-lines.ndjson',
    'nfdump NDJSON',
    [`198.51.100.7 ${IN} 1120 1`, `198.51.100.7 ${OUT} 8204 1`, `2001:db8::7 ${OUT} 300 1`],
  ],
  // Logs of configurations, of pods, of Cloud Run, of a gateway, of a peered project, of a service, of GPUs, and without metadata.
  [
    'google-vpc-variants.jsonl',
    'google-flow-log JSON Lines',
    [
      `10.0.110.10 ${WITHIN} 300 1`,
      `10.0.16.9 ${WITHIN} 4096 1`,
      `10.0.32.9 ${WITHIN} 2100 3`,
      `10.4.0.3 ${WITHIN} 1224 1`,
      `198.51.100.7 ${OUT} 800 1`,
      `2001:db8::7 ${OUT} 1432 1`,
      `203.0.113.5 ${IN} 60 1`,
    ],
  ],
  // Every state of encryption, two interfaces, seconds beside milliseconds, and numbers that are not told.
  [
    'azure-vnet-variants.json',
    'azure-flow-log 4',
    [
      `198.51.100.7 ${IN} 80 8`,
      `198.51.100.7 ${OUT} 800 8`,
      `2001:db8::7 ${OUT} 300 1`,
      `203.0.113.5 ${IN} 0 1`,
    ],
  ],
  // Fields of Zeek 3, and of 7.1 (`ip_proto`) behind a second header.
  [
    'zeek-conn-variants.log',
    'zeek-conn TSV',
    [`198.51.100.7 ${IN} 1170 2`, `198.51.100.7 ${OUT} 8314 3`, `2001:db8::7 ${OUT} 300 1`],
  ],
  // As it streams to others, with the path first; with times as numbers of seconds, and of milliseconds.
  [
    'zeek-conn-variants.jsonl',
    'zeek-conn JSON',
    [`198.51.100.7 ${IN} 1120 1`, `198.51.100.7 ${OUT} 8264 2`, `2001:db8::7 ${OUT} 300 1`],
  ],
];

for (const [file, format, rows] of expected) {
  test(`${file}: bytes by peer and direction, wherever pieces end`, () => {
    const bytes = new Uint8Array(readFileSync(new URL(file, FIXTURES)));
    const whole = read(bytes);
    assert.equal(whole['format'], format);
    assert.deepEqual(whole['rows'], rows.toSorted());
    assert.deepEqual(whole['oddities'], []);
    for (const pieces of [1, 7, 100]) assert.deepEqual(read(bytes, pieces), whole);
  });
}

test('the report of the other end is counted as repeated, a denied tuple as refused', () => {
  const of = (file: string): Record<string, number> =>
    read(new Uint8Array(readFileSync(new URL(file, FIXTURES))))['counts'] as Record<string, number>;
  assert.equal(of('google-vpc.jsonl')['repeated'], 1);
  // Pods and Cloud Run are reported by both ends too; what the destination dropped is no second report.
  const { repeated, rejected } = of('google-vpc-variants.jsonl');
  assert.deepEqual([repeated, rejected], [2, 1]);
  assert.equal(of('azure-vnet.json')['rejected'], 1);
  assert.equal(of('azure-vnet-variants.json')['rejected'], 4);
});

test('rows of nfdump whose columns go by newer names, and lines of sflowtool without a time', () => {
  const rows = (text: string): unknown => read(Buffer.from(text));
  const times = '2026-10-05 00:00:00.000';
  const fast =
    'cnt,af,firstSeen,lastSeen,proto,srcAddr,srcPort,dstAddr,dstPort,srcAS,dstAS,input,output,flags,srcTos,packets,bytes';
  const of = (text: string): unknown => (rows(text) as { rows: unknown }).rows;
  const expectedRows = [`198.51.100.7 ${OUT} 8204 1`];
  assert.deepEqual(
    of(
      `firstSeen,duration,proto,srcAddr,srcPort,dstAddr,dstPort,packets,bytes,flows\n${times},59.000,6,10.0.16.4,50312,198.51.100.7,443,12,8204,1\n`,
    ),
    expectedRows,
  );
  assert.deepEqual(
    of(
      `${fast}\n1,2,1791158400000,1791158459000,6,10.0.16.4,50312,198.51.100.7,443,0,0,0,0,...AP...,0,12,8204\n`,
    ),
    expectedRows,
  );
  assert.deepEqual(
    of(
      `firstSeen,lastSeen,srcAddr,dstAddr,inBytes,outBytes\n${times},${times},10.0.16.4,198.51.100.7,8204,0\n`,
    ),
    expectedRows,
  );
  const line = readFileSync(new URL('sflow-lines.txt', FIXTURES), 'utf8').split('\n')[0]!;
  assert.deepEqual((rows(line.slice(line.indexOf(' ') + 1)) as { oddities: unknown }).oddities, ['TIME 1 1']);
});

test('records that are wrong are told with their line, and the rest is read', () => {
  const good = readFileSync(new URL('zeek-conn.jsonl', FIXTURES), 'utf8').split('\n')[0]!;
  const text = [
    good,
    good.slice(0, 90),
    good.replace('10.0.16.4', '10.0.16'),
    good.replace('1791158400.123456', '5'),
    good.replace('8204', '99999999999999999999'),
    good,
  ].join('\n');
  const { rows, oddities } = read(Buffer.from(text));
  assert.deepEqual(rows, [`198.51.100.7 ${OUT} 16408 2`, `198.51.100.7 ${IN} 2240 2`]);
  assert.deepEqual(oddities, ['ADDRESS 1 3', 'NUMBER_TOO_LARGE 1 5', 'SYNTAX 1 2', 'TIME 1 4']);
});

test('other logs of Zeek, which bear the same addresses and no bytes, are not taken for flows', () => {
  const ssl =
    '#separator \\x09\n#path\tssl\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tserver_name\n#types\ttime\n1791158400.1\tC1\t10.0.16.4\t50312\t198.51.100.7\t443\tdepot.example\n';
  assert.equal(flowLogOf(Buffer.from(ssl)), undefined);
  const asJson =
    '{"ts":1791158400.1,"uid":"C1","id.orig_h":"10.0.16.4","id.resp_h":"198.51.100.7","server_name":"depot.example"}\n';
  assert.equal(flowLogOf(Buffer.from(asJson)), undefined);
});

test('Google’s records say the same in escapes as plainly, and a subnetwork that is null has no name', () => {
  const text = readFileSync(new URL('google-vpc.jsonl', FIXTURES), 'utf8');
  const told = (change: (line: string) => string): unknown => read(Buffer.from(change(text)));
  const plainly = told((lines) => lines);
  assert.deepEqual(
    told((lines) => lines.replaceAll('"DEST"', '"\\u0044EST"')),
    plainly,
  );
  const dropped = (word: string): unknown =>
    told((lines) => lines.replaceAll('"reporter"', `"disposition":"${word}","reporter"`));
  assert.deepEqual(dropped('\\u0044ROPPED'), dropped('DROPPED'));
  assert.notDeepEqual(dropped('DROPPED'), plainly);
  const subnetwork = (value: string): unknown =>
    told((lines) => lines.replaceAll(/"subnetwork_name":"\w+"/g, `"subnetwork_name":${value}`));
  assert.deepEqual(subnetwork('null'), subnetwork('""'));
});

test('what reports a record of Google is its subnet, the resource of its configuration, or that configuration', () => {
  const bytes = readFileSync(new URL('google-vpc-variants.jsonl', FIXTURES));
  const names = (read(bytes)['coverage'] as string[])
    .filter((line) => !line.includes('records'))
    .map((line) => line.split(' ')[1]);
  assert.deepEqual(names, [
    'clients',
    'gestion',
    'grappe',
    'organisation',
    'projects/123456789012/global/networks/reseau',
    'projects/123456789012/regions/northamerica-northeast1/interconnectAttachments/liaison',
    'stockage',
  ]);
});

test('Google’s records are the same in a list, in a table of BigQuery, and in a view of Log Analytics', () => {
  const text = readFileSync(new URL('google-vpc-variants.jsonl', FIXTURES), 'utf8');
  const { format, ...lines } = read(Buffer.from(text));
  assert.equal(format, 'google-flow-log JSON Lines');
  const records = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const { format: listed, ...list } = read(Buffer.from(JSON.stringify(records, null, 2)));
  assert.equal(listed, 'google-flow-log JSON');
  assert.deepEqual(list, lines);
  // Numbers of JSON are doubles there.
  const table = text.replaceAll(/"(src_port|dest_port|protocol)":(\d+)/g, '"$1":$2.0');
  const view = text.replaceAll('"jsonPayload":', '"json_payload":').replaceAll('"logName":', '"log_name":');
  for (const other of [table, view]) {
    const { format: _format, ...told } = read(Buffer.from(other));
    assert.deepEqual(told, lines);
  }
});

test('a release of nfdump that writes packets for bytes in its lines is told, and nothing is summed of it', () => {
  const text = readFileSync(new URL('nfdump-lines.ndjson', FIXTURES), 'utf8');
  const { rows, oddities } = read(
    Buffer.from(text.replace('"in_bytes":8204', '"in_bytes":12').replace('"in_bytes":300', '"in_bytes":2')),
  );
  assert.deepEqual([rows, oddities], [[], ['NUMBER 2 1']]);
});

test('lines of sflowtool that tell of dropped packets or of counters are no flows', () => {
  const text = readFileSync(new URL('sflow-lines.txt', FIXTURES), 'utf8');
  const more = `${text}1791158402 DROP,192.0.2.254,3,0,000000000000,000000000000,0x0800,0,0,10.0.16.4,198.51.100.9,6,0x00,64,1,2,0x10,60,46,1,acl\n`;
  const { rows, oddities } = read(Buffer.from(more));
  assert.deepEqual([rows, oddities], [read(Buffer.from(text))['rows'], []]);
});
