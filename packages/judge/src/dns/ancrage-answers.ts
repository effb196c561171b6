import type { JsonCursor } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import { dnsName } from './dns-answer.ts';
import type { RecordType } from './dns-answer.ts';
import type { AnsweredRecord, RecordedAnswer } from './recorded-answer.ts';
import { instantOf } from './recorded-answer.ts';
import { isRecordType, recordValue } from './record-value.ts';

/** Whether a document is what `ancrage dns --format json` wrote. */
export function isAncrageDns(root: JsonCursor): boolean {
  return root.get('format')?.string() === 'ancrage-dns/1';
}

/**
 * The answers that `ancrage dns` examined, as it writes them beside what it makes of them: only they are evidence, since the table of
 * operators may know more by now.
 *
 * @throws JudgeError READ_SYNTAX where they are not there, as an older version left them out.
 */
export function ancrageAnswers(root: JsonCursor): { answers: RecordedAnswer[]; skipped: number } {
  const day = root.get('asked_on')?.string();
  const at = day === undefined ? undefined : instantOf(`${day}T00:00:00Z`);
  const answers: RecordedAnswer[] = [];
  let skipped = 0;
  for (const domain of root.get('domains')?.items() ?? []) {
    const listed = domain.get('answers')?.items();
    if (listed === undefined)
      throw new JudgeError('READ_SYNTAX', { line: 1, problem: 'no "answers": write it again' });
    for (const item of listed) {
      const [name, type] = [item.get('name')?.string(), item.get('type')?.string()];
      if (name === undefined || !isRecordType(type)) {
        skipped += 1;
        continue;
      }
      const records = (item.get('values')?.items() ?? []).flatMap((value): AnsweredRecord[] => {
        const told = valueOf(type, value.string() ?? '');
        return told === undefined ? [] : [{ name: dnsName(name), type, value: told, line: 1 }];
      });
      skipped += (item.get('values')?.items().length ?? 0) - records.length;
      const absent = item.get('state')?.string() === 'absent';
      answers.push({ question: { name: dnsName(name), type }, records, absent, at, line: 1 });
    }
  }
  return { answers, skipped };
}

/** A value in the form of answers, which says less than the presentation form of some types. */
function valueOf(type: RecordType, value: string): string | undefined {
  if (value === '') return undefined;
  if (type === 'TXT') return value;
  const words = value.split(' ');
  if (type === 'SRV') return words.length === 1 ? dnsName(value) : undefined;
  if (type === 'CAA') return words.length > 1 ? value : undefined;
  return recordValue(type, words, dnsName);
}
