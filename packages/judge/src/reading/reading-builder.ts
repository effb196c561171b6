import { canonicalJson, formatInstant, parseInstant } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { checkFactValue } from '../facts/check-fact.ts';
import type { AnyFact, FactValue, Place } from '../facts/fact.ts';
import type { KindName } from '../facts/registry.ts';
import { JudgeError } from '../errors/judge-error.ts';
import type { Format } from './format.ts';
import type { Method } from '../facts/grade.ts';
import { addFact, sortedByKey } from './merge-readings.ts';
import type { Envelope, Evidence, Note, NoteCode, Reading } from './reading.ts';

/** More facts than this from one file is refused: aggregate in the reader instead. */
export const MAX_FACTS = 400_000;

export interface EvidenceHeader {
  readonly id: Digest;
  readonly format: Format;
  readonly version: string;
}

/** Collects what a reader finds in one file and closes it into a sorted, checked Reading. */
export class ReadingBuilder {
  readonly #header: EvidenceHeader;
  readonly #facts = new Map<string, AnyFact>();
  readonly #notes = new Map<string, Note>();
  #observedAt: string | undefined;
  #issuer: string | undefined;
  #about: string | undefined;
  #validUntil: string | undefined;
  #envelopes: readonly Envelope[] | undefined;
  #records: Evidence['records'];

  constructor(header: EvidenceHeader) {
    this.#header = header;
  }

  /** Adds a fact; measures of aggregates with the same key are combined. The value is checked against the registry. */
  add<K extends KindName>(
    kind: K,
    value: FactValue<K>,
    place: Place = { pointer: '' },
    method?: Method,
  ): void {
    const checked = checkFactValue(kind, value);
    const at = { evidence: this.#header.id, place };
    const fact = { kind, value: checked, at, ...(method === undefined ? {} : { method }) };
    addFact(this.#facts, fact as unknown as AnyFact);
    if (this.#facts.size > MAX_FACTS) throw new JudgeError('READ_TOO_MANY_FACTS', { limit: MAX_FACTS });
  }

  note(code: NoteCode, place: Place, params: Readonly<Record<string, string | number>> = {}): void {
    const note: Note = { code, at: { evidence: this.#header.id, place }, params };
    this.#notes.set(canonicalJson(note), note);
  }

  /**
   * Keeps the latest of the instants given, in the one form that sorts as text: whole seconds in UTC.
   *
   * @throws BaseError DATE_SYNTAX or DATE_RANGE where it is no RFC 3339 instant.
   */
  observedAt(instant: string): void {
    const second = `${formatInstant(parseInstant(instant)).slice(0, 19)}Z`;
    if (this.#observedAt === undefined || second > this.#observedAt) this.#observedAt = second;
  }

  issuer(name: string): void {
    this.#issuer = name;
  }

  /** Name of the service that a signed statement speaks of; compared in NFC with the manifest's. */
  about(service: string): void {
    this.#about = service.normalize('NFC');
  }

  /** Last day for which the content says that it holds, YYYY-MM-DD. */
  validUntil(date: string): void {
    this.#validUntil = date;
  }

  signedBy(envelopes: readonly Envelope[]): void {
    this.#envelopes = envelopes;
  }

  /** Adds to the items that the file has and to those of them that gave facts; what was not used is told by notes. */
  records(total: number, used: number): void {
    const known = this.#records ?? { total: 0, used: 0 };
    this.#records = { total: known.total + total, used: known.used + used };
  }

  build(): Reading {
    return {
      format: 'ancrage-reading/1',
      parts: [this.#header.id],
      evidence: [
        {
          ...this.#header,
          ...(this.#observedAt === undefined ? {} : { observedAt: this.#observedAt }),
          ...(this.#issuer === undefined ? {} : { issuer: this.#issuer }),
          ...(this.#about === undefined ? {} : { about: this.#about }),
          ...(this.#validUntil === undefined ? {} : { validUntil: this.#validUntil }),
          ...(this.#envelopes === undefined ? {} : { envelopes: this.#envelopes }),
          ...(this.#records === undefined ? {} : { records: this.#records }),
        },
      ],
      facts: sortedByKey(this.#facts),
      notes: sortedByKey(this.#notes),
    };
  }
}
