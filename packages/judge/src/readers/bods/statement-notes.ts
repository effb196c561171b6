import type { JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { NoteCode } from '../../reading/reading.ts';
import { LimitedNotes, shortened } from '../limited-notes.ts';
import { identifierIn } from './record-fields.ts';

/** Notes that name the statement they are about, by the identifier that its publisher gave it. */
export class StatementNotes extends LimitedNotes {
  readonly #statements: readonly JsonCursor[];

  constructor(reading: ReadingBuilder, statements: readonly JsonCursor[]) {
    super(reading);
    this.#statements = statements;
  }

  override note(code: NoteCode, place: Place, params: Readonly<Record<string, string | number>> = {}): void {
    const at = 'pointer' in place ? /^\/(\d+)/.exec(place.pointer)?.[1] : undefined;
    const id = at === undefined ? undefined : identifierIn(this.#statements[Number(at)]?.get('statementId'));
    super.note(code, place, id === undefined ? params : { ...params, statement: shortened(id) });
  }
}
