import { decodeBase64 } from '@ancrage/base';
import { ProofError, timestampOf, type VerifySignature } from '@ancrage/proof';
import type { OpenedBundle } from './opened-bundle.ts';
import type { Policy } from './policy.ts';
import type { Steps } from './steps.ts';

const encoder = new TextEncoder();

/**
 * That enough authorities of the policy stamped the text of the credential's checkpoint: origin, size and root, whoever signs
 * it besides.
 * Tokens of strangers are passed over; one stamp covers the whole tree, and with it the certificate.
 */
export function checkTimestamps(
  { bundle, proofs }: OpenedBundle,
  steps: Steps,
  policy: Policy | undefined,
  verify: VerifySignature,
): void {
  const tokens = bundle.timestamps ?? [];
  const wanted = policy?.timestamps;
  if (wanted === undefined) {
    steps.absent('timestamps', 'STAMPS_NOT_ASKED', { stamps: tokens.length });
    return;
  }
  const stamped = new Map<string, string>();
  try {
    const text = bundle.proof && encoder.encode(proofs.note(bundle.proof).text);
    for (const { name, certificate } of wanted.authorities)
      for (const token of tokens) {
        const time = text && timestampOf(bytesOf(token), text, bytesOf(certificate), verify);
        if (time !== undefined && time > (stamped.get(name) ?? '')) stamped.set(name, time);
      }
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    steps.no('timestamps', 'STAMP_BAD');
    return;
  }
  if (stamped.size < wanted.least) steps.unknown('timestamps', 'STAMPS_TOO_FEW', { stamps: stamped.size });
  else
    steps.yes('timestamps', 'STAMPED', {
      people: [...stamped.keys()].join(' · '),
      at: [...stamped.values()].toSorted().at(-1)!,
    });
}

/** Base64 of one form only; what is not is no token. */
function bytesOf(text: string): Uint8Array {
  const bytes = decodeBase64(text);
  if (bytes === undefined) throw new ProofError('STAMP_SHAPE');
  return bytes;
}
