import { JsonCursor, openStrictJson, parseJsonLines } from '@ancrage/base';
import type { JsonTape } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { LineTime } from '../access-log/line-time.ts';
import { forEachLine, lineText } from '../access-log/log-lines.ts';
import { LogPeriods } from '../access-log/log-periods.ts';
import { SessionTable } from '../access-log/session-table.ts';
import { jsonItems } from '../json-items.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { guacamoleEntry } from './guacamole-message.ts';
import { historyRecord } from './history-record.ts';

/** The gateway's name where the file does not tell one. */
const GATEWAY = 'guacamole';
const MAX_RECORD_BYTES = 1024 * 1024;
/** The API gives at most this many records at once (`MAXIMUM_HISTORY_SIZE` of its source). */
const MAX_ANSWER = 1000;

/**
 * Apache Guacamole: the web application's log, each line with a full date (`journalctl -o short-iso`, `docker logs
 * --timestamps`), or the history of logins or connections from its REST API, as an array or as JSON lines.
 */
export const guacamoleLogReader: Reader = {
  format: 'guacamole-log',
  recognise: ({ text }: Head) => isHistory(text) || isApplicationLog(text),
  read: (bytes, hint) => (isHistory(lineText(bytes, 0, bytes.length)) ? readHistory : readLog)(bytes, hint),
};

/** Lengths are bounded, as a head made for it would otherwise take quadratic time. */
function isApplicationLog(text: string): boolean {
  return (
    /\b(?:o(?:rg)?\.a(?:pache)?\.g(?:uacamole)?\.)[\w.]{1,100} /.test(text) ||
    /\s- (?:User "[^\n]{1,300}? successfully authenticated from |Authentication attempt from [^\n]{2,300}? for user ")/.test(
      text,
    )
  );
}

/** Decides by the first record, within the bytes that `lineText` decodes. */
function isHistory(text: string): boolean {
  const first = /^[\ufeff\s]*(?:\[\s*)?(\{.{0,4000})/s.exec(text)?.[1] ?? '';
  return ['startDate', 'remoteHost', 'username', 'active'].every((field) => first.includes(`"${field}"`));
}

function readHistory(bytes: Uint8Array, hint: ReadHint): Reading {
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'guacamole-log', version: 'history' });
  const sessions = new SessionTable();
  const periods = new LogPeriods();
  const order = { records: 0, rising: true, falling: true, last: NaN };
  let unread = 0;
  for (const { line, value } of historyValues(bytes)) {
    const record = value === undefined ? undefined : historyRecord(new JsonCursor(value));
    if (record === undefined) {
      unread += 1;
      continue;
    }
    const { connection, identity, source, start, end } = record;
    order.records += 1;
    if (start < order.last) order.rising = false;
    if (start > order.last) order.falling = false;
    order.last = start;
    periods.see(GATEWAY, start);
    if (end !== undefined) periods.see(GATEWAY, end);
    sessions.add({ system: connection ?? GATEWAY, identity, source, ms: start, outcome: 'opened', line });
  }
  reading.records(order.records + unread, order.records);
  if (unread > 0) reading.note('SKIPPED_RECORDS', { pointer: '' }, { count: unread });
  sessions.addTo(reading);
  // A full answer in no order of time may leave out any record; in order, it leaves out those before or after only.
  const cut = order.records === MAX_ANSWER && !order.rising && !order.falling;
  periods.addTo(reading, { gaps: unread + (cut ? 1 : 0) });
  return reading.build();
}

/** Each record with its line or number from 1; undefined for a line that is no JSON. */
function* historyValues(bytes: Uint8Array): Generator<{ line: number; value: JsonTape | undefined }> {
  if (/^[\ufeff\s]*\[/.test(lineText(bytes, 0, bytes.length))) {
    for (const item of jsonItems(bytes))
      yield { line: item.index + 1, value: openStrictJson(item.bytes, { maxBytes: MAX_RECORD_BYTES }) };
    return;
  }
  for (const entry of parseJsonLines(bytes, { maxBytes: MAX_RECORD_BYTES }))
    yield { line: entry.line, value: 'value' in entry ? entry.value : undefined };
}

function readLog(bytes: Uint8Array, hint: ReadHint): Reading {
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'guacamole-log', version: 'log' });
  const sessions = new SessionTable();
  const periods = new LogPeriods();
  const time = new LineTime();
  const undated = { count: 0, firstLine: 0 };
  let skipped = 0;
  let lines = 0;
  forEachLine(bytes, (start, end, line) => {
    lines += 1;
    const dated = time.read(bytes, start, end) === 'dated';
    const { host, words } = splitPrefix(lineText(bytes, dated ? time.end : start, end));
    const entry = guacamoleEntry(words);
    if (dated) periods.see(host ?? GATEWAY, time.ms);
    if (entry === undefined) skipped += 1;
    else if (dated) sessions.add({ system: host ?? GATEWAY, ms: time.ms, line, ...entry });
    else {
      undated.count += 1;
      undated.firstLine ||= line;
    }
  });
  if (periods.latest === -Infinity) throw withoutDates(undated.firstLine || 1);
  reading.records(lines, lines - skipped - undated.count);
  if (undated.count > 0)
    reading.note('TIME_WITHOUT_YEAR', { line: undated.firstLine }, { count: undated.count });
  if (skipped > 0) reading.note('SKIPPED_RECORDS', { pointer: '' }, { count: skipped });
  sessions.addTo(reading);
  periods.addTo(reading, { gaps: undated.count > 0 ? 1 : 0 });
  return reading.build();
}

/** ` host tomcat10[811]: …` of the journal; docker and Logback's own dates name no host. */
function splitPrefix(text: string): { host: string | undefined; words: string } {
  const match = /^ (\S{1,255}) [\w@./-]{1,64}\[\d+\]: /.exec(text);
  return match === null
    ? { host: undefined, words: text }
    : { host: match[1], words: text.slice(match[0].length) };
}

function withoutDates(line: number): JudgeError {
  const problem =
    "no date with its time zone; export with: journalctl -o short-iso, docker logs --timestamps, or the pattern %d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} in logback.xml";
  return new JudgeError('READ_SHAPE', { line, path: 'date', problem });
}
