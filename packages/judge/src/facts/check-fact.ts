import { Decimal, parseInstant, parseUtcDate, quoteForError } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import type { Field } from './field.ts';
import { kinds } from './registry.ts';
import type { KindName } from './registry.ts';

const MAX_TEXT = 20_000;
const MAX_DIGITS = 60;

/**
 * Checks foreign values against the fields of a kind and returns them with only those fields, in the order of the
 * registry. Throws `READ_FACT_INVALID` naming kind, field and problem: what a stranger signed is still checked.
 */
export function checkFactValue(
  kind: KindName,
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fields = kinds[kind].fields as Record<string, Field>;
  const value: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const given = Object.hasOwn(input, name) ? input[name] : undefined;
    if (given === undefined || given === null) {
      if (field.optional) continue;
      throw new JudgeError('READ_FACT_INVALID', {
        kind,
        field: name,
        expected: field.type,
        found: 'nothing',
      });
    }
    value[name] = checkField(kind, name, field, given);
  }
  for (const name of Object.keys(input)) {
    if (!Object.hasOwn(fields, name)) {
      throw unknownField(kind, name);
    }
  }
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
  const refuse = (): never => {
    throw new JudgeError('READ_FACT_INVALID', {
      kind,
      field: name,
      expected: field.codes === undefined ? field.type : field.codes.join(' | '),
      found: shownValue(given),
    });
  };
  switch (field.type) {
    case 'count':
    case 'days':
    case 'hours':
    case 'months':
      return typeof given === 'number' && Number.isSafeInteger(given) && given >= 0 ? given : refuse();
    case 'flag':
      return typeof given === 'boolean' ? given : refuse();
    case 'texts':
      return Array.isArray(given) && given.length <= 1000 && given.every(isShortText) ? given : refuse();
    case 'decimal':
    case 'percent':
      return checkDecimal(field, given, refuse);
    default:
      if (!isShortText(given)) return refuse();
      return checkTextual(field, given, refuse);
  }
}

/** A foreign object may hold anything by the names that turning it into text would look for. */
function shownValue(given: unknown): string {
  if (typeof given !== 'object' || given === null) return quoteForError(String(given), 60);
  return Array.isArray(given) ? '[…]' : '{…}';
}

function checkDecimal(field: Field, given: unknown, refuse: () => never): string {
  if (typeof given !== 'string' && typeof given !== 'number') return refuse();
  let exact: Decimal;
  try {
    exact = Decimal.parse(String(given));
  } catch {
    return refuse();
  }
  // A quantity of this world; more digits only serve to break whoever reads them again.
  if (exact.toString().length > MAX_DIGITS) return refuse();
  const outside = exact.isNegative() || exact.compare(Decimal.fromInteger(100)) > 0;
  return field.type === 'percent' && outside ? refuse() : exact.toString();
}

function checkTextual(field: Field, given: string, refuse: () => never): string {
  try {
    if (field.type === 'date') parseUtcDate(given);
    if (field.type === 'instant') parseInstant(given);
  } catch {
    return refuse();
  }
  if (field.type === 'country' && !/^[A-Z]{2}$/.test(given)) return refuse();
  if (field.type === 'code' && !field.codes!.includes(given)) return refuse();
  return given.normalize('NFC');
}

function isShortText(given: unknown): given is string {
  return typeof given === 'string' && given.length <= MAX_TEXT && given.isWellFormed();
}
