import { checkUtf8, Decimal, formatInstant, formatUtcDate } from '@ancrage/base';
import type { SchemaElement } from 'hyparquet';

const MS_PER_DAY = 86_400_000n;
/** Julian day of 1970-01-01, from which INT96 counts. */
const EPOCH_JULIAN = 2_440_588n;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A stored value as the text that an exact CSV of it would hold: decimals by their scale, instants in UTC, a binary fraction
 * as the shortest decimal that reads back as the same number.
 */
export function parquetText(value: unknown, element: SchemaElement): string {
  const { converted_type: converted, logical_type: logical, type } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
    return Decimal.parse(`${integerOf(value)}e-${scale}`).toString();
  }
  if (converted === 'DATE' || logical?.type === 'DATE') return formatUtcDate(Number(integerOf(value)));
  if (type === 'INT96') {
    const whole = integerOf(value);
    const nanoseconds = whole & 0xffffffffffffffffn;
    return instant((whole >> 64n) - EPOCH_JULIAN, nanoseconds / 1_000_000n);
  }
  if (converted === 'TIMESTAMP_MILLIS') return instant(0n, integerOf(value));
  if (converted === 'TIMESTAMP_MICROS') return instant(0n, floorDivided(integerOf(value), 1000n));
  if (logical?.type === 'TIMESTAMP') {
    const divisor = { MILLIS: 1n, MICROS: 1000n, NANOS: 1_000_000n }[logical.unit];
    return instant(0n, floorDivided(integerOf(value), divisor));
  }
  if (value instanceof Uint8Array) {
    checkUtf8(value);
    return decoder.decode(value);
  }
  if (typeof value === 'number') return type === 'FLOAT' ? shortestSingle(value) : finite(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  throw new TypeError(`a value of type ${type ?? '?'}`);
}

/** Whole number of an INT32, an INT64 or bytes in two's complement, the highest first. */
function integerOf(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (!(value instanceof Uint8Array) || value.length === 0 || value.length > 64)
    throw new TypeError('a number stored as something else');
  let whole = 0n;
  for (const byte of value) whole = (whole << 8n) | BigInt(byte);
  return BigInt.asIntN(value.length * 8, whole);
}

function instant(days: bigint, milliseconds: bigint): string {
  return formatInstant(Number(days * MS_PER_DAY + milliseconds));
}

function floorDivided(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value < 0n && quotient * divisor !== value ? quotient - 1n : quotient;
}

function finite(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('a number that is not finite');
  return String(value);
}

/** A number of 32 bits has at most nine digits that tell it from its neighbours. */
function shortestSingle(value: number): string {
  for (let digits = 6; digits < 9; digits += 1) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return finite(value);
}
