import type { RegisterFolder } from '@ancrage/io/register';
import { type Bundle, parseTlogProof } from '@ancrage/proof';
import { CommandError } from '../command-error.ts';
import type { AskedWitness, RegisterLog } from './register-log.ts';

/** Where the bundles of a certificate were written. */
export interface WrittenBundles {
  readonly path: string;
  /** Of its confidential edition, where it has one. */
  readonly confidential: string | undefined;
  /** Witnesses that were asked for this checkpoint. */
  readonly asked: readonly AskedWitness[];
}

/** Writes the newest bundle of a certificate, and that of its confidential edition; each is `checked` before. */
export async function writeBundles(
  register: RegisterFolder,
  number: number,
  log: RegisterLog,
  checked: (bundle: Bundle) => void = () => {},
): Promise<WrittenBundles> {
  const bundle = await makeBundle(register, number, log);
  checked(bundle);
  const [pair, entered] = [await register.edition(number), await register.editionProof(number)];
  const whole =
    pair && entered ? { ...bundle, edition: { ...pair, proof: await provenAgain(entered, log) } } : undefined;
  if (whole !== undefined) checked(whole);
  return {
    path: await register.writeBundle(number, bundle),
    asked: log.asked,
    confidential: whole && (await register.writeConfidentialBundle(number, whole)),
  };
}

/**
 * The bundle of a certificate, with the newest status lists. Its entry in the log is proven under the newest checkpoint, which is
 * that of the lists; but where a checkpoint was stamped, under that one, or the stamp would be lost.
 *
 * @throws CommandError NOT_ISSUED.
 */
export async function makeBundle(
  register: RegisterFolder,
  number: number,
  log: RegisterLog,
): Promise<Bundle> {
  const [pair, evaluation, decision, proof, timestamps, revocation, suspension] = await Promise.all([
    register.signed(number),
    register.act(number, 'evaluation'),
    register.act(number, 'decision'),
    register.proof(number),
    register.timestamps(number),
    register.status('revocation'),
    register.status('suspension'),
  ]);
  if (!pair || !evaluation || !decision || !proof || !revocation || !suspension)
    throw new CommandError('NOT_ISSUED', { number });
  return {
    ancrage: 'ancrage-bundle/1',
    ...pair,
    evaluation,
    decision,
    issuer: await register.issuerVersions(),
    ...(timestamps === undefined ? { proof: await provenAgain(proof, log) } : { proof, timestamps }),
    status: [revocation, suspension],
  };
}

function provenAgain(proof: string, log: RegisterLog): Promise<string> {
  return log.prove(Number(parseTlogProof(new TextEncoder().encode(proof)).index));
}
