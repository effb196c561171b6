import { addDays, addMonths, formatUtcDate, parseUtcDate } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { signGeneral } from '@ancrage/keys';
import { reportDigest } from '@ancrage/office';
import { DECISION_TYPE, grantShape, openEvaluation, readShape } from '@ancrage/proof';
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
  const until = options.until ?? formatUtcDate(addDays(addMonths(parseUtcDate(signed), 12), -1));
  const grant = {
    ancrage: 'ancrage-decision/1',
    act: 'grant',
    evaluation: evaluation.digest,
    report: reportDigest(report),
    service: report.service.service,
    level,
    valid: { from: signed, to: until },
    nonconformities: [],
    signed,
  };
  readShape(grantShape, grant, 'decision');
  const signers = await openSigners(options.key);
  await writeAct(options.out, await signGeneral(grant, DECISION_TYPE, signers), options);
  return 0;
}
