import type { JsonCursor } from '@ancrage/base';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { countUnknown } from '../known-fields.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { listedFindings } from '../security-scan/listed-findings.ts';
import { ScanFacts } from '../security-scan/scan-facts.ts';
import { scanRecords } from '../security-scan/scan-records.ts';
import { statedInstant } from '../stated-instant.ts';
import { checkOf, FINDING_FIELDS, regionsOf, severityOf, toolOf, verdictOf } from './asff-finding.ts';

/** Findings in the AWS Security Finding Format: answers of Security Hub, arrays, lines, events of EventBridge. */
export const asffReader: Reader = {
  format: 'asff',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*[[{]/.test(text) &&
    /"SchemaVersion"\s*:\s*"\d{4}-\d\d-\d\d"/.test(text) &&
    /"(?:ProductArn|GeneratorId|AwsAccountId)"\s*:\s*"/.test(text),
  read: readFindings,
};

function readFindings(bytes: Uint8Array, hint: ReadHint): Reading {
  const records = [...scanRecords(bytes, findingsIn)];
  const versions = records.map(({ cursor }) => cursor.get('SchemaVersion')?.string());
  const version = versions.find((found) => found !== undefined) ?? 'unknown';
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'asff', version });
  const facts = new ScanFacts(reading);
  for (const { cursor, place } of records) {
    const check = checkOf(cursor);
    const sample = cursor.get('Sample')?.boolean() === true;
    if (cursor.get('SchemaVersion')?.string() === undefined || check === undefined || sample) {
      facts.skip(place);
      continue;
    }
    facts.unknownFields(place, countUnknown(cursor, FINDING_FIELDS));
    for (const field of ['UpdatedAt', 'LastObservedAt']) {
      const seenAt = statedInstant(cursor.get(field)?.string());
      if (seenAt !== undefined) reading.observedAt(seenAt);
    }
    const { status, muted, closed } = verdictOf(cursor);
    if (muted) facts.muted(place);
    if (closed) facts.closed(place);
    if (status === undefined) {
      facts.unused();
      continue;
    }
    facts.add({
      tool: toolOf(cursor),
      ...check,
      status,
      severity: severityOf(cursor),
      account: cursor.get('AwsAccountId')?.string(),
      regions: regionsOf(cursor),
      resourceType: cursor.path('Resources', 0, 'Type')?.string(),
      examined: cursor.path('Resources', 0, 'Id')?.string() ?? '',
      place,
    });
  }
  facts.close();
  return reading.build();
}

/** Findings of an answer, or of an event that EventBridge passes on. */
function findingsIn(cursor: JsonCursor): readonly JsonCursor[] | undefined {
  const passedOn = cursor.path('detail', 'findings');
  return passedOn?.isArray() === true ? passedOn.items() : listedFindings(cursor);
}
