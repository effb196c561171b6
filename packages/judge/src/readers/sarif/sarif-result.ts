import { Decimal } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import { severityOfWord } from '../security-scan/scan-facts.ts';
import type { Check } from '../security-scan/scan-facts.ts';
import type { SarifRule } from './sarif-rules.ts';

/** Name of the rule as the result gives it. */
export function idOf(result: JsonCursor): string | undefined {
  return (result.get('ruleId') ?? result.path('rule', 'id'))?.string() || undefined;
}

/** Kinds of results; those that are not here tell nothing of a rule. Without a kind, a result is a failure. */
const KINDS: Readonly<Record<string, Check['status']>> = {
  fail: 'fail',
  pass: 'pass',
  open: 'manual',
  review: 'manual',
};

/** What a result says; undefined where its kind says nothing (`informational`, `notApplicable`). */
export function statusOf(result: JsonCursor): Check['status'] | undefined {
  const kind = result.get('kind');
  return kind === undefined ? 'fail' : KINDS[kind.string() ?? ''];
}

/** Whether someone asked to leave it out: a suppression counts unless it is still under review, or was rejected. */
export function isSuppressed(result: JsonCursor): boolean {
  return (result.get('suppressions')?.items() ?? []).some((suppression) => {
    const status = suppression.get('status')?.string();
    return status !== 'underReview' && status !== 'rejected';
  });
}

const WORST = Decimal.parse('10');

/** The least score of each severity; scores have one decimal. */
const SCORES: readonly (readonly [Decimal, Check['severity']])[] = [
  [Decimal.parse('9'), 'critical'],
  [Decimal.parse('7'), 'high'],
  [Decimal.parse('4'), 'medium'],
  [Decimal.parse('0.1'), 'low'],
  [Decimal.parse('0'), 'informational'],
];

/** By the rule's `security-severity` (0 to 10), else by the level of the result, of its rule, else `warning`. */
export function severityOf(result: JsonCursor, rule: SarifRule | undefined): Check['severity'] {
  const own = result.path('properties', 'security-severity');
  const score = own === undefined ? rule?.score : own.decimal();
  if (score !== undefined && score.compare(WORST) <= 0) {
    const found = SCORES.find(([least]) => score.compare(least) >= 0);
    if (found !== undefined) return found[1];
  }
  const level = result.get('level');
  if (level !== undefined) return severityOfWord(level.string());
  return severityOfWord(rule?.level === undefined ? 'warning' : rule.level.word);
}
