import { decodeBase64Url, encodeBase64Url, isBaseError, parseStrictJson, toPlain } from '@ancrage/base';
import { sha256 } from '../log/sha256.ts';
import { ProofError } from '../proof-error.ts';

/** A value of plain JSON. */
export type PlainJson =
  | null
  | boolean
  | number
  | string
  | readonly PlainJson[]
  | { readonly [k: string]: PlainJson };

/** An SD-JWT taken apart (RFC 9901, section 4): what the issuer signed, and what its holder shows of it. */
export interface SdJwt {
  readonly jwt: string;
  /** Each in base64url, as it is hashed. */
  readonly disclosures: readonly string[];
}

const MAX_DISCLOSURES = 4096;
const MAX_DISCLOSURE_BYTES = 65_536;
const MAX_DEPTH = 24;
const HIDDEN = '...';
const LIST = '_sd';
const ALGORITHM = '_sd_alg';

/**
 * Takes an SD-JWT apart. One with a key binding is refused: ours has none, and what is not verified is not passed over.
 *
 * @throws ProofError SD_JWT.
 */
export function splitSdJwt(text: string): SdJwt {
  const parts = text.split('~');
  const last = parts.pop();
  const [jwt = '', ...disclosures] = parts;
  if (last !== '' || jwt === '' || disclosures.length > MAX_DISCLOSURES) throw refused('form');
  return { jwt, disclosures };
}

/** The text of an SD-JWT, without a key binding. */
export function joinSdJwt({ jwt, disclosures }: SdJwt): string {
  return [jwt, ...disclosures, ''].join('~');
}

/** What stands in the payload for a disclosure: its SHA-256, of the ASCII of its base64url. */
export function disclosureDigest(disclosure: string): string {
  return encodeBase64Url(sha256(new TextEncoder().encode(disclosure)));
}

/** What a disclosure says: salt and value, with the name between them where it is a member. */
interface Disclosed {
  readonly parts: readonly PlainJson[];
  used: boolean;
}

/**
 * The payload as its holder shows it (RFC 9901, section 7.1): what is disclosed in its place, the rest gone. SHA-256 is the one
 * algorithm that is read. A digest that stands twice, a disclosure that has no place, or one of another form is refused.
 *
 * @throws ProofError SD_JWT with the `problem`.
 */
export function disclose(
  payload: PlainJson,
  disclosures: readonly string[],
): { readonly [k: string]: PlainJson } {
  if (!isObject(payload)) throw refused('form');
  const { [ALGORITHM]: algorithm = 'sha-256', ...rest } = payload;
  if (algorithm !== 'sha-256') throw refused('algorithm');
  const known = new Map<string, Disclosed>();
  for (const disclosure of disclosures) {
    const digest = disclosureDigest(disclosure);
    if (known.has(digest)) throw refused('twice');
    known.set(digest, { parts: partsOf(disclosure), used: false });
  }
  const seen = new Set<string>();
  const found = shown(rest, { known, seen }, 0);
  if ([...known.values()].some(({ used }) => !used)) throw refused('no-place');
  return found as { readonly [k: string]: PlainJson };
}

interface Walk {
  readonly known: ReadonlyMap<string, Disclosed>;
  readonly seen: Set<string>;
}

function shown(value: PlainJson, walk: Walk, depth: number): PlainJson {
  if (depth > MAX_DEPTH) throw refused('depth');
  if (isList(value))
    return value.flatMap((item) => {
      if (!isObject(item) || !Object.hasOwn(item, HIDDEN)) return [shown(item, walk, depth + 1)];
      if (Object.keys(item).length !== 1) throw refused('form');
      const parts = take(item[HIDDEN], walk);
      if (parts === undefined) return [];
      if (parts.length !== 2) throw refused('form');
      return [shown(parts[1]!, walk, depth + 1)];
    });
  if (!isObject(value)) return value;
  const { [LIST]: digests, ...members } = value;
  const found = new Map<string, PlainJson>();
  for (const [name, member] of Object.entries(members)) {
    // They have a meaning where they are read above, and may have none elsewhere.
    if (name === HIDDEN || name === ALGORITHM) throw refused('name');
    found.set(name, shown(member, walk, depth + 1));
  }
  if (digests === undefined) return Object.fromEntries(found);
  if (!isList(digests)) throw refused('form');
  for (const digest of digests) {
    const parts = take(digest, walk);
    if (parts === undefined) continue;
    const [, name] = parts;
    if (parts.length !== 3 || typeof name !== 'string') throw refused('form');
    if (name === LIST || name === HIDDEN || name === ALGORITHM || found.has(name)) throw refused('name');
    found.set(name, shown(parts[2]!, walk, depth + 1));
  }
  return Object.fromEntries(found);
}

function take(digest: PlainJson | undefined, { known, seen }: Walk): readonly PlainJson[] | undefined {
  if (typeof digest !== 'string') throw refused('form');
  if (seen.has(digest)) throw refused('twice');
  seen.add(digest);
  const disclosed = known.get(digest);
  if (disclosed === undefined) return undefined;
  disclosed.used = true;
  return disclosed.parts;
}

function partsOf(disclosure: string): readonly PlainJson[] {
  const bytes = decodeBase64Url(disclosure);
  if (bytes === undefined || bytes.length > MAX_DISCLOSURE_BYTES) throw refused('form');
  const parts = parsed(bytes);
  if (!isList(parts) || typeof parts[0] !== 'string') throw refused('form');
  return parts;
}

function parsed(bytes: Uint8Array): PlainJson {
  try {
    return toPlain(
      parseStrictJson(bytes, { maxDepth: MAX_DEPTH, maxBytes: MAX_DISCLOSURE_BYTES }),
    ) as PlainJson;
  } catch (error) {
    if (isBaseError(error)) throw refused('form');
    throw error;
  }
}

const isList = (value: PlainJson | undefined): value is readonly PlainJson[] => Array.isArray(value);
const isObject = (value: PlainJson): value is { readonly [k: string]: PlainJson } =>
  typeof value === 'object' && value !== null && !isList(value);

function refused(problem: string): ProofError {
  return new ProofError('SD_JWT', { problem });
}
