import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { documentText, type Intent, RegisterFolder, type RegisterPlace } from '@ancrage/io/register';
import { signGeneral } from '@ancrage/keys';
import { findSigners } from '@ancrage/office';
import {
  type ChangeAct,
  changeShape,
  DECISION_TYPE,
  fourEyesProblem,
  type GeneralJws,
  openChange,
  openCredential,
  readShape,
  verifySignature,
} from '@ancrage/proof';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { loadTrust } from '../judge-folder.ts';
import { readAct, writeAct } from './act-file.ts';
import { type CertificateStatus, statusOfIndex } from './certificate-status.ts';
import { now } from './clock.ts';
import { writeBundles, type WrittenBundles } from './make-bundle.ts';
import { openSigners } from './open-signer.ts';
import { withRegisterLog } from './register-log.ts';
import { reliances } from './reliance.ts';
import { decidedIndexes, signStatusLists } from './sign-status-lists.ts';
import { sayWitnesses } from './witness-lines.ts';

export interface ChangeOptions extends RegisterPlace {
  readonly decision?: string | undefined;
  readonly key: readonly string[];
  readonly reasonFr?: string | undefined;
  readonly reasonEn?: string | undefined;
  readonly out?: string | undefined;
  readonly trust?: string | undefined;
  readonly lang: Lang;
}

/**
 * `certificate suspend|reinstate|withdraw <register> <number>`: by a decision that was signed before (`--decision`), or
 * signed now (`--key`, twice). With `--out` the decision is only written, for the next person to sign. Run again after an
 * interruption with the same decision, it goes on where it was; one that another followed is never applied again.
 */
export async function changeCommand(
  act: ChangeAct,
  folder: string,
  numberText: string,
  options: ChangeOptions,
): Promise<ExitCode> {
  const register = await RegisterFolder.open(folder, options);
  const number = parseNumber(numberText);
  const [intent, pair] = [await register.intent(number), await register.signed(number)];
  if (intent === undefined || pair === undefined) throw new CommandError('NOT_ISSUED', { number });
  const decision =
    options.decision === undefined ? await decide(act, intent.id, options) : await readAct(options.decision);
  if (options.out !== undefined) {
    await writeAct(options.out, decision, options);
    return 0;
  }
  await checkDecision(decision, { act, id: intent.id, credential: pair.credential }, options);
  const changed = await changeCertificate(register, number, intent, decision);
  sayWitnesses(changed.asked, options.lang);
  const status = text(`status.${changed.status}`, options.lang);
  process.stdout.write(`${text('cli.changed', options.lang, { number, status, path: changed.path })}\n`);
  const relying = (await reliances(register)).filter(({ hostNumber }) => hostNumber === number);
  for (const { number: other } of relying)
    process.stdout.write(`${text('cli.changed-relying', options.lang, { number: other, host: number })}\n`);
  return 0;
}

export function parseNumber(number: string): number {
  if (!/^\d{1,6}$/.test(number)) throw new CommandError('NUMBER', { number });
  return Number(number);
}

async function decide(act: ChangeAct, credential: string, options: ChangeOptions): Promise<GeneralJws> {
  const { reasonFr: fr, reasonEn: en } = options;
  if (fr === undefined || en === undefined) throw new CommandError('REASON');
  const change = {
    ancrage: 'ancrage-decision/1',
    act,
    credential,
    reason: { fr, en },
    signed: now().slice(0, 10),
  };
  readShape(changeShape, change, 'decision');
  return signGeneral(change, DECISION_TYPE, await openSigners(options.key));
}

/** By enough people of the trust list, none of whom evaluated this certificate, and about this very change. */
async function checkDecision(
  jws: GeneralJws,
  { act, id, credential }: { readonly act: ChangeAct; readonly id: string; readonly credential: string },
  { trust, lang }: ChangeOptions,
): Promise<void> {
  const opened = openChange(jws);
  if (opened.act.act !== act || opened.act.credential !== id) throw new CommandError('CHANGE_OTHER');
  const list = await loadTrust(trust);
  const deciders = findSigners(opened, list, { role: 'certifier', type: DECISION_TYPE }, verifySignature);
  const { by: evaluators } = openCredential(credential).credential.credentialSubject.evaluation;
  const problem = deciders === null ? 'DECISION_SIGNERS' : fourEyesProblem(evaluators, deciders);
  if (problem === undefined) return;
  const code = problem === 'ACT_SIGNATURE' ? 'DECISION_SIGNERS' : problem;
  throw new CommandError('CHANGE_REFUSED', { problems: `  • ${text(`issue.${code}`, lang)}` });
}

/** Applies a decision that was found to be one: kept, logged, in both lists, in the bundle. */
export async function changeCertificate(
  register: RegisterFolder,
  number: number,
  intent: Intent,
  decision: GeneralJws,
): Promise<WrittenBundles & { readonly status: CertificateStatus }> {
  return withRegisterLog(register, async (log) => {
    await keep(register, number, intent, decision);
    await log.enter('decision', new TextEncoder().encode(documentText(decision)));
    await signStatusLists(register, log);
    const written = await writeBundles(register, number, log);
    return { ...written, status: statusOfIndex(intent.index, await decidedIndexes(register)) };
  });
}

/** Keeps a decision that may follow those kept before. */
async function keep(
  register: RegisterFolder,
  number: number,
  { index }: Intent,
  decision: GeneralJws,
): Promise<void> {
  const {
    digest,
    act: { act },
  } = openChange(decision);
  const before = (await register.changes(number)).map((jws) => openChange(jws).digest);
  if (before.at(-1) === digest) return register.settleChanges(number);
  const status = statusOfIndex(index, await decidedIndexes(register));
  if (status === 'withdrawn') throw new CommandError('CHANGE_FINAL');
  if (before.includes(digest)) throw new CommandError('CHANGE_USED');
  if ((act === 'suspend') === (status === 'suspended') && act !== 'withdraw')
    throw new CommandError('CHANGE_ALREADY');
  await register.addChange(number, decision);
}
