import { Decimal } from '@ancrage/base';
import type { JsonCursor } from '@ancrage/base';
import { severityOfWord } from '../security-scan/scan-facts.ts';
import type { Check } from '../security-scan/scan-facts.ts';

/** Rules of a run: those of its tool, and those of each extension. */
export class SarifRules {
  readonly #components: readonly (readonly JsonCursor[])[];
  readonly #byId = new Map<string, JsonCursor>();

  constructor(run: JsonCursor) {
    const driver = run.path('tool', 'driver', 'rules')?.items() ?? [];
    const extensions = run.path('tool', 'extensions')?.items() ?? [];
    this.#components = [driver, ...extensions.map((extension) => extension.get('rules')?.items() ?? [])];
    for (const rule of this.#components.flat()) {
      const id = rule.get('id')?.string();
      if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, rule);
    }
  }

  /** The rule of a result: by its index within the component that it names, else by its name or the part before a `/`. */
  ruleOf(result: JsonCursor): JsonCursor | undefined {
    const reference = result.get('rule');
    const extension = reference?.path('toolComponent', 'index')?.integer();
    const index = (reference?.get('index') ?? result.get('ruleIndex'))?.integer();
    const rules = this.#components[extension === undefined ? 0 : extension + 1];
    const indexed = index === undefined || index < 0 ? undefined : rules?.[index];
    if (indexed !== undefined) return indexed;
    const id = idOf(result) ?? '';
    return this.#byId.get(id) ?? this.#byId.get(id.replace(/\/[^/]*$/, ''));
  }
}

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
export function severityOf(result: JsonCursor, rule: JsonCursor | undefined): Check['severity'] {
  const scored = [result, rule].map((cursor) => cursor?.path('properties', 'security-severity'));
  const score = scored.find((cursor) => cursor !== undefined)?.decimal();
  if (score !== undefined && score.compare(WORST) <= 0) {
    const found = SCORES.find(([least]) => score.compare(least) >= 0);
    if (found !== undefined) return found[1];
  }
  const level = result.get('level') ?? rule?.path('defaultConfiguration', 'level');
  return severityOfWord(level === undefined ? 'warning' : level.string());
}
