import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant, parseInstant } from '@ancrage/base';
import fc from 'fast-check';
import { LineTime } from './line-time.ts';
import { forEachLine, lineText } from './log-lines.ts';
import { isPrivateAddress, sourceAddress } from './source-address.ts';

function timeOf(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const time = new LineTime();
  const kind = time.read(bytes, 0, bytes.length);
  return kind === 'dated' ? `${formatInstant(time.ms)}|${text.slice(time.end)}` : kind;
}

test('times of logs, dated, without a year or zone, or none', () => {
  assert.equal(timeOf('2026-10-03T14:05:11.123456-04:00 x'), '2026-10-03T18:05:11.123Z| x');
  assert.equal(timeOf('2026-10-03T14:05:11+0530 x'), '2026-10-03T08:35:11Z| x');
  assert.equal(timeOf('2026-10-03 14:05:11,5Z'), '2026-10-03T14:05:11.500Z|');
  assert.equal(timeOf('2026-12-31T23:59:60Z'), '2026-12-31T23:59:59.999Z|');
  for (const text of ['Oct  3 14:05:11 x', '2026-10-03T14:05:11 x', '2026-10-03T14:05:11.5-4 x'])
    assert.equal(timeOf(text), 'undated', text);
  for (const text of [
    '',
    'x',
    '2026-02-30T00:00:00Z',
    '2026-10-03T24:00:00Z',
    '0000-00-00T00:00:00Z',
    '2026/10/03T14:05:11Z',
    'Ocx  3 14:05:11',
    '2026-1a-03T14:05:11Z',
  ])
    assert.equal(timeOf(text), 'none', text);
});

test('every instant that can be written is read as the strict parser of base reads it', () => {
  const instant = fc.date({ min: new Date('1700-01-01'), max: new Date('2900-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instant, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, offset) => {
      const pad = (n: number): string => String(Math.abs(n)).padStart(2, '0');
      const zone = `${offset < 0 ? '-' : '+'}${pad(Math.trunc(offset / 60))}:${pad(offset % 60)}`;
      const text = date.toISOString().replace('Z', zone);
      assert.equal(timeOf(text), `${formatInstant(parseInstant(text))}|`);
    }),
    { numRuns: 200 },
  );
});

test('addresses without their ports, zones and mappings; names are none', () => {
  const cases: [string, string | undefined][] = [
    ['198.51.100.7', '198.51.100.7'],
    ['198.51.100.7:50332', '198.51.100.7'],
    ['[2001:DB8::7]:50332', '2001:db8::7'],
    ['::ffff:203.0.113.20', '203.0.113.20'],
    ['fe80::7%eth0', 'fe80::7'],
    ['cloudformation.amazonaws.com', undefined],
    ['AWS Internal', undefined],
    ['UNKNOWN', undefined],
    ['300.1.1.1', undefined],
    ['', undefined],
  ];
  for (const [text, address] of cases) assert.equal(sourceAddress(text), address, text);
  for (const address of ['10.1.1.1', '172.31.0.1', '100.127.0.1', '192.168.1.1', '::1', 'fd00::1', 'fe80::1'])
    assert.ok(isPrivateAddress(address), address);
  for (const address of ['172.32.0.1', '100.128.0.1', '198.51.100.7', '2001:db8::1', '11.0.0.1'])
    assert.ok(!isPrivateAddress(address), address);
});

test('lines: all ends, blank ones counted, long ones cut, bytes that are no text replaced', () => {
  const bytes = Buffer.from('\ufeffa\r\n\n b\nc');
  const seen: string[] = [];
  forEachLine(bytes, (start, end, line) => seen.push(`${line}:${lineText(bytes, start, end)}`));
  assert.deepEqual(seen, ['1:a', '3: b', '4:c']);
  const odd = new Uint8Array([0x61, 0xff, 0x62]);
  assert.equal(lineText(odd, 0, 3), 'a\ufffdb');
  assert.equal(lineText(new Uint8Array(100_000).fill(0x61), 0, 100_000).length, 8192);
});
