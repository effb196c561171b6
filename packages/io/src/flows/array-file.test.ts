import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { readArrays, readTold, writeArrays } from './array-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'ancrage-arrays-'));
after(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'x.arrays');
const told = { form: 'x/1', words: 'é' };
const arrays = {
  bytes: Uint8Array.of(1, 2, 3),
  words: Uint32Array.of(4, 0xffff_ffff),
  none: new Uint16Array(0),
  signed: Int32Array.of(-1, 5),
};
writeArrays(path, told, arrays);
const whole = readFileSync(path);

test('what is written is read, whole or in part', () => {
  assert.deepEqual(readArrays(path), { told, arrays });
  assert.deepEqual(Object.keys(readArrays(path, (name) => name === 'words')!.arrays), ['words']);
  assert.deepEqual(readTold(path), told);
});

test('a file in which any bytes have changed, or that is shorter, is read as it was or not at all', () => {
  const damaged = join(folder, 'damaged.arrays');
  fc.assert(
    fc.property(
      fc.nat(whole.length - 1),
      fc.uint8Array({ minLength: 1, maxLength: 4 }),
      fc.nat(whole.length),
      (at, put, end) => {
        const bytes = Buffer.from(whole);
        bytes.set(put.subarray(0, whole.length - at), at);
        writeFileSync(damaged, bytes);
        assert.deepEqual(readArrays(damaged) ?? { told, arrays }, { told, arrays });
        assert.deepEqual(readTold(damaged) ?? told, told);
        writeFileSync(damaged, whole.subarray(0, end));
        assert.deepEqual(readArrays(damaged) ?? { told, arrays }, { told, arrays });
      },
    ),
    { numRuns: 300 },
  );
  const bytes = Buffer.from(whole);
  bytes[whole.indexOf(Buffer.from([255, 255, 255, 255]))] = 254;
  writeFileSync(damaged, bytes);
  assert.equal(readArrays(damaged), undefined);
});

test('a file from before sums were kept is read', () => {
  const words = Buffer.from(JSON.stringify({ told, arrays: [['bytes', 'Uint8Array', 3]] }));
  const start = Buffer.alloc(Math.ceil((16 + words.length) / 8) * 8);
  start.write('ANCRARR1', 'latin1');
  start.writeUInt32LE(words.length, 8);
  words.copy(start, 16);
  writeFileSync(path, Buffer.concat([start, Buffer.from([7, 8, 9, 0, 0, 0, 0, 0])]));
  assert.deepEqual(readArrays(path), { told, arrays: { bytes: Uint8Array.of(7, 8, 9) } });
});
