import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FlowScanner } from '../flow-format.ts';
import type { FlowSink } from '../flow-sink.ts';
import { fullCellScanner } from '../testing/full-scanner.ts';
import { oddAddresses, oddNumbers } from '../testing/odd-values.ts';
import { partText } from '../testing/part-text.ts';
import { plainSink } from '../testing/plain-sink.ts';
import { textLogOf } from '../text-logs.ts';
import { zeekCells } from '../zeek-log.ts';
import { JsonLineScanner } from './json-line-scanner.ts';
import { MOST_CELLS } from './shape-memory.ts';

const FIELDS =
  'ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto service duration orig_bytes resp_bytes conn_state missed_bytes orig_pkts orig_ip_bytes resp_pkts resp_ip_bytes'.split(
    ' ',
  );
const USUAL =
  '1791158400.25 Cxx 10.1.0.4 50312 198.51.100.7 443 tcp - 1.5 3060 513570 SF 0 3 3112 502 513622'.split(' ');
const line = (cells: readonly string[]): string => cells.join('\t');

function read(
  bytes: Uint8Array,
  pieces: number,
  open: (sink: FlowSink) => FlowScanner,
): Record<string, unknown> {
  const sink = plainSink();
  const scanner = open(sink);
  for (let at = 0; at < bytes.length; at += pieces) scanner.push(bytes.subarray(at, at + pieces));
  scanner.end();
  return { ...partText(sink.part()), lines: scanner.lines, relaid: scanner.relaid === true };
}

/** Reading line by line is the oracle of the program. */
function agree(text: string, pieces = 1 << 20, fields: readonly string[] = FIELDS): Record<string, unknown> {
  const bytes = Buffer.from(text, 'latin1');
  const full = read(bytes, 1 << 20, (sink) => fullCellScanner(sink, zeekCells(sink, fields).cells!));
  assert.deepEqual(
    read(bytes, pieces, (sink) => new JsonLineScanner(sink, zeekCells(sink, fields))),
    full,
  );
  return full;
}

test('values that are odd, in every cell, come to the same as line by line', () => {
  const values = [...oddNumbers, ...oddAddresses]
    .map((value) => value.replaceAll('"', ''))
    .concat('', '-', '--', '(empty)', '#', '0', '1791158400', 'fd00::4', '2001:db8::7');
  const lines = USUAL.flatMap((_, cell) => values.map((value) => line(USUAL.with(cell, value))));
  const { counts } = agree([line(USUAL), ...lines, line(USUAL), ''].join('\n'));
  const { accepted, bad } = counts as Record<string, number>;
  assert.ok(accepted! > 500 && bad! > 50);
});

test('every edit of a line comes to the same, wherever pieces end', () => {
  const text = line(USUAL);
  const put = ['\t', '\n', '\r', '\r\n', '#', '-', ' ', '0', '\0', 'é', '\t\t', '\n\n', '\n#fields\t'];
  const edits = Array.from({ length: text.length + 1 }, (_, at) => [
    text.slice(0, at) + text.slice(at + 1),
    ...put.flatMap((byte) => [
      text.slice(0, at) + byte + text.slice(at),
      text.slice(0, at) + byte + text.slice(at + 1),
    ]),
  ]).flat();
  agree([text, ...edits.filter((edit) => !edit.includes('#fields')), text].join('\n'));
  for (const edit of edits.filter((one) => one.includes('#fields'))) agree(`${text}\n${edit}\n${text}\n`);
  for (const pieces of [1, 15, 16, 17, 161]) agree([text, ...edits.slice(0, 300), text].join('\n'), pieces);
});

test('a log whose fields have other letters, or end as Windows writes them, is not laid out anew', () => {
  for (const [named, end] of [
    ['é', '\n'],
    ['x\u2028y', '\n'],
    ['x', '\r\n'],
  ] as const) {
    const text = `#separator \\x09${end}#fields\t${line([...FIELDS, named])}${end}${line([...USUAL, '-'])}${end}`;
    const bytes = Buffer.from(text);
    const log = textLogOf(bytes, {})!;
    const told = read(bytes, 1 << 20, (sink) => log.open(sink));
    assert.equal(told['relaid'], false, JSON.stringify(named));
    assert.equal((told['counts'] as Record<string, number>)['accepted'], 2);
  }
});

test('a fraction of a second is cut, however long it is and whatever else the line has', () => {
  const at = (missed: string): string =>
    line(USUAL.map((value, index) => (index === 0 ? '1791158399.9999999' : index === 12 ? missed : value)));
  const hours = (missed: string): unknown => agree(`${at(missed)}\n`)['hours'];
  assert.deepEqual(hours('5'), hours('0'));
});

test('fields that change in the middle are those of the lines behind them, and say that the log is laid out anew', () => {
  const turned = FIELDS.toReversed();
  const text = (fields: readonly string[]): string =>
    `${line(USUAL)}\n#fields\t${line(fields)}\n${line(fields === FIELDS ? USUAL : USUAL.toReversed())}\n#close\t2026\n`;
  assert.equal(agree(text(FIELDS))['relaid'], false);
  const told = agree(text(turned));
  assert.equal(told['relaid'], true);
  assert.equal((told['counts'] as Record<string, number>)['accepted'], 4);
  // Fields that are needed may be missing, and there may be too many.
  for (const fields of [
    FIELDS.slice(0, 4),
    [],
    [...Array.from({ length: MOST_CELLS }, (_, at) => `x${at}`), ...FIELDS],
  ]) {
    agree(
      `#fields\t${line(fields)}\n${line(fields.map((_, at) => USUAL[at % USUAL.length]!))}\n${line(USUAL)}\n`,
    );
    agree(`${line(fields.map(() => '1'))}\n`.repeat(3), 1 << 20, fields);
  }
  for (const count of [MOST_CELLS - 1, MOST_CELLS, MOST_CELLS + 1]) {
    const fields = [...FIELDS, ...Array.from({ length: count - FIELDS.length }, (_, at) => `x${at}`)];
    const { counts } = agree(
      `${line([...USUAL, ...fields.slice(USUAL.length)])}\n`.repeat(2),
      1 << 20,
      fields,
    );
    assert.equal((counts as Record<string, number>)['accepted'], 4);
  }
});

test('a line that starts with # is none of cells, whatever follows; as many tabs as a line can have harm nothing', () => {
  const fields = ['uid', ...FIELDS.filter((name) => name !== 'uid')];
  const usual = ['Cxx', ...USUAL.filter((_, at) => FIELDS[at] !== 'uid')];
  const lines = [line(usual), line(usual.with(0, '#Cxx')), line(usual), ''];
  const { counts } = agree(lines.join('\n'), 1 << 20, fields);
  assert.equal((counts as Record<string, number>)['accepted'], 4);
  const tabs = '\t'.repeat((1 << 18) - 1);
  for (const pieces of [1 << 20, 1 << 17])
    agree([line(USUAL), tabs, line(USUAL), tabs, tabs, line(USUAL), ''].join('\n'), pieces);
});

test('lines that are too long, and a last one without line feed, come to the same', () => {
  const long = line(USUAL.with(1, 'x'.repeat(1 << 18)));
  for (const pieces of [1 << 20, 100_000]) {
    const { counts } = agree(`${line(USUAL)}\n${long}\n${line(USUAL)}\r\n\n${line(USUAL)}`, pieces);
    assert.deepEqual({ accepted: 6, bad: 1 }, pick(counts as Record<string, number>));
  }
});

const pick = ({ accepted, bad }: Record<string, number>): Record<string, number | undefined> => ({
  accepted,
  bad,
});

test('any lines come to the same', () => {
  const cell = fc.oneof(
    fc.nat().map(String),
    fc.ipV4(),
    fc.ipV6(),
    fc.constantFrom('-', '', '0', '1791158400.5', 'x'.repeat(40)),
  );
  const one = fc.oneof(
    { weight: 4, arbitrary: fc.constant(line(USUAL)) },
    {
      weight: 4,
      arbitrary: fc.tuple(fc.nat(USUAL.length - 1), cell).map(([at, value]) => line(USUAL.with(at, value))),
    },
    fc.array(cell, { maxLength: 20 }).map(line),
    fc.constantFrom(
      '',
      '#x',
      `#fields\t${line(FIELDS)}`,
      `#fields\t${line(FIELDS.toReversed())}`,
      line(USUAL.toReversed()),
    ),
  );
  fc.assert(
    fc.property(fc.array(one, { maxLength: 40 }), fc.integer({ min: 1, max: 600 }), (lines, pieces) => {
      agree(lines.join('\n'), pieces);
    }),
    { numRuns: 100 },
  );
});
