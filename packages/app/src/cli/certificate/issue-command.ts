import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { RegisterFolder } from '@ancrage/io/register';
import type { RegisterPlace } from '@ancrage/io/register';
import { findSigners, type IssueActs, issueProblems } from '@ancrage/office';
import { DECISION_TYPE, EVALUATION_TYPE, openEvaluation, openGrant, verifySignature } from '@ancrage/proof';
import type { ExitCode } from '../exit-code.ts';
import { loadSchemeByName, loadTrust } from '../judge-folder.ts';
import { loadReport } from '../load-report.ts';
import { readAct } from './act-file.ts';
import { issueCertificate, refuseIssue } from './issue-certificate.ts';
import { sayWitnesses } from './witness-lines.ts';

export interface IssueOptions extends RegisterPlace {
  readonly report: string;
  readonly evaluation: string;
  readonly decision: string;
  readonly trust?: string | undefined;
  /** Addresses of RFC 3161 authorities that are asked to stamp the checkpoint. */
  readonly timestamp?: readonly string[] | undefined;
  /** The dossier that was judged, where a confidential edition is wanted. */
  readonly evidence?: string | undefined;
  readonly lang: Lang;
}

/**
 * `certificate issue <register>`: issues what an evaluation and a decision by different people of the trust list carry.
 */
export async function issueCommand(folder: string, options: IssueOptions): Promise<ExitCode> {
  const register = await RegisterFolder.open(folder, options);
  const evaluation = await readAct(options.evaluation);
  const decision = await readAct(options.decision);
  const acts = await gatherActs(options, openEvaluation(evaluation), openGrant(decision));
  refuseIssue(issueProblems(acts).map((code) => text(`issue.${code}`, options.lang)));

  const given = { acts, evaluation, decision };
  const { path, confidential, asked, credential } = await issueCertificate(register, given, options);
  sayWitnesses(asked, options.lang);
  const { name, credentialSubject } = credential;
  process.stdout.write(
    `${text('cli.issued', options.lang, {
      name: name[options.lang === 'fr' ? 0 : 1]['@value'],
      service: credentialSubject.service.name,
      level: credentialSubject.level,
      path,
    })}\n`,
  );
  if (confidential !== undefined)
    process.stdout.write(`${text('cli.issued-edition', options.lang, { path: confidential })}\n`);
  return 0;
}

async function gatherActs(
  options: IssueOptions,
  evaluation: IssueActs['evaluation'],
  grant: IssueActs['grant'],
): Promise<IssueActs> {
  const report = await loadReport(options.report);
  const { id, version } = report.inputs.scheme;
  const [scheme, trust] = await Promise.all([loadSchemeByName(`${id}@${version}`), loadTrust(options.trust)]);
  const assessors = { role: 'assessor', type: EVALUATION_TYPE } as const;
  const certifiers = { role: 'certifier', type: DECISION_TYPE } as const;
  // The people must be of the very list that the report rests on.
  const same = trust.digest === report.inputs.trust.digest;
  return {
    report,
    scheme,
    evaluation,
    grant,
    evaluators: same ? findSigners(evaluation, trust, assessors, verifySignature) : null,
    deciders: same ? findSigners(grant, trust, certifiers, verifySignature) : null,
  };
}
