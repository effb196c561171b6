import { addMonths, formatUtcDate, parseUtcDate } from '@ancrage/base';
import type { CredentialSigners, Signer } from '@ancrage/keys';
import type { IssuerDocument, JoseAlgorithm, KeyUse, ListedKey, OpenedIssuer } from '@ancrage/proof';

/** How long keys may sign before a new version of the document must list others. */
const KEY_MONTHS = 36;

export const pairOf = ({ classical, parallel }: CredentialSigners): readonly Signer[] => [
  classical,
  parallel,
];

/** The keys of a register are ES256 and ML-DSA-65 only. */
export function listedKey({ id, algorithm, public: encoded }: Signer): ListedKey {
  return { id, algorithm: algorithm as JoseAlgorithm, public: encoded };
}

/** New keys of one use, from a day on. */
export function newKeys(use: KeyUse, signers: CredentialSigners, from: string): IssuerDocument['keys'] {
  const valid = { from, to: formatUtcDate(addMonths(parseUtcDate(from), KEY_MONTHS)) };
  return pairOf(signers).map((signer) => ({ use, key: listedKey(signer), valid }));
}

export interface Rotation {
  /** New keys by their use; those of other uses stay. */
  readonly keys: Readonly<Partial<Record<KeyUse | 'root', CredentialSigners>>>;
  /** Whether nothing that the old ones ever signed counts any more. */
  readonly revoke: boolean;
  readonly day: string;
}

/**
 * The version that follows: old keys of the uses that change end on this day, and stay listed for ever; the new ones begin on it.
 */
export function nextIssuerDocument(
  { document, digest }: OpenedIssuer,
  { keys, revoke, day }: Rotation,
): IssuerDocument & Record<string, unknown> {
  const earlier = (a: string, b: string | undefined): string => (b !== undefined && b < a ? b : a);
  const old = document.keys.map((entry) => {
    if (keys[entry.use] === undefined || entry.valid.to < day) return entry;
    const valid = { from: entry.valid.from, to: earlier(day, entry.valid.to) };
    return { ...entry, valid, ...(revoke ? { revoked: earlier(day, entry.revoked) } : {}) };
  });
  const added = (['certificate', 'status'] as const).flatMap((use) =>
    keys[use] === undefined ? [] : newKeys(use, keys[use], day),
  );
  return {
    ...document,
    version: document.version + 1,
    previous: digest,
    issued: day,
    roots: keys.root === undefined ? document.roots : pairOf(keys.root).map(listedKey),
    keys: [...old, ...added],
  };
}

/**
 * Who is recognised: this issuer from this version of its document on, and its log by these lines. Witnesses are added by whoever
 * relies on them.
 */
export function policyOf({ issuer, roots, version }: IssuerDocument, logs: readonly string[]): unknown {
  return {
    ancrage: 'ancrage-policy/1',
    issuers: [
      { id: issuer.id, name: issuer.name, roots, ...(version === 1 ? {} : { leastVersion: version }) },
    ],
    log: [...logs.map((key) => `log ${key}`), 'quorum none', ''].join('\n'),
  };
}
