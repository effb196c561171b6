import type { VerifySignature } from '@ancrage/proof';
import type { OpenedBundle } from './opened-bundle.ts';
import type { Policy } from './policy.ts';
import type { Steps } from './steps.ts';

/** That enough authorities of the policy stamped the checkpoint. */
export function checkTimestamps(
  { bundle }: OpenedBundle,
  steps: Steps,
  policy: Policy | undefined,
  _verify: VerifySignature,
): void {
  const tokens = bundle.timestamps ?? [];
  if (policy?.timestamps === undefined)
    steps.absent('timestamps', 'STAMPS_NOT_ASKED', { stamps: tokens.length });
  else steps.unknown('timestamps', 'STAMPS_TOO_FEW', { stamps: 0 });
}
