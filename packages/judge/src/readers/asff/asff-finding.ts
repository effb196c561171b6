import type { JsonCursor } from '@ancrage/base';
import { leaves } from '../known-fields.ts';
import { shortened } from '../limited-notes.ts';
import { severityOfWord } from '../security-scan/scan-facts.ts';
import type { Check } from '../security-scan/scan-facts.ts';

/** Fields of a finding in the version of 2018-10-08. */
export const FINDING_FIELDS = leaves(
  'Action',
  'AwsAccountId',
  'AwsAccountName',
  'CompanyName',
  'Compliance',
  'Confidence',
  'CreatedAt',
  'Criticality',
  'Description',
  'Detection',
  'FindingProviderFields',
  'FirstObservedAt',
  'GeneratorDetails',
  'GeneratorId',
  'Id',
  'LastObservedAt',
  'Malware',
  'Network',
  'NetworkPath',
  'Note',
  'PatchSummary',
  'Process',
  'ProcessedAt',
  'ProductArn',
  'ProductFields',
  'ProductName',
  'RecordState',
  'Region',
  'RelatedFindings',
  'Remediation',
  'Resources',
  'Sample',
  'SchemaVersion',
  'Severity',
  'SourceUrl',
  'ThreatIntelIndicators',
  'Threats',
  'Title',
  'Types',
  'UpdatedAt',
  'UserDefinedFields',
  'VerificationState',
  'Vulnerabilities',
  'Workflow',
  'WorkflowState',
);

/** What a finding comes to; without a status it no longer says anything. */
export interface Verdict {
  readonly status: Check['status'] | undefined;
  readonly muted: boolean;
  readonly closed: boolean;
}

/**
 * `Compliance.Status` is the result of a check; a finding of a product that only tells what is amiss has none, and is a
 * failure. `Workflow` is where someone's work stands: suppressing never softens a failure, and a suppressed finding, which
 * is updated no more, does not pass either. An archived one (resource deleted, control switched off, or fixed) says nothing
 * any more: had it failed, a person must judge why.
 */
export function verdictOf(finding: JsonCursor): Verdict {
  const result = finding.path('Compliance', 'Status')?.string();
  const workflow = finding.path('Workflow', 'Status')?.string();
  const verification = finding.get('VerificationState')?.string();
  const muted =
    workflow === 'SUPPRESSED' || verification === 'FALSE_POSITIVE' || verification === 'BENIGN_POSITIVE';
  const failed = result === undefined || result === 'FAILED';
  if (failed && muted) return { status: 'fail', muted, closed: false };
  if (finding.get('RecordState')?.string() === 'ARCHIVED')
    return { status: failed ? 'manual' : undefined, muted, closed: true };
  if (result === undefined && workflow === 'RESOLVED') return { status: 'manual', muted, closed: true };
  if (failed) return { status: 'fail', muted, closed: false };
  return { status: result === 'PASSED' && !muted ? 'pass' : 'manual', muted, closed: false };
}

/**
 * What identifies the check: the control, by whatever standard it was run; the vulnerability; the type of what a product
 * detects; else the generator. The title lends its words to the topic of a control, whose name is a number.
 */
export function checkOf(finding: JsonCursor): { readonly check: string; readonly about: string } | undefined {
  const generator = finding.get('GeneratorId')?.string();
  const title = finding.get('Title')?.string() ?? '';
  if (finding.get('Compliance')?.isObject() === true) {
    const check = finding.path('Compliance', 'SecurityControlId')?.string() || generator;
    return check ? { check: shortened(check), about: `${check} ${title}` } : undefined;
  }
  const vulnerability = finding.path('Vulnerabilities', 0, 'Id')?.string();
  if (vulnerability) return { check: shortened(vulnerability), about: '' };
  const check = finding.path('Types', 0)?.string() || generator;
  return check ? { check: shortened(check), about: check } : undefined;
}

/** By its label; by the number that stood in its place before. */
export function severityOf(finding: JsonCursor): Check['severity'] {
  const label =
    finding.path('Severity', 'Label') ?? finding.path('FindingProviderFields', 'Severity', 'Label');
  if (label !== undefined) return severityOfWord(label.string());
  const number = finding.path('Severity', 'Normalized')?.integer();
  if (number === undefined || number < 0 || number > 100) return 'unknown';
  if (number === 0) return 'informational';
  if (number < 40) return 'low';
  if (number < 70) return 'medium';
  return number < 90 ? 'high' : 'critical';
}

/** Name of the product, else the end of its ARN, `aws/securityhub`. */
export function toolOf(finding: JsonCursor): string | undefined {
  const arn = finding.get('ProductArn')?.string() ?? '';
  return (
    finding.get('ProductName')?.string() ||
    finding.path('ProductFields', 'aws/securityhub/ProductName')?.string() ||
    /:product\/([^/]{1,100}\/[^/]{1,100})$/.exec(arn)?.[1] ||
    finding.get('CompanyName')?.string()
  );
}

/** Where the resources are; where they do not say, the region of the finding, which may be that of an aggregator. */
export function regionsOf(finding: JsonCursor): (string | undefined)[] {
  const told = (finding.get('Resources')?.items() ?? []).map((resource) => resource.get('Region')?.string());
  return told.some((region) => region) ? told : [finding.get('Region')?.string()];
}
