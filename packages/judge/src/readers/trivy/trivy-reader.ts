import { JsonCursor, openStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { countUnknown } from '../known-fields.ts';
import { shortened } from '../limited-notes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { ScanFacts, severityOfWord } from '../security-scan/scan-facts.ts';
import type { Check, ScanItem } from '../security-scan/scan-facts.ts';
import { statedInstant } from '../stated-instant.ts';
import { regionOfTarget, REPORT_FIELDS, scannedOf } from './trivy-report.ts';
import type { Scanned } from './trivy-report.ts';

/** Reports of Trivy in JSON: of an image, a folder, a machine, an account of AWS, or a cluster of Kubernetes. */
export const trivyReader: Reader = {
  format: 'trivy',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*\{/.test(text) &&
    ((/"SchemaVersion"\s*:\s*\d/.test(text) && /"Artifact(?:Name|Type)"\s*:\s*"/.test(text)) ||
      (/"ClusterName"\s*:\s*"/.test(text) && /"(?:Resources|Findings)"\s*:\s*[[n]/.test(text))),
  read: readReport,
};

function readReport(bytes: Uint8Array, hint: ReadHint): Reading {
  const root = new JsonCursor(openStrictJson(bytes));
  if (!root.isObject())
    throw new JudgeError('READ_SHAPE', { line: 1, path: '.', problem: 'not one JSON object' });
  const version = root.get('SchemaVersion')?.integer();
  const reading = new ReadingBuilder({
    id: hint.evidence,
    format: 'trivy',
    version: version === undefined ? 'unknown' : String(version),
  });
  const seenAt = statedInstant(root.get('CreatedAt')?.string());
  if (seenAt !== undefined) reading.observedAt(seenAt);
  const facts = new ScanFacts(reading);
  facts.unknownFields({ pointer: '' }, countUnknown(root, REPORT_FIELDS));
  for (const scanned of scannedOf(root)) {
    if (scanned.broken) facts.skip({ pointer: scanned.results[0]?.pointer ?? '' });
    for (const result of scanned.results) addResult(result, scanned, facts);
  }
  facts.close();
  return reading.build();
}

/** What each kind of finding gives besides where it stands; a secret's text and the code around it are never looked at. */
type Told = Pick<ScanItem, 'check' | 'about' | 'status' | 'resourceType' | 'examined'>;
type Teller = (finding: JsonCursor, result: JsonCursor) => Told | undefined;

const TELLERS: Readonly<Record<string, Teller>> = {
  Misconfigurations: misconfiguration,
  Vulnerabilities: (finding, result) => named(finding.get('VulnerabilityID'), result.get('Type')?.string()),
  Secrets: (finding) => named(finding.get('RuleID'), 'secret'),
};

/** Kinds of findings as `ModifiedFindings` names them, under which a report tells what it was asked to leave out. */
const MODIFIED: Readonly<Record<string, Teller>> = {
  misconfiguration: (finding) => failed(misconfiguration(finding)),
  vulnerability: TELLERS['Vulnerabilities']!,
  secret: TELLERS['Secrets']!,
};

function addResult(result: JsonCursor, scanned: Scanned, facts: ScanFacts): void {
  const planned = scanned.planned && result.get('Class')?.string() === 'config';
  const where = {
    tool: 'Trivy',
    account: scanned.account,
    regions: [regionOfTarget(result.get('Target')?.string())],
    method: planned ? ('declared' as const) : undefined,
  };
  const add = (finding: JsonCursor, told: Told | undefined, muted: boolean): void => {
    const place = { pointer: finding.pointer };
    if (told === undefined) {
      facts.skip(place);
      return;
    }
    if (muted) facts.muted(place);
    const severity = severityOfWord(finding.get('Severity')?.string());
    facts.add({ ...where, ...told, severity, place });
  };
  for (const [list, tell] of Object.entries(TELLERS))
    for (const finding of result.get(list)?.items() ?? [])
      add(finding, tell(finding, result), finding.get('Status')?.string() === 'EXCEPTION');
  for (const list of ['ExperimentalModifiedFindings', 'ModifiedFindings'])
    for (const modified of result.get(list)?.items() ?? []) {
      const type = modified.get('Type')?.string() ?? '';
      const finding = modified.get('Finding') ?? modified;
      add(finding, Object.hasOwn(MODIFIED, type) ? MODIFIED[type]!(finding, result) : undefined, true);
    }
  for (const licence of result.get('Licenses')?.items() ?? []) facts.skip({ pointer: licence.pointer });
  const excepted = result.path('MisconfSummary', 'Exceptions')?.integer() ?? 0;
  const listed = (result.get('Misconfigurations')?.items() ?? []).some(
    (finding) => finding.get('Status')?.string() === 'EXCEPTION',
  );
  if (excepted > 0 && !listed) facts.muted({ pointer: result.pointer }, excepted);
}

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
