import { recordTypes } from './dns-answer.ts';
import type { RecordType } from './dns-answer.ts';

/** Whether an examination asks for records of this type, written in capitals. */
export function isRecordType(type: string | undefined): type is RecordType {
  return (recordTypes as readonly string[]).includes(type ?? '');
}

/**
 * The value of one record in the form of answers, from the words of its presentation form (RFC 1035 §5.1) without quotes; undefined
 * where its data is not what its type has. `absolute` gives a name in the form of answers.
 */
export function recordValue(
  type: RecordType,
  words: readonly string[],
  absolute: (name: string) => string,
): string | undefined {
  const [a, b] = words;
  if (a === undefined) return undefined;
  switch (type) {
    case 'A':
    case 'AAAA':
      return words.length === 1 && /^[0-9a-f.:]+$/i.test(a) ? a.toLowerCase() : undefined;
    case 'CNAME':
    case 'NS':
      return words.length === 1 ? absolute(a) : undefined;
    case 'MX':
      return words.length === 2 && /^\d{1,5}$/.test(a) ? `${a} ${b === '.' ? '.' : absolute(b!)}` : undefined;
    case 'SRV':
      return words.length === 4 ? absolute(words[3]!) : undefined;
    case 'CAA':
      return words.length === 3 ? `${b!.toLowerCase()} ${words[2]!}` : undefined;
    default:
      return words.join('');
  }
}
