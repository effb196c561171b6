import type { Report, Scheme } from '@ancrage/judge';
import { fourEyesProblem } from '@ancrage/proof';
import type { Evaluation, Grant, OpenedAct, Signer } from '@ancrage/proof';
import { reportDigest } from './report-digest.ts';

/** Why no certificate may be made of these acts. Each is worded in the catalogue under `issue.`. */
export const issueProblemCodes = [
  'EVALUATION_SIGNERS',
  'DECISION_SIGNERS',
  'TOO_FEW_PEOPLE',
  'SAME_PERSON',
  'EVALUATION_OTHER_REPORT',
  'DECISION_OTHER_REPORT',
  'DECISION_OTHER_EVALUATION',
  'DECISION_BEFORE_EVALUATION',
  'LEVEL_ABOVE_COMPUTED',
  'SCHEME_DIFFERS',
  'NOT_TOLERATED',
  'BEYOND_HOST',
] as const;
export type IssueProblemCode = (typeof issueProblemCodes)[number];

export interface IssueActs {
  readonly report: Report;
  readonly scheme: Scheme;
  readonly evaluation: OpenedAct<Evaluation>;
  readonly grant: OpenedAct<Grant>;
  /** As `findSigners` found them; null where a signature is not by a listed person. */
  readonly evaluators: readonly Signer[] | null;
  readonly deciders: readonly Signer[] | null;
}

/** Every reason why these acts do not carry a certificate, in the order of the codes. */
export function issueProblems(acts: IssueActs): IssueProblemCode[] {
  const { report, scheme, evaluators, deciders } = acts;
  const [evaluation, grant] = [acts.evaluation.act, acts.grant.act];
  const digest = reportDigest(report);
  const people = evaluators === null || deciders === null ? undefined : fourEyesProblem(evaluators, deciders);
  const controls = new Map(
    scheme.criteria.flatMap(({ controls: own }) => own.map((control) => [control.id, control] as const)),
  );
  const found: readonly (readonly [IssueProblemCode, boolean])[] = [
    ['EVALUATION_SIGNERS', evaluators === null],
    ['DECISION_SIGNERS', deciders === null],
    ['TOO_FEW_PEOPLE', people === 'TOO_FEW_PEOPLE'],
    ['SAME_PERSON', people === 'SAME_PERSON'],
    [
      'EVALUATION_OTHER_REPORT',
      evaluation.report !== digest ||
        evaluation.service !== report.service.service ||
        evaluation.level !== report.level ||
        evaluation.at !== report.at,
    ],
    ['DECISION_OTHER_REPORT', grant.report !== digest || grant.service !== report.service.service],
    ['DECISION_OTHER_EVALUATION', grant.evaluation !== acts.evaluation.digest],
    ['DECISION_BEFORE_EVALUATION', grant.signed < evaluation.signed || evaluation.signed < report.at],
    ['LEVEL_ABOVE_COMPUTED', grant.level > report.level],
    ['SCHEME_DIFFERS', scheme.digest !== report.inputs.scheme.digest || scheme.topLevel !== report.top_level],
    [
      'NOT_TOLERATED',
      grant.nonconformities.some(
        ({ control }) => controls.get(control)?.toleratesMinor !== true || !fails(report, control),
      ),
    ],
    ['BEYOND_HOST', (lastDayOfHosts(report) ?? grant.valid.to) < grant.valid.to],
  ];
  return found.filter(([, wrong]) => wrong).map(([code]) => code);
}

/** Last day on which every certificate that carries a part of the report is valid; undefined where none does. */
export function lastDayOfHosts({ hosts = [] }: Report): string | undefined {
  const ends = hosts
    .filter(({ problem, carried }) => problem === null && carried.length > 0)
    .flatMap(({ certificate }) => certificate?.valid_until ?? []);
  // One that ends within a day is found by the linter, which compares instants.
  return ends.map((end) => end.slice(0, 10)).toSorted()[0];
}

/** Only what is not met, or not proven to be, can be let pass. */
function fails({ findings }: Report, control: string): boolean {
  return findings.some(({ control: id, outcome }) => id === control && /^not-(?:met|proven)$/.test(outcome));
}
