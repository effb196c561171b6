import {
  actProblem,
  DECISION_TYPE,
  EVALUATION_TYPE,
  lintCredential,
  type VerifySignature,
} from '@ancrage/proof';
import { canonicalJson } from '@ancrage/base';
import type { OpenedBundle } from './opened-bundle.ts';
import type { Steps } from './steps.ts';

/** What the credential says of itself: the linter, and that it is by the issuer whose keys these are. */
export function checkContent({ credential, issuer }: OpenedBundle, steps: Steps): void {
  const { issuer: stated, demonstration } = issuer.at(-1)!.document;
  const [first] = lintCredential(credential);
  if (first !== undefined) steps.no('content', 'CONTENT_LINT', { lint: first });
  if (credential.issuer.id !== stated.id)
    steps.no('content', 'CONTENT_ISSUER', { found: credential.issuer.id });
  if (demonstration && !credential.credentialSubject.demonstration)
    steps.no('content', 'CONTENT_DEMONSTRATION');
  steps.yes('content', 'CONTENT_SOUND');
}

/** Who evaluated and who decided: each signed exactly what the credential rests on. */
export function checkPeople(opened: OpenedBundle, steps: Steps, verify: VerifySignature): void {
  const { evaluation, grant } = opened;
  const {
    evaluation: stated,
    decision,
    judgement,
    service,
    ...subject
  } = opened.credential.credentialSubject;
  const sameEvaluation =
    evaluation.digest === stated.digest &&
    evaluation.act.report === judgement.report &&
    evaluation.act.service === service.name &&
    evaluation.act.level === judgement.level &&
    evaluation.act.at === judgement.at;
  if (!sameEvaluation) steps.no('evaluation', 'ACT_DIFFERS');
  const problem = actProblem(evaluation.signatures, stated.by, EVALUATION_TYPE, verify);
  if (problem !== undefined) steps.no('evaluation', 'ACT_SIGNATURE');
  steps.yes('evaluation', 'ACT_SIGNED', { people: namesOf(stated.by), on: evaluation.act.signed });

  const sameDecision =
    grant.digest === decision.digest &&
    grant.act.report === judgement.report &&
    grant.act.evaluation === evaluation.digest &&
    grant.act.service === service.name &&
    grant.act.level === subject.level &&
    grant.act.signed === decision.on &&
    grant.act.signed >= evaluation.act.signed &&
    grant.act.valid.from <= opened.credential.validFrom.slice(0, 10) &&
    grant.act.valid.to === opened.credential.validUntil.slice(0, 10) &&
    canonicalJson(grant.act.nonconformities) === canonicalJson(subject.nonconformities);
  if (!sameDecision) steps.no('decision', 'ACT_DIFFERS');
  if (actProblem(grant.signatures, decision.by, DECISION_TYPE, verify) !== undefined)
    steps.no('decision', 'ACT_SIGNATURE');
  steps.yes('decision', 'ACT_SIGNED', { people: namesOf(decision.by), on: grant.act.signed });
}

function namesOf(signers: readonly { readonly organisation: string; readonly person?: string }[]): string {
  return signers
    .map(({ organisation, person }) => (person === undefined ? organisation : `${organisation}, ${person}`))
    .join(' · ');
}
