import { digestOf, formatUtcDate, parseInstant, parseUtcDate } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { factDay } from '../dossier/build-dossier.ts';
import { answering } from '../dossier/dossier.ts';
import type { Dossier, DossierFile, GradedFact } from '../dossier/dossier.ts';
import type { AnyFact, Fact } from '../facts/fact.ts';
import { isInForce } from '../facts/in-force.ts';
import type { KindName } from '../facts/registry.ts';
import type { Reading } from '../reading/reading.ts';
import type { EvidenceContract } from '../scheme/scheme.ts';
import type { ChartFinding } from '../report/ownership-chart.ts';

const MS_PER_DAY = 86_400_000;
const GRADE = { method: 'declared', source: 'provider' } as const;

/** Takes files at their word, whatever their age: what they say of ownership, before anyone asks whether it is proven. */
export const STATED_CONTRACT: EvidenceContract = {
  formats: [],
  facts: [],
  least: GRADE,
  complete: [],
  freshness: { months: 12_000, days: 0 },
  cadence: 'P12M',
};

/** Facts taken at their word as they stood on a day, and what was left out for its date. */
export interface Stated {
  readonly dossier: Dossier;
  readonly findings: readonly ChartFinding[];
}

/**
 * A dossier without manifest, of files taken at their word. What a file dates after the day is left out and told; a file
 * without a date counts on that day, which is told too. The provider of the dossier is the entity that is looked at.
 */
export function statedDossier(
  reading: Reading,
  paths: ReadonlyMap<Digest, string>,
  entity: string,
  at: number,
): Stated {
  const files = new Map<Digest, DossierFile>();
  const findings: ChartFinding[] = [];
  for (const { id, format, version, observedAt } of reading.evidence) {
    const path = paths.get(id) ?? id;
    const day = observedAt === undefined ? undefined : Math.floor(parseInstant(observedAt) / MS_PER_DAY);
    files.set(id, {
      id,
      path,
      format,
      version,
      grade: GRADE,
      day: day ?? at,
      dayFrom: day === undefined ? 'none' : 'content',
      validUntil: undefined,
      listedUntil: undefined,
      listed: true,
      vouchedBy: [],
    });
  }
  const kept = new Map<KindName, GradedFact[]>();
  const speaks = new Set<Digest>();
  const counts = new Set<Digest>();
  for (const fact of reading.facts) {
    const file = files.get(fact.at.evidence);
    if (file === undefined || !OF_OWNERSHIP.has(fact.kind)) continue;
    speaks.add(file.id);
    const recorded = (fact.value as { recorded_from?: string }).recorded_from;
    // A register that is published later still tells when each statement was made.
    const day =
      recorded === undefined ? Math.max(factDay(fact) ?? file.day!, file.day!) : parseUtcDate(recorded);
    if (day > at) {
      if (recorded !== undefined && fact.kind === 'holding')
        findings.push({
          code: 'STATEMENT_LATER',
          params: { holder: fact.value.holder, date: recorded },
          statement: fact.value.holding,
          at: fact.at,
        });
      continue;
    }
    counts.add(file.id);
    if (!isInForce(fact, at)) {
      if (fact.kind === 'holding' && fact.value.recorded_until === undefined)
        findings.push(outOfForce(fact, at));
      continue;
    }
    const group = kept.get(fact.kind) ?? [];
    group.push({ fact, file, grade: GRADE, day, dayFrom: 'content' });
    kept.set(fact.kind, group);
  }
  for (const file of files.values()) {
    if (!speaks.has(file.id)) continue;
    const later = !counts.has(file.id);
    if (!later && file.dayFrom === 'content') continue;
    findings.push({
      code: later ? 'LATER_THAN_DATE' : 'FILE_UNDATED',
      params: later ? { path: file.path, date: formatUtcDate(file.day!) } : { path: file.path },
      statement: null,
      at: { evidence: file.id, place: { pointer: '' } },
    });
  }
  const service = serviceFact(entity);
  kept.set('service', [{ fact: service, file: subject(service.at.evidence, at), grade: GRADE, day: at }]);
  return {
    findings,
    dossier: {
      at,
      files,
      missing: [],
      notes: reading.notes,
      evidence: new Map(reading.evidence.map((evidence) => [evidence.id, evidence])),
      ...answering((kind) => kept.get(kind)),
    },
  };
}

function outOfForce({ value, at: place }: Fact<'holding'>, at: number): ChartFinding {
  const { holder, holding, since, until } = value;
  const ended = until !== undefined && parseUtcDate(until) < at;
  return {
    code: ended ? 'INTEREST_ENDED' : 'INTEREST_NOT_BEGUN',
    params: { holder, date: (ended ? until : since) ?? '' },
    statement: holding,
    at: place,
  };
}

const OF_OWNERSHIP: ReadonlySet<KindName> = new Set([
  'holding',
  'diluted-holding',
  'entity',
  'person',
  'holder-status',
  'board',
  'rights-review',
  'control-contracts-review',
  'beneficial-owner-match',
  'assessor-finding',
]);

function serviceFact(entity: string): AnyFact & { kind: 'service' } {
  const evidence = digestOf(`entity looked at: ${entity}`);
  return {
    kind: 'service',
    value: { service: entity, provider: entity, entity },
    at: { evidence, place: { pointer: '' } },
  };
}

function subject(id: Digest, at: number): DossierFile {
  return {
    id,
    path: '',
    format: 'statement',
    version: '1',
    grade: GRADE,
    day: at,
    dayFrom: 'none',
    validUntil: undefined,
    listedUntil: undefined,
    listed: true,
    vouchedBy: [],
  };
}
