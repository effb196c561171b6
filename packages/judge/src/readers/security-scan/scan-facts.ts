import { canonicalJson } from '@ancrage/base';
import type { FactValue, Place } from '../../facts/fact.ts';
import type { Method } from '../../facts/grade.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import { azureRegion } from '../azure-region.ts';
import { googleRegion } from '../google-region.ts';
import { detachedText } from '../../facts/detached-text.ts';
import { LimitedNotes } from '../limited-notes.ts';
import { topicOf } from './check-topic.ts';

/** A security check as the registry of facts has it. */
export type Check = FactValue<'security-check'>;

/** One finding as any scanner tells it; what is absent was not told. */
export interface ScanItem {
  readonly tool: string | undefined;
  readonly check: string;
  /** Where the name of the check is a mere number, the words by which its topic is told. */
  readonly about?: string | undefined;
  readonly status: Check['status'];
  readonly severity: Check['severity'];
  readonly account?: string | undefined;
  /** Of the resources examined, each once. */
  readonly regions?: readonly (string | undefined)[];
  /** What was examined, by the tool's own name for it. */
  readonly resourceType?: string | undefined;
  /**
   * Name of what was examined, empty where a finding that should name it does not; never kept. Absent for tools that
   * examine no resource.
   */
  readonly examined?: string | undefined;
  /** How many findings this one stands for; 1 where absent. */
  readonly findings?: number;
  /** Where it is known by less than what its format is worth: `declared` for what is only meant to be. */
  readonly method?: Method | undefined;
  readonly place: Place;
}

/** Words by which tools say that they do not name what they examined. */
const NAMELESS = /^(?:other|notdefined|unknown|none|n\/a)?$/i;

/**
 * Turns what scanners find into facts, counted by tool, check, result, severity, account, region and type of resource.
 * Nothing else of a finding is kept: neither resources, nor messages, nor code.
 */
export class ScanFacts {
  readonly #reading: ReadingBuilder;
  readonly #notes: LimitedNotes;
  readonly #passed = new Set<string>();
  #total = 0;
  #used = 0;

  constructor(reading: ReadingBuilder) {
    this.#reading = reading;
    this.#notes = new LimitedNotes(reading);
  }

  /** Adds a record of the file that gave one finding. */
  add(item: ScanItem): void {
    this.#total += 1;
    this.#used += 1;
    this.state(item);
  }

  /** States a finding that is no record of its own. */
  state(item: ScanItem): void {
    const { check, status, severity, account, resourceType = '' } = item;
    const regions = new Set((item.regions ?? []).filter((region) => region !== undefined && region !== ''));
    for (const region of regions.size === 0 ? ['unknown'] : regions) {
      if (!this.#isFirst(item, region!)) continue;
      this.#reading.add(
        'security-check',
        {
          tool: item.tool || 'unknown',
          check,
          topic: topicOf(item.about ?? check),
          status,
          severity,
          account: account || 'unknown',
          region: region!,
          ...(NAMELESS.test(resourceType) ? {} : { resource_type: resourceType }),
          findings: item.findings ?? 1,
        },
        item.place,
        item.method,
      );
    }
  }

  /**
   * Whether a pass is not one that was told before: standards that share a control, and scans appended in one file, tell
   * the same pass of the same resource again, and passes are counted against the resources that exist.
   */
  #isFirst(item: ScanItem, region: string): boolean {
    const { tool = '', check, status, severity, account = '', resourceType = '', examined } = item;
    if (status !== 'pass' || examined === undefined) return true;
    const key = canonicalJson([tool, check, severity, account, region, resourceType, examined]);
    if (this.#passed.has(key)) return false;
    this.#passed.add(detachedText(key));
    return true;
  }

  /** Counts a record that is no finding. */
  skip(place: Place): void {
    this.#total += 1;
    this.#notes.count('SKIPPED_RECORDS', place);
  }

  /** Counts a record that gave no fact, and of which a note already tells. */
  unused(): void {
    this.#total += 1;
  }

  /** Counts a finding that the scanned party asked its tool to leave out. */
  muted(place: Place, by = 1): void {
    this.#notes.count('MUTED_FINDINGS', place, by);
  }

  /** Counts a finding that the tool or someone closed, and that thereby says nothing any more. */
  closed(place: Place): void {
    this.#notes.count('CLOSED_FINDINGS', place);
  }

  /** Counts fields that the reader's version of the schema does not have. */
  unknownFields(place: Place, count: number): void {
    this.#notes.count('UNKNOWN_FIELDS', place, count);
  }

  /** Writes notes and counts to the reading; call it once, at the end. */
  close(): void {
    this.#notes.close();
    this.#reading.records(this.#total, this.#used);
  }
}

/** A region by the one name that inventories of the same platform give it. */
export function scanRegion(platform: string | undefined, region: string | undefined): string | undefined {
  const lower = platform?.toLowerCase();
  if (lower === 'azure') return azureRegion(region);
  return lower === 'gcp' || lower === 'google' ? googleRegion(region) : region;
}

const SEVERITIES: Readonly<Record<string, Check['severity']>> = {
  fatal: 'critical',
  critical: 'critical',
  high: 'high',
  error: 'high',
  moderate: 'medium',
  medium: 'medium',
  warning: 'medium',
  low: 'low',
  note: 'low',
  negligible: 'low',
  informational: 'informational',
  info: 'informational',
  none: 'informational',
};

/** A severity by the word that tools use for it; `unknown` for any other. */
export function severityOfWord(word: string | undefined): Check['severity'] {
  const key = word?.toLowerCase() ?? '';
  return Object.hasOwn(SEVERITIES, key) ? SEVERITIES[key]! : 'unknown';
}
