import { parseInstant, parseUtcDate } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import type { AnyFact, Fact, FactValue } from '../facts/fact.ts';
import { isInForce } from '../facts/in-force.ts';
import { kinds } from '../facts/registry.ts';
import type { KindName } from '../facts/registry.ts';
import { JudgeError } from '../errors/judge-error.ts';
import type { Host } from '../hosts/host-certificate.ts';
import type { Evidence, Reading } from '../reading/reading.ts';
import type { GradeRow } from '../scheme/scheme.ts';
import { weakerMethod } from '../facts/grade.ts';
import type { TrustEntry, TrustList } from '../trust/trust-list.ts';
import { checkQuotations, lowerUnquoted } from './check-quotations.ts';
import { answering } from './dossier.ts';
import type { Dossier, DossierFile, GradedFact } from './dossier.ts';
import { findListings } from './listings.ts';
import type { Listing } from './listings.ts';
import { missingFiles } from './missing-files.ts';
import { findSigners } from './signers.ts';
import { findVouchers, gradeOf, isLimited, mayVouch, organisationsOf } from './vouchers.ts';
import type { Vouchers } from './vouchers.ts';

const MS_PER_DAY = 86_400_000;

/** Places every fact on both axes of proof and dates it; after this, signatures and paths are no longer looked at. */
export function buildDossier(
  reading: Reading,
  trust: TrustList,
  grades: readonly GradeRow[],
  at: number,
  weigh?: (service: FactValue<'service'>) => readonly Host[],
): Dossier {
  const byKind = Map.groupBy(reading.facts, ({ kind }) => kind);
  const raw = <K extends KindName>(kind: K): readonly Fact<K>[] =>
    (byKind.get(kind) ?? []) as unknown as Fact<K>[];
  if (raw('scope-period').length === 0) throw new JudgeError('DOSSIER_WITHOUT_MANIFEST');
  if (raw('service').length > 1 || raw('scope-period').length > 1)
    throw new JudgeError('DOSSIER_SECOND_MANIFEST');

  const signers = findSigners(reading, trust, at, raw('service')[0]?.value.service);
  const vouching = findVouchers(signers, raw('collection'), raw('confirmation'));
  const listings = findListings(raw('file'), raw('listed-evidence'));

  const files = new Map<Digest, DossierFile>();
  for (const evidence of reading.evidence) {
    const listing = listings.get(evidence.id);
    const [day, dayFrom] = dayOf(evidence, listing);
    files.set(evidence.id, {
      id: evidence.id,
      path: listing?.path ?? evidence.id,
      format: evidence.format,
      version: evidence.version,
      grade: gradeOf(evidence.format, grades, vouching(evidence)),
      vouchedBy: organisationsOf(vouching(evidence)),
      day,
      dayFrom,
      validUntil: lastDay(evidence.validUntil),
      listedUntil: lastDay(listing?.valid_until),
      listed: listing?.listed === true || evidence.format === 'ancrage-dossier',
    });
  }

  const unquoted = checkQuotations(reading);
  const graded = new Map<KindName, GradedFact[]>();
  for (const [kind, facts] of byKind) {
    graded.set(
      kind,
      facts.flatMap((fact) => {
        const file = files.get(fact.at.evidence);
        return file === undefined || !isInForce(fact, at)
          ? []
          : [lowerUnquoted(gradeFact(fact, file, grades, vouching(file)), unquoted)];
      }),
    );
  }
  const service = raw('service')[0]?.value;
  return {
    at,
    files,
    ...(weigh === undefined || service === undefined ? {} : { hosts: weigh(service) }),
    missing: missingFiles(
      raw('listed-evidence'),
      raw('file'),
      raw('collection').filter((fact) =>
        (signers.get(fact.at.evidence) ?? []).some((entry) => mayVouch(entry, fact)),
      ),
    ),
    notes: reading.notes,
    evidence: new Map(reading.evidence.map((evidence) => [evidence.id, evidence])),
    ...answering((kind) => graded.get(kind)),
  };
}

/** The fact's own grade: its file's, without the signers who may not vouch for it, lowered by what the signer claims. */
function gradeFact(
  fact: AnyFact,
  file: DossierFile,
  rows: readonly GradeRow[],
  { signed, confirmed }: Vouchers,
): GradedFact {
  const may = (entry: TrustEntry): boolean => mayVouch(entry, fact);
  const base = [...signed, ...confirmed].some(isLimited)
    ? gradeOf(file.format, rows, { signed: signed.filter(may), confirmed: confirmed.filter(may) })
    : file.grade;
  const method = fact.method === undefined ? base.method : weakerMethod(base.method, fact.method);
  const own = factDay(fact);
  const day = own === undefined ? { day: file.day } : { day: own, dayFrom: 'content' as const };
  return { fact, file, grade: { method, source: base.source }, ...day };
}

/** Day that the fact itself states, for kinds of which a newer one replaces an older. */
export function factDay(fact: AnyFact): number | undefined {
  const field = (kinds[fact.kind] as { latestBy?: string }).latestBy;
  const date = field === undefined ? undefined : (fact.value as Readonly<Record<string, unknown>>)[field];
  return typeof date === 'string' ? parseUtcDate(date) : undefined;
}

function dayOf(
  evidence: Evidence,
  listing: Listing | undefined,
): [number | undefined, DossierFile['dayFrom']] {
  if (evidence.observedAt !== undefined)
    return [Math.floor(parseInstant(evidence.observedAt) / MS_PER_DAY), 'content'];
  if (listing?.received_at !== undefined)
    return [Math.floor(parseInstant(listing.received_at) / MS_PER_DAY), 'receipt'];
  return [undefined, 'none'];
}

function lastDay(date: string | undefined): number | undefined {
  return date === undefined ? undefined : parseUtcDate(date);
}
