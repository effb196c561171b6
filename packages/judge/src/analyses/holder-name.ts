import type { Dossier } from '../dossier/dossier.ts';
import { OncePerDossier } from '../dossier/once-per-dossier.ts';
import type { Reason } from './derived.ts';

interface Holders {
  /** Record identifier → name, of entities. */
  readonly names: ReadonlyMap<string, string>;
  /** Names and identifiers that are not a natural person's. */
  readonly entities: ReadonlySet<string>;
}

/** Asked for every holder; the answer never changes for one dossier. */
const holders = new OncePerDossier<Holders>();

function holdersOf(dossier: Dossier): Holders {
  return holders.get(dossier, undefined, () => listHolders(dossier));
}

function listHolders(dossier: Dossier): Holders {
  const names = new Map<string, string>();
  for (const { fact } of dossier.of('entity')) {
    const { entity, identifier = entity, name } = fact.value;
    if (name === '') continue;
    for (const id of [entity, identifier]) if (!names.has(id)) names.set(id, name);
  }
  const stated = dossier.of('holder-status').filter(({ fact }) => !fact.value.natural);
  const entities = new Set([
    ...names.keys(),
    ...names.values(),
    ...stated.filter(({ fact }) => fact.value.status !== 'unknown').map(({ fact }) => fact.value.holder),
  ]);
  return { names, entities };
}

/** Whether an identifier stands for a party that a register leaves unnamed: no two of them are known to be one. */
export function isUnnamed(id: string): boolean {
  return /^unspecified(?:-subject)?:/.test(id);
}

/** A holder as people know it: tables that give one holder by record and by name tell of it once. */
export function holderName(holder: string, dossier: Dossier): string {
  return holdersOf(dossier).names.get(holder) ?? holder;
}

/** Why a holder's status is open: for an entity, who owns it; for anyone else, its own proof. */
export function openHolder(holder: string, dossier: Dossier): Reason {
  const code = holdersOf(dossier).entities.has(holder) ? 'HOLDER_IS_ENTITY' : 'HOLDER_STATUS_UNKNOWN';
  return { code, params: { holder: holderName(holder, dossier) } };
}
