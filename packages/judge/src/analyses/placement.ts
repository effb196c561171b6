import type { Dossier, GradedFact } from '../dossier/dossier.ts';
import { OncePerDossier } from '../dossier/once-per-dossier.ts';
import { methodAtLeast } from '../facts/grade.ts';
import { carriedPlace, provinceOf } from './carried-place.ts';
import type { Carrier } from './carried-place.ts';
import { ageProblem } from './adequate.ts';
import type { DeriveContext, Reason } from './derived.ts';

/** Where something is, as far as the evidence goes, and which source decided it. */
export interface Placement {
  /** ISO 3166-1 alpha-2; undefined where it could be anywhere. */
  readonly country: string | undefined;
  readonly province: string | undefined;
  readonly name: string;
  readonly latitude?: string | undefined;
  readonly longitude?: string | undefined;
  readonly decidedBy: 'region-table' | 'region-site' | 'site' | 'host' | 'none';
  readonly reason: Reason | undefined;
  /** Facts on which the placement rests besides the one placed. */
  readonly by: readonly GradedFact[];
  /** The certificate that decided it. */
  readonly carrier?: Carrier;
}

/** Something that holds or works on data, and where it is. */
export interface Placed {
  readonly fact: GradedFact;
  readonly placement: Placement;
}

/** The country that residency is about, ISO 3166-1. */
export const HOME = 'CA';

/**
 * Places a region by the sites that it is mapped to and by the dated table of public regions. A mapping that is only
 * declared places nothing in the service's favour, but counts where it says abroad. Where one source says Canada and
 * another abroad, nothing is placed; where all that count say abroad, it is abroad, however they differ. What nothing places
 * may be placed by the certificate of the host at which its account lies; a certificate never speaks against what does.
 */
export function placeRegion(
  platform: string,
  region: string | undefined,
  context: DeriveContext,
  account?: string,
): Placement {
  const place = placeByDossier(platform, region, context);
  const silent = place.decidedBy === 'none' && place.reason?.code !== 'PLACES_DISAGREE';
  if (!silent || account === undefined || place.country !== undefined) return place;
  if (place.reason?.code === 'PLACE_GLOBAL') return place;
  const carried = carriedPlace({ platform, account }, region, context);
  if (carried === undefined) return place;
  if ('reason' in carried) return { ...place, reason: carried.reason };
  const { carrier } = carried;
  return {
    country: HOME,
    province: provinceOf(carrier.certificate),
    // One place, however many regions: nothing says that two of them stand apart.
    name: carrier.certificate.service,
    decidedBy: 'host',
    reason: undefined,
    by: [carrier.by],
    carrier,
  };
}

function placeByDossier(platform: string, region: string | undefined, context: DeriveContext): Placement {
  if (region === undefined || region === '')
    return unknown({ code: 'PLACE_UNKNOWN', params: { platform, region: '–' } });
  const mapped = sitesOfRegion(platform, region, context);
  const table = context.reference.regionPlace(platform, region);
  if (table === 'global') return unknown({ code: 'PLACE_GLOBAL', params: { platform, region } });
  if (table === undefined) {
    const settled =
      settle(region, mapped) ?? unknown({ code: 'PLACE_UNKNOWN', params: { platform, region } });
    const nowhere = settled.reason?.code === 'PLACE_UNKNOWN' && placesRecorded(context);
    return nowhere ? { ...settled, country: HOME, name: region, reason: undefined } : settled;
  }
  const { country, province, place, latitude, longitude } = table;
  const listed: Placement = {
    country,
    province,
    name: place,
    latitude,
    longitude,
    decidedBy: 'region-table',
    reason: undefined,
    by: mapped.flatMap(({ by }) => by),
  };
  return settle(region, [listed, ...mapped.filter((other) => other.country !== undefined)])!;
}

/** Placement of a declared or documented site by its identifier; undefined where the dossier has no such site. */
export function placeSite(site: string, context: DeriveContext): Placement | undefined {
  const placed = (indexOf(context.dossier).sites.get(site) ?? []).map((fact): Placement => {
    const { country, province, name, latitude, longitude } = fact.fact.value;
    const reason = notPlacing(fact, country, site, context);
    if (reason !== undefined) return { ...unknown(reason, [fact]), name };
    return { country, province, name, latitude, longitude, decidedBy: 'site', reason: undefined, by: [fact] };
  });
  return settle(site, placed);
}

/**
 * One placement out of several that speak of the same thing: those without a country do not count while others have
 * one; Canada against abroad settles nothing; otherwise the first stands, with all the facts behind it.
 */
export function settle(what: string, placements: readonly Placement[]): Placement | undefined {
  const counting = placements.filter(({ country }) => country !== undefined);
  const home = counting.find(({ country }) => country === HOME);
  const abroad = counting.find(({ country }) => country !== HOME);
  if (home !== undefined && abroad !== undefined) {
    const [first, second] = [home.country!, abroad.country!];
    return unknown({ code: 'PLACES_DISAGREE', params: { region: what, first, second } }, [
      ...home.by,
      ...abroad.by,
    ]);
  }
  return counting[0] ?? placements[0];
}

interface PlaceIndex {
  readonly sites: ReadonlyMap<string, readonly GradedFact<'site'>[]>;
  readonly mappings: ReadonlyMap<string, readonly GradedFact<'region-site'>[]>;
}

/** Asked for every resource; the answer never changes for one dossier. */
const indexes = new OncePerDossier<PlaceIndex>();

function indexOf(dossier: Dossier): PlaceIndex {
  return indexes.get(dossier, undefined, () => ({
    sites: Map.groupBy(dossier.of('site'), ({ fact }) => fact.value.site),
    mappings: Map.groupBy(
      dossier.of('region-site'),
      ({ fact: { value } }) => `${value.platform} ${value.region.toLowerCase()}`,
    ),
  }));
}

/** Whether a remedy supposes that an assessor recorded every place that the dossier names; false in a real judgement. */
export function placesRecorded({ dossier }: Pick<DeriveContext, 'dossier'>): boolean {
  return dossier.assumes('places');
}

/**
 * Why a fact about a site may not place things in this country. What is too old by its own content places nothing; what
 * is only declared, or whose age is in doubt, places nothing in Canada and still counts where it says abroad.
 */
export function notPlacing(
  fact: GradedFact<'site' | 'region-site' | 'prefix' | 'address-range'>,
  country: string | undefined,
  site: string,
  context: DeriveContext,
): Reason | undefined {
  if (placesRecorded(context)) return undefined;
  const age = ageProblem(fact, context);
  if (age !== undefined && (age.past || country === HOME)) return age.reason;
  return country === HOME && !methodAtLeast(fact.grade.method, 'documented')
    ? { code: 'PLACE_ONLY_DECLARED', params: { site, path: fact.file.path } }
    : undefined;
}

function sitesOfRegion(platform: string, region: string, context: DeriveContext): Placement[] {
  const mappings = indexOf(context.dossier).mappings.get(`${platform} ${region.toLowerCase()}`) ?? [];
  return mappings.map((mapping): Placement => {
    const site = placeSite(mapping.fact.value.site, context);
    if (site === undefined)
      return unknown({ code: 'PLACE_UNKNOWN', params: { platform, region } }, [mapping]);
    const by = [mapping, ...site.by];
    const reason = notPlacing(mapping, site.country, mapping.fact.value.site, context);
    if (reason !== undefined) return { ...unknown(reason, by), name: site.name };
    return { ...site, decidedBy: site.country === undefined ? 'none' : 'region-site', by };
  });
}

function unknown(reason: Reason, by: readonly GradedFact[] = []): Placement {
  return { country: undefined, province: undefined, name: '', decidedBy: 'none', reason, by };
}
