import {
  isBaseError,
  JsonCursor,
  parseInstant,
  openStrictJson,
  quoteForError,
  sha256Hex,
} from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { LogPeriods } from '../access-log/log-periods.ts';
import { SessionTable } from '../access-log/session-table.ts';
import { unpacked, unpackedHead } from '../gzip-bytes.ts';
import { jsonItems } from '../json-items.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { trailEntry } from './trail-event.ts';

/**
 * A log file of AWS CloudTrail, packed as delivered or unpacked. Its digest files name it by the SHA-256 of its unpacked
 * content, which the period carries so that `log-chain.ts` can join them.
 */
export const cloudtrailReader: Reader = {
  format: 'cloudtrail',
  recognise: (head: Head) => isTrail(head.text) || isTrail(unpackedHead(head.bytes)),
  read: readTrail,
};

function isTrail(text: string): boolean {
  return (
    /^[\ufeff\s]*\{\s*"Records"\s*:\s*\[\s*\{/.test(text) &&
    /"eventSource"\s*:/.test(text) &&
    /"(?:userIdentity|recipientAccountId)"\s*:/.test(text)
  );
}

function readTrail(bytes: Uint8Array, hint: ReadHint): Reading {
  const content = unpacked(bytes);
  const sessions = new SessionTable();
  const periods = new LogPeriods();
  let version = '';
  let skipped = 0;
  let records = 0;
  for (const item of jsonItems(content, 'Records')) {
    const record = new JsonCursor(openStrictJson(item.bytes), `/Records/${item.index}`);
    const ms = timeOf(record);
    const system = accountOf(record);
    records += 1;
    version = record.get('eventVersion')?.string() ?? version;
    periods.see(system, ms);
    const entry = trailEntry(record);
    if (entry === undefined) skipped += 1;
    else sessions.add({ system, ms, line: item.index + 1, ...entry });
  }
  const reading = new ReadingBuilder({
    id: hint.evidence,
    format: 'cloudtrail',
    version: quoteForError(version, 20) || '1',
  });
  reading.records(records, records - skipped);
  if (skipped > 0) reading.note('SKIPPED_RECORDS', { pointer: '/Records' }, { count: skipped });
  sessions.addTo(reading);
  periods.addTo(reading, { contentDigest: sha256Hex(content) });
  return reading.build();
}

/** The account that the record was delivered to; the caller's where an old record does not say. */
function accountOf(record: JsonCursor): string {
  const account =
    record.get('recipientAccountId')?.string() || record.path('userIdentity', 'accountId')?.string();
  if (account) return account;
  throw shape(record, 'recipientAccountId', 'no account');
}

function timeOf(record: JsonCursor): number {
  const text = record.get('eventTime')?.string() ?? '';
  try {
    return parseInstant(text);
  } catch (error) {
    if (!isBaseError(error)) throw error;
    throw shape(record, 'eventTime', `not an instant: ${quoteForError(text, 40)}`);
  }
}

function shape(record: JsonCursor, field: string, problem: string): JudgeError {
  return new JudgeError('READ_SHAPE', { line: 1, path: `${record.pointer}/${field}`, problem });
}
