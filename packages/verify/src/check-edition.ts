import { isBaseError } from '@ancrage/base';
import {
  isEditionHeader,
  isPiece,
  EDITION_TYP,
  openDetached,
  openEdition,
  type OpenedEdition,
  type OpenedSignature,
  PARALLEL_TYP,
  piecesHold,
  ProofError,
  type VerifySignature,
} from '@ancrage/proof';
import { inclusionOf } from './check-log.ts';
import { signatureCode } from './check-signatures.ts';
import type { OpenedBundle } from './opened-bundle.ts';
import type { Steps } from './steps.ts';

/** A file given beside a bundle, to be compared with what it shows. */
export interface ShownFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The confidential edition and the pieces of evidence that it shows: both signatures by keys of certificates, the same
 * credential, its entry in the log, each piece under the root that the credential states; and files, where some are given.
 */
export function checkEdition(
  opened: OpenedBundle,
  steps: Steps,
  verify: VerifySignature,
  files: readonly ShownFile[],
): void {
  const { edition } = opened.bundle;
  if (edition === undefined) {
    steps.absent('edition', 'EDITION_NONE');
    if (files.length > 0) steps.no('files', 'FILES_NOT_SHOWN', { file: files[0]!.name });
    else steps.absent('files', 'FILES_NOT_GIVEN');
    return;
  }
  const shown = opening(edition.presentation, steps);
  if (shown === undefined) return;
  guarded(steps, () => checkWhole(opened, edition, shown, steps, verify));
  checkFiles(shown, steps, files);
}

function opening(presentation: string, steps: Steps): OpenedEdition | undefined {
  try {
    return openEdition(presentation);
  } catch (error) {
    if (!(error instanceof ProofError) && !isBaseError(error)) throw error;
    steps.no('edition', 'EDITION_MALFORMED', { error: error.code });
    return undefined;
  }
}

/** A signature or a proof that is none is the bundle's fault. */
function guarded(steps: Steps, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof ProofError) && !isBaseError(error)) throw error;
    steps.no('edition', 'EDITION_MALFORMED', { error: error.code });
  }
}

function checkWhole(
  { credential, jws, issuer, proofs }: OpenedBundle,
  edition: NonNullable<OpenedBundle['bundle']['edition']>,
  shown: OpenedEdition,
  steps: Steps,
  verify: VerifySignature,
): void {
  const document = issuer.at(-1)!.document;
  const day = credential.validFrom.slice(0, 10);
  const by = { document, use: 'certificate', day } as const;
  const parallel = openDetached(edition.parallel, shown.jws.payloadText);
  const signatures: readonly (readonly [OpenedSignature, boolean])[] = [
    [shown.jws, isEditionHeader(shown.jws)],
    [parallel, isParallelHeader(parallel)],
  ];
  for (const [signature, right] of signatures) {
    const code = signatureCode(signature, right, by, verify);
    if (code !== 'SIGNATURE_GOOD') steps.no('edition', code, { key: signature.header.kid });
  }
  if (shown.credential !== new TextDecoder().decode(jws.payload)) steps.no('edition', 'EDITION_DIFFERS');
  const { evidence } = credential.credentialSubject;
  if (evidence === undefined || !piecesHold(shown, evidence)) steps.no('edition', 'EDITION_PIECE');
  if (edition.proof === undefined) steps.unknown('edition', 'LOG_PROOF_ABSENT');
  else if (inclusionOf(proofs, edition.proof, 'edition', shown.jwt) === undefined)
    steps.no('edition', 'LOG_PROOF_BAD');
  steps.yes('edition', 'EDITION_SHOWN', { count: shown.pieces.length, total: shown.count });
}

function isParallelHeader({ header }: OpenedSignature): boolean {
  return header.alg === 'ML-DSA-65' && header.typ === PARALLEL_TYP && header.cty === EDITION_TYP;
}

/** Each file given must be one of the pieces shown, byte for byte. */
function checkFiles({ pieces }: OpenedEdition, steps: Steps, files: readonly ShownFile[]): void {
  if (files.length === 0) steps.absent('files', 'FILES_NOT_GIVEN');
  for (const { name, bytes } of files)
    if (!pieces.some((piece) => isPiece(piece, bytes))) steps.no('files', 'FILE_OTHER', { file: name });
  steps.yes('files', 'FILES_SAME', { count: files.length });
}
