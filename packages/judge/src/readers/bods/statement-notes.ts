import type { JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import type { NoteCode } from '../../reading/reading.ts';
import { LimitedNotes, shortened } from '../limited-notes.ts';
import { identifierIn } from './record-fields.ts';

/** Notes that name the statement they are about, which is the one in hand, by the identifier that its publisher gave it. */
export class StatementNotes extends LimitedNotes {
  #statement: JsonCursor | undefined;

  about(statement: JsonCursor): void {
    this.#statement = statement;
  }

  override note(code: NoteCode, place: Place, params: Readonly<Record<string, string | number>> = {}): void {
    const id = identifierIn(this.#statement?.get('statementId'));
    super.note(code, place, id === undefined ? params : { ...params, statement: shortened(id) });
  }
}
