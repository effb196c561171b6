import { decodeText, JsonCursor, openStrictJson } from '@ancrage/base';
import { parsePrefix } from '../../addresses/address-prefix.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { addListedRanges, looksLikeList } from './listed-ranges.ts';
import { awsRanges, azureRanges, googleRanges, oracleRanges } from './operator-ranges.ts';
import type { OperatorFile, OperatorRange } from './operator-ranges.ts';
import { datePublished } from './published-date.ts';

/**
 * Ranges of addresses that operators publish: the JSON files of AWS, Google Cloud, Azure (service tags) and Oracle, with the
 * region of each range; geofeeds (RFC 8805), with a place as an indication; and bare lists of prefixes.
 */
export const addressRangesReader: Reader = {
  format: 'address-ranges',
  recognise: ({ text }: Head) => operatorOf(text) !== undefined || looksLikeList(text),
  read: readRanges,
};

const OPERATORS = [
  { file: awsRanges, mark: /"(?:ip_prefix|ipv6_prefix)"\s*:\s*"[0-9a-f.:]+\/\d/ },
  { file: googleRanges, mark: /"(?:ipv4Prefix|ipv6Prefix)"\s*:\s*"[0-9a-f.:]+\/\d/ },
  { file: azureRanges, mark: /"addressPrefixes"\s*:\s*\[\s*"[0-9a-f.:]+\/\d/ },
  { file: oracleRanges, mark: /"cidrs"\s*:\s*\[\s*\{\s*"cidr"\s*:\s*"[0-9a-f.:]+\/\d/ },
] as const;

function operatorOf(text: string): OperatorFile | undefined {
  if (!/^\uFEFF?\s*\{/.test(text)) return undefined;
  return OPERATORS.find(({ mark }) => mark.test(text))?.file;
}

function readRanges(bytes: Uint8Array, hint: ReadHint): Reading {
  const text = decodeText(bytes);
  const operator = operatorOf(text);
  const version = operator?.platform ?? (text.includes(',') ? 'geofeed' : 'list');
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'address-ranges', version });
  const notes = new LimitedNotes(reading);
  if (operator === undefined) addListedRanges(text, reading, notes);
  else addOperatorRanges(new JsonCursor(openStrictJson(bytes)), operator, reading, notes);
  notes.close();
  return reading.build();
}

/** Each prefix once for each region that the file gives it; without region only where it has none anywhere in the file. */
function addOperatorRanges(
  root: JsonCursor,
  { platform, ranges, publishedAt }: OperatorFile,
  reading: ReadingBuilder,
  notes: LimitedNotes,
): void {
  datePublished(publishedAt(root), { pointer: '' }, reading, notes);
  const regions = new Map<string, Map<string, OperatorRange>>();
  let [total, used] = [0, 0];
  for (const range of ranges(root)) {
    total += 1;
    const { prefix, region = '', pointer } = range;
    if (prefix === undefined || parsePrefix(prefix) === undefined) {
      notes.count('SKIPPED_RECORDS', { pointer });
      continue;
    }
    used += 1;
    const known = regions.get(prefix) ?? new Map<string, OperatorRange>();
    if (!known.has(region)) known.set(region, range);
    regions.set(prefix, known);
  }
  reading.records(total, used);
  for (const [prefix, told] of regions) {
    for (const [region, { pointer }] of told) {
      if (region === '' && told.size > 1) continue;
      reading.add('address-range', { prefix, platform, ...(region === '' ? {} : { region }) }, { pointer });
    }
  }
}
