import { formatUtcDate, sha256Hex } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import { JudgeError } from '../../errors/judge-error.ts';
import { MAX_FACTS } from '../../reading/reading-builder.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';

/** What stands for an address or an identity that the log does not tell. */
export const UNKNOWN = 'inconnue';

export interface SessionEvent {
  /** Host, account or gateway that was entered. */
  readonly system: string;
  /** Name or number of the person as the log has it; undefined where it has none. It never leaves this file. */
  readonly identity: string | undefined;
  /** Address as `sourceAddress` gives it. */
  readonly source: string | undefined;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly ms: number;
  readonly outcome: FactValue<'session'>['outcome'];
  /** Line or record, from 1. */
  readonly line: number;
  /** How many such events the line stands for; 1 where not given. */
  readonly count?: number;
}

interface Row {
  readonly key: Omit<FactValue<'session'>, 'sessions' | 'first_line'>;
  sessions: number;
  firstLine: number;
}

const MS_PER_DAY = 86_400_000;
/** Digests kept at hand; a log of attacks names more identities than that, and they are then computed again. */
const MAX_CACHED_PERSONS = 20_000;

/** Counts sessions by system, person, source, day and outcome; memory grows with distinct keys, not with lines. */
export class SessionTable {
  readonly #rows = new Map<string, Row>();
  readonly #persons = new Map<string, string>();
  #day = NaN;
  #dayText = '';

  add({ system, identity, source, ms, outcome, line, count = 1 }: SessionEvent): void {
    const person = this.#personOf(identity);
    const day = this.#dayOf(ms);
    const key = { system, person, source: source ?? UNKNOWN, day, outcome };
    const text = `${person} ${day} ${outcome} ${key.source} ${system}`;
    const row = this.#rows.get(text);
    if (row !== undefined) {
      row.sessions += count;
      row.firstLine = Math.min(row.firstLine, line);
      return;
    }
    if (this.#rows.size >= MAX_FACTS) throw new JudgeError('READ_TOO_MANY_FACTS', { limit: MAX_FACTS });
    this.#rows.set(text, { key, sessions: count, firstLine: line });
  }

  addTo(reading: ReadingBuilder): void {
    for (const { key, sessions, firstLine } of this.#rows.values())
      reading.add('session', { ...key, sessions, first_line: firstLine });
  }

  /** First 16 hexadecimal digits of the SHA-256 of the identity in lower case: tells people apart, names nobody. */
  #personOf(identity: string | undefined): string {
    if (identity === undefined || identity === '') return UNKNOWN;
    const known = this.#persons.get(identity);
    if (known !== undefined) return known;
    const person = sha256Hex(identity.normalize('NFC').toLowerCase()).slice(0, 16);
    if (this.#persons.size >= MAX_CACHED_PERSONS) this.#persons.clear();
    this.#persons.set(identity, person);
    return person;
  }

  #dayOf(ms: number): string {
    const day = Math.floor(ms / MS_PER_DAY);
    if (day !== this.#day) {
      this.#dayText = formatUtcDate(day);
      this.#day = day;
    }
    return this.#dayText;
  }
}
