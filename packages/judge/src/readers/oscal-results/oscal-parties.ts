import type { JsonCursor } from '@ancrage/base';

/** Roles of those who answer for results, the one that says most first. */
const ROLES = ['assessor', 'assessment-lead', 'assessment-team', 'prepared-by', 'creator'];

/**
 * The organisation that the document names as its assessor, or its author: named itself, or the one to which the person
 * named belongs. Persons are not named. Informative, proves nothing.
 */
export function issuerOf(root: JsonCursor): string | undefined {
  const parties = root.path('metadata', 'parties')?.items() ?? [];
  const byUuid = new Map(parties.map((party) => [party.get('uuid')?.string(), party]));
  const responsible = root.path('metadata', 'responsible-parties')?.items() ?? [];
  for (const role of ROLES) {
    const named = responsible
      .filter((item) => item.get('role-id')?.string() === role)
      .flatMap((item) => uuidsIn(item, 'party-uuids'));
    const all = named.flatMap((uuid) => [uuid, ...membershipsOf(byUuid.get(uuid))]);
    const found = all
      .map((uuid) => byUuid.get(uuid))
      .find((party) => party?.get('type')?.string() === 'organization');
    const name = found?.get('name')?.string() ?? found?.get('short-name')?.string();
    if (name !== undefined && name !== '') return name;
  }
  return undefined;
}

function membershipsOf(party: JsonCursor | undefined): string[] {
  return party === undefined ? [] : uuidsIn(party, 'member-of-organizations');
}

function uuidsIn(cursor: JsonCursor, field: string): string[] {
  return (cursor.get(field)?.items() ?? []).flatMap((item) => item.string() ?? []);
}
