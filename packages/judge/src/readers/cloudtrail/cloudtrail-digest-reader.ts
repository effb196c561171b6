import {
  formatInstant,
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
import { unpacked, unpackedHead } from '../gzip-bytes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';

/** A digest file lists the log files of one hour; the largest seen are far below this. */
const MAX_DIGEST_BYTES = 32 * 1024 * 1024;

/**
 * A digest file of AWS CloudTrail ("log file validation"): one link for each log file that it covers, or one with an
 * empty `file` where the hour had none. All its hashes are SHA-256 of *unpacked* contents, hexadecimal; so is ours of the
 * digest file itself. Source: AWS CloudTrail User Guide, "CloudTrail digest file structure". The RSA signature lies in
 * the metadata of the stored object, not in the file, and is not checked.
 */
export const cloudtrailDigestReader: Reader = {
  format: 'cloudtrail-digest',
  recognise: (head: Head) => isDigestFile(head.text) || isDigestFile(unpackedHead(head.bytes)),
  read: readDigest,
};

function isDigestFile(text: string): boolean {
  return (
    /^[\ufeff\s]*\{/.test(text) && /"digestStartTime"\s*:/.test(text) && /"digestS3Object"\s*:/.test(text)
  );
}

function readDigest(bytes: Uint8Array, hint: ReadHint): Reading {
  const content = unpacked(bytes, MAX_DIGEST_BYTES);
  const root = new JsonCursor(openStrictJson(content, { maxBytes: MAX_DIGEST_BYTES }));
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'cloudtrail-digest', version: '1' });
  const previous = hashAt(root, 'previousDigestHashValue', 'previousDigestHashAlgorithm');
  const [from, to] = [instantAt(root, 'digestStartTime'), instantAt(root, 'digestEndTime')];
  if (to < from) throw shape(root, 'digestEndTime', 'before digestStartTime');
  const link = {
    system: required(root, 'awsAccountId'),
    chain: chainOf(required(root, 'digestS3Object')),
    digest: sha256Hex(content),
    ...(previous === undefined ? {} : { previous }),
    from: formatInstant(from),
    to: formatInstant(to),
  };
  reading.observedAt(link.to);
  const logs = root.get('logFiles');
  if (!logs?.isArray()) throw shape(root, 'logFiles', 'not a list');
  const files = logs.items();
  reading.records(files.length, files.length);
  if (files.length === 0) reading.add('log-digest', { ...link, file: '' }, { pointer: logs.pointer });
  for (const log of files) {
    const file = hashAt(log, 'hashValue', 'hashAlgorithm');
    if (file === undefined) throw shape(log, 'hashValue', 'no hash');
    reading.add('log-digest', { ...link, file }, { pointer: log.pointer });
  }
  return reading.build();
}

/**
 * Region and trail, from `…/<account>_CloudTrail-Digest_<region>_<trail>_<home region>_<time>.json.gz`: each has its own
 * chain. Digests made up later for late log files end in `_backfill` and stand apart.
 */
function chainOf(object: string): string {
  const name = object.slice(object.lastIndexOf('/') + 1);
  const match = /^\d+_CloudTrail-Digest_(.+)_\d{8}T\d{6}Z(_backfill)?\.json(?:\.gz)?$/.exec(name);
  return match === null ? '' : `${match[1]}${match[2] ?? ''}`;
}

/** A SHA-256 in lower case; undefined where the field is null or absent, as in the first digest of a chain. */
function hashAt(cursor: JsonCursor, field: string, algorithmField: string): string | undefined {
  const value = cursor.get(field);
  if (value === undefined || value.isNull()) return undefined;
  const algorithm = cursor.get(algorithmField)?.string() ?? '';
  if (algorithm !== 'SHA-256')
    throw shape(cursor, algorithmField, `not SHA-256: ${quoteForError(algorithm, 40)}`);
  const hash = value.string()?.toLowerCase() ?? '';
  if (!/^[0-9a-f]{64}$/.test(hash)) throw shape(cursor, field, 'not a SHA-256 in hexadecimal');
  return hash;
}

function instantAt(root: JsonCursor, field: string): number {
  try {
    return parseInstant(required(root, field));
  } catch (error) {
    if (!isBaseError(error)) throw error;
    throw shape(root, field, 'not an instant');
  }
}

function required(root: JsonCursor, field: string): string {
  const text = root.get(field)?.string();
  if (text) return text;
  throw shape(root, field, 'no text');
}

function shape(cursor: JsonCursor, field: string, problem: string): JudgeError {
  return new JudgeError('READ_SHAPE', { line: 1, path: `${cursor.pointer}/${field}`, problem });
}
