import { isBaseError, parseInstant, quoteForError, sha256Hex } from '@ancrage/base';
import type { Digest, JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { UNNAMED_EVIDENCE } from '../../reading/taken-facts.ts';
import { LogPeriods } from '../access-log/log-periods.ts';
import { SessionTable } from '../access-log/session-table.ts';
import { unpacked, unpackedHead } from '../gzip-bytes.ts';
import { readContent } from '../item-reader.ts';
import { ItemStream } from '../item-stream.ts';
import type { ItemListing, ItemNotation, JsonEntry } from '../item-stream.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { wholeOrStream } from '../whole-or-stream.ts';
import { trailEntry } from './trail-event.ts';

/**
 * A log file of AWS CloudTrail, packed as delivered or unpacked. Its digest files name it by the SHA-256 of its unpacked
 * content, which the period carries so that `log-chain.ts` can join them.
 */
export const cloudtrailReader: Reader = {
  format: 'cloudtrail',
  recognise: (head: Head) => isTrail(head.text) || isTrail(unpackedHead(head.bytes)),
  read,
  open: () =>
    wholeOrStream(new ItemStream(new TrailFile(UNNAMED_EVIDENCE), NOTATION), (bytes, evidence) =>
      read(bytes, { evidence }),
    ),
};

function isTrail(text: string): boolean {
  return (
    /^[\ufeff\s]*\{\s*"Records"\s*:\s*\[\s*\{/.test(text) &&
    /"eventSource"\s*:/.test(text) &&
    /"(?:userIdentity|recipientAccountId)"\s*:/.test(text)
  );
}

const NOTATION: ItemNotation = {
  notation: 'one',
  isList: (path) => path.length === 1 && path[0] === 'Records',
  leadsToList: (path) => path.length === 0,
};

function read(bytes: Uint8Array, { evidence }: Pick<ReadHint, 'evidence'>): Reading {
  const content = unpacked(bytes);
  return readContent(content, NOTATION, new TrailFile(evidence, sha256Hex(content)), evidence);
}

/** A log file, record by record. */
class TrailFile implements ItemListing {
  readonly reading: ReadingBuilder;
  /** SHA-256 of the unpacked content; undefined where it is that of the file. */
  readonly #contentDigest: string | undefined;
  readonly #sessions = new SessionTable();
  readonly #periods = new LogPeriods();
  #version = '';
  #skipped = 0;
  #records = 0;

  constructor(evidence: Digest, contentDigest?: string) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'cloudtrail', version: '1' });
    this.#contentDigest = contentDigest;
  }

  read({ cursor: record, list }: JsonEntry): void {
    if (list === undefined) {
      if (!record.isObject() || record.keys().join(' ') !== 'Records')
        throw shape(record, 'Records', 'not one JSON object {"Records": […]}');
      return;
    }
    const ms = timeOf(record);
    const system = accountOf(record);
    this.#records += 1;
    this.#version = record.get('eventVersion')?.string() ?? this.#version;
    this.#periods.see(system, ms);
    const entry = trailEntry(record);
    if (entry === undefined) this.#skipped += 1;
    else this.#sessions.add({ system, ms, line: this.#records, ...entry });
  }

  end(evidence: Digest): Reading {
    const { reading } = this;
    reading.version(quoteForError(this.#version, 20) || '1');
    reading.records(this.#records, this.#records - this.#skipped);
    if (this.#skipped > 0) reading.note('SKIPPED_RECORDS', { pointer: '/Records' }, { count: this.#skipped });
    this.#sessions.addTo(reading);
    this.#periods.addTo(reading, { contentDigest: this.#contentDigest ?? evidence.slice('sha256:'.length) });
    return reading.build();
  }
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
