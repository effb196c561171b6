import { compareText } from '@ancrage/base';
import type { DeriveContext } from '../analyses/derived.ts';
import { placedOf } from '../analyses/residency.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference } from '../reference/reference.ts';
import type { ReportPlace } from './report.ts';

const ROLES = ['storage', 'processing', 'backup', 'telemetry', 'key'] as const;

/** Places for the map: declared ones as the manifest says, observed ones as inventories and the tables place them. */
export function reportPlaces(dossier: Dossier, reference: Reference): ReportPlace[] {
  const contract: DeriveContext['contract'] = {
    formats: [],
    facts: [],
    least: { method: 'declared', source: 'provider' },
    complete: [],
    freshness: { months: 0, days: 0 },
    cadence: 'P1M',
  };
  const context = { dossier, contract, reference };
  const places = new Map<string, ReportPlace & { roles: string[] }>();
  const add = (place: Omit<ReportPlace, 'roles' | 'count'>, role: string): void => {
    const key = `${place.country} ${place.name} ${place.basis}`;
    const known = places.get(key) ?? { ...place, roles: [], count: 0 };
    const roles = known.roles.includes(role) ? known.roles : [...known.roles, role].sort(compareText);
    places.set(key, { ...known, roles, count: known.count + 1 });
  };
  for (const {
    fact: { value },
  } of dossier.of('site')) {
    const { country, province, name, latitude, longitude } = value;
    const place = {
      country,
      province: province ?? null,
      name,
      latitude: latitude ?? null,
      longitude: longitude ?? null,
    };
    for (const role of ['storage', 'processing', 'backup'] as const) {
      if (value[role]) add({ ...place, basis: 'declared' }, role);
    }
  }
  for (const role of ROLES) {
    for (const { fact, placement } of placedOf(role, context)) {
      if (fact.fact.kind === 'site' || placement.country === undefined) continue;
      const { country, province, name, latitude, longitude } = placement;
      const place = {
        country,
        province: province ?? null,
        name,
        latitude: latitude ?? null,
        longitude: longitude ?? null,
      };
      add({ ...place, basis: 'observed' }, role);
    }
  }
  return [...places].sort(([a], [b]) => compareText(a, b)).map(([, place]) => place);
}
