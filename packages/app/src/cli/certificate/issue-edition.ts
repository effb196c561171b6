import { randomBytes } from 'node:crypto';
import { canonicalJson } from '@ancrage/base';
import { commitFiles, type RegisterFolder } from '@ancrage/io/register';
import { type CredentialSigners, newKey, signCredential, signerOf } from '@ancrage/keys';
import type { IssueActs } from '@ancrage/office';
import {
  type Credential,
  EDITION_TYP,
  joinSdJwt,
  makeEdition,
  MAX_PIECES,
  openEdition,
  type PieceInput,
  piecesHold,
  SALT_BYTES,
} from '@ancrage/proof';
import { CommandError } from '../command-error.ts';
import type { RegisterLog } from './register-log.ts';

const SALT_OF_DISCLOSURE = 16;

/**
 * The pieces of evidence to which a certificate commits: those kept when it was begun, else those of the folder. None where no
 * folder is given.
 *
 * @throws CommandError EVIDENCE_TOO_MANY, EVIDENCE_TOO_LATE; IoError EVIDENCE_OTHER.
 */
export async function committedPieces(
  register: RegisterFolder,
  number: number,
  { report }: IssueActs,
  folder: string | undefined,
): Promise<readonly PieceInput[] | undefined> {
  const kept = await register.pieces(number);
  if (kept !== undefined || folder === undefined) return kept;
  if ((await register.signed(number)) !== undefined) throw new CommandError('EVIDENCE_TOO_LATE');
  const { evidence } = report;
  if (evidence.length > MAX_PIECES)
    throw new CommandError('EVIDENCE_TOO_MANY', { count: evidence.length, limit: MAX_PIECES });
  const committed = await commitFiles(folder, evidence, () => randomBytes(SALT_BYTES));
  const pieces = evidence.map(({ path, format, method, source }, index) => ({
    path,
    format,
    method,
    source,
    ...committed[index]!,
  }));
  await register.addPieces(number, pieces);
  return pieces;
}

/** Signs the confidential edition once, enters it in the log, and keeps it: first under throw-away keys, read back and compared. */
export async function issueEdition(
  register: RegisterFolder,
  number: number,
  log: RegisterLog,
  credential: Credential,
  pieces: readonly PieceInput[],
  signers: () => Promise<CredentialSigners>,
): Promise<void> {
  let pair = await register.edition(number);
  if (pair === undefined) {
    const { payload, disclosures } = makeEdition(credential, pieces, () => randomBytes(SALT_OF_DISCLOSURE));
    const signed = async (by: CredentialSigners) => {
      const { credential: jwt, parallel } = await signCredential(payload, by, EDITION_TYP);
      return { presentation: joinSdJwt({ jwt, disclosures }), parallel };
    };
    const thrown = await signed({
      classical: signerOf(newKey('ES256')),
      parallel: signerOf(newKey('ML-DSA-65')),
    });
    const read = openEdition(thrown.presentation);
    const { evidence } = credential.credentialSubject;
    if (
      evidence === undefined ||
      read.credential !== canonicalJson(credential) ||
      !piecesHold(read, evidence)
    )
      throw new CommandError('EVIDENCE_TOO_LATE');
    pair = await signed(await signers());
    await register.addEdition(number, pair);
  }
  const { jwt } = openEdition(pair.presentation);
  const index = await log.enter('edition', new TextEncoder().encode(jwt));
  await register.addEditionProof(number, await log.prove(index));
}
