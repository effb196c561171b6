import type { Digest, JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { itemReader } from '../item-reader.ts';
import type { ItemListing, ItemNotation, JsonEntry } from '../item-stream.ts';
import { countUnknown } from '../known-fields.ts';
import { shortened } from '../limited-notes.ts';
import type { Head, Reader } from '../reader.ts';
import { ScanFacts, severityOfWord } from '../security-scan/scan-facts.ts';
import type { Check, ScanItem } from '../security-scan/scan-facts.ts';
import { statedInstant } from '../stated-instant.ts';
import { isResult, leadsToResult, REPORT_FIELDS, RESULT_LISTS, scannedOf } from './trivy-report.ts';
import type { Scanned, ScanResult } from './trivy-report.ts';

const NOTATION: ItemNotation = {
  notation: 'one',
  isList: (path) => RESULT_LISTS.has(path.at(-1)) && isResult(path.slice(0, -1)),
  leadsToList: leadsToResult,
};

/** Reports of Trivy in JSON: of an image, a folder, a machine, an account of AWS, or a cluster of Kubernetes. */
export const trivyReader: Reader = {
  format: 'trivy',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*\{/.test(text) &&
    ((/"SchemaVersion"\s*:\s*\d/.test(text) && /"Artifact(?:Name|Type)"\s*:\s*"/.test(text)) ||
      (/"ClusterName"\s*:\s*"/.test(text) && /"(?:Resources|Findings)"\s*:\s*[[n]/.test(text))),
  ...itemReader(NOTATION, (evidence) => new TrivyReport(evidence)),
};

/** A report, finding by finding: what a result says of all of its findings stands beside them. */
class TrivyReport implements ItemListing {
  readonly reading: ReadingBuilder;
  readonly surveysDocuments = true;
  readonly #facts: ScanFacts;
  #scanned: readonly Scanned[] = [];
  /** Results by their place. */
  readonly #results = new Map<string, ScanResult>();
  /** Results that list an exception. */
  readonly #excepting = new Set<ScanResult>();

  constructor(evidence: Digest) {
    this.reading = new ReadingBuilder({ id: evidence, format: 'trivy', version: 'unknown' });
    this.#facts = new ScanFacts(this.reading);
  }

  survey({ cursor: root }: JsonEntry): void {
    if (!root.isObject())
      throw new JudgeError('READ_SHAPE', { line: 1, path: '.', problem: 'not one JSON object' });
    const version = root.get('SchemaVersion')?.integer();
    if (version !== undefined) this.reading.version(String(version));
    const seenAt = statedInstant(root.get('CreatedAt')?.string());
    if (seenAt !== undefined) this.reading.observedAt(seenAt);
    this.#facts.unknownFields({ pointer: '' }, countUnknown(root, REPORT_FIELDS));
    this.#scanned = scannedOf(root);
    for (const { results } of this.#scanned)
      for (const result of results) this.#results.set(result.pointer, result);
  }

  read({ cursor, list }: JsonEntry): void {
    if (list === undefined) {
      for (const scanned of this.#scanned) this.#around(scanned);
      return;
    }
    const [result, name] = [this.#results.get(`/${list.slice(0, -1).join('/')}`), String(list.at(-1))];
    if (result !== undefined) this.#finding(cursor, name, result);
    // A report has one place for its results: what stands in another is told, and not read.
    else if (MODIFIED_LISTS.has(name) || Object.hasOwn(TELLERS, name))
      this.#facts.skip({ pointer: cursor.pointer });
  }

  end(): Reading {
    this.#facts.close();
    return this.reading.build();
  }

  #finding(finding: JsonCursor, list: string, result: ScanResult): void {
    if (list === 'Licenses') this.#facts.skip({ pointer: finding.pointer });
    else if (MODIFIED_LISTS.has(list)) {
      const type = finding.get('Type')?.string() ?? '';
      const modified = finding.get('Finding') ?? finding;
      const told = Object.hasOwn(MODIFIED, type) ? MODIFIED[type]!(modified, result) : undefined;
      this.#add(modified, told, result, true);
    } else if (Object.hasOwn(TELLERS, list)) {
      const excepted = finding.get('Status')?.string() === 'EXCEPTION';
      if (excepted && list === 'Misconfigurations') this.#excepting.add(result);
      this.#add(finding, TELLERS[list]!(finding, result), result, excepted);
    }
  }

  #add(finding: JsonCursor, told: Told | undefined, result: ScanResult, muted: boolean): void {
    const place = { pointer: finding.pointer };
    if (told === undefined) {
      this.#facts.skip(place);
      return;
    }
    if (muted) this.#facts.muted(place);
    this.#facts.add({
      tool: 'Trivy',
      account: result.account,
      regions: [result.region],
      method: result.planned ? 'declared' : undefined,
      ...told,
      severity: severityOfWord(finding.get('Severity')?.string()),
      place,
    });
  }

  /** What is told beside findings: a scan that broke off, exceptions that are only counted. */
  #around({ results, broken }: Scanned): void {
    if (broken) this.#facts.skip({ pointer: results[0]?.pointer ?? '' });
    for (const result of results)
      if (result.excepted > 0 && !this.#excepting.has(result))
        this.#facts.muted({ pointer: result.pointer }, result.excepted);
  }
}

/** What each kind of finding gives besides where it stands; a secret's text and the code around it are never looked at. */
type Told = Pick<ScanItem, 'check' | 'about' | 'status' | 'resourceType' | 'examined'>;
type Teller = (finding: JsonCursor, result: ScanResult) => Told | undefined;

const TELLERS: Readonly<Record<string, Teller>> = {
  Misconfigurations: misconfiguration,
  Vulnerabilities: (finding, result) => named(finding.get('VulnerabilityID'), result.type),
  Secrets: (finding) => named(finding.get('RuleID'), 'secret'),
};

/** Kinds of findings as `ModifiedFindings` names them, under which a report tells what it was asked to leave out. */
const MODIFIED: Readonly<Record<string, Teller>> = {
  misconfiguration: (finding) => failed(misconfiguration(finding)),
  vulnerability: TELLERS['Vulnerabilities']!,
  secret: TELLERS['Secrets']!,
};

const MODIFIED_LISTS: ReadonlySet<string> = new Set(['ExperimentalModifiedFindings', 'ModifiedFindings']);

/** An exception is a failure that someone asked to leave out. */
const STATUSES: Readonly<Record<string, Check['status']>> = {
  PASS: 'pass',
  FAIL: 'fail',
  EXCEPTION: 'fail',
};

function misconfiguration(finding: JsonCursor): Told | undefined {
  const id = (finding.get('ID') ?? finding.get('AVDID'))?.string();
  if (!id) return undefined;
  const status = STATUSES[finding.get('Status')?.string() ?? ''] ?? 'manual';
  const cause = finding.get('CauseMetadata');
  const examined = [cause?.get('Provider')?.string(), cause?.get('Service')?.string()].filter(Boolean);
  return {
    check: shortened(id),
    about: `${id} ${finding.get('Title')?.string() ?? ''}`,
    status,
    resourceType: shortened(examined.join(' ')),
    examined: cause?.get('Resource')?.string() || undefined,
  };
}

function failed(told: Told | undefined): Told | undefined {
  return told === undefined ? undefined : { ...told, status: 'fail' };
}

/** A vulnerability or a secret is amiss by being there; its name lends it no topic. */
function named(id: JsonCursor | undefined, resourceType: string | undefined): Told | undefined {
  const check = id?.string();
  return check
    ? { check: shortened(check), about: '', status: 'fail', resourceType: shortened(resourceType ?? '') }
    : undefined;
}
