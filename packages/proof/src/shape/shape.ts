import { isDigest, parseInstant, parseUtcDate } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { ProofError } from '../proof-error.ts';

/** A JSON Schema (2020-12) that says the same as the check. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Where a value is not of its shape (RFC 6901 pointer), and what was expected there. */
export interface ShapeProblem {
  readonly pointer: string;
  readonly expected: string;
}

/**
 * What a value may be. One definition gives the check, the type and the JSON Schema. The value is plain data of strict
 * JSON; unknown members are always refused, for what nobody reads must not be signed.
 */
export interface Shape<T> {
  readonly schema: JsonSchema;
  readonly optional?: boolean;
  problem(value: unknown, pointer: string): ShapeProblem | undefined;
  /** Never there: carries the type. */
  readonly type?: T;
}

export type TypeOf<S> = S extends Shape<infer T> ? T : never;

/** @throws ProofError SHAPE with `what`, `pointer` and `expected`. */
export function readShape<T>(shape: Shape<T>, value: unknown, what: string): T {
  const problem = shape.problem(value, '');
  if (problem !== undefined) throw new ProofError('SHAPE', { what, ...problem });
  return value as T;
}

function shapeOf<T>(schema: JsonSchema, expected: string, accepts: (value: unknown) => boolean): Shape<T> {
  return { schema, problem: (value, pointer) => (accepts(value) ? undefined : { pointer, expected }) };
}

/** Text of 1 to `max` UTF-16 code units, without control characters. */
export function text(max = 500): Shape<string> {
  return shapeOf(
    { type: 'string', minLength: 1, maxLength: max },
    `text of 1 to ${max} characters`,
    (value) =>
      typeof value === 'string' &&
      value !== '' &&
      value.length <= max &&
      !/[\u0000-\u001f\u007f\u2028\u2029]/.test(value),
  );
}

/** Lines of text, such as a note of the log: line feeds are the only control characters. */
export function lines(max: number): Shape<string> {
  return shapeOf(
    { type: 'string', minLength: 1, maxLength: max },
    `lines of text, ${max} characters at most`,
    (value) =>
      typeof value === 'string' &&
      value !== '' &&
      value.length <= max &&
      !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(value),
  );
}

export function matching(pattern: RegExp, expected: string): Shape<string> {
  return shapeOf(
    { type: 'string', pattern: pattern.source },
    expected,
    (value) => typeof value === 'string' && pattern.test(value),
  );
}

export function literal<const V extends string | boolean>(value: V): Shape<V> {
  return shapeOf({ const: value }, JSON.stringify(value), (found) => found === value);
}

export function oneOf<const V extends string>(values: readonly V[]): Shape<V> {
  return shapeOf({ enum: [...values] }, values.join(' | '), (found) =>
    values.some((value) => value === found),
  );
}

export const flag: Shape<boolean> = shapeOf(
  { type: 'boolean' },
  'true or false',
  (value) => typeof value === 'boolean',
);

export function integer(min: number, max: number): Shape<number> {
  return shapeOf(
    { type: 'integer', minimum: min, maximum: max },
    `whole number from ${min} to ${max}`,
    (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
  );
}

export const digest: Shape<Digest> = shapeOf(
  { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
  'sha256: and 64 lower-case hexadecimal digits',
  (value) => typeof value === 'string' && isDigest(value),
);

export const utcDate: Shape<string> = shapeOf(
  { type: 'string', format: 'date' },
  'date, YYYY-MM-DD',
  (value) => typeof value === 'string' && parses(parseUtcDate, value),
);

/** `YYYY-MM-DDThh:mm:ssZ`, the one form that is written here. */
export const instant: Shape<string> = shapeOf(
  { type: 'string', format: 'date-time' },
  'instant in UTC, YYYY-MM-DDThh:mm:ssZ',
  (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value) &&
    parses(parseInstant, value),
);

/** An absolute URI in ASCII without fragment. */
export const uri = matching(
  /^(?=.{3,500}$)[a-z][a-z0-9+.-]*:[!$-;=?-Z_a-z~]+$/,
  'absolute URI without fragment',
);

/** The two languages of everything that people read. */
export const words: Shape<{ readonly fr: string; readonly en: string }> = object({
  fr: text(1000),
  en: text(1000),
});

export function list<T>(item: Shape<T>, min: number, max: number): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, minItems: min, maxItems: max },
    problem(value, pointer) {
      if (!Array.isArray(value) || value.length < min || value.length > max)
        return { pointer, expected: `list of ${min} to ${max}` };
      for (const [index, one] of value.entries()) {
        const problem = item.problem(one, `${pointer}/${index}`);
        if (problem !== undefined) return problem;
      }
      return undefined;
    },
  };
}

/** A list of exactly these. */
export function tuple<const T extends readonly unknown[]>(
  ...items: { readonly [K in keyof T]: Shape<T[K]> }
): Shape<T> {
  return {
    schema: {
      type: 'array',
      prefixItems: items.map(({ schema }) => schema),
      minItems: items.length,
      maxItems: items.length,
    },
    problem(value, pointer) {
      if (!Array.isArray(value) || value.length !== items.length)
        return { pointer, expected: `list of ${items.length}` };
      for (const [index, item] of items.entries()) {
        const problem = item.problem(value[index], `${pointer}/${index}`);
        if (problem !== undefined) return problem;
      }
      return undefined;
    },
  };
}

export interface Optional<T> extends Shape<T> {
  readonly optional: true;
}

export function optional<T>(shape: Shape<T>): Optional<T> {
  return { ...shape, problem: shape.problem.bind(shape), optional: true };
}

type OptionalKeys<M> = { [K in keyof M]: M[K] extends Optional<unknown> ? K : never }[keyof M];
type ObjectOf<M> = {
  readonly [K in Exclude<keyof M, OptionalKeys<M>>]: TypeOf<M[K]>;
} & { readonly [K in OptionalKeys<M>]?: TypeOf<M[K]> };

/** An object of exactly these members. */
export function object<M extends Readonly<Record<string, Shape<unknown>>>>(members: M): Shape<ObjectOf<M>> {
  const entries = Object.entries(members);
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
      required: entries.filter(([, shape]) => shape.optional !== true).map(([name]) => name),
      additionalProperties: false,
    },
    problem(value, pointer) {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return { pointer, expected: 'object' };
      const found = value as Readonly<Record<string, unknown>>;
      for (const name of Object.keys(found))
        if (!Object.hasOwn(members, name)) return { pointer, expected: 'no other member' };
      for (const [name, shape] of entries) {
        if (!Object.hasOwn(found, name)) {
          if (shape.optional === true) continue;
          return { pointer, expected: `member ${name}` };
        }
        const problem = shape.problem(found[name], `${pointer}/${name}`);
        if (problem !== undefined) return problem;
      }
      return undefined;
    },
  };
}

function parses(parse: (value: string) => number, value: string): boolean {
  try {
    parse(value);
    return true;
  } catch {
    return false;
  }
}
