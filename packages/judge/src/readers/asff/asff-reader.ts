import type { Digest, JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import { itemReader } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import type { ItemNotation } from '../item-stream.ts';
import { countUnknown } from '../known-fields.ts';
import type { Head, Reader } from '../reader.ts';
import { listedFindings } from '../security-scan/listed-findings.ts';
import type { ScanFacts } from '../security-scan/scan-facts.ts';
import { ScanListing } from '../security-scan/scan-listing.ts';
import { statedInstant } from '../stated-instant.ts';
import { checkOf, FINDING_FIELDS, regionsOf, severityOf, toolOf, verdictOf } from './asff-finding.ts';

const listed = listNotation('records', ['Findings']);
const NOTATION: ItemNotation = {
  ...listed,
  isList: (path) =>
    listed.isList(path) || (path.length === 2 && path[0] === 'detail' && path[1] === 'findings'),
  leadsToList: (path) => path.length === 0 || (path.length === 1 && path[0] === 'detail'),
};

/** Findings in the AWS Security Finding Format: answers of Security Hub, arrays, lines, events of EventBridge. */
export const asffReader: Reader = {
  format: 'asff',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*[[{]/.test(text) &&
    /"SchemaVersion"\s*:\s*"\d{4}-\d\d-\d\d"/.test(text) &&
    /"(?:ProductArn|GeneratorId|AwsAccountId)"\s*:\s*"/.test(text),
  ...itemReader(NOTATION, (evidence) => findingsOf(evidence)),
};

function findingsOf(evidence: Digest): ScanListing {
  let version: string | undefined;
  return new ScanListing(
    new ReadingBuilder({ id: evidence, format: 'asff', version: 'unknown' }),
    findingsIn,
    (cursor, place, facts, reading) => {
      const stated = cursor.get('SchemaVersion')?.string();
      if (version === undefined && stated !== undefined) reading.version(stated);
      version ??= stated;
      addFinding(cursor, place, facts, reading);
    },
  );
}

function addFinding(cursor: JsonCursor, place: Place, facts: ScanFacts, reading: ReadingBuilder): void {
  const check = checkOf(cursor);
  const sample = cursor.get('Sample')?.boolean() === true;
  if (cursor.get('SchemaVersion')?.string() === undefined || check === undefined || sample) {
    facts.skip(place);
    return;
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
    return;
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

/** Findings of an answer, or of an event that EventBridge passes on. */
function findingsIn(cursor: JsonCursor): readonly JsonCursor[] | undefined {
  const passedOn = cursor.path('detail', 'findings');
  return passedOn?.isArray() === true ? passedOn.items() : listedFindings(cursor);
}
