import { digestOf, formatInstant, intervalToJson, parseDuration, parseUtcDate } from '@ancrage/base';
import type { Derived, DeriveContext } from '../analyses/derived.ts';
import { outputs } from '../analyses/analyses.ts';
import { buildDossier } from '../dossier/build-dossier.ts';
import { mergeReadings } from '../reading/merge-readings.ts';
import { ReadingBuilder } from '../reading/reading-builder.ts';
import type { Reading } from '../reading/reading.ts';
import type { EvidenceContract } from '../scheme/scheme.ts';
import type { Method } from '../facts/grade.ts';
import { emptyTrustList } from '../trust/trust-list.ts';
import type { StatedFact } from './sample-dossier.ts';
import { SAMPLE_DATE, sampleReference } from './sample-dossier.ts';

/** Facts of one file, read at one grade of method. The day is that of the content. */
export interface SampleFile {
  readonly method: Method;
  readonly facts: readonly StatedFact[];
  readonly day?: string;
}

const FORMATS = { declared: 'statement', documented: 'focus', observed: 'opentofu-state' } as const;

function readingOf({ method, facts, day = '2026-08-01' }: SampleFile, index: number): Reading {
  const reading = new ReadingBuilder({
    id: digestOf(`file ${index}`),
    format: FORMATS[method],
    version: '1',
  });
  reading.observedAt(formatInstant(parseUtcDate(day) * 86_400_000));
  facts.forEach(({ kind, ...value }, at) => {
    reading.add(kind as 'notice-to-leave', value as unknown as { days: number }, { pointer: `/${at}` });
  });
  return reading.build();
}

/** What one name of the rule language derives from some files, under a contract. */
export function deriveFrom(
  name: string,
  files: readonly SampleFile[],
  contract: Partial<EvidenceContract> = {},
): Derived {
  return outputs.get(name)!.derive(contextOf(files, contract));
}

/** What analyses look at, from some files beside a manifest, under a contract. */
export function contextOf(
  files: readonly SampleFile[],
  contract: Partial<EvidenceContract> = {},
): DeriveContext {
  const manifest: SampleFile = {
    method: 'declared',
    facts: [
      { kind: 'service', service: 'Nordet', provider: 'Nordet inc.', entity: 'nordet' },
      { kind: 'scope-period', from: '2026-07-01', to: '2026-08-31' },
      { kind: 'scope-account', platform: 'aws', account: '111', holds: 'both' },
    ],
  };
  const rows = (Object.keys(FORMATS) as Method[]).map((method) => ({
    format: FORMATS[method],
    collector: 'provider' as const,
    method,
    confirmed: false,
  }));
  return {
    dossier: buildDossier(
      mergeReadings([manifest, ...files].map(readingOf)),
      emptyTrustList,
      rows,
      parseUtcDate(SAMPLE_DATE),
    ),
    contract: {
      formats: [],
      facts: [],
      least: { method: 'documented', source: 'provider' },
      complete: [],
      freshness: parseDuration('P1Y'),
      cadence: 'P1M',
      ...contract,
    },
    reference: sampleReference,
  };
}

/** A derived value as text: `lo..hi`, `-` where an end is open; a truth as it is. */
export function shownValue({ value }: Derived): string | boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  const { lo, hi } = intervalToJson(value);
  return `${lo ?? '-'}..${hi ?? '-'}`;
}

const fileBy =
  (method: Method) =>
  (...facts: StatedFact[]): SampleFile => ({ method, facts });

export const declared = fileBy('declared');
export const documented = fileBy('documented');
export const observed = fileBy('observed');
