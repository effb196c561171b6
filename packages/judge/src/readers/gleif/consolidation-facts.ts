import { compareText, formatUtcDate, instantOf } from '@ancrage/base';
import type { UtcDate } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import { shortened } from '../limited-notes.ts';
import type { LimitedNotes } from '../limited-notes.ts';
import { cutText } from '../cut-text.ts';
import type { GleifException, GleifRelationship } from './gleif-records.ts';

const MS_PER_DAY = 86_400_000;
const MAX_ID = 100;

type Kind = Pick<FactValue<'holding'>, 'interest' | 'direct'>;

/** A feeder fund holds units of its master, the end node: the one type in which the start node is the holder. */
const FEEDER = 'IS_FEEDER_TO';

/**
 * What each type of relationship is, from the end node (parent) to the start node (child). An umbrella is the legal entity of which
 * a sub-fund is a compartment, and decides for it by law. Source: RR-CDF 2.1, RelationshipTypeEnum.
 */
const TYPES: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['IS_DIRECTLY_CONSOLIDATED_BY', { interest: 'accountingConsolidation', direct: 'direct' }],
  ['IS_ULTIMATELY_CONSOLIDATED_BY', { interest: 'accountingConsolidation', direct: 'indirect' }],
  ['IS_INTERNATIONAL_BRANCH_OF', { interest: 'headOffice', direct: 'direct' }],
  ['IS_FUND-MANAGED_BY', { interest: 'managementContract', direct: 'direct' }],
  ['IS_SUBFUND_OF', { interest: 'controlByLegalFramework', direct: 'direct' }],
  [FEEDER, { interest: 'shareholding', direct: 'direct' }],
]);

/** A record that was never right tells of nothing. */
const VOID: ReadonlySet<string> = new Set(['ANNULLED', 'DUPLICATE']);
/**
 * The relationship has ended, by the last update of its record at the latest. A record that is transferred, or about to be, only
 * changes its issuer: the relationship goes on. Source: RR-CDF 2.1, RegistrationStatusEnum.
 */
const ENDED = 'RETIRED';

/**
 * Adds what a relationship says: that the parent consolidates the child in its accounts, and so controls it, without any share.
 * A percentage that a few records carry is that of the consolidation, no share. Whether it gave a fact.
 */
export function addRelationship(
  record: GleifRelationship,
  reading: ReadingBuilder,
  notes: LimitedNotes,
): boolean {
  const { child, parent, type, place, registrationStatus: registered } = record;
  if (child === '' || parent === '' || child === parent || VOID.has(registered)) {
    notes.count('SKIPPED_RECORDS', place);
    return false;
  }
  if (child.length > MAX_ID || parent.length > MAX_ID || type.length > MAX_ID) {
    notes.note('FIELD_UNREADABLE', place, { field: 'Relationship' });
    return false;
  }
  const kind = TYPES.get(type);
  if (kind === undefined) notes.note('UNKNOWN_INTEREST', place, { interest: shortened(type) });
  if (registered === 'LAPSED') notes.count('LAPSED_RECORDS', place);
  const { since, until } = lifeOf(record);
  reading.add(
    'holding',
    {
      holding: `${child} ${type} ${parent}`,
      ...(type === FEEDER ? { holder: child, issuer: parent } : { holder: parent, issuer: child }),
      ...(kind ?? { interest: type === '' ? 'unknownInterest' : type, direct: 'unknown' }),
      ...(since === undefined || (until !== undefined && since > until) ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...(registered === '' ? {} : { status: cutText(registered, MAX_ID) }),
    },
    place,
  );
  return true;
}

/**
 * How long the relationship held. Only the period of the relationship itself bounds it: those of accounts and of documents tell of
 * the papers. One that is no longer active without saying since when ended by the last update of its record.
 */
function lifeOf({ periods, status, registrationStatus, updated }: GleifRelationship): {
  readonly since?: UtcDate | undefined;
  readonly until?: UtcDate | undefined;
} {
  const own = periods.filter(({ type }) => type === 'RELATIONSHIP_PERIOD');
  const days = (end: 'start' | 'end'): UtcDate[] =>
    own.flatMap((period) => dayOf(period[end]) ?? []).sort(compareText);
  const over = status === 'INACTIVE' || registrationStatus === ENDED;
  // A period without an end is not over.
  const ended = own.length > 0 && own.every(({ end }) => end !== '') ? days('end').at(-1) : undefined;
  return { since: days('start')[0], until: ended ?? (over ? dayOf(updated) : undefined) };
}

/**
 * Exceptions that say that a parent exists and is not told. The others say that nobody consolidates the entity, which is not that
 * nobody controls it: a person, a trust, or nobody that it knows of.
 */
const HIDDEN: ReadonlySet<string> = new Set([
  'NO_LEI',
  'NON_PUBLIC',
  'BINDING_LEGAL_COMMITMENTS',
  'LEGAL_OBSTACLES',
  'DISCLOSURE_DETRIMENTAL',
  'DETRIMENT_NOT_EXCLUDED',
  'CONSENT_NOT_OBTAINED',
]);

/** Adds a parent whom nobody named: an exception is never the absence of one. Whether it gave a fact. */
export function addException(
  { lei, category, reasons, place }: GleifException,
  reading: ReadingBuilder,
  notes: LimitedNotes,
): boolean {
  if (lei === '' || lei.length > MAX_ID || category.length > MAX_ID) {
    notes.count('SKIPPED_RECORDS', place);
    return false;
  }
  const reason = reasons.join(', ') || 'no reason';
  notes.note('PARTY_UNSPECIFIED', place, {
    reason: shortened(reason),
    statement: shortened(`${lei} ${category}`),
  });
  const hidden = reasons.some((one) => HIDDEN.has(one));
  reading.add(
    'holding',
    {
      holding: `${lei} ${category}`,
      // Direct and ultimate parent, both untold, may be one: they stand under one name.
      holder: `unspecified:${lei}`,
      issuer: lei,
      interest: hidden ? 'accountingConsolidation' : 'unknownInterest',
      direct: category.startsWith('ULTIMATE') ? 'indirect' : 'direct',
    },
    place,
  );
  return true;
}

/** UTC day of a date or an instant; undefined for what is none. */
export function dayOf(written: string): UtcDate | undefined {
  const instant = instantOf(written);
  return instant === undefined ? undefined : formatUtcDate(Math.floor(instant / MS_PER_DAY));
}
