import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FlowSink, placedSpace, sumLists } from '@ancrage/judge/flow-engine';
import { DeclaredParties, flowSetup, placeAddresses } from '@ancrage/judge/flows';
import type { FlowThread } from './flow-thread.ts';
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

// Rows of one share after another crowded in a part of the table: it took minutes once.
test('more rows than are told apart are put together in time, to what one part comes to', {
  timeout: 100_000,
}, async () => {
  const most = 300_000;
  const [one, other, whole] = [1, 2, 3].map(() => new FlowSink(placedSpace(setup), most, most));
  for (let flow = 0; flow < 480_000; flow += 1) {
    const peer = 0x10000000 + (Math.imul(flow, 0x9e3779b1) % 0x40000000);
    for (const sink of [whole!, flow % 2 === 0 ? one! : other!]) sink.flow4(0x0a000001, peer, 3, 500_000, 0);
  }
  const parts = [one!.packedPart(2), other!.packedPart(2)];
  const thread: Pick<FlowThread, 'sum'> = {
    sum: async (share) => Promise.resolve({ share, summed: sumLists(share, setup.undeclared) }),
  };
  const { part } = await sumParts(parts, { setup, mostRows: most }, [thread], one!.room, undefined);
  assert.ok(part.v4.level > 0);
  assert.deepEqual(part.v4, whole!.part().v4);
});
