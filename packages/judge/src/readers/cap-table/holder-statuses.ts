import type { FactValue } from '../../facts/fact.ts';

type Status = Pick<FactValue<'holder-status'>, 'status' | 'natural'>;

const CANADIAN_PERSON: Status = { status: 'canadian', natural: true };
const CANADIAN_ENTITY: Status = { status: 'canadian', natural: false };
const FOREIGN_PERSON: Status = { status: 'foreign', natural: true };
const FOREIGN_ENTITY: Status = { status: 'foreign', natural: false };
const UNKNOWN: Status = { status: 'unknown', natural: false };

/** Words of the column `holder_status`, in English and French; French ones may be written without accents. */
const STATUSES: ReadonlyMap<string, Status> = new Map([
  ['canadian-person', CANADIAN_PERSON],
  ['canadian-entity', CANADIAN_ENTITY],
  ['foreign-person', FOREIGN_PERSON],
  ['foreign-entity', FOREIGN_ENTITY],
  ['unknown', UNKNOWN],
  ['personne-canadienne', CANADIAN_PERSON],
  ['entite-canadienne', CANADIAN_ENTITY],
  ['personne-etrangere', FOREIGN_PERSON],
  ['entite-etrangere', FOREIGN_ENTITY],
  ['inconnu', UNKNOWN],
]);

/** The words accepted, for the message that refuses another one. */
export const statusWords: readonly string[] = [...STATUSES.keys()];

/** Status that a cell states, whatever its case and accents; undefined for any other word. */
export function holderStatusOf(cell: string): Status | undefined {
  const plain = cell.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return STATUSES.get(plain);
}
