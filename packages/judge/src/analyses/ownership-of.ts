import type { Dossier } from '../dossier/dossier.ts';
import type { EvidenceContract } from '../scheme/scheme.ts';
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
const cache = new WeakMap<Dossier, WeakMap<EvidenceContract, Ownership>>();

export function ownershipOf(context: DeriveContext): Ownership {
  const { dossier, contract } = context;
  const byContract = cache.get(dossier) ?? new WeakMap<EvidenceContract, Ownership>();
  cache.set(dossier, byContract);
  const known = byContract.get(contract);
  if (known !== undefined) return known;
  const issuers = providerIssuers(context);
  const behind = holdingsBehind(issuers, context);
  const ownership = {
    issuers,
    behind,
    said: saidShares(behind, context),
    proven: provenShares(behind, context),
  };
  byContract.set(contract, ownership);
  return ownership;
}
