import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FlowSink, placedSpace } from '@ancrage/judge/flow-engine';
import { DeclaredParties, flowSetup, placeAddresses } from '@ancrage/judge/flows';
import { sumParts } from './sum-parts.ts';

const placed = placeAddresses([], { regionPlace: () => undefined, operators: undefined });
const setup = flowSetup([], placed, 'CA', new DeclaredParties([]));
const work = { setup, mostRows: 1000 };

function partOf(peer: number): ReturnType<FlowSink['packedPart']> & { room: WebAssembly.Memory } {
  const sink = new FlowSink(placedSpace(setup));
  sink.flow4(0x0a000001, peer, 3, 500_000, 0);
  return { ...sink.packedPart(2), room: sink.room };
}

test('a thread that ends before it has summed its share is told, and so is a fault of this one', async () => {
  const [own, other] = [partOf(0x01010101), partOf(0x02020202)];
  const gone = { sum: async () => Promise.reject(new Error('gone')) };
  await assert.rejects(sumParts([own, other], work, [gone], own.room, undefined), /gone/);
  const [again, too] = [partOf(0x01010101), partOf(0x02020202)];
  // Memory that cannot grow is a fault of this thread; the other one never answers.
  const silent = { sum: async () => new Promise<never>(() => undefined) };
  const room = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  await assert.rejects(sumParts([again, too], work, [silent], room, undefined), RangeError);
});
