import type { Lang } from '@ancrage/base';
import { signGeneral } from '@ancrage/keys';
import { reportDigest } from '@ancrage/office';
import { EVALUATION_TYPE, evaluationShape, readShape } from '@ancrage/proof';
import type { ExitCode } from '../exit-code.ts';
import { loadReport } from '../load-report.ts';
import { writeAct } from './act-file.ts';
import { now } from './clock.ts';
import { openSigners } from './open-signer.ts';

export interface EvaluationOptions {
  readonly key: readonly string[];
  readonly out: string;
  readonly lang: Lang;
}

/** `certificate evaluation <report> --key`: an assessor vouches that the report is what the evidence gives. */
export async function evaluationCommand(path: string, options: EvaluationOptions): Promise<ExitCode> {
  const report = await loadReport(path);
  const evaluation = {
    ancrage: 'ancrage-evaluation/1',
    service: report.service.service,
    report: reportDigest(report),
    level: report.level,
    at: report.at,
    signed: now().slice(0, 10),
  };
  readShape(evaluationShape, evaluation, 'evaluation');
  const signers = await openSigners(options.key);
  await writeAct(options.out, await signGeneral(evaluation, EVALUATION_TYPE, signers), options);
  return 0;
}
