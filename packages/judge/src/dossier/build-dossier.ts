import { parseInstant, parseUtcDate } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import type { AnyFact, Fact, FactValue } from '../facts/fact.ts';
import { kinds } from '../facts/registry.ts';
import type { KindName } from '../facts/registry.ts';
import { JudgeError } from '../judge-error.ts';
import type { Evidence, Reading } from '../reading/reading.ts';
import type { GradeRow } from '../scheme/scheme.ts';
import { weakerMethod } from '../trust/grade.ts';
import type { Grade, Method, Source } from '../trust/grade.ts';
import type { TrustEntry, TrustList } from '../trust/trust-list.ts';
import type { Dossier, DossierFile, GradedFact } from './dossier.ts';
import { missingFiles } from './missing-files.ts';
import { findSigners, sourceOf } from './signers.ts';
import type { Signers } from './signers.ts';

const MS_PER_DAY = 86_400_000;

/** Places every fact on both axes of proof and dates it; after this, signatures and paths are no longer looked at. */
export function buildDossier(
  reading: Reading,
  trust: TrustList,
  grades: readonly GradeRow[],
  at: number,
): Dossier {
  const byKind = Map.groupBy(reading.facts, ({ kind }) => kind);
  const raw = <K extends KindName>(kind: K): readonly Fact<K>[] =>
    (byKind.get(kind) ?? []) as unknown as Fact<K>[];
  if (raw('scope-period').length === 0) throw new JudgeError('DOSSIER_WITHOUT_MANIFEST');
  if (raw('service').length > 1 || raw('scope-period').length > 1)
    throw new JudgeError('DOSSIER_SECOND_MANIFEST');

  const signers = findSigners(reading, trust, at);
  const collectors = endorsements(raw('collection'), signers);
  const confirmers = endorsements(raw('confirmation'), signers);
  const listed = new Map(raw('listed-evidence').map(({ value }) => [value.path, value]));
  const paths = new Map(raw('file').map(({ at: { evidence }, value }) => [evidence, value.path]));

  const files = new Map<Digest, DossierFile>();
  for (const evidence of reading.evidence) {
    const path = paths.get(evidence.id) ?? evidence.id;
    const listing = listed.get(path);
    const [day, dayFrom] = dayOf(evidence, listing);
    files.set(evidence.id, {
      id: evidence.id,
      path,
      format: evidence.format,
      version: evidence.version,
      ...gradeOf(evidence, grades, signers, collectors, confirmers),
      day,
      dayFrom,
      validUntil: listing?.valid_until === undefined ? undefined : parseUtcDate(listing.valid_until),
      listed: listing !== undefined || evidence.format === 'ancrage-dossier',
    });
  }

  const graded = new Map<KindName, GradedFact[]>();
  for (const [kind, facts] of byKind) {
    graded.set(
      kind,
      facts.flatMap((fact) => {
        const file = files.get(fact.at.evidence);
        return file === undefined ? [] : [gradeFact(fact, file, signers)];
      }),
    );
  }
  return {
    at,
    files,
    missing: missingFiles(raw('listed-evidence'), raw('file')),
    notes: reading.notes,
    evidence: new Map(reading.evidence.map((evidence) => [evidence.id, evidence])),
    of: <K extends KindName>(kind: K) => (graded.get(kind) ?? []) as unknown as readonly GradedFact<K>[],
    assumedComplete: new Set(),
  };
}

/** Digest of a file → trust entries that signed a statement naming it. The file's content cannot forge this. */
function endorsements(
  facts: readonly Fact<'collection' | 'confirmation'>[],
  signers: Signers,
): Map<string, TrustEntry[]> {
  const found = new Map<string, TrustEntry[]>();
  for (const { at, value } of facts) {
    const entries = signers.get(at.evidence) ?? [];
    if (entries.length > 0) found.set(value.digest, [...(found.get(value.digest) ?? []), ...entries]);
  }
  return found;
}

function gradeOf(
  evidence: Evidence,
  rows: readonly GradeRow[],
  signers: Signers,
  collectors: ReadonlyMap<string, TrustEntry[]>,
  confirmers: ReadonlyMap<string, TrustEntry[]>,
): Pick<DossierFile, 'grade' | 'vouchedBy'> {
  const hex = evidence.id.slice('sha256:'.length);
  const vouchers = [...(signers.get(evidence.id) ?? []), ...(collectors.get(hex) ?? [])];
  const confirming = (confirmers.get(hex) ?? []).filter(
    ({ role }) => role === 'assessor' || role === 'third-party',
  );
  const collector = sourceOf(vouchers);
  const row = (source: Source, confirmed: boolean): Method | undefined =>
    rows.find((r) => r.format === evidence.format && r.collector === source && r.confirmed === confirmed)
      ?.method;
  const vouchedBy = [...new Set([...vouchers, ...confirming].map(({ organisation }) => organisation))].sort();
  if (confirming.length > 0) {
    const source = sourceOf(confirming);
    const method = row(source, true);
    if (method !== undefined) return { grade: { method, source }, vouchedBy };
  }
  return { grade: { method: row(collector, false) ?? 'declared', source: collector }, vouchedBy };
}

/** The fact's own grade: its file's, lowered by what the signer claims and by what the signer may vouch for. */
function gradeFact(fact: AnyFact, file: DossierFile, signers: Signers): GradedFact {
  const entries = signers.get(file.id) ?? [];
  const outside = entries.length > 0 && !entries.some((entry) => mayVouch(entry, fact));
  const method = fact.method === undefined ? file.grade.method : weakerMethod(file.grade.method, fact.method);
  const grade: Grade = outside
    ? { method: 'declared', source: 'provider' }
    : { method, source: file.grade.source };
  return { fact, file, grade, day: factDay(fact) ?? file.day };
}

function mayVouch(entry: TrustEntry, fact: AnyFact): boolean {
  if (entry.kinds !== undefined && !entry.kinds.includes(fact.kind)) return false;
  return (
    fact.kind !== 'assessor-finding' ||
    entry.controls === undefined ||
    entry.controls.includes(fact.value.control)
  );
}

function factDay(fact: AnyFact): number | undefined {
  const field = (kinds[fact.kind] as { latestBy?: string }).latestBy;
  const date = field === undefined ? undefined : (fact.value as Readonly<Record<string, unknown>>)[field];
  return typeof date === 'string' ? parseUtcDate(date) : undefined;
}

function dayOf(
  evidence: Evidence,
  listing: FactValue<'listed-evidence'> | undefined,
): [number | undefined, DossierFile['dayFrom']] {
  if (evidence.observedAt !== undefined)
    return [Math.floor(parseInstant(evidence.observedAt) / MS_PER_DAY), 'content'];
  if (listing?.received_at !== undefined)
    return [Math.floor(parseInstant(listing.received_at) / MS_PER_DAY), 'receipt'];
  return [undefined, 'none'];
}
