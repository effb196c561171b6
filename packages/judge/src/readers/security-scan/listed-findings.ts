import type { JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';

/**
 * The findings of an answer of AWS Security Hub, `{"Findings": […]}`; undefined where it is none. An answer that goes on in
 * another is refused, as a file cut in the middle is: what is missing could be the failures.
 */
export function listedFindings(cursor: JsonCursor): readonly JsonCursor[] | undefined {
  const list = cursor.get('Findings');
  if (list?.isArray() !== true) return undefined;
  if (cursor.get('NextToken')?.string())
    throw new JudgeError('READ_SHAPE', {
      line: 1,
      path: `${cursor.pointer}/NextToken`,
      problem: 'one page of a longer list; export it whole',
    });
  return list.items();
}
