import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeclaredParties } from './declared-parties.ts';
import type { FlowPlace } from './flow-places.ts';
import { FlowSink } from './flow-sink.ts';
import { flowSetup, placedSpace, sideOfCell, sides } from './flow-space.ts';
import { packedRanges } from './packed-ranges.ts';
import { packPlaces } from './place-list.ts';

const placedIn = (country: string): FlowPlace => ({
  certainty: 'placed',
  country,
  layer: 'operator',
  file: 'ranges.json',
});

/** Sides on which the rows of two flows are, one after another, with ranges of IPv4 and their places. */
function sidesWith(v4Starts: number[], v4Values: number[], places: FlowPlace[]): string[] {
  const ranges = {
    v4Starts: Uint32Array.from(v4Starts),
    v4Values: Int32Array.from(v4Values),
    v6Starts: new Uint32Array(0),
    v6Values: new Int32Array(0),
  };
  const setup = flowSetup(
    [{ prefix: '10.0.0.0/8', group: 1 }],
    { places: packPlaces(places), ranges, packed: packedRanges(ranges) },
    'CA',
    new DeclaredParties([]),
  );
  const sink = new FlowSink(placedSpace(setup));
  for (const peer of [0x0d000001, 0x0d000201]) sink.flow4(0x0a000001, peer, 100, 500_000, 0);
  const { keys, tags } = sink.part().v4;
  return [...keys.keys()].sort((a, b) => keys[a]! - keys[b]!).map((row) => sides[sideOfCell(tags[row]!)]!);
}

test('a process may have one setup after another: each tells its own sides', () => {
  assert.deepEqual(sidesWith([0, 0x0d000000, 0x0e000000], [-1, 0, -1], [placedIn('CA')]), [
    'inside',
    'inside',
  ]);
  // One entry and one place more: rows stand where they stood before, places do not.
  const places = [placedIn('CA'), placedIn('US')];
  assert.deepEqual(sidesWith([0, 0x0d000000, 0x0d000100, 0x0e000000], [-1, 0, 1, -1], places), [
    'inside',
    'outside',
  ]);
});
