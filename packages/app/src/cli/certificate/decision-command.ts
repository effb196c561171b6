import { addDays, addMonths, compareText, formatUtcDate, parseUtcDate } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { signGeneral } from '@ancrage/keys';
import { lastDayOfHosts, reportDigest } from '@ancrage/office';
import { DECISION_TYPE, grantShape, type Nonconformity, openEvaluation, readShape } from '@ancrage/proof';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { loadReport } from '../load-report.ts';
import { readAct, writeAct } from './act-file.ts';
import { now } from './clock.ts';
import { openSigners } from './open-signer.ts';

export interface DecisionOptions {
  readonly evaluation: string;
  readonly key: readonly string[];
  readonly level?: string | undefined;
  readonly until?: string | undefined;
  /** Controls that are let pass until a day, as `CONTROL=YYYY-MM-DD`; the reasons are for all of them. */
  readonly tolerate?: readonly string[] | undefined;
  readonly reasonFr?: string | undefined;
  readonly reasonEn?: string | undefined;
  readonly out: string;
  readonly lang: Lang;
}

/** `certificate decision <report> --evaluation --key`: people who did not evaluate decide to certify. */
export async function decisionCommand(path: string, options: DecisionOptions): Promise<ExitCode> {
  const report = await loadReport(path);
  const evaluation = openEvaluation(await readAct(options.evaluation));
  if (options.level !== undefined && !/^\d$/.test(options.level))
    throw new CommandError('LEVEL', { level: options.level });
  const level = options.level === undefined ? report.level : Number(options.level);
  if (level === 0) throw new CommandError('LEVEL_ZERO');
  const signed = now().slice(0, 10);
  const usual = formatUtcDate(addDays(addMonths(parseUtcDate(signed), 12), -1));
  // Twelve months, and no day longer than the certificates on which the report rests.
  const until = options.until ?? [usual, lastDayOfHosts(report) ?? usual].toSorted(compareText)[0]!;
  const grant = {
    ancrage: 'ancrage-decision/1',
    act: 'grant',
    evaluation: evaluation.digest,
    report: reportDigest(report),
    service: report.service.service,
    level,
    valid: { from: signed, to: until },
    nonconformities: nonconformitiesOf(options),
    signed,
  };
  readShape(grantShape, grant, 'decision');
  const signers = await openSigners(options.key);
  await writeAct(options.out, await signGeneral(grant, DECISION_TYPE, signers), options);
  return 0;
}

/** Sorted by control; whether the scheme lets one be tolerated is checked when it is issued. */
function nonconformitiesOf({
  tolerate = [],
  reasonFr: fr,
  reasonEn: en,
}: DecisionOptions): readonly Nonconformity[] {
  if (tolerate.length === 0) return [];
  if (fr === undefined || en === undefined) throw new CommandError('REASON');
  return tolerate
    .map((given) => {
      const [, control, until] = /^([A-Z0-9-]{1,40})=(\d{4}-\d{2}-\d{2})$/.exec(given) ?? [];
      if (control === undefined || until === undefined) throw new CommandError('TOLERATE', { given });
      return { control, until, reason: { fr, en } };
    })
    .toSorted((a, b) => compareText(a.control, b.control));
}
