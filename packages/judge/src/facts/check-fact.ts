import { Decimal, lookOver, parseInstant, parseUtcDate, quoteForError } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import { detachedText } from './detached-text.ts';
import type { Field } from './field.ts';
import { kinds } from './registry.ts';
import type { KindName } from './registry.ts';

const MAX_TEXT = 20_000;
const MAX_DIGITS = 60;
/** A field that saw another text this many times is left alone for so many, but for what it kept; a text that came back stays longer. */
const [FIRST_SCORE, REST, MOST_SCORE] = [4, -64, 16];
/** Longer texts are looked over each time: they seldom come back. */
const LONGEST_KEPT = 200;

/** The fields of a kind, laid out once: facts are checked by the million. */
interface Outline {
  readonly fields: Readonly<Record<string, Field>>;
  readonly entries: readonly (readonly [name: string, field: Field])[];
  /** Without measures, which are added up in place. */
  readonly isPlain: boolean;
  /** For each field a text that was found to be right and without secrets. */
  readonly seen: unknown[];
  /** For each field how much that text has earned: where others come all the time, as names do, none is kept for a while. */
  readonly scores: number[];
  /** Makes an ordinary object; one maker for each kind, so that the engine learns how much room its fields take. */
  readonly Value: new () => Record<string, unknown>;
}

const outlines = new Map<KindName, Outline>();

function outlineOf(kind: KindName): Outline {
  const known = outlines.get(kind);
  if (known !== undefined) return known;
  const fields: Readonly<Record<string, Field>> = kinds[kind].fields;
  const Value = function Value() {} as unknown as Outline['Value'];
  Value.prototype = Object.prototype;
  const entries = Object.entries(fields);
  const isPlain = entries.every(([, { combine }]) => combine === undefined);
  const outline = {
    fields,
    entries,
    isPlain,
    seen: entries.map(() => undefined),
    scores: entries.map(() => FIRST_SCORE),
    Value,
  };
  outlines.set(kind, outline);
  return outline;
}

/**
 * Whether foreign values are those of a fact as they stand: what {@link checkFactValue} would give, in its order, and without
 * anything that may be a secret. Nearly all are; where this says no, they still may be. Not for aggregates and lists of texts.
 */
export function isFactValue(kind: KindName, input: Readonly<Record<string, unknown>>): boolean {
  const { entries, isPlain, seen, scores } = outlineOf(kind);
  if (!isPlain || Object.getPrototypeOf(input) !== Object.prototype) return false;
  let next = 0;
  let before: unknown;
  for (const name in input) {
    const given = input[name];
    while (next < entries.length && entries[next]![0] !== name) {
      if (entries[next]![1].optional !== true) return false;
      next += 1;
    }
    const field = entries[next]?.[1];
    if (field === undefined) return false;
    // The same text is often told twice in a fact, and in the fact before.
    if (field.type !== 'text' || typeof given !== 'string') {
      if (!isPlainValue(field, given)) return false;
    } else if (given === seen[next]) {
      if (scores[next]! < MOST_SCORE) scores[next]! += 1;
    } else if (given !== before) {
      if (!isPlainValue(field, given)) return false;
      const score = scores[next]!;
      if (score <= 0) scores[next] = score === 0 ? FIRST_SCORE : score + 1;
      else {
        scores[next] = score === 1 ? REST : score - 1;
        if (given.length <= LONGEST_KEPT) seen[next] = detachedText(given);
      }
    }
    before = given;
    next += 1;
  }
  for (; next < entries.length; next += 1) if (entries[next]![1].optional !== true) return false;
  return true;
}

function isPlainValue(field: Field, given: unknown): boolean {
  switch (field.type) {
    case 'count':
    case 'days':
    case 'hours':
    case 'months':
      return typeof given === 'number' && Number.isSafeInteger(given) && given >= 0;
    case 'flag':
      return typeof given === 'boolean';
    case 'code':
      return typeof given === 'string' && field.codes!.includes(given);
    case 'text':
      return typeof given === 'string' && given.length <= MAX_TEXT && lookOver(given) === 0;
    case 'date':
    case 'instant':
    case 'country':
      return typeof given === 'string' && given.length < 40 && checkedText(field, given) === given;
    default:
      return false;
  }
}

/**
 * Checks foreign values against the fields of a kind and returns them with only those fields, in the order of the
 * registry. Throws `READ_FACT_INVALID` naming kind, field and problem: what a stranger signed is still checked.
 */
export function checkFactValue(
  kind: KindName,
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { fields, entries, Value } = outlineOf(kind);
  const value = new Value();
  let known = 0;
  for (const [name, field] of entries) {
    const isThere = Object.hasOwn(input, name);
    if (isThere) known += 1;
    const given = isThere ? input[name] : undefined;
    if (given !== undefined && given !== null) value[name] = checkField(kind, name, field, given);
    else if (field.optional !== true)
      throw new JudgeError('READ_FACT_INVALID', {
        kind,
        field: name,
        expected: field.type,
        found: 'nothing',
      });
  }
  const names = Object.keys(input);
  if (names.length !== known)
    for (const name of names) if (!Object.hasOwn(fields, name)) throw unknownField(kind, name);
  return value;
}

/** The same for some fields of a kind: whatever is given must be right, nothing need be there. */
export function checkFactFields(
  kind: KindName,
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fields = kinds[kind].fields as Record<string, Field>;
  const given = Object.entries(input).map(([name, value]): [string, unknown] => {
    if (!Object.hasOwn(fields, name)) throw unknownField(kind, name);
    return [name, checkField(kind, name, fields[name]!, value)];
  });
  return Object.fromEntries(given);
}

function unknownField(kind: KindName, field: string): JudgeError {
  return new JudgeError('READ_FACT_INVALID', { kind, field, expected: 'no such field', found: 'a value' });
}

function checkField(kind: KindName, name: string, field: Field, given: unknown): unknown {
  const checked = checkedValue(field, given);
  if (checked !== undefined) return checked;
  throw new JudgeError('READ_FACT_INVALID', {
    kind,
    field: name,
    expected: field.codes === undefined ? field.type : field.codes.join(' | '),
    found: shownValue(given),
  });
}

/** The value as it is kept; undefined where it is none of its field. */
function checkedValue(field: Field, given: unknown): unknown {
  switch (field.type) {
    case 'count':
    case 'days':
    case 'hours':
    case 'months':
      return typeof given === 'number' && Number.isSafeInteger(given) && given >= 0 ? given : undefined;
    case 'flag':
      return typeof given === 'boolean' ? given : undefined;
    case 'texts':
      return Array.isArray(given) && given.length <= 1000 && given.every(isShortText) ? given : undefined;
    case 'decimal':
    case 'percent':
      return checkedDecimal(field, given);
    default:
      return isShortText(given) ? checkedText(field, given) : undefined;
  }
}

/** A foreign object may hold anything by the names that turning it into text would look for. */
function shownValue(given: unknown): string {
  if (typeof given !== 'object' || given === null) return quoteForError(String(given), 60);
  return Array.isArray(given) ? '[…]' : '{…}';
}

function checkedDecimal(field: Field, given: unknown): string | undefined {
  if (typeof given !== 'string' && typeof given !== 'number') return undefined;
  let exact: Decimal;
  try {
    exact = Decimal.parse(String(given));
  } catch {
    return undefined;
  }
  // A quantity of this world; more digits only serve to break whoever reads them again.
  if (exact.toString().length > MAX_DIGITS) return undefined;
  const outside = exact.isNegative() || exact.compare(Decimal.fromInteger(100)) > 0;
  return field.type === 'percent' && outside ? undefined : exact.toString();
}

function checkedText(field: Field, given: string): string | undefined {
  try {
    if (field.type === 'date') parseUtcDate(given);
    if (field.type === 'instant') parseInstant(given);
  } catch {
    return undefined;
  }
  if (field.type === 'country' && !/^[A-Z]{2}$/.test(given)) return undefined;
  if (field.type === 'code' && !field.codes!.includes(given)) return undefined;
  return isAscii(given) ? given : given.normalize('NFC');
}

function isShortText(given: unknown): given is string {
  return typeof given === 'string' && given.length <= MAX_TEXT && given.isWellFormed();
}

/** Such a text is in every normal form, which costs far more to have computed. */
function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
