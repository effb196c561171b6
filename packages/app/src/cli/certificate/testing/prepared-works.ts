import assert from 'node:assert/strict';
import { demonstrationSigner, signGeneral } from '@ancrage/keys';
import { findSigners, issueProblems, reportDigest } from '@ancrage/office';
import { DECISION_TYPE, EVALUATION_TYPE, openEvaluation, openGrant, verifySignature } from '@ancrage/proof';
import { judgeFolder, loadSchemeByName, loadTrust } from '../../judge-folder.ts';
import { productPaths } from '../../product-paths.ts';
import { now } from '../clock.ts';
import type { ActsToIssue } from '../issue-certificate.ts';
import type { Works } from './issuing.ts';

export const ISSUER = 'urn:ancrage:issuer:essai';
const CERTIFICATE = `${ISSUER}:certificate:0001`;
const SCHEME = 'qc-souverainete@2026.1';

/** Acts that carry two certificates of one report, and the suspension of the first. */
export async function prepareWorks(): Promise<Works> {
  const example = `${productPaths.root}/examples/grande-nuee`;
  const { report } = await judgeFolder(example, { scheme: SCHEME });
  const [scheme, trust] = await Promise.all([loadSchemeByName(SCHEME), loadTrust(undefined)]);
  const certifiers = [demonstrationSigner('certifier'), demonstrationSigner('reviewer')];
  const signed = now().slice(0, 10);
  const about = {
    report: reportDigest(report),
    service: report.service.service,
    level: report.level,
    signed,
  };
  const evaluation = await signGeneral(
    { ancrage: 'ancrage-evaluation/1', ...about, at: report.at },
    EVALUATION_TYPE,
    [demonstrationSigner('assessor')],
  );
  const opened = openEvaluation(evaluation);
  const actsUntil = async (to: string): Promise<ActsToIssue> => {
    const grant = {
      ancrage: 'ancrage-decision/1',
      act: 'grant',
      ...about,
      evaluation: opened.digest,
      valid: { from: signed, to },
      nonconformities: [],
    };
    const decision = await signGeneral(grant, DECISION_TYPE, certifiers);
    const granted = openGrant(decision);
    const acts = {
      report,
      scheme,
      evaluation: opened,
      grant: granted,
      evaluators: findSigners(opened, trust, { role: 'assessor', type: EVALUATION_TYPE }, verifySignature),
      deciders: findSigners(granted, trust, { role: 'certifier', type: DECISION_TYPE }, verifySignature),
    };
    assert.deepEqual(issueProblems(acts), []);
    return { acts, evaluation, decision };
  };
  const year = Number(signed.slice(0, 4)) + 1;
  return {
    first: await actsUntil(`${year}-01-15`),
    second: await actsUntil(`${year}-02-15`),
    evidence: example,
    suspension: await signGeneral(
      {
        ancrage: 'ancrage-decision/1',
        act: 'suspend',
        credential: CERTIFICATE,
        reason: { fr: 'Essai', en: 'Trial' },
        signed,
      },
      DECISION_TYPE,
      certifiers,
    ),
  };
}
