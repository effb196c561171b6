import { quoteForError } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';

/** Refuses an envelope with any other member: what a signature does not cover must not stand beside what it does. */
export function onlyMembers(cursor: JsonCursor, names: readonly string[]): void {
  if (!cursor.isObject()) throw malformed(cursor.pointer, 'not an object');
  for (const [name, { pointer }] of cursor.entries())
    if (!names.includes(name)) throw malformed(pointer, 'not accepted');
}

/** The refusal of an envelope that is not of its form. */
export function malformed(place: string, problem: string): JudgeError {
  return new JudgeError('SIGNATURE_SHAPE', { place: quoteForError(place, 200) || '.', problem });
}
