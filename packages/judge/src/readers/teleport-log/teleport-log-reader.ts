import { JsonCursor, parseJsonLines } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { LogPeriods } from '../access-log/log-periods.ts';
import { SessionTable } from '../access-log/session-table.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { clusterOf, teleportEntry, timeOf } from './teleport-event.ts';

const MAX_EVENT_BYTES = 1024 * 1024;

/**
 * The audit log of Teleport, one JSON event per line, as its authentication service writes it to `log/events.log` or as
 * the event handler exports it. One log speaks for all machines behind a cluster, so the period is the cluster's.
 */
export const teleportLogReader: Reader = {
  format: 'teleport-log',
  recognise: ({ text }: Head) =>
    /^[\ufeff\s]*\{/.test(text) &&
    /"event"\s*:\s*"[a-z_]+(?:[.-][a-z_.-]+)?"/.test(text) &&
    /"code"\s*:\s*"T[A-Z0-9]{2,6}[IWE]"/.test(text) &&
    /"uid"\s*:/.test(text),
  read: readTeleportLog,
};

function readTeleportLog(bytes: Uint8Array, hint: ReadHint): Reading {
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'teleport-log', version: 'json' });
  const sessions = new SessionTable();
  const periods = new LogPeriods();
  let lines = 0;
  let skipped = 0;
  let unread = 0;
  let firstUnread = 0;
  for (const entry of parseJsonLines(bytes, { maxBytes: MAX_EVENT_BYTES })) {
    lines += 1;
    const event = 'value' in entry ? new JsonCursor(entry.value) : undefined;
    const ms = event === undefined ? undefined : timeOf(event);
    if (event === undefined || ms === undefined) {
      unread += 1;
      firstUnread ||= entry.line;
      continue;
    }
    periods.see(clusterOf(event), ms);
    const entered = teleportEntry(event);
    if (entered === undefined) skipped += 1;
    else sessions.add({ ms, line: entry.line, ...entered });
  }
  if (periods.latest === -Infinity)
    throw new JudgeError('READ_SHAPE', {
      line: firstUnread || 1,
      path: 'time',
      problem: 'no event with a date',
    });
  reading.records(lines, lines - skipped - unread);
  if (skipped > 0) reading.note('SKIPPED_RECORDS', { pointer: '' }, { count: skipped });
  if (unread > 0) reading.note('SKIPPED_RECORDS', { line: firstUnread }, { count: unread });
  sessions.addTo(reading);
  // A line that cannot be read may have been an entry: the log is interrupted there.
  periods.addTo(reading, { gaps: unread });
  return reading.build();
}
