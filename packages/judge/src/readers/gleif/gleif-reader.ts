import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Reading } from '../../reading/reading.ts';
import { UNNAMED_EVIDENCE } from '../../reading/taken-facts.ts';
import { byStart } from '../by-start.ts';
import { CsvRecordStream } from '../csv-record-stream.ts';
import { csvRecords } from '../csv-records.ts';
import type { CsvRecord } from '../csv-records.ts';
import { itemWays } from '../item-reader.ts';
import type { Head, Reader, ReadingStream } from '../reader.ts';
import { wholeOrStream } from '../whole-or-stream.ts';
import { GleifFacts } from './gleif-facts.ts';
import { GleifListing, gleifNotation } from './gleif-listing.ts';
import { goldenCopyRows, isGoldenCopyHeader } from './golden-copy-csv.ts';
import type { GoldenCopyRows } from './golden-copy-csv.ts';

/**
 * Global LEI data (GLEIF): who an entity is (level 1), who consolidates it in its accounts (level 2), and why no parent is
 * reported (exceptions). Golden copies and deltas in CSV or JSON, and answers of the API, one after another. XML is not read.
 */
export const gleifReader: Reader = {
  format: 'gleif',
  recognise: ({ text }: Head) => (/^\s*\{/.test(text) ? isGleifJson(text) : isGoldenCopyHeader(text)),
  read: (bytes, { evidence }) => read(bytes, evidence),
  open: () => byStart(stream),
};

function isGleifJson(text: string): boolean {
  return (
    (/^\s*\{\s*"(?:records|relations|exceptions)"\s*:\s*\[/.test(text) &&
      /"(?:LEI|NodeID)"\s*:\s*\{\s*"\$"/.test(text)) ||
    /"type"\s*:\s*"(?:lei-records|relationship-records|reporting-exceptions)"/.test(text)
  );
}

const json = itemWays(gleifNotation, (evidence) => new GleifListing(evidence));

function read(bytes: Uint8Array, evidence: Digest): Reading {
  if (isJson(bytes)) return json.read(bytes, evidence);
  const copy = new GoldenCopy(evidence);
  for (const record of csvRecords(bytes)) copy.add(record);
  return copy.end();
}

function stream(start: Uint8Array): ReadingStream {
  return wholeOrStream(isJson(start) ? json.stream() : csvStream(), read);
}

function isJson(bytes: Uint8Array): boolean {
  return bytes.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) === 0x7b;
}

/** A golden copy in CSV, record by record. */
class GoldenCopy {
  readonly facts: GleifFacts;
  #rows: GoldenCopyRows | undefined;

  constructor(evidence: Digest) {
    this.facts = new GleifFacts(evidence);
  }

  add(record: CsvRecord): void {
    if (this.#rows === undefined) {
      this.#rows = goldenCopyRows(record.fields);
      this.facts.version(this.#rows.version);
    } else this.facts.add(this.#rows.recordOf(record));
  }

  end(): Reading {
    if (this.#rows === undefined) throw new JudgeError('READ_SYNTAX', { line: 1, problem: 'empty file' });
    return this.facts.close();
  }
}

function csvStream(): ReadingStream {
  const copy = new GoldenCopy(UNNAMED_EVIDENCE);
  const records = new CsvRecordStream(',', (record) => copy.add(record));
  return {
    push: (piece) => records.push(piece),
    take: () => copy.facts.reading.take(),
    end(evidence): Reading {
      records.end();
      copy.facts.reading.identify(evidence);
      return copy.end();
    },
  };
}
