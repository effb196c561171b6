import { JsonCursor, parseJsonLines, openStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { writtenIn } from './record-fields.ts';

/** The one version of the standard that is read: earlier ones tie people to statements, not to records. */
export const BODS_VERSION = '0.4';

/**
 * The statements of a JSON array, or of JSON lines, one statement a line; a document that is a single statement counts
 * as an array of one. In JSON lines too a pointer starts with the statement's number from 0, so that both forms of a
 * declaration read alike. One statement that cannot be parsed refuses the file: it could have named another owner.
 *
 * @throws BaseError of the strict parser, with line and column.
 */
export function statementsIn(bytes: Uint8Array): JsonCursor[] {
  if (!opensObject(bytes)) return new JsonCursor(openStrictJson(bytes)).items();
  const statements: JsonCursor[] = [];
  for (const line of parseJsonLines(bytes)) {
    if ('error' in line) {
      // A first line that is no document by itself: one statement, written over several lines.
      if (statements.length === 0) return [new JsonCursor(openStrictJson(bytes), '/0')];
      throw line.error;
    }
    statements.push(new JsonCursor(line.value, `/${statements.length}`));
  }
  return statements;
}

/**
 * Checks that every statement is of the version read here.
 *
 * @throws JudgeError READ_VERSION, with the place of the first that is not.
 */
export function checkVersions(statements: readonly JsonCursor[]): void {
  for (const statement of statements) {
    const stated = statement.path('publicationDetails', 'bodsVersion');
    const older = statement.get('statementType') !== undefined && statement.get('recordType') === undefined;
    const found = stated === undefined ? (older ? '< 0.4' : BODS_VERSION) : writtenIn(stated);
    if (found === BODS_VERSION) continue;
    const details = { place: (stated ?? statement).pointer, found, expected: BODS_VERSION };
    throw new JudgeError('READ_VERSION', details);
  }
}

/** Whether the first byte that is neither space, mark nor the zero of a UTF-16 unit opens an object. */
function opensObject(bytes: Uint8Array): boolean {
  return bytes.find((byte) => byte > 0x20 && byte < 0x7f) === 0x7b;
}
