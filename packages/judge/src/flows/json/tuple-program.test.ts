import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { flowLogOf } from '../flow-format.ts';
import { oddAddresses, oddNumbers } from '../testing/odd-values.ts';
import { partText } from '../testing/part-text.ts';
import { plainSink } from '../testing/plain-sink.ts';
import { TUPLE_ROOM } from './tuple-program.ts';

const HEAD =
  '{"records":[{"flowLogVersion":4,"macAddress":"00224871C205","flowRecords":{"flows":[{"aclID":"0a","flowGroups":[{"rule":"r","flowTuples":[';
/** So much behind the tuples that the program reads them. */
const tail = (rule: string): string =>
  `]},{"rule":"${rule}","flowTuples":["1791158401,10.1.0.4,8.8.8.8,1,2,6,I,B,NX,1,2,3,4"]}]}]}}],"more":"${'x'.repeat(TUPLE_ROOM * 2)}"}`;
const tuple = '1791158400000,10.1.0.4,198.51.100.7,50312,443,6,O,C,X,12,8204,10,1120';
const wide = '1791158400000,fd00::4,2001:db8::7,50312,443,6,O,E,X,12,8204,0,0';

function read(bytes: Uint8Array, pieces: number): Record<string, unknown> {
  const sink = plainSink();
  const scanner = flowLogOf(Buffer.from(HEAD))!.open(sink);
  for (let at = 0; at < bytes.length; at += pieces) scanner.push(bytes.subarray(at, at + pieces));
  scanner.end();
  return { ...partText(sink.part()), lines: scanner.lines };
}

/** In pieces below the room that a tuple needs, each is read byte by byte: the oracle of the program. */
function agree(list: string, pieces = 1 << 20): Record<string, unknown> {
  const bytes = Buffer.from(HEAD + list + tail('s'));
  const slow = read(bytes, TUPLE_ROOM - 1);
  assert.deepEqual(read(bytes, pieces), slow);
  return slow;
}

const listOf = (tuples: readonly string[], between = ','): string =>
  tuples.map((text) => `"${text}"`).join(between);

test('every edit of a tuple comes to the same as byte by byte, wherever pieces end', () => {
  const put = ['"', '\\', ',', '","', '":', ']', ' ', '\n', '0', '9', '.', 'D', 'é', '\0', ',,'];
  const edits = [tuple, wide].flatMap((text) =>
    Array.from({ length: text.length + 1 }, (_, at) => [
      text.slice(0, at) + text.slice(at + 1),
      ...put.flatMap((byte) => [
        text.slice(0, at) + byte + text.slice(at),
        text.slice(0, at) + byte + text.slice(at + 1),
      ]),
    ]).flat(),
  );
  // A quote more turns all that follows inside out: those are read one by one.
  const even = edits.filter((text) => !/["\\]/.test(text));
  const { counts } = agree(listOf([tuple, ...even, tuple]));
  const { accepted, bad, rejected } = counts as Record<string, number>;
  assert.ok(accepted! > 100 && bad! > 100 && rejected! > 0);
  for (const pieces of [1025, 1500, 4001]) agree(listOf([tuple, ...even.slice(0, 1500), tuple]), pieces);
  for (const one of edits.filter((text) => !even.includes(text))) agree(listOf([tuple, one, tuple]));
});

test('lists as they may be written, and values that are odd, come to the same', () => {
  for (const between of [',', ', ', ',\n  ', ' ,', ',,', ':', '', ',5,', ',null,'])
    agree(listOf([tuple, tuple, wide, tuple], between));
  const cells = tuple.split(',');
  const values = [...oddNumbers, ...oddAddresses]
    .map((value) => value.replaceAll('"', ''))
    .concat('', 'D', 'DD', '100000000000', '100000000001', '99999999999', '946684799999', '946684800000');
  const replaced = cells.flatMap((_, cell) => values.map((value) => cells.with(cell, value).join(',')));
  agree(listOf([tuple, ...replaced, tuple]));
  agree(listOf([tuple, ...replaced.map((text) => `${text},`), tuple]));
});

test('lists of any tuples come to the same', () => {
  const cell = fc.oneof(
    fc.nat().map(String),
    fc.ipV4(),
    fc.ipV6(),
    fc.constantFrom('C', 'D', 'E', '', '1791158400', '10.1.0.4', 'x'.repeat(48), 'x'.repeat(60)),
  );
  const random = fc.array(cell, { minLength: 11, maxLength: 14 }).map((cells) => cells.join(','));
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(tuple, wide) }, random), { maxLength: 60 }),
      fc.integer({ min: 1025, max: 3000 }),
      (tuples, pieces) => {
        agree(listOf(tuples), pieces);
      },
    ),
    { numRuns: 50 },
  );
});
