import { canonicalJson, formatInstant, parseInstant, quoteForError, SecretMask } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { checkFactValue, isFactValue } from '../facts/check-fact.ts';
import type { AnyFact, FactValue, Place } from '../facts/fact.ts';
import type { KindName } from '../facts/registry.ts';
import { JudgeError } from '../errors/judge-error.ts';
import type { Format } from './format.ts';
import type { Method } from '../facts/grade.ts';
import { GatheredFacts } from './gathered-facts.ts';
import type { GatheredFact } from './gathered-facts.ts';
import { sortedByKey } from './merge-readings.ts';
import type { Envelope, Evidence, Note, NoteCode, Reading } from './reading.ts';

/** More facts than this from one file is refused: aggregate in the reader instead. */
export const MAX_FACTS = 400_000;

/** Fewer facts than this are not taken before the end. */
const LEAST_TAKEN = 1000;
/** Nor are more aggregates at a time. */
const MOST_TAKEN = 5000;
/** More aggregates than this are not held while a file is read: each has half a kilobyte. */
const MOST_ADDED_UP = 100_000;

/** A version is a few characters; what is longer is foreign text that stands in its place. */
const MAX_VERSION = 60;

export interface EvidenceHeader {
  readonly id: Digest;
  readonly format: Format;
  readonly version: string;
}

/** Collects what a reader finds in one file and closes it into a sorted, checked Reading. */
export class ReadingBuilder {
  #header: EvidenceHeader;
  readonly #facts = new GatheredFacts();
  #taken = 0;
  readonly #notes = new Map<string, Note>();
  readonly #secretMask = new SecretMask();
  readonly #secrets = new Map<string, { readonly place: Place; count: number }>();
  #observedAt: string | undefined;
  #issuer: string | undefined;
  #about: string | undefined;
  #validUntil: string | undefined;
  #envelopes: readonly Envelope[] | undefined;
  #records: Evidence['records'];

  constructor(header: EvidenceHeader) {
    this.#header = { ...header, version: quoteForError(header.version, MAX_VERSION) };
  }

  /**
   * Adds a fact; measures of aggregates with the same key are combined. The value is checked against the registry; whoever gives it
   * does not change it any more.
   */
  add<K extends KindName>(
    kind: K,
    value: FactValue<K>,
    place: Place = { pointer: '' },
    method?: Method,
  ): void {
    this.#gather({
      kind,
      value: isFactValue(kind, value) ? value : this.#checked(kind, value, place),
      place,
      method,
    });
  }

  #gather(fact: GatheredFact): void {
    this.#facts.add(fact);
    if (this.#taken + this.#facts.size <= MAX_FACTS) return;
    this.#facts.distinguish();
    if (this.#taken + this.#facts.size > MAX_FACTS)
      throw new JudgeError('READ_TOO_MANY_FACTS', { limit: MAX_FACTS });
  }

  /**
   * The single statements made so far, if they are worth it, which are then forgotten: whoever takes them merges them with the
   * reading at the end. What was added up goes too, some at a time, where all was read (`over`), or there is more of it than memory
   * should hold: what comes later of the same is added to it by whoever took it.
   */
  take(over = false): readonly AnyFact[] {
    const aggregates = this.#facts.size - this.#facts.statements;
    const any = over || aggregates > MOST_ADDED_UP;
    if ((any ? this.#facts.size : this.#facts.statements) < LEAST_TAKEN) return [];
    const facts = any ? this.#facts.takeAny(this.#header.id, MOST_TAKEN) : this.#facts.take(this.#header.id);
    this.#taken += facts.length;
    return facts;
  }

  /** Names the file at its end, where that was not known before. */
  identify(id: Digest): void {
    if (id === this.#header.id) return;
    this.#header = { ...this.#header, id };
    const notes = [...this.#notes.values()];
    this.#notes.clear();
    for (const { code, at, params } of notes) this.note(code, at.place, params);
  }

  /** For a format whose version shows only within the file. */
  version(version: string): void {
    this.#header = { ...this.#header, version: quoteForError(version, MAX_VERSION) };
  }

  note(code: NoteCode, place: Place, params: Readonly<Record<string, string | number>> = {}): void {
    const masked = { ...params };
    this.#mask(masked, place);
    const note: Note = { code, at: { evidence: this.#header.id, place }, params: masked };
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
    this.#issuer = this.#maskedText(name, { pointer: '' });
  }

  /** Name of the service that a signed statement speaks of; compared in NFC with the manifest's. */
  about(service: string): void {
    this.#about = this.#maskedText(service.normalize('NFC'), { pointer: '' });
  }

  /** Last day for which the content says that it holds, YYYY-MM-DD. */
  validUntil(date: string): void {
    this.#validUntil = date;
  }

  signedBy(envelopes: readonly Envelope[]): void {
    this.#envelopes = envelopes.map((envelope) => ({
      ...envelope,
      keyId: this.#maskedText(envelope.keyId, { pointer: '' }),
    }));
  }

  /** Adds to the items that the file has and to those of them that gave facts; what was not used is told by notes. */
  records(total: number, used: number): void {
    const known = this.#records ?? { total: 0, used: 0 };
    this.#records = { total: known.total + total, used: known.used + used };
  }

  #checked(kind: KindName, value: Readonly<Record<string, unknown>>, place: Place): Record<string, unknown> {
    const checked = checkFactValue(kind, value);
    this.#mask(checked, place);
    return checked;
  }

  /** Masks the secrets of values that are nobody else's yet. */
  #mask(values: Record<string, unknown>, place: Place): void {
    for (const name of Object.keys(values)) {
      const value = values[name];
      if (typeof value === 'string') {
        const masked = this.#maskedText(value, place);
        if (masked !== value) values[name] = masked;
      } else if (Array.isArray(value))
        values[name] = value.map((item: unknown) =>
          typeof item === 'string' ? this.#maskedText(item, place) : item,
        );
    }
  }

  /** Readers name the fields that leave a file; a secret that stands in one of them is masked here, for all of them. */
  #maskedText(text: string, place: Place): string {
    return this.#secretMask.mask(text, (kind) => {
      const known = this.#secrets.get(kind);
      if (known === undefined) this.#secrets.set(kind, { place, count: 1 });
      else known.count += 1;
    });
  }

  build(): Reading {
    for (const [kind, { place, count }] of this.#secrets)
      this.note('SECRET_MASKED', place, { secret: kind, count });
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
      facts: this.#facts.sorted(this.#header.id),
      notes: sortedByKey(this.#notes),
    };
  }
}
