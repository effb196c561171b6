import { formatInstant } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import { jsonDocuments } from '../readers/json-documents.ts';
import { ancrageAnswers, isAncrageDns } from './ancrage-answers.ts';
import { dnsName } from './dns-answer.ts';
import type { AnsweredRecord, RecordedAnswer, RecordedAnswers } from './recorded-answer.ts';
import { instantOf } from './recorded-answer.ts';
import { isRecordType, recordValue } from './record-value.ts';
import { entriesOf } from './zone-file.ts';

/** Numbers of the types that an examination asks for (IANA, DNS parameters). */
const TYPES: ReadonlyMap<number, string> = new Map([
  [1, 'A'],
  [2, 'NS'],
  [5, 'CNAME'],
  [15, 'MX'],
  [16, 'TXT'],
  [28, 'AAAA'],
  [33, 'SRV'],
  [257, 'CAA'],
]);
const [NOERROR, NXDOMAIN] = [0, 3];
/** 2100-01-01, seconds since 1970. */
const LATEST = 4_102_444_800;

/**
 * Answers in JSON: RFC 8427, that of DNS over HTTPS (`Status`, `Question`, `Answer`), or what `ancrage dns` wrote; one document or several,
 * or a list of them.
 */
export function jsonAnswers(bytes: Uint8Array): RecordedAnswers {
  const found = {
    answers: [] as RecordedAnswer[],
    skipped: 0,
    firstSkipped: undefined as number | undefined,
  };
  let form: RecordedAnswers['form'] = 'RFC 8427';
  for (const { root, placeOf } of jsonDocuments(bytes)) {
    if (isAncrageDns(root)) {
      const { answers, skipped } = ancrageAnswers(root);
      form = 'ancrage-dns/1';
      for (const answer of answers) found.answers.push(answer);
      found.skipped += skipped;
      if (skipped > 0) found.firstSkipped ??= 1;
      continue;
    }
    for (const message of root.isArray() ? root.items() : [root]) {
      const place = placeOf(message);
      const line = 'line' in place ? place.line : 1;
      // kdig puts an answer beside what it asked and how long that took.
      const answer = message.get('responseMessage') ?? message;
      const web = answer.get('Status') !== undefined;
      if (web) form = 'DNS JSON';
      const read = answerOf(answer, message, web, line);
      if (read === undefined) {
        found.skipped += 1;
        found.firstSkipped ??= line;
        continue;
      }
      found.answers.push(read.answer);
      found.skipped += read.skipped;
      if (read.skipped > 0) found.firstSkipped ??= line;
    }
  }
  return { form, ...found };
}

function answerOf(
  answer: JsonCursor,
  message: JsonCursor,
  web: boolean,
  line: number,
): { readonly answer: RecordedAnswer; readonly skipped: number } | undefined {
  const asked = web ? answer.path('Question', 0) : answer;
  const name = asked?.get(web ? 'name' : 'QNAME')?.string();
  const type = typeOf(asked, web ? 'type' : 'QTYPE');
  const rcode = answer.get(web ? 'Status' : 'RCODE')?.integer();
  if (name === undefined || type === undefined || rcode === undefined) return undefined;
  const question = { name: dnsName(name), type };
  const listed = answer.get(web ? 'Answer' : 'answerRRs')?.items() ?? [];
  const records = listed.flatMap((record) => recordOf(record, web, line) ?? []);
  return {
    answer: {
      question,
      records,
      at: momentOf(answer) ?? momentOf(message),
      line,
      absent: !records.some((record) => record.type === type) && [NOERROR, NXDOMAIN].includes(rcode),
    },
    skipped: listed.length - records.length,
  };
}

/** `QTYPEname` or `TYPEname` where they stand, else the number. */
function typeOf(cursor: JsonCursor | undefined, member: string): string | undefined {
  const named = cursor?.get(`${member}name`)?.string();
  if (named !== undefined) return named.toUpperCase();
  const number = cursor?.get(member)?.integer();
  return number === undefined ? undefined : (TYPES.get(number) ?? `TYPE${number}`);
}

function recordOf(record: JsonCursor, web: boolean, line: number): AnsweredRecord | undefined {
  const name = record.get(web ? 'name' : 'NAME')?.string();
  const type = typeOf(record, web ? 'type' : 'TYPE');
  if (name === undefined || !isRecordType(type)) return undefined;
  const data = record.get(web ? 'data' : `rdata${type}`)?.string();
  if (data === undefined) return undefined;
  const [entry] = entriesOf(data);
  // A text that is not in quotes is one string, whatever stands in it.
  const words = type === 'TXT' && !data.startsWith('"') ? [data] : (entry?.words ?? []);
  const value = recordValue(type, words, dnsName);
  return value === undefined ? undefined : { name: dnsName(name), type, value, line };
}

/** RFC 8427 §2.1: `dateSeconds`, or `dateString` (RFC 3339). */
function momentOf(message: JsonCursor): string | undefined {
  const seconds = message.get('dateSeconds')?.integer();
  if (seconds !== undefined && seconds >= 0 && seconds <= LATEST) return formatInstant(seconds * 1000);
  const words = message.get('dateString')?.string();
  return words === undefined ? undefined : instantOf(words);
}
