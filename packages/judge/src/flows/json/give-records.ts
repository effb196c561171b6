import type { FlowSink } from '../flow-sink.ts';
import { RECORD_BYTES, START_WORD, WIDE_BYTES, WIDE_START } from '../machine/line-memory.ts';
import type { RecordEngine } from './record-engine.ts';
import { REJECTED, REPEATED } from './shape-memory.ts';

const [RECORD_WORDS, WIDE_WORDS] = [RECORD_BYTES / 4, WIDE_BYTES / 4];

/** Gives the sink what the engine has read since it was last asked; `interfaceName`: of all records, where they name none. Says whether there is a flow. */
export function giveRecords(
  engine: RecordEngine,
  sink: FlowSink,
  interfaceName: string | undefined,
): boolean {
  for (const [word, what] of [
    [REPEATED, 'repeated'],
    [REJECTED, 'rejected'],
  ] as const) {
    const count = engine.takeCount(word);
    sink.record(count);
    for (let left = count; left > 0; left -= 1) sink.count(what);
  }
  const { records, sizes, backs, backSizes, wide, wideSizes, wideBacks, wideBackSizes } = engine;
  const [count, wideCount] = [engine.count(), engine.wideCount()];
  const [backCount, wideBackCount] = [engine.backCount(), engine.wideBackCount()];
  if (count + wideCount === 0) return false;
  const nameless = interfaceName === undefined ? -1 : sink.coverage.interfaceOf(interfaceName);
  sink.take4(records, sizes, count, nameless);
  sink.take6(wide, wideSizes, wideCount, nameless);
  sink.take4(backs, backSizes, backCount, nameless);
  sink.take6(wideBacks, wideBackSizes, wideBackCount, nameless);
  // Ways back are of records that are counted already.
  sink.record(-backCount - wideBackCount);
  uncount(sink, backs, START_WORD, RECORD_WORDS, backCount * RECORD_WORDS);
  uncount(sink, wideBacks, WIDE_START, WIDE_WORDS, wideBackCount * WIDE_WORDS);
  return true;
}

/** Takes records back from the counts of their hours; those of one hour mostly follow one another. */
function uncount(sink: FlowSink, records: Int32Array, from: number, step: number, to: number): void {
  for (let at = from; at < to; ) {
    const hour = hourOf(records[at]!);
    let count = 0;
    for (; at < to && hourOf(records[at]!) === hour; at += step) count += 1;
    sink.coverage.count(hour, -count);
  }
}

/** The hour of a second that is written as 32 bits. */
export function hourOf(second: number): number {
  return Math.floor((second >>> 0) / 3600);
}
