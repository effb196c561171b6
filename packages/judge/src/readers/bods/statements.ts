import type { JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { writtenIn } from './record-fields.ts';

/** The one version of the standard that is read: earlier ones tie people to statements, not to records. */
export const BODS_VERSION = '0.4';

/**
 * Checks that a statement is of the version read here.
 *
 * @throws JudgeError READ_VERSION, with its place.
 */
export function checkVersion(statement: JsonCursor): void {
  const stated = statement.path('publicationDetails', 'bodsVersion');
  const older = statement.get('statementType') !== undefined && statement.get('recordType') === undefined;
  const found = stated === undefined ? (older ? '< 0.4' : BODS_VERSION) : writtenIn(stated);
  if (found === BODS_VERSION) return;
  const details = { place: (stated ?? statement).pointer, found, expected: BODS_VERSION };
  throw new JudgeError('READ_VERSION', details);
}
