import type { RecordType } from '../../dns/dns-answer.ts';
import { looksLikeAnswers, readAnswers } from '../../dns/recorded-answers.ts';
import { isRecordType } from '../../dns/record-value.ts';
import { tellingValue } from '../../dns/signals.ts';
import { peerOf } from '../../flows/peer-address.ts';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';

/** Longer names do not exist (RFC 1035 §2.3.4), and longer values tell nothing that is looked for. */
const [LONGEST_NAME, LONGEST_VALUE] = [255, 2000];
/** Labels as hosts have them, and those that only stand for something (`_dmarc`, `*`). */
const NAME = /^(?:\.|(?:[a-z0-9_*-]{1,63}\.)*[a-z0-9_-]{1,63})$/;

/**
 * Answers of the DNS that somebody kept: text of `dig` and `kdig`, RFC 8427, the JSON of DNS over HTTPS, and what `ancrage dns` wrote. A
 * record is a fact, and so is that a name server said that there is none; a failure states nothing.
 */
export const dnsAnswersReader: Reader = {
  format: 'dns-answers',
  recognise: ({ text }: Head) => looksLikeAnswers(text),
  read: readKept,
};

function readKept(bytes: Uint8Array, { evidence }: ReadHint): Reading {
  const kept = readAnswers(bytes);
  if (kept === undefined) throw new JudgeError('READ_SYNTAX', { line: 1, problem: 'no answer of the DNS' });
  const reading = new ReadingBuilder({ id: evidence, format: 'dns-answers', version: kept.form });
  let { skipped, firstSkipped } = kept;
  let used = 0;
  for (const { question, records, absent, at, line: first } of kept.answers) {
    const on = at === undefined ? {} : { on: at.slice(0, 10) };
    if (at !== undefined) reading.observedAt(at);
    if (absent && isRecordType(question.type) && isName(question.name))
      reading.add(
        'name-record',
        { name: question.name, type: question.type, state: 'absent', ...on },
        { line: first },
      );
    for (const { name, type, value, line } of records) {
      // An address in the form in which flows have it.
      const isAddress = type === 'A' || type === 'AAAA';
      const told = isAddress ? (peerOf(value) ?? value) : tellingValue(type, value);
      if (!isName(name) || (told !== undefined && !isValue(type, told))) {
        skipped += 1;
        firstSkipped ??= line;
        continue;
      }
      reading.add(
        'name-record',
        { name, type, state: 'answered', ...(told === undefined ? {} : { value: told }), ...on },
        { line },
      );
    }
    if (absent || records.length > 0) used += 1;
  }
  reading.records(kept.answers.length, used);
  if (skipped > 0) reading.note('SKIPPED_RECORDS', { line: firstSkipped ?? 1 }, { count: skipped });
  return reading.build();
}

function isName(name: string): boolean {
  return name.length <= LONGEST_NAME && NAME.test(name);
}

/** Names stand in values too: what is no name there is no record that leads anywhere. */
function isValue(type: RecordType, value: string): boolean {
  if (type === 'MX') return isName(value.slice(value.indexOf(' ') + 1));
  if (type === 'CNAME' || type === 'NS' || type === 'SRV') return isName(value);
  return value.length <= LONGEST_VALUE;
}
