import { formatText, text, texts } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { documentText, RegisterFolder } from '@ancrage/io/register';
import type { Intent, SignedPair } from '@ancrage/io/register';
import { newKey, requestTimestamp, signCredential, signerOf } from '@ancrage/keys';
import { findSigners, type IssueActs, issueProblems, makeCredential } from '@ancrage/office';
import {
  type Bundle,
  checkpointTextOf,
  type Credential,
  credentialShape,
  DECISION_TYPE,
  EVALUATION_TYPE,
  lintCredential,
  openCredential,
  openEvaluation,
  openGrant,
  openIssuer,
  readShape,
  verifySignature,
} from '@ancrage/proof';
import { verifyBundle } from '@ancrage/verify';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { loadSchemeByName, loadTrust } from '../judge-folder.ts';
import { loadReport } from '../load-report.ts';
import { readAct } from './act-file.ts';
import { now } from './clock.ts';
import { makeBundle } from './make-bundle.ts';
import { openRegisterKeys } from './register-keys.ts';
import { withRegisterLog } from './register-log.ts';
import { signStatusLists } from './sign-status-lists.ts';

export interface IssueOptions {
  readonly report: string;
  readonly evaluation: string;
  readonly decision: string;
  readonly trust?: string | undefined;
  /** Addresses of RFC 3161 authorities that are asked to stamp the checkpoint. */
  readonly timestamp?: readonly string[] | undefined;
  readonly lang: Lang;
}

const encoder = new TextEncoder();

/**
 * `certificate issue <register>`: issues what an evaluation and a decision by different people carry, step by step as
 * `docs/issuance-cycle.md` numbers them. Run again after an interruption with the same acts, it goes on where it was: a
 * number is never given twice, and nothing is signed twice.
 */
export async function issueCommand(folder: string, options: IssueOptions): Promise<ExitCode> {
  const register = await RegisterFolder.open(folder);
  const evaluation = await readAct(options.evaluation);
  const decision = await readAct(options.decision);
  const acts = await gatherActs(options, openEvaluation(evaluation), openGrant(decision));
  refuse(issueProblems(acts).map((code) => text(`issue.${code}`, options.lang)));

  const number = await numberOf(register, acts);
  await register.addAct(number, 'evaluation', evaluation);
  await register.addAct(number, 'decision', decision);
  const intent = (await register.intent(number))!;
  const pair = (await register.signed(number)) ?? (await sign(register, number, intent, acts, options.lang));
  await withRegisterLog(register, async (log) => {
    for (const act of [evaluation, decision])
      await log.enter(act === evaluation ? 'evaluation' : 'decision', encoder.encode(documentText(act)));
    const { kind } = openCredential(pair.credential).credential.credentialSubject;
    await register.addProof(number, await log.enter(kind, encoder.encode(pair.credential)));
    await signStatusLists(register, log);
  });
  if (options.timestamp !== undefined) await stamp(register, number, options.timestamp);
  const bundle = await makeBundle(register, number);
  checkOwn(bundle, intent, options.lang);
  const path = await register.writeBundle(number, bundle);
  const { credential } = openCredential(pair.credential);
  const { name, credentialSubject } = credential;
  process.stdout.write(
    `${text('cli.issued', options.lang, {
      name: name[options.lang === 'fr' ? 0 : 1]['@value'],
      service: credentialSubject.service.name,
      level: credentialSubject.level,
      path,
    })}\n`,
  );
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

/** The number under which these acts were begun, or a new one. */
async function numberOf(register: RegisterFolder, { evaluation, grant }: IssueActs): Promise<number> {
  for (const number of await register.numbers()) {
    const intent = await register.intent(number);
    if (intent?.evaluation === evaluation.digest && intent.decision === grant.digest) return number;
  }
  const validFrom = now();
  return register.begin(
    (number): Intent => ({
      ancrage: 'ancrage-intent/1',
      id: register.uri('certificate', String(number).padStart(4, '0')),
      index: number - 1,
      validFrom,
      evaluation: evaluation.digest,
      decision: grant.digest,
    }),
  );
}

/** Signed first with throw-away keys and read back, then linted; only then is the real key touched. */
async function sign(
  register: RegisterFolder,
  number: number,
  intent: Intent,
  acts: IssueActs,
  lang: Lang,
): Promise<SignedPair> {
  const versions = (await register.issuerVersions()).map(openIssuer);
  const credential = makeCredential(acts, versions.at(-1)!.document, {
    id: intent.id,
    validFrom: intent.validFrom,
    status: {
      revocation: register.uri('status', 'revocation'),
      suspension: register.uri('status', 'suspension'),
      index: intent.index,
    },
  });
  refuse(await mistakesOf(credential, lang));
  const signers = await openRegisterKeys(register, 'certificate');
  const pair = await signCredential(credential, signers);
  await register.addSigned(number, pair);
  return pair;
}

async function mistakesOf(credential: Credential, lang: Lang): Promise<readonly string[]> {
  readShape(credentialShape, credential, 'credential');
  const thrown = await signCredential(credential, {
    classical: signerOf(newKey('ES256')),
    parallel: signerOf(newKey('ML-DSA-65')),
  });
  const read = openCredential(thrown.credential).credential;
  return lintCredential(read).map((code) => formatText(texts[`verify.lint.${code}`], lang));
}

/** Asked of authorities only where the command names them: nothing else of it leaves the machine. */
async function stamp(register: RegisterFolder, number: number, urls: readonly string[]): Promise<void> {
  const checkpoint = checkpointTextOf((await register.proof(number))!);
  const tokens = await Promise.all(urls.map((url) => requestTimestamp(url, checkpoint)));
  await register.addTimestamps(
    number,
    tokens.map((token) => Buffer.from(token).toString('base64')),
  );
}

/** What we hand out must hold for whoever verifies it, but for whom they trust: that is theirs to say. */
function checkOwn(bundle: Bundle, { validFrom }: Intent, lang: Lang): void {
  const at = now() > validFrom ? now() : validFrom;
  const report = verifyBundle(encoder.encode(documentText(bundle)), {
    at,
    verify: verifySignature,
  });
  const wrong = report.steps.filter(({ state }) => state === 'no');
  refuse(
    wrong.map(
      ({ step, code, params }) =>
        `${text(`verify.step.${step}`, lang)} – ${formatText(texts[`verify.code.${code}`], lang, params)}`,
    ),
  );
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0)
    throw new CommandError('ISSUE_REFUSED', { problems: problems.map((line) => `  • ${line}`).join('\n') });
}
