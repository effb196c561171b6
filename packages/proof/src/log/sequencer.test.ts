import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { equalBytes, joinBytes, utf8 } from './bytes.ts';
import { journalHead, journalRecord, readJournal } from './journal.ts';
import { EMPTY_ROOT } from './merkle-hash.ts';
import { Sequencer } from './sequencer.ts';
import { EMPTY_EDGE, growTree, rootOfEdge } from './tree-edge.ts';

const BASE = { origin: 'log.example/1', size: 0, root: EMPTY_ROOT };

type Step = 'submit' | 'commit' | 'committed' | 'publish' | 'published';
const steps = fc.array(
  fc.constantFrom<Step>('submit', 'submit', 'commit', 'committed', 'publish', 'published'),
  {
    maxLength: 200,
  },
);

test('in whatever order things end, indexes follow one another and each tree holds what was told', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 5 }), (walk, entries) => {
      const sequencer = new Sequencer<number>(EMPTY_EDGE, [], { entries, bytes: 50 });
      const durable: Uint8Array[] = [];
      const told = new Map<number, number>();
      let submitted = 0;
      let pending: readonly Uint8Array[] | undefined;
      let shown = 0;
      for (const step of walk) {
        if (step === 'submit') {
          sequencer.submit(utf8(`entry ${submitted}`), submitted);
          submitted++;
        } else if (step === 'commit') {
          const commit = sequencer.nextCommit();
          if (commit === undefined) continue;
          assert.equal(pending, undefined);
          assert.equal(commit.first, durable.length);
          assert.ok(commit.entries.length <= entries);
          pending = commit.entries;
        } else if (step === 'committed') {
          durable.push(...(pending ?? []));
          pending = undefined;
          for (const { caller, index } of sequencer.committed()) {
            assert.ok(!told.has(caller) && index === told.size);
            assert.ok(equalBytes(durable[index]!, utf8(`entry ${caller}`)));
            told.set(caller, index);
          }
        } else if (step === 'publish') {
          const publication = sequencer.nextPublication();
          if (publication === undefined) continue;
          assert.equal(publication.from, shown);
          assert.equal(publication.edge.size, durable.length);
          assert.ok(equalBytes(publication.root, rootOfEdge(growTree(EMPTY_EDGE, durable).edge)));
          assert.equal(sequencer.nextPublication(), undefined);
        } else {
          sequencer.published();
          shown = sequencer.publishedSize;
        }
        assert.equal(sequencer.size, durable.length);
      }
    }),
  );
});

test('a machine that stopped asks for nothing more, and says who cannot know and who was refused', () => {
  const sequencer = new Sequencer<string>(EMPTY_EDGE);
  sequencer.submit(utf8('a'), 'a');
  assert.equal(sequencer.nextCommit()!.entries.length, 1);
  sequencer.submit(utf8('b'), 'b');
  assert.deepEqual(sequencer.stop(), { unknown: ['a'], refused: ['b'] });
  sequencer.submit(utf8('c'), 'c');
  assert.deepEqual([sequencer.nextCommit(), sequencer.nextPublication()], [undefined, undefined]);
  assert.equal(sequencer.size, 0);
});

test('batches are bounded in bytes, but an entry alone always goes', () => {
  const sequencer = new Sequencer<number>(EMPTY_EDGE, [], { entries: 10, bytes: 5 });
  for (const [caller, size] of [9, 2, 2, 2].entries()) sequencer.submit(new Uint8Array(size), caller);
  const sizes = [];
  for (let commit = sequencer.nextCommit(); commit; commit = sequencer.nextCommit()) {
    sizes.push(commit.entries.length);
    sequencer.committed();
  }
  assert.deepEqual(sizes, [1, 2, 1]);
});

/** A journal of batches, as bytes, with where each record ends. */
function written(batches: readonly number[]): { bytes: Uint8Array; ends: number[]; entries: Uint8Array[] } {
  const head = journalHead(BASE);
  let { chain } = head;
  const parts = [head.bytes];
  const entries: Uint8Array[] = [];
  const ends = [head.bytes.length];
  for (const count of batches) {
    const batch = Array.from({ length: count }, (_, i) => utf8(`entry ${entries.length + i}`));
    const record = journalRecord(entries.length, batch, chain);
    entries.push(...batch);
    chain = record.chain;
    parts.push(record.bytes);
    ends.push(ends.at(-1)! + record.bytes.length);
  }
  return { bytes: joinBytes(parts), ends, entries };
}

test('wherever a journal is cut, all whole records before are read, and nothing else', () => {
  const { bytes, ends, entries } = written([1, 3, 0, 2]);
  for (let cut = ends[0]!; cut <= bytes.length; cut++) {
    const journal = readJournal(bytes.subarray(0, cut));
    const whole = ends.filter((end) => end <= cut).length - 1;
    const count = [0, 1, 4, 4, 6][whole]!;
    assert.equal(journal.entries.length, count, String(cut));
    assert.ok(journal.entries.every((entry, i) => equalBytes(entry, entries[i]!)));
    assert.equal(journal.torn, cut - ends[whole]!);
  }
  for (let cut = 0; cut < ends[0]!; cut++)
    assert.throws(() => readJournal(bytes.subarray(0, cut)), { code: /JOURNAL_DAMAGED|CHECKPOINT_SYNTAX/ });
});

test('zeros after the last record, as a file system may leave them, are a torn end', () => {
  const { bytes } = written([2, 2]);
  const journal = readJournal(joinBytes([bytes, new Uint8Array(5000)]));
  assert.deepEqual([journal.entries.length, journal.torn], [4, 5000]);
});

test('a record changed amid others is damage, never taken for a torn end', () => {
  const { bytes, ends } = written([2, 2, 2]);
  for (let at = ends[0]! + 4; at < ends[1]! - 32; at++) {
    const changed = Uint8Array.from(bytes);
    changed[at]! ^= 1;
    assert.throws(() => readJournal(changed), { code: 'JOURNAL_DAMAGED' }, String(at));
  }
});
