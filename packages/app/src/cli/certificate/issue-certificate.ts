import { formatText } from '@ancrage/base';
import { text, texts } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { documentText } from '@ancrage/io/register';
import type { Intent, RegisterFolder, SignedPair } from '@ancrage/io/register';
import { newKey, requestTimestamp, signCredential, signerOf } from '@ancrage/keys';
import { type IssueActs, makeCredential } from '@ancrage/office';
import {
  type Bundle,
  checkpointTextOf,
  type Credential,
  credentialShape,
  evidenceRootOf,
  type GeneralJws,
  lintCredential,
  openCredential,
  openIssuer,
  type PieceInput,
  readShape,
  verifySignature,
} from '@ancrage/proof';
import { verifyBundle } from '@ancrage/verify';
import { CommandError } from '../command-error.ts';
import { now } from './clock.ts';
import { committedPieces, issueEdition } from './issue-edition.ts';
import { writeBundles, type WrittenBundles } from './make-bundle.ts';
import { openRegisterKeys } from './register-keys.ts';
import { withRegisterLog } from './register-log.ts';
import { signStatusLists } from './sign-status-lists.ts';

/** What a certificate is issued from: both acts as signed, and what was found of them. */
export interface ActsToIssue {
  readonly acts: IssueActs;
  readonly evaluation: GeneralJws;
  readonly decision: GeneralJws;
}

const encoder = new TextEncoder();

/**
 * Issues what acts carry that were found to carry it, step by step as `docs/issuance-cycle.md` numbers them. Run again after an
 * interruption with the same acts, it goes on where it was: a number is never given twice, and nothing is signed twice.
 */
export async function issueCertificate(
  register: RegisterFolder,
  { acts, evaluation, decision }: ActsToIssue,
  options: {
    readonly timestamp?: readonly string[] | undefined;
    /** The dossier that was judged, where a confidential edition is wanted. */
    readonly evidence?: string | undefined;
    readonly lang: Lang;
  },
): Promise<WrittenBundles & { readonly credential: Credential }> {
  return withRegisterLog(register, async (log) => {
    const number = await numberOf(register, acts);
    await register.settle(number);
    await register.addAct(number, 'evaluation', evaluation);
    await register.addAct(number, 'decision', decision);
    const intent = (await register.intent(number))!;
    const pieces = await committedPieces(register, number, acts, options.evidence);
    const pair =
      (await register.signed(number)) ??
      (await sign(register, number, intent, { acts, pieces, lang: options.lang }));
    for (const act of [evaluation, decision])
      await log.enter(act === evaluation ? 'evaluation' : 'decision', encoder.encode(documentText(act)));
    const opened = openCredential(pair.credential).credential;
    const { kind } = opened.credentialSubject;
    const index = await log.enter(kind, encoder.encode(pair.credential));
    if (pieces !== undefined)
      await issueEdition(register, number, log, opened, pieces, () =>
        openRegisterKeys(register, 'certificate'),
      );
    await signStatusLists(register, log);
    // Under the checkpoint of the lists.
    await register.addProof(number, await log.prove(index));
    if (options.timestamp !== undefined) await stamp(register, number, options.timestamp);
    const check = (bundle: Bundle): void => checkOwn(bundle, intent, options.lang);
    return { ...(await writeBundles(register, number, log, check)), credential: opened };
  });
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
  {
    acts,
    pieces,
    lang,
  }: {
    readonly acts: IssueActs;
    readonly pieces: readonly PieceInput[] | undefined;
    readonly lang: Lang;
  },
): Promise<SignedPair> {
  const versions = (await register.issuerVersions()).map(openIssuer);
  const credential = makeCredential(acts, versions.at(-1)!.document, {
    id: intent.id,
    validFrom: intent.validFrom,
    ...(pieces === undefined ? {} : { evidence: evidenceRootOf(pieces) }),
    status: {
      revocation: register.uri('status', 'revocation'),
      suspension: register.uri('status', 'suspension'),
      index: intent.index,
    },
  });
  refuseIssue(await mistakesOf(credential, lang));
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
  // One that was suspended while it was being issued is a sound bundle of a suspended certificate.
  const wrong = report.steps.filter(({ step, state }) => state === 'no' && step !== 'status');
  refuseIssue(
    wrong.map(
      ({ step, code, params }) =>
        `${text(`verify.step.${step}`, lang)} – ${formatText(texts[`verify.code.${code}`], lang, params)}`,
    ),
  );
}

/** Nothing is issued, for these reasons; none is no refusal. @throws CommandError ISSUE_REFUSED. */
export function refuseIssue(problems: readonly string[]): void {
  if (problems.length > 0)
    throw new CommandError('ISSUE_REFUSED', { problems: problems.map((line) => `  • ${line}`).join('\n') });
}
