import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInstant } from '@ancrage/base';
import fc from 'fast-check';
import { secondsOf } from './told-flow.ts';

test('an instant as most logs write it is read as any other', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2110-01-01'), noInvalidDate: true }),
      fc.constantFrom('', '.1', '.123456789'),
      (date, fraction) => {
        const text = `${date.toISOString().slice(0, 19)}${fraction}Z`;
        assert.equal(secondsOf(text), Math.floor(parseInstant(text) / 1000));
      },
    ),
  );
});

test('what is no instant is none', () => {
  for (const text of [
    '2026-02-30T00:00:00Z',
    '2026-10-05T24:00:00Z',
    '2026-10-05T00:60:00Z',
    '2026-10-05T00:00:00.Z',
    '2026-10-05T00:00:00.1xZ',
    '2026-10-05T0x:00:00Z',
    'x026-10-05T00:00:00Z',
  ])
    assert.ok(Number.isNaN(secondsOf(text)), text);
  assert.equal(secondsOf('2026-10-05T00:00:00+02:00'), 1_791_151_200);
});
