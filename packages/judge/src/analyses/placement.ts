import type { GradedFact } from '../dossier/dossier.ts';
import { methodAtLeast } from '../trust/grade.ts';
import type { DeriveContext, Reason } from './derived.ts';

/** Where something is, as far as the evidence goes, and which source decided it. */
export interface Placement {
  /** ISO 3166-1 alpha-2; undefined where it could be anywhere. */
  readonly country: string | undefined;
  readonly province: string | undefined;
  readonly name: string;
  readonly latitude?: string | undefined;
  readonly longitude?: string | undefined;
  readonly decidedBy: 'region-table' | 'region-site' | 'site' | 'none';
  readonly reason: Reason | undefined;
  /** Facts on which the placement rests besides the one placed. */
  readonly by: readonly GradedFact[];
}

/**
 * Places a region. A mapping to a site that is at least documented decides first, then the dated table of public
 * regions; a mapping that is only declared places nothing in the service's favour, but counts where it says abroad.
 * Sources that disagree place nothing.
 */
export function placeRegion(platform: string, region: string | undefined, context: DeriveContext): Placement {
  if (region === undefined || region === '')
    return unknown({ code: 'PLACE_UNKNOWN', params: { platform, region: '–' } });
  const mapped = siteOfRegion(platform, region, context);
  const table = context.reference.regionPlace(platform, region);
  if (table === 'global') return unknown({ code: 'PLACE_GLOBAL', params: { platform, region } });
  if (table !== undefined) {
    if (mapped?.country !== undefined && mapped.country !== table.country) {
      return unknown(
        { code: 'PLACES_DISAGREE', params: { region, first: table.country, second: mapped.country } },
        mapped.by,
      );
    }
    const { country, province, place, latitude, longitude } = table;
    const by = mapped?.by ?? [];
    return {
      country,
      province,
      name: place,
      latitude,
      longitude,
      decidedBy: 'region-table',
      reason: undefined,
      by,
    };
  }
  return mapped ?? unknown({ code: 'PLACE_UNKNOWN', params: { platform, region } });
}

/** Placement of a declared or documented site by its identifier. */
export function placeSite(site: string, context: DeriveContext): Placement | undefined {
  const sites = context.dossier.of('site').filter(({ fact }) => fact.value.site === site);
  if (sites.length === 0) return undefined;
  const countries = new Set(sites.map(({ fact }) => fact.value.country));
  const first = sites.find(({ grade }) => methodAtLeast(grade.method, 'documented')) ?? sites[0]!;
  const { country, province, name, latitude, longitude } = first.fact.value;
  if (countries.size > 1) {
    const [a, b] = [...countries].sort();
    return unknown({ code: 'PLACES_DISAGREE', params: { region: site, first: a!, second: b! } }, sites);
  }
  const declaredOnly = !methodAtLeast(first.grade.method, 'documented');
  if (declaredOnly && country === 'CA') {
    const reason: Reason = { code: 'PLACE_ONLY_DECLARED', params: { site, path: first.file.path } };
    return { ...unknown(reason, sites), name };
  }
  return { country, province, name, latitude, longitude, decidedBy: 'site', reason: undefined, by: [first] };
}

function siteOfRegion(platform: string, region: string, context: DeriveContext): Placement | undefined {
  const mappings = context.dossier
    .of('region-site')
    .filter(
      ({ fact: { value } }) =>
        value.platform === platform && value.region.toLowerCase() === region.toLowerCase(),
    );
  const best = mappings.find(({ grade }) => methodAtLeast(grade.method, 'documented')) ?? mappings[0];
  if (best === undefined) return undefined;
  const site = placeSite(best.fact.value.site, context);
  if (site === undefined) return unknown({ code: 'PLACE_UNKNOWN', params: { platform, region } }, [best]);
  const declaredOnly = !methodAtLeast(best.grade.method, 'documented');
  if (declaredOnly && site.country === 'CA') {
    const reason: Reason = {
      code: 'PLACE_ONLY_DECLARED',
      params: { site: best.fact.value.site, path: best.file.path },
    };
    return { ...unknown(reason, [best, ...site.by]), name: site.name };
  }
  return { ...site, decidedBy: 'region-site', by: [best, ...site.by] };
}

function unknown(reason: Reason, by: readonly GradedFact[] = []): Placement {
  return { country: undefined, province: undefined, name: '', decidedBy: 'none', reason, by };
}
