import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareText } from '@ancrage/base';
import fc from 'fast-check';
import { oddities } from './flow-part.ts';
import type { FlowPart } from './flow-part.ts';
import { FlowSink } from './flow-sink.ts';
import { UNTOLD } from './flow-way.ts';
import { joinedParts } from './joined-parts.ts';
import { OwnNetworks } from './own-networks.ts';

function sink(): FlowSink {
  return new FlowSink({
    own: new OwnNetworks([{ prefix: '10.0.0.0/16', group: 2 }], 0),
    hourTag: () => 0,
    mask: -1,
    told4: (_address, tag) => tag,
    told6: (_a, _b, _c, _d, tag) => tag,
    hourly: true,
  });
}

const HOUR = 497_544;
const flow = fc.record({
  peer: fc.nat(3),
  bytes: fc.oneof(fc.bigInt(0n, 1000n), fc.bigInt(2n ** 50n, 2n ** 53n), fc.bigInt(0n, 2n ** 63n)),
  hour: fc.nat(12),
  face: fc.constantFrom('a', 'b', 'c'),
  rate: fc.constantFrom(1, 1, 1, 0, 100),
  odd: fc.option(fc.constantFrom(...oddities), { nil: undefined }),
});

/** All but rows, hours in their order. */
function told({ hours, hoursBeyond, coverage, counts, oddities: odd }: FlowPart): unknown {
  const sums = new Map<string, bigint>();
  const add = (hour: number, number: number, bytes: bigint): unknown =>
    sums.set(`${hour} ${number}`, (sums.get(`${hour} ${number}`) ?? 0n) + bytes);
  for (const [hour, few] of hours)
    for (const [number, bytes] of few.entries()) if (bytes !== 0) add(hour, number, BigInt(bytes));
  for (const [hour, number, bytes] of hoursBeyond) if (bytes !== 0n) add(hour, number, bytes);
  return { sums: [...sums].sort(([a], [b]) => compareText(a, b)), coverage, counts, odd };
}

test('parts joined without their rows come to what a sink comes to that takes them all', () => {
  fc.assert(
    fc.property(fc.array(fc.array(flow, { maxLength: 12 }), { minLength: 1, maxLength: 3 }), (parts) => {
      const given = parts.map((flows) => {
        const one = sink();
        for (const [line, { peer, bytes, hour, face, rate, odd }] of flows.entries()) {
          one.record();
          const at = HOUR + hour;
          one.span(at * 3600, at * 3600 + 60);
          const id = one.coverage.interfaceOf(face);
          one.cover(id, at * 3600, at * 3600 + 4000, rate === 0);
          if (rate !== 1) one.sample(id, at, at * 3600 + 60, rate);
          if (odd !== undefined) one.odd(odd, line + 1, at);
          const [from, to] = [
            Int32Array.of(0, 0, 0, 0x0a00_0001),
            Int32Array.of(0, 0, 0, 0x0808_0800 + peer),
          ];
          one.flow(from, to, true, bytes, at, UNTOLD);
        }
        return one.part();
      });
      const whole = sink();
      for (const part of given) whole.absorb(part);
      const joined = joinedParts(given);
      assert.deepEqual(told(joined), told(whole.part()));
      assert.equal(joined.v4.tags.length + joined.v6.tags.length, 0);
    }),
    { numRuns: 100 },
  );
});
