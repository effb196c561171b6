import type { RegisterFolder } from '@ancrage/io/register';
import type { Bundle } from '@ancrage/proof';
import { CommandError } from '../command-error.ts';

/** The bundle of a certificate, with the newest status lists. @throws CommandError NOT_ISSUED. */
export async function makeBundle(register: RegisterFolder, number: number): Promise<Bundle> {
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
    proof,
    ...(timestamps === undefined ? {} : { timestamps }),
    status: [revocation, suspension],
  };
}
