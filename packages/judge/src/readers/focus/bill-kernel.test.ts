import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, checkUtf8, digestOf } from '@ancrage/base';
import fc from 'fast-check';
import { BillKernel, RECORD } from './bill-kernel.ts';
import { SLOT } from './focus-columns.ts';
import { focusReader } from './focus-reader.ts';
import { readPlainly } from './testing/plain-focus-reader.ts';

const EVIDENCE = digestOf('bill');
const HEADER =
  'BilledCost,BillingAccountId,ChargePeriodStart,ChargePeriodEnd,ServiceCategory,SubAccountId,SkuId,ChargeDescription\n';
const PERIOD = '2026-01-01T00:00:00Z,2026-01-02T00:00:00Z';

/** The bill read by bytes and plainly, which must be the same; how many facts it gives. */
function readTwice(lines: readonly string[], header = HEADER): number {
  const bytes = new TextEncoder().encode(header + lines.join('\n'));
  const reading = focusReader.read(bytes, { evidence: EVIDENCE, name: '' });
  assert.ok(canonicalJson(reading) === canonicalJson(readPlainly(bytes, EVIDENCE)));
  return reading.facts.length;
}

function line(cost: number, account: string, sku: string, words = ''): string {
  return `${cost}.01,payer,${PERIOD},Storage,"${account}",${sku},"${words}"`;
}

test('tables that are emptied while the bill goes on lose no line', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => line(at, `account ${at % 17_000}`, `sku-${at}`));
  assert.equal(readTwice(many), 17_000);
});

test('values as long as they may be, and longer, and of many bytes together, are read as any other', () => {
  const lengths = [1, 7, 8, 9, 63, 64, 65, 71, 72, 73, 127, 128, 129, 4095, 4096, 4097, 70_000];
  const long = lengths.flatMap((length) =>
    ['x', 'y'].map((letter) => line(length, `of ${length % 5}`, `${letter}${'a'.repeat(length - 1)}`)),
  );
  // Equal at both ends, different in the middle, where a hash does not look.
  const alike = ['1', '2', '1'].map((letter, at) =>
    line(at, `${'a'.repeat(200)}${letter}${'b'.repeat(200)}`, 's'),
  );
  const heavy = Array.from({ length: 300 }, (_, at) =>
    line(at, `a${at % 3}`, 's', `${at} ${'w'.repeat(4000)}`),
  );
  assert.equal(readTwice([...long, ...alike, ...heavy, ...long]), 5 + 2 + 3);
});

test('accounts made to have one hash are summed apart, and cost no more than others', () => {
  const accounts = collidingTexts(200);
  assert.equal(new Set(accounts).size, 200);
  assert.equal(readTwice([...accounts, ...accounts].map((account, at) => line(at, account, 's'))), 200);
});

test('UTF-8 is told as `checkUtf8` tells it', () => {
  const kernel = new BillKernel(new Int8Array(0));
  const unit = fc.oneof(
    fc.constantFrom(
      0x41,
      0x7f,
      0x80,
      0xbf,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xa0,
      0x9f,
      0xed,
      0xf0,
      0x90,
      0x8f,
      0xf4,
      0xf5,
      0xff,
    ),
    fc.integer({ min: 0, max: 255 }),
  );
  const character = fc
    .string({ unit: 'grapheme', maxLength: 1 })
    .map((text) => [...new TextEncoder().encode(text)]);
  const parts = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: character },
      unit.map((byte) => [byte]),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(parts, (bytes) => {
      const text = Uint8Array.from([...bytes.flat(), 0x0a]);
      kernel.bytes.set(text, kernel.input);
      let valid = 1;
      try {
        checkUtf8(text);
      } catch {
        valid = 0;
      }
      assert.equal(kernel.valid(kernel.input, kernel.input + text.length), valid);
    }),
    { numRuns: 2000 },
  );
});

/** Words that are too long to be numbered; what stands before them on a line is. */
const OVERLONG = 'w'.repeat(5000);

test('lines whose words are too long take no place that belongs to another field', () => {
  const { values, words } = forgery();
  const lines = [
    ['acct', 'Load balancer hours'],
    ...['1'.repeat(4096), '2'.repeat(4096), ...values].map((value) => [value, OVERLONG]),
    ['acct', words],
    ['acct', words],
  ].map(([account, text], at) => `${at}.01,payer,${PERIOD},Networking,"${account}","${text}"`);
  assert.equal(readTwice(lines, HEADER.replace(',SkuId', '')), 6);
});

test('a value for which there is no room is not numbered, were no room ever made', () => {
  const kernel = new BillKernel(Int8Array.of(SLOT.SubAccountId, SLOT.BilledCost));
  const states = ['1', '2', '3'].map((digit) => {
    const text = new TextEncoder().encode(`${digit.repeat(4096)},1\n"`);
    kernel.bytes.set(text, kernel.input);
    return kernel.read(kernel.input, kernel.input + text.length - 1);
  });
  assert.deepEqual(states, [RECORD.whole, RECORD.whole, RECORD.odd]);
});

test('any number of lines with words that are too long is read', () => {
  const many = Array.from({ length: 400 }, (_, at) =>
    line(at, String(at).padStart(4096, '-'), 's', OVERLONG),
  );
  assert.equal(readTwice([...many, ...many]), 400);
});

test('bills with values of every length, some too long, give what reading plainly gives', () => {
  const letters = fc.constantFrom('a', 'b', 'é');
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: letters, maxLength: 9 }) },
    fc
      .tuple(letters, fc.constantFrom(1000, 2500, 4094, 4095, 4096, 5000), letters)
      .map(([first, length, last]) => `${first}${'x'.repeat(length - 2)}${last}`),
  );
  const bill = fc.array(fc.tuple(fc.nat(9), value, value, value), { maxLength: 40 });
  fc.assert(
    fc.property(bill, (lines) => {
      readTwice(lines.map(([cost, account, sku, words]) => line(cost, `a${account}`, sku, words)));
    }),
    { numRuns: 100 },
  );
});

/**
 * Accounts that, were they written behind `acct` and two of 4096 bytes, would make the words' table take one text for another: the layout of
 * the memory is that of a new kernel, where the places of the next field follow on 8256 bytes of values.
 */
function forgery(): { readonly values: readonly string[]; readonly words: string } {
  const held = 'acct'.length + 2 * 4096;
  const next = 8256;
  let [words, hash, place] = ['', 0, 0];
  for (let number = 0; words === ''; number += 1) {
    const text = `Data transfer out to Internet ${String(number).padStart(6, '0')}`;
    hash = hashOf(text);
    place = hash & 255;
    const bytes = [hash, hash >>> 8, hash >>> 16, hash >>> 24].map((byte) => byte & 255);
    if (bytes.every((byte) => byte < 0x80 && byte !== 0x22) && place < 250) words = text;
  }
  const third = Buffer.alloc(4096, 0);
  const entry = next + place * 16 - held;
  third.writeUInt32LE(hash, entry);
  third.writeUInt32LE(1, entry + 4);
  third.writeUInt32LE(100, entry + 8);
  third.writeUInt32LE(words.length, entry + 12);
  third[0] = 0x33;
  const fourth = Buffer.alloc(4096, 0x20);
  fourth.write(words, next + 4096 + 100 - held - 4096, 'latin1');
  return { values: [third.toString('latin1'), fourth.toString('latin1')], words };
}

/** What the kernel calls the hash of a text of at most 64 bytes. */
function hashOf(text: string): number {
  const factor = 0x9e3779b97f4a7c15n;
  const bytes = Buffer.from(text);
  const last = bytes.length - 8;
  let hash = BigInt(bytes.length);
  for (let at = 0; at < last; at += 8) {
    hash = BigInt.asUintN(64, (hash ^ bytes.readBigUInt64LE(at)) * factor);
    hash ^= hash >> 32n;
  }
  return Number(BigInt.asUintN(64, (hash ^ bytes.readBigUInt64LE(last)) * factor) >> 32n);
}

/** Texts of sixteen bytes that the kernel hashes alike: the second half takes back what the first one did. */
function collidingTexts(count: number): string[] {
  const factor = 0x9e3779b97f4a7c15n;
  const word = (text: string): bigint =>
    new DataView(new TextEncoder().encode(text).buffer).getBigUint64(0, true);
  const texts: string[] = [];
  let wanted: bigint | undefined;
  for (let at = 0; texts.length < count; at += 1) {
    const first = at.toString(36).padStart(8, '-');
    let hash = BigInt.asUintN(64, (16n ^ word(first)) * factor);
    hash ^= hash >> 32n;
    wanted ??= hash ^ word('-middle-');
    let rest = hash ^ wanted;
    let second = '';
    for (let index = 0; index < 8; index += 1, rest >>= 8n) {
      const code = Number(rest & 0xffn);
      if (code < 0x30 || code > 0x7e) break;
      second += String.fromCharCode(code);
    }
    if (second.length === 8) texts.push(first + second);
  }
  return texts;
}
