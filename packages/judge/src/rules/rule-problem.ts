/** A mistake in a file of a scheme, a trust list or a reference table; all of them are reported together. */
export interface RuleProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly problem: string;
}

/** `file:line:column problem`, the form that editors understand. */
export function formatRuleProblem({ file, line, column, problem }: RuleProblem): string {
  return `${file}:${line}:${column} ${problem}`;
}
