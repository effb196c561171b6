import { OncePerDossier } from '../dossier/once-per-dossier.ts';
import type { DeriveContext } from './derived.ts';
import { holdingsBehind } from './holdings-behind.ts';
import type { HoldingsBehind } from './holdings-behind.ts';
import { provenShares, saidShares } from './ownership-shares.ts';
import type { ProvenShares, SaidShares } from './ownership-shares.ts';
import { providerIssuers } from './provider-issuers.ts';
import type { ProviderIssuer } from './provider-issuers.ts';

/** Who holds the provider's entities, through whom, and how much of it is said foreign and proven Canadian. */
export interface Ownership {
  readonly issuers: readonly ProviderIssuer[];
  readonly behind: HoldingsBehind;
  readonly said: SaidShares;
  readonly proven: ProvenShares;
}

/** Asked for by six outputs of three controls; the answer never changes for one dossier and contract. */
const ownerships = new OncePerDossier<Ownership>();

export function ownershipOf(context: DeriveContext): Ownership {
  return ownerships.get(context.dossier, context.contract, () => {
    const issuers = providerIssuers(context);
    const behind = holdingsBehind(issuers, context);
    return { issuers, behind, said: saidShares(behind, context), proven: provenShares(behind, context) };
  });
}
