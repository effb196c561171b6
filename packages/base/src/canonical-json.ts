import { BaseError } from './base-error.ts';
import { membersPrototype } from './json-members.ts';
import { jsonPointer } from './json-pointer.ts';

// Deep enough for any document of ours; also what stops a cycle.
const MAX_DEPTH = 1000;

/**
 * The one byte form of a value, by RFC 8785 (JCS): sorted keys, no white space, ECMAScript numbers. Two equal values
 * give equal strings, so their digests can be compared. Takes null, booleans, well-formed strings, finite numbers,
 * arrays and plain objects; members that are undefined are left out.
 *
 * @throws BaseError CANONICAL_UNSUPPORTED, with the `pointer` (RFC 6901) and the `kind` of what cannot be written: NaN
 *   and infinities, bigint, functions, instances of classes (Date, JsonNumber, Decimal), lone surrogates, holes in
 *   arrays, nesting beyond 1000.
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

/** Keys and indexes from the root to the value being written: a pointer is made of them only for an error. */
type Path = (string | number)[];

function write(value: unknown, path: Path): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'number':
      if (!Number.isFinite(value)) throw unsupported(path, String(value));
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : writeContainer(value, path);
    default:
      throw unsupported(path, typeof value);
  }
}

/** Longer texts are quoted sooner by the engine. */
const SHORT = 64;

/** Whether a text is ASCII that stands for itself between quotes. */
function standsForItself(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x5c) return false;
  }
  return true;
}

function writeString(value: string, path: Path): string {
  if (value.length <= SHORT && standsForItself(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw unsupported(path, 'lone surrogate');
  return JSON.stringify(value);
}

function writeContainer(value: object, path: Path): string {
  if (path.length >= MAX_DEPTH) throw unsupported(path, 'nesting');
  if (Array.isArray(value)) return writeArray(value, path);
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = prototype === Object.prototype || prototype === null || prototype === membersPrototype;
  if (!plain) throw unsupported(path, className(value));
  const keys = Object.keys(value);
  // Sorted as text sorts by default, by UTF-16 code units: what RFC 8785 asks. Facts often come in that order already.
  if (!isSorted(keys)) keys.sort();
  // Rows of a long list: plain members in their order are written in one go.
  else if (keys.every((key) => key.isWellFormed() && isPlain((value as Row)[key])))
    return JSON.stringify(value);
  let members = '';
  for (const key of keys) {
    const member = (value as Row)[key];
    if (member === undefined) continue;
    path.push(key);
    members += `${members === '' ? '' : ','}${writeKey(key, path)}:${write(member, path)}`;
    path.pop();
  }
  return `{${members}}`;
}

type Row = Readonly<Record<string, unknown>>;

/** Lists of more are looked through for whether they are rows, which are then written in one go. */
const FEW = 16;

/** Whether a list holds nothing but plain objects whose members are plain and in order; those of long lists mostly have the same ones. */
function areRows(values: readonly unknown[]): boolean {
  let known: readonly string[] = [];
  for (let index = 0; index < values.length; index += 1) {
    const row = values[index];
    if (typeof row !== 'object' || row === null || Object.getPrototypeOf(row) !== Object.prototype)
      return false;
    const keys = Object.keys(row);
    for (let at = 0; at < keys.length; at += 1) if (!isPlain((row as Row)[keys[at]!])) return false;
    if (keys.length === known.length && keys.every((key, at) => key === known[at])) continue;
    if (!isSorted(keys) || !keys.every((key) => key.isWellFormed())) return false;
    known = keys;
  }
  return true;
}

/** What `JSON.stringify` writes as RFC 8785 wants it. */
function isPlain(member: unknown): boolean {
  if (typeof member === 'string') return member.isWellFormed();
  return member === null || typeof member === 'boolean' || Number.isFinite(member);
}

function isSorted(keys: readonly string[]): boolean {
  for (let at = 1; at < keys.length; at += 1) if (keys[at - 1]! > keys[at]!) return false;
  return true;
}

/** Keys are few and come back in every fact: each is quoted once. Bounded, for a hostile file may make up any number. */
const quotedKeys = new Map<string, string>();
const MAX_QUOTED_KEYS = 5000;

function writeKey(key: string, path: Path): string {
  const known = quotedKeys.get(key);
  if (known !== undefined) return known;
  const quoted = writeString(key, path);
  if (quotedKeys.size < MAX_QUOTED_KEYS) quotedKeys.set(key, quoted);
  return quoted;
}

function writeArray(values: readonly unknown[], path: Path): string {
  const nests = path.length + 1 >= MAX_DEPTH || 'toJSON' in values;
  if (values.length > FEW && !nests && areRows(values)) return JSON.stringify(values);
  // Array.from visits holes too, as undefined, which is then refused.
  const items = Array.from(values, (item, index) => {
    path.push(index);
    const written = write(item, path);
    path.pop();
    return written;
  });
  return `[${items.join(',')}]`;
}

function className(value: object): string {
  const { constructor } = value;
  return typeof constructor === 'function' && constructor.name !== '' ? constructor.name : 'object';
}

function unsupported(path: Path, kind: string): BaseError {
  const pointer = jsonPointer(path).toWellFormed();
  return new BaseError('CANONICAL_UNSUPPORTED', `${kind} at "${pointer}"`, { pointer, kind });
}
