import { compareText } from '@ancrage/base';
import type { DeriveContext } from '../analyses/derived.ts';
import type { Placement } from '../analyses/placement.ts';
import { placedOf } from '../analyses/residency.ts';
import type { Dossier, GradedFact } from '../dossier/dossier.ts';
import type { Reference } from '../reference/reference.ts';
import type { Carried } from '../scheme/scheme.ts';
import { placeBases } from './report.ts';
import type { ReportPlace } from './report.ts';

const ROLES = ['storage', 'processing', 'backup', 'telemetry', 'key'] as const;

type Basis = ReportPlace['basis'];
type Where = Omit<ReportPlace, 'roles' | 'count' | 'basis'>;

/**
 * Places for the map, one for each country, province and name: with every role that anything plays there, and the
 * strongest way in which the place is known.
 */
export function reportPlaces(dossier: Dossier, reference: Reference, carried?: Carried): ReportPlace[] {
  const contract: DeriveContext['contract'] = {
    formats: [],
    facts: [],
    least: { method: 'declared', source: 'provider' },
    complete: [],
    // A map shows what was said of places, whatever its age.
    freshness: { months: 12_000, days: 0 },
    cadence: 'P1M',
    ...(carried === undefined ? {} : { carried }),
  };
  const places = new Map<string, ReportPlace>();
  const add = (where: Where, basis: Basis, role: string): void => {
    const key = `${where.country} ${where.province ?? ''} ${where.name}`;
    const known = places.get(key) ?? { ...where, basis, roles: [], count: 0 };
    places.set(key, {
      ...known,
      latitude: known.latitude ?? where.latitude,
      longitude: known.longitude ?? where.longitude,
      basis: stronger(known.basis, basis),
      roles: known.roles.includes(role) ? known.roles : [...known.roles, role].sort(compareText),
      count: known.count + 1,
    });
  };
  for (const site of dossier.of('site')) {
    for (const role of ['storage', 'processing', 'backup'] as const)
      if (site.fact.value[role]) add(whereOf(site.fact.value), siteBasis([site]), role);
  }
  for (const role of ROLES) {
    for (const { fact, placement } of placedOf(role, { dossier, contract, reference })) {
      const { country } = placement;
      if (fact.fact.kind === 'site' || country === undefined) continue;
      add(whereOf({ ...placement, country }), basisOf(placement), role);
    }
  }
  return [...places].sort(([a], [b]) => compareText(a, b)).map(([, place]) => place);
}

function whereOf(place: {
  readonly country: string;
  readonly province?: string | undefined;
  readonly name: string;
  readonly latitude?: string | undefined;
  readonly longitude?: string | undefined;
}): Where {
  const { country, province = null, name, latitude = null, longitude = null } = place;
  return { country, province, name, latitude, longitude };
}

/** A region placed by the table of regions is the platform's word, and no sight of a site. */
function basisOf({ decidedBy, by }: Placement): Basis {
  return decidedBy === 'region-table' ? 'region' : siteBasis(by);
}

/**
 * Seen: by a machine, or by an assessor who signed for every fact that the place rests on. A register that an assessor
 * only collected is still the word of whoever keeps it.
 */
function siteBasis(facts: readonly GradedFact[]): Basis {
  const seen = facts.every(
    ({ grade: { method, source }, file: { format } }) =>
      method === 'observed' || (method === 'documented' && source === 'assessor' && format !== 'netbox'),
  );
  return seen && facts.length > 0 ? 'observed' : 'declared';
}

function stronger(first: Basis, second: Basis): Basis {
  return placeBases.indexOf(first) > placeBases.indexOf(second) ? first : second;
}
