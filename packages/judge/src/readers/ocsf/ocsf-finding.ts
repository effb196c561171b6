import { formatInstant, isBaseError, parseInstant } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import { severityOfWord } from '../security-scan/scan-facts.ts';
import type { Check } from '../security-scan/scan-facts.ts';

/** OCSF `time` is in milliseconds; Prowler writes seconds. No scan was made before 1973, so size tells them apart. */
const LEAST_MILLISECONDS = 100_000_000_000;

/**
 * Security Finding (before OCSF 1.1), Vulnerability, Compliance, Detection, Data Security, Application Security Posture and IAM
 * Analysis Finding. An Incident Finding (2005) gathers findings that are told for themselves.
 */
export const FINDING_CLASSES: ReadonlySet<number> = new Set([2001, 2002, 2003, 2004, 2006, 2007, 2008]);

/** What a finding comes to, and whether someone has put it aside. */
export interface Verdict {
  /** Undefined where it no longer says anything. */
  readonly status: Check['status'] | undefined;
  readonly muted: boolean;
  readonly closed: boolean;
}

type Said = Check['status'] | 'muted';

/** `compliance.status_id`; 2 is «did not yield a result». */
const COMPLIANCE_IDS: Readonly<Record<number, Said>> = { 1: 'pass', 2: 'manual', 3: 'fail' };

/** Words for a result. Prowler's `status_code` has them, `compliance.status` of others as well. */
const RESULT_WORDS: Readonly<Record<string, Said>> = {
  pass: 'pass',
  passed: 'pass',
  fail: 'fail',
  failed: 'fail',
  manual: 'manual',
  warning: 'manual',
  muted: 'muted',
};

/**
 * The scanner's verdict. `status_code` and `compliance` give it, the worst of them where they differ; `status` and
 * `status_id` are only where someone's workflow stands, and say nothing of a result. Whatever was muted and did not pass
 * is a failure: a mute list never softens. A finding of a class that tells only what is amiss is a failure until it is
 * closed; who closed it does not show, so that it then needs a person, as any result in another word does.
 */
export function verdictOf(finding: JsonCursor): Verdict {
  const said = [
    RESULT_WORDS[finding.get('status_code')?.string()?.toLowerCase() ?? ''],
    COMPLIANCE_IDS[finding.path('compliance', 'status_id')?.integer() ?? 0],
    RESULT_WORDS[finding.path('compliance', 'status')?.string()?.toLowerCase() ?? ''],
  ];
  const muted = said.includes('muted') || isMuted(finding);
  const results = said.filter((result) => result !== undefined && result !== 'muted');
  const gone = isGone(finding);
  if (results.length === 0 && !tellsResult(finding)) {
    const closed = gone || isResolved(finding);
    return { status: muted || !closed ? 'fail' : 'manual', muted, closed: closed && !muted };
  }
  const only = results.every((result) => result === 'pass');
  if (gone && !muted) return { status: results.includes('fail') ? 'manual' : undefined, muted, closed: true };
  const status =
    results.includes('fail') || (muted && !(results.length > 0 && only))
      ? 'fail'
      : results.length > 0 && only
        ? 'pass'
        : 'manual';
  return { status, muted, closed: false };
}

/** Whether a finding of its class and producer also tells what passed, so that one without a result is not a failure. */
function tellsResult(finding: JsonCursor): boolean {
  return (
    finding.get('class_uid')?.integer() === 2003 ||
    finding.get('compliance')?.isObject() === true ||
    finding.get('status_code') !== undefined ||
    isProwler(finding)
  );
}

function isProwler(finding: JsonCursor): boolean {
  return finding.path('metadata', 'product', 'name')?.string()?.toLowerCase() === 'prowler';
}

/** State of the workflow: `status_id` since OCSF 1.1, `state_id` of a Security Finding before. */
function stateOf(finding: JsonCursor): number | undefined {
  return finding.get('status_id')?.integer() ?? finding.get('state_id')?.integer();
}

function stateWord(finding: JsonCursor): string | undefined {
  return (finding.get('status') ?? finding.get('state'))?.string()?.toLowerCase();
}

/** Whether the scanned party asked its scanner to leave this finding out of the count. */
function isMuted(finding: JsonCursor): boolean {
  return (
    stateOf(finding) === 3 ||
    stateWord(finding) === 'suppressed' ||
    // Of the classes only Data Security Finding has this activity.
    finding.get('activity_id')?.integer() === 4 ||
    finding.path('unmapped', 'muted')?.boolean() === true
  );
}

function isResolved(finding: JsonCursor): boolean {
  return (
    stateOf(finding) === 4 || stateWord(finding) === 'resolved' || finding.get('activity_id')?.integer() === 3
  );
}

/** Archived or deleted: what it says of a result no longer holds. */
function isGone(finding: JsonCursor): boolean {
  const state = stateOf(finding);
  const word = stateWord(finding);
  return state === 5 || state === 6 || word === 'archived' || word === 'deleted';
}

const SEVERITY_IDS: Readonly<Record<number, Check['severity']>> = {
  1: 'informational',
  2: 'low',
  3: 'medium',
  4: 'high',
  5: 'critical',
  6: 'critical',
};

/** By OCSF's number (6 is fatal, above critical), else by its word. */
export function severityOf(finding: JsonCursor): Check['severity'] {
  const known = SEVERITY_IDS[finding.get('severity_id')?.integer() ?? 0];
  return known ?? severityOfWord(finding.get('severity')?.string());
}

/** `time` counts from the epoch and needs no zone; `time_dt` is taken only where it states its own. Whole seconds. */
export function instantOf(finding: JsonCursor): string | undefined {
  const time = finding.get('time')?.integer();
  try {
    const milliseconds = time === undefined ? parseInstant(finding.get('time_dt')?.string() ?? '') : time;
    const scaled = time !== undefined && time < LEAST_MILLISECONDS ? time * 1000 : milliseconds;
    return formatInstant(Math.floor(scaled / 1000) * 1000);
  } catch (error) {
    if (isBaseError(error)) return undefined;
    throw error;
  }
}
