import { compareText, decodeText } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import { dnsName } from './dns-answer.ts';
import type { DnsAnswer, Lookup } from './dns-answer.ts';
import { jsonAnswers } from './json-answers.ts';
import { isRecordType, recordValue } from './record-value.ts';
import { instantOf } from './recorded-answer.ts';
import type { AnsweredRecord, RecordedAnswer, RecordedAnswers } from './recorded-answer.ts';
import { entriesOf } from './zone-file.ts';

const MAX_BYTES = 32 * 1024 * 1024;
const MAX_RECORDS = 500_000;

/** Whether the beginning of a text is of answers that this reads. */
export function looksLikeAnswers(head: string): boolean {
  return (
    /^; <<>> DiG /m.test(head) ||
    (/^;; ->>HEADER<<- opcode: QUERY/m.test(head) && /^;; QUESTION SECTION:/m.test(head)) ||
    (/^\uFEFF?\s*[[{]/.test(head) &&
      (/"QNAME"\s*:/.test(head) ||
        (/"Status"\s*:\s*\d/.test(head) && /"Question"\s*:\s*\[/.test(head)) ||
        isAncrageHead(head)))
  );
}

/** What `ancrage dns` writes has its members in the order of their names, so that its domains come before its format. */
function isAncrageHead(head: string): boolean {
  return (
    /"format"\s*:\s*"ancrage-dns\/1"/.test(head) ||
    /^\uFEFF?\s*\{\s*(?:"asked_on"\s*:\s*"[^"]{0,20}"\s*,\s*)?"domains"\s*:\s*\[\s*\{\s*"answers"\s*:/.test(
      head,
    )
  );
}

/**
 * Reads what `dig` or `kdig` wrote, one answer or many; RFC 8427 (`kdig +json`); the JSON of DNS over HTTPS; or what `ancrage dns`
 * wrote. A domain is as it was answered then: nothing is asked. Undefined where the file is none of these.
 *
 * @throws BaseError TEXT_ENCODING and those of JSON; JudgeError READ_SYNTAX beyond 32 MiB or half a million records.
 */
export function readAnswers(bytes: Uint8Array): RecordedAnswers | undefined {
  if (bytes.length > MAX_BYTES)
    throw new JudgeError('READ_SYNTAX', { line: 1, problem: `over ${MAX_BYTES} bytes` });
  const text = decodeText(bytes);
  if (!looksLikeAnswers(text)) return undefined;
  return /^\uFEFF?\s*[[{]/.test(text) ? jsonAnswers(bytes) : digAnswers(text);
}

const HEADER = /^;; ->>HEADER<<- opcode: (?:QUERY|0)[,;] status: (\w+)/;
const SECTION = /^;; (\w+) (?:PSEUDO)?SECTION:/;
const WHEN = /^;; (?:WHEN:|Time) (.*)$/;

/** The text of `dig`: its answers one after the other, each a header, a question and sections in the form of master files. */
function digAnswers(text: string): RecordedAnswers {
  const answers: Mutable[] = [];
  let [section, current, skipped, count] = ['', undefined as Mutable | undefined, 0, 0];
  let firstSkipped: number | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/\r$/, '');
    const status = HEADER.exec(line)?.[1];
    if (status !== undefined) {
      current = { question: { name: '', type: '' }, status, records: [], at: undefined, line: index + 1 };
      answers.push(current);
      section = '';
      continue;
    }
    section = SECTION.exec(line)?.[1] ?? (line === '' ? '' : section);
    if (current === undefined) continue;
    const when = WHEN.exec(line)?.[1];
    if (when !== undefined) current.at ??= momentOf(when);
    // dig writes one semicolon before what was asked, kdig two.
    const asked = section === 'QUESTION' ? /^;{1,2}\s*(\S+)\s+\S+\s+(\S+)\s*$/.exec(line) : null;
    if (asked !== null) {
      const [, name = '', type = ''] = asked;
      current.question = { name: dnsName(name), type: type.toUpperCase() };
    }
    if (section !== 'ANSWER' || line.startsWith(';') || line.trim() === '') continue;
    const record = recordOf(line, index + 1);
    if (record !== undefined) current.records.push(record);
    else {
      skipped += 1;
      firstSkipped ??= index + 1;
    }
    count += 1;
    if (count > MAX_RECORDS)
      throw new JudgeError('READ_SYNTAX', { line: index + 1, problem: `over ${MAX_RECORDS} records` });
  }
  return { form: 'dig', answers: answers.map(finished), skipped, firstSkipped };
}

interface Mutable {
  question: { name: string; type: string };
  readonly status: string;
  readonly records: AnsweredRecord[];
  at: string | undefined;
  readonly line: number;
}

function finished({ question, status, records, at, line }: Mutable): RecordedAnswer {
  const asked = records.some(({ type }) => type === question.type);
  return { question, records, at, line, absent: !asked && (status === 'NOERROR' || status === 'NXDOMAIN') };
}

/** `name ttl class type data…` */
function recordOf(line: string, at: number): AnsweredRecord | undefined {
  const [entry] = entriesOf(line);
  if (entry === undefined || entry.blankOwner) return undefined;
  const [name = '', , , type = '', ...data] = entry.words;
  const kind = type.toUpperCase();
  if (!isRecordType(kind)) return undefined;
  const value = recordValue(kind, data, dnsName);
  return value === undefined ? undefined : { name: dnsName(name), type: kind, value, line: at };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Thu Nov 26 12:00:00 UTC 2026` of dig, where the zone is UTC; `Time 2026-11-26 12:00:00 UTC` of kdig. */
function momentOf(words: string): string | undefined {
  const dig = /^\w{3} (\w{3})\s+(\d{1,2}) (\d\d:\d\d:\d\d) (?:UTC|GMT) (\d{4})$/.exec(words.trim());
  const kdig = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (?:UTC|GMT)$/.exec(words.trim());
  const text =
    dig === null
      ? kdig === null
        ? undefined
        : `${kdig[1]}T${kdig[2]}Z`
      : `${dig[4]}-${String(MONTHS.indexOf(dig[1]!) + 1).padStart(2, '0')}-${dig[2]!.padStart(2, '0')}T${dig[3]}Z`;
  return text === undefined ? undefined : instantOf(text);
}

/**
 * Answers that were kept, before anyone is asked: the records of a name and type, in whichever of the answers they stand; and that there
 * are none where that was the answer. Others are asked of `beyond`, or not at all where it is undefined.
 */
export function lookupInAnswers(files: readonly RecordedAnswers[], beyond: Lookup | undefined): Lookup {
  const values = new Map<string, Set<string>>();
  const absent = new Set<string>();
  for (const { question, records, absent: none } of files.flatMap(({ answers }) => answers)) {
    for (const { name, type, value } of records) {
      const key = `${type} ${name}`;
      values.set(key, (values.get(key) ?? new Set()).add(value));
    }
    if (none) absent.add(`${question.type} ${question.name}`);
    // A name that is no alias was answered by records of its own.
    const own = records.filter(({ name }) => name === question.name);
    if (own.length > 0 && own.every(({ type }) => type !== 'CNAME')) absent.add(`CNAME ${question.name}`);
  }
  return async (name, type) => {
    const key = `${type} ${name}`;
    const found = values.get(key);
    if (found !== undefined)
      return { name, type, state: 'answered', values: [...found].sort(compareText) } satisfies DnsAnswer;
    if (absent.has(key)) return { name, type, state: 'absent', values: [] };
    return beyond === undefined ? { name, type, state: 'not-asked', values: [] } : beyond(name, type);
  };
}
