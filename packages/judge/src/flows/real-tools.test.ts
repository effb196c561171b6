import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { flowLogOf } from './flow-format.ts';
import { pcapFile, sflowDatagram, udpFrame, udpFrame6 } from './testing/captured-packets.ts';
import { partText } from './testing/part-text.ts';
import { plainSink } from './testing/plain-sink.ts';

/** Monday 5 October 2026, 00:00 UTC. */
const START = 1_791_158_400;
const [OUT, IN] = [8, 9];

const bytes = (count: number): Buffer => Buffer.alloc(count, 0x78);
const packets = [
  ...[0, 1, 2].map((at) => udpFrame('10.0.16.4', '198.51.100.7', 443, bytes(1000 + at))),
  udpFrame('198.51.100.7', '10.0.16.4', 443, bytes(100)),
  udpFrame6([0xfd00, 0x10, 0, 0, 0, 0, 0, 4], [0x2001, 0xdb8, 0, 0, 0, 0, 0, 7], bytes(60)),
];

/** What a tool answers; undefined where it is not on this machine. */
function answer(tool: string, ...words: readonly string[]): string | undefined {
  const { error, status, stdout, stderr } = spawnSync(tool, words, {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC' },
  });
  if (error !== undefined) return undefined;
  assert.equal(status, 0, `${tool}: ${stderr}`);
  return stdout;
}

function read(text: string): Record<string, unknown> {
  const content = Buffer.from(text);
  const log = flowLogOf(content)!;
  const sink = plainSink();
  const scanner = log.open(sink);
  scanner.push(content.subarray(log.firstRecord ?? 0));
  scanner.end();
  const { rows, oddities } = partText(sink.part());
  return {
    format: `${log.format} ${log.version}`,
    oddities,
    rows: (rows as string[]).map(withoutFlows).sort(),
  };
}

/** Tools join packets into flows as they like; the bytes are what must agree. */
const withoutFlows = (row: string): string => row.split(' ').slice(0, 3).join(' ');

function inFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'ancrage-flow-tools-'));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('what nfdump writes of a capture is read to the byte', (t) => {
  if (answer('nfdump', '-V') === undefined) {
    t.skip('nfdump is not installed');
    return;
  }
  inFolder((folder) => {
    writeFileSync(join(folder, 'a.pcap'), pcapFile(packets.map((frame, at) => ({ at: START + at, frame }))));
    const kept = join(folder, 'flows');
    mkdirSync(kept);
    answer('nfpcapd', '-r', join(folder, 'a.pcap'), '-l', kept);
    // Bytes of IP: 28 before the content of a datagram of IPv4, 48 of IPv6.
    const rows = [`198.51.100.7 ${OUT} 3087`, `198.51.100.7 ${IN} 128`, `2001:db8::7 ${OUT} 108`];
    for (const [output, version] of [
      ['csv', 'CSV'],
      ['json', 'JSON'],
    ] as const)
      assert.deepEqual(read(answer('nfdump', '-R', kept, '-o', output)!), {
        format: `nfdump ${version}`,
        oddities: [],
        rows,
      });
  });
});

test('what sflowtool writes of sampled packets is read and scaled by the rate', (t) => {
  if (answer('sflowtool', '-h') === undefined) {
    t.skip('sflowtool is not installed');
    return;
  }
  inFolder((folder) => {
    const capture = join(folder, 's.pcap');
    const datagram = sflowDatagram('192.0.2.254', 512, packets);
    writeFileSync(
      capture,
      pcapFile([{ at: START, frame: udpFrame('192.0.2.254', '192.0.2.1', 6343, datagram) }]),
    );
    const rows = [`198.51.100.7 ${OUT} 1580544`, `198.51.100.7 ${IN} 65536`, `2001:db8::7 ${OUT} 55296`];
    const words = answer('sflowtool', '-r', capture)!;
    assert.deepEqual(read(words), { format: 'sflow words', oddities: [], rows });
    const lines = answer('sflowtool', '-l', '-r', capture)!
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `${START} ${line}\n`)
      .join('');
    // Of IPv6, its lines count the header of Ethernet too: 14 bytes more for each packet.
    const counted = rows.with(2, `2001:db8::7 ${OUT} 62464`);
    assert.deepEqual(read(lines), { format: 'sflow lines', oddities: [], rows: counted });
  });
});
