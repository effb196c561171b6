import { formatInstant, isBaseError, parseInstant } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { topicOf } from './check-topic.ts';
import { ocsfRecords } from './ocsf-records.ts';

type Check = FactValue<'security-check'>;

/** Compliance Finding and Detection Finding; Prowler 3 wrote the former, 4 and 5 the latter. */
const FINDING_CLASSES = new Set([2003, 2004]);

/** OCSF `time` is in milliseconds; Prowler writes seconds. No scan was made before 1973, so size tells them apart. */
const LEAST_MILLISECONDS = 100_000_000_000;

/** Findings of a Prowler scan in OCSF JSON: counted by check, result, account and region. Resources are not kept. */
export const prowlerOcsfReader: Reader = {
  format: 'prowler-ocsf',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*[[{]/.test(text) && /"class_uid"\s*:\s*\d/.test(text) && /"event_code"\s*:\s*"/.test(text),
  read: readScan,
};

function readScan(bytes: Uint8Array, hint: ReadHint): Reading {
  const records = [...ocsfRecords(bytes)];
  const version = records[0]?.cursor.path('metadata', 'version')?.string() ?? 'unknown';
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'prowler-ocsf', version });
  let skipped = 0;
  let muted = 0;
  for (const { cursor, place } of records) {
    const check = cursor.path('metadata', 'event_code')?.string();
    if (!FINDING_CLASSES.has(cursor.get('class_uid')?.integer() ?? 0) || !check) {
      skipped += 1;
      continue;
    }
    if (isMuted(cursor)) muted += 1;
    const seenAt = instantOf(cursor);
    if (seenAt !== undefined) reading.observedAt(seenAt);
    reading.add(
      'security-check',
      {
        tool: cursor.path('metadata', 'product', 'name')?.string() ?? 'unknown',
        check,
        topic: topicOf(check),
        status: statusOf(cursor),
        severity: severityOf(cursor),
        account: accountOf(cursor),
        region:
          cursor.path('cloud', 'region')?.string() ??
          cursor.path('resources', 0, 'region')?.string() ??
          'unknown',
        findings: 1,
      },
      place,
    );
  }
  if (skipped > 0) reading.note('SKIPPED_RECORDS', { pointer: '' }, { count: skipped });
  if (muted > 0) reading.note('MUTED_FINDINGS', { pointer: '' }, { count: muted });
  return reading.build();
}

/**
 * The scanner's verdict. `status` is the state of the finding in someone's workflow and says nothing of it. Whatever was
 * muted and did not pass is a failure: a mute list never softens. Any other word needs a person.
 */
function statusOf(finding: JsonCursor): Check['status'] {
  const code = finding.get('status_code')?.string()?.toUpperCase();
  if (code === 'PASS') return 'pass';
  if (code === 'FAIL' || isMuted(finding)) return 'fail';
  return 'manual';
}

/** Whether the scanned party asked its scanner to leave this finding out of the count. */
function isMuted(finding: JsonCursor): boolean {
  return (
    finding.get('status')?.string()?.toLowerCase() === 'suppressed' ||
    finding.get('status_code')?.string()?.toUpperCase() === 'MUTED' ||
    finding.path('unmapped', 'muted')?.boolean() === true
  );
}

const SEVERITIES: Readonly<Record<number, Check['severity']>> = {
  1: 'informational',
  2: 'low',
  3: 'medium',
  4: 'high',
  5: 'critical',
  6: 'critical',
};

/** By OCSF's number (6 is fatal, above critical), else by its word. */
function severityOf(finding: JsonCursor): Check['severity'] {
  const known = SEVERITIES[finding.get('severity_id')?.integer() ?? 0];
  if (known !== undefined) return known;
  const word = finding.get('severity')?.string()?.toLowerCase();
  return Object.values(SEVERITIES).find((severity) => severity === word) ?? 'unknown';
}

function accountOf(finding: JsonCursor): string {
  return (
    finding.path('cloud', 'account', 'uid')?.string() ??
    finding.path('unmapped', 'provider_uid')?.string() ??
    'unknown'
  );
}

/** `time` counts from the epoch and needs no zone; `time_dt` is taken only where it states its own. Whole seconds. */
function instantOf(finding: JsonCursor): string | undefined {
  const time = finding.get('time')?.integer();
  try {
    const milliseconds = time === undefined ? parseInstant(finding.get('time_dt')?.string() ?? '') : time;
    const scaled = time !== undefined && time < LEAST_MILLISECONDS ? time * 1000 : milliseconds;
    return formatInstant(Math.floor(scaled / 1000) * 1000);
  } catch (error) {
    if (isBaseError(error)) return undefined;
    throw error;
  }
}
