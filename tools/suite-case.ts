/** A case of a suite and what came of it. Cases are named by their section and number: their titles are W3C's sentences. */
export interface SuiteCase {
  /** `Contexts 3`: the third case of the section. */
  readonly name: string;
  readonly passed: boolean;
  readonly title: string;
  /** First line of what mocha says of a failure. */
  readonly why: string;
}

interface MochaTest {
  readonly title: string;
  readonly fullTitle: string;
  readonly err: { readonly message?: string };
}

/**
 * The cases of a run, in their order, from the JSON report of mocha. `implementation` is the name of ours within full titles, between
 * the section and the title.
 */
export function casesOf(report: string, implementation: string): SuiteCase[] {
  const { tests, pending = [] } = JSON.parse(report) as {
    readonly tests: readonly MochaTest[];
    readonly pending?: readonly MochaTest[];
  };
  const waiting = new Set(pending.map(({ fullTitle }) => fullTitle));
  const counted = new Map<string, number>();
  return tests
    .filter(({ fullTitle }) => !waiting.has(fullTitle))
    .map(({ title, fullTitle, err }) => {
      const section = fullTitle
        .slice(0, fullTitle.length - title.length)
        .replace(implementation, '')
        .trim();
      const number = (counted.get(section) ?? 0) + 1;
      counted.set(section, number);
      const why = (err.message ?? '').split('\n')[0] ?? '';
      return { name: `${section} ${number}`, passed: Object.keys(err).length === 0, title, why };
    });
}

/** What a run shows, beside a run of the same suite with no server: what passes there shows nothing by itself. */
export interface RunSummary {
  readonly passed: readonly SuiteCase[];
  readonly failed: readonly SuiteCase[];
  /** Names of passed cases that also pass with no server. */
  readonly idle: ReadonlySet<string>;
}

export function summaryOf(cases: readonly SuiteCase[], absent: readonly SuiteCase[]): RunSummary {
  const idle = new Set(absent.filter(({ passed }) => passed).map(({ name }) => name));
  return {
    passed: cases.filter(({ passed }) => passed),
    failed: cases.filter(({ passed }) => !passed),
    idle: new Set(cases.filter(({ name, passed }) => passed && idle.has(name)).map(({ name }) => name)),
  };
}
