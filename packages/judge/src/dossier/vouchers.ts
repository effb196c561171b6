import type { Digest } from '@ancrage/base';
import type { AnyFact, Fact } from '../facts/fact.ts';
import type { GradeRow } from '../scheme/scheme.ts';
import type { Grade, Method, Source } from '../facts/grade.ts';
import type { TrustEntry } from '../trust/trust-list.ts';
import { sourceOf } from './signers.ts';
import type { Signers } from './signers.ts';

/**
 * Formats whose content is somebody's word. Who collects such a file vouches for having found it, not for what it
 * says: only its own signature does. Else an assessor who signs a whole folder would sign the provider's statements.
 */
const OWN_WORD: ReadonlySet<string> = new Set([
  'ancrage-dossier',
  'statement',
  'collection',
  'ancrage-bundle',
]);

/** The listed signers on whom a file rests: those who signed it or its collection, and those who confirmed its reading. */
export interface Vouchers {
  readonly signed: readonly TrustEntry[];
  readonly confirmed: readonly TrustEntry[];
}

/**
 * Finds the vouchers of each file. A collection or a confirmation names files by digest, so that the content of a file
 * cannot forge it; it counts only where the trust list lets its signer make one.
 */
export function findVouchers(
  signers: Signers,
  collections: readonly Fact<'collection'>[],
  confirmations: readonly Fact<'confirmation'>[],
): (file: { readonly id: Digest; readonly format: string }) => Vouchers {
  const collected = endorsements(collections, signers);
  const confirmed = endorsements(confirmations, signers);
  const known = new Map<Digest, Vouchers>();
  return ({ id, format }) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const hex = id.slice('sha256:'.length);
    const own = signers.get(id) ?? [];
    const made = {
      signed: OWN_WORD.has(format) ? own : [...own, ...(collected.get(hex) ?? [])],
      confirmed: [...(confirmed.get(hex) ?? [])].filter(({ role }) => role !== 'provider'),
    };
    known.set(id, made);
    return made;
  };
}

function endorsements(
  facts: readonly Fact<'collection' | 'confirmation'>[],
  signers: Signers,
): Map<string, Set<TrustEntry>> {
  const found = new Map<string, Set<TrustEntry>>();
  for (const fact of facts) {
    const { digest } = fact.value;
    for (const entry of signers.get(fact.at.evidence) ?? []) {
      if (mayVouch(entry, fact as AnyFact)) found.set(digest, (found.get(digest) ?? new Set()).add(entry));
    }
  }
  return found;
}

/** Place of a file, or of a fact in it, on both axes: by the grade table, for the strongest source among its vouchers. */
export function gradeOf(format: string, rows: readonly GradeRow[], { signed, confirmed }: Vouchers): Grade {
  const row = (source: Source, confirmed: boolean): Method | undefined =>
    rows.find((r) => r.format === format && r.collector === source && r.confirmed === confirmed)?.method;
  if (confirmed.length > 0) {
    const source = sourceOf(confirmed);
    const method = row(source, true);
    if (method !== undefined) return { method, source };
  }
  const source = sourceOf(signed);
  return { method: row(source, false) ?? 'declared', source };
}

/** Names of those on whom a file rests, sorted, each once. */
export function organisationsOf({ signed, confirmed }: Vouchers): string[] {
  return [...new Set([...signed, ...confirmed].map(({ organisation }) => organisation))].sort();
}

/**
 * Whether a listed signer may vouch for a fact: within the kinds that the trust list gives its key and, for findings,
 * the controls.
 */
export function mayVouch(entry: TrustEntry, fact: AnyFact): boolean {
  if (entry.kinds !== undefined && !entry.kinds.includes(fact.kind)) return false;
  return (
    fact.kind !== 'assessor-finding' ||
    entry.controls === undefined ||
    entry.controls.includes(fact.value.control)
  );
}

/** Whether a key's word has limits, so that it must be weighed fact by fact. */
export function isLimited(entry: TrustEntry): boolean {
  return entry.kinds !== undefined || entry.controls !== undefined;
}
