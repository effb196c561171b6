import type { JsonCursor } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import { JudgeError } from '../../errors/judge-error.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { LimitedNotes } from '../limited-notes.ts';
import { shortened } from '../limited-notes.ts';
import type { BodsRecord, RecordStates } from './record-states.ts';
import { interestTypes } from './interest-types.ts';
import { dayIn, identifierIn, unreadable } from './record-fields.ts';
import { shareRangeOf } from './share-range.ts';

/** Interests of one relationship: the standard has 23 types. */
const MAX_INTERESTS = 1000;
/** Entries of `component_of` over all holdings of a file: each interest repeats those of its relationship. */
const MAX_COMPONENT_LINKS = 1_000_000;

type Direct = FactValue<'holding'>['direct'];
const DIRECT: readonly Direct[] = ['direct', 'indirect', 'unknown'];

/** Holdings of one file, relationship by relationship. */
export class HoldingFacts {
  readonly #reading: ReadingBuilder;
  readonly #notes: LimitedNotes;
  readonly #states: RecordStates;
  #links = 0;

  constructor(reading: ReadingBuilder, notes: LimitedNotes, states: RecordStates) {
    this.#reading = reading;
    this.#notes = notes;
    this.#states = states;
  }

  /**
   * Adds the holdings of a relationship: one for each interest, and one of unknown interest where it states none, so that the tie
   * itself is not lost. References that lead to no record of the file are noted and kept.
   */
  add(relationship: BodsRecord): void {
    const [reading, notes, states] = [this.#reading, this.#notes, this.#states];
    noteComponents(relationship, states.ids, notes);
    const ties = tiesOf(relationship, states.parties, states.listedBy, notes);
    const interests = interestsOf(relationship, notes);
    this.#links += (ties.component_of?.length ?? 0) * Math.max(interests.length, 1);
    if (this.#links > MAX_COMPONENT_LINKS)
      throw new JudgeError('READ_TOO_MANY_FACTS', { limit: MAX_COMPONENT_LINKS });
    if (interests.length === 0) {
      const place = { pointer: relationship.details.pointer };
      reading.add('holding', { ...ties, interest: 'unknownInterest', direct: 'unknown' }, place);
    }
    const whole = (relationship.details.get('componentRecords')?.items().length ?? 0) > 0;
    for (const interest of interests) {
      const terms = interestOf(interest, notes);
      // What lists its components is made of them, even where it does not say that it is indirect.
      const direct = whole && terms.direct === 'unknown' ? 'indirect' : terms.direct;
      reading.add('holding', { ...ties, ...terms, direct }, { pointer: interest.pointer });
    }
  }
}

/** Notes what a relationship lists as its components and is none. */
function noteComponents(
  { recordId, details }: BodsRecord,
  ids: ReadonlySet<string>,
  notes: LimitedNotes,
): void {
  for (const component of details.get('componentRecords')?.items() ?? []) {
    const id = identifierIn(component);
    // A statement that is a component of itself would count for nothing at all.
    if (id === undefined || id === recordId) unreadable(component, notes);
    else if (!ids.has(id)) dangling(component, id, notes);
  }
}

type Ties = Pick<
  FactValue<'holding'>,
  'holding' | 'holder' | 'issuer' | 'component_of' | 'status' | 'recorded_from' | 'recorded_until'
>;

function tiesOf(
  { recordId, status, details, from, until }: BodsRecord,
  parties: ReadonlySet<string>,
  listedBy: ReadonlyMap<string, readonly string[]>,
  notes: LimitedNotes,
): Ties {
  const party = (name: string, otherwise: string): string => {
    const cursor = details.get(name);
    const id = identifierIn(cursor);
    if (id === undefined) {
      const reason = identifierIn(cursor?.get('reason'));
      if (reason === undefined) unreadable(cursor ?? details, notes);
      else notes.note('PARTY_UNSPECIFIED', { pointer: cursor!.pointer }, { reason: shortened(reason) });
      return otherwise;
    }
    if (!parties.has(id)) dangling(cursor!, id, notes);
    return id;
  };
  const listing = listedBy.get(recordId);
  const isComponent = details.get('isComponent')?.boolean() === true;
  return {
    holding: recordId,
    holder: party('interestedParty', `unspecified:${recordId}`),
    issuer: party('subject', `unspecified-subject:${recordId}`),
    ...(listing !== undefined || isComponent ? { component_of: listing ?? [] } : {}),
    ...(status === undefined ? {} : { status }),
    ...(from === undefined ? {} : { recorded_from: from }),
    ...(until === undefined ? {} : { recorded_until: until }),
  };
}

function interestsOf({ details }: BodsRecord, notes: LimitedNotes): JsonCursor[] {
  const interests = details.get('interests');
  if (interests !== undefined && !interests.isArray()) unreadable(interests, notes);
  const items = interests?.items() ?? [];
  if (items.length > MAX_INTERESTS) throw new JudgeError('READ_TOO_MANY_FACTS', { limit: MAX_INTERESTS });
  return items;
}

type Terms = Pick<FactValue<'holding'>, 'interest' | 'direct' | 'minimum' | 'maximum' | 'since' | 'until'>;

function interestOf(interest: JsonCursor, notes: LimitedNotes): Terms {
  if (!interest.isObject()) unreadable(interest, notes);
  const since = dayIn(interest.get('startDate'), notes);
  const until = dayIn(interest.get('endDate'), notes);
  return {
    interest: typeOf(interest.get('type'), notes),
    direct: directOf(interest.get('directOrIndirect'), notes),
    ...shareRangeOf(interest, notes),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}

/** A type that the standard does not know is kept as it is written: it is a right of some kind. */
function typeOf(cursor: JsonCursor | undefined, notes: LimitedNotes): string {
  const type = identifierIn(cursor);
  if (cursor === undefined) return 'unknownInterest';
  if (type === undefined) unreadable(cursor, notes);
  else if (!interestTypes.has(type))
    notes.note('UNKNOWN_INTEREST', { pointer: cursor.pointer }, { interest: shortened(type) });
  return type ?? 'unknownInterest';
}

function directOf(cursor: JsonCursor | undefined, notes: LimitedNotes): Direct {
  const direct = DIRECT.find((one) => one === cursor?.string());
  if (cursor !== undefined && direct === undefined) unreadable(cursor, notes);
  return direct ?? 'unknown';
}

function dangling(cursor: JsonCursor, reference: string, notes: LimitedNotes): void {
  notes.note('DANGLING_REFERENCE', { pointer: cursor.pointer }, { reference: shortened(reference) });
}
