import { PrefixIndex } from '../addresses/prefix-index.ts';
import type { Dossier, GradedFact } from '../dossier/dossier.ts';
import { OncePerDossier } from '../dossier/once-per-dossier.ts';
import type { DeriveContext } from './derived.ts';
import { HOME, notPlacing, placeSite, placesRecorded } from './placement.ts';

/**
 * Country of an address by the prefixes that the dossier places: at least documented ones may place it in Canada, any
 * may place it abroad, the most specific wins; else by the operators’ own files.
 */
export function countryOfAddress(source: string, context: DeriveContext): string | undefined {
  for (const facts of indexesOf(context.dossier).prefixes.holding(source)) {
    // Skipped, not taken as doubt: else a narrow declared prefix would soften a session that a wider one places abroad.
    const counting = facts.filter(
      (fact) => notPlacing(fact, fact.fact.value.country, fact.fact.value.prefix, context) === undefined,
    );
    const [first] = counting;
    if (first === undefined) continue;
    return (counting.find(({ fact }) => fact.value.country !== HOME) ?? first).fact.value.country;
  }
  return countryOfRange(source, context) ?? (placesRecorded(context) ? HOME : undefined);
}

/** Where an address is, in the words of what places it. */
export interface AddressPlace {
  readonly country: string;
  readonly province: string | null;
  /** Site or region, and its coordinates; null where nothing names one. */
  readonly name: string | null;
  readonly latitude: string | null;
  readonly longitude: string | null;
}

/** The same with the site of the prefix, or the region of the range, that says so; undefined where nothing places it. */
export function placeOfAddress(source: string, context: DeriveContext): AddressPlace | undefined {
  const country = countryOfAddress(source, context);
  if (country === undefined) return undefined;
  const { prefixes, ranges } = indexesOf(context.dossier);
  for (const facts of prefixes.holding(source)) {
    const own = facts.filter(({ fact }) => fact.value.country === country);
    if (own.length === 0) continue;
    const site = own.find(({ fact }) => fact.value.site !== undefined)?.fact.value.site;
    const told = site === undefined ? undefined : placeSite(site, context);
    const province = own.find(({ fact }) => fact.value.province !== undefined)?.fact.value.province ?? null;
    if (told?.country !== country) return { ...NOWHERE, country, province };
    const { name, latitude = null, longitude = null } = told;
    return { country, province: told.province ?? province, name, latitude, longitude };
  }
  for (const facts of ranges.holding(source))
    for (const { fact } of facts) {
      const { platform, region } = fact.value;
      if (platform === undefined || region === undefined) continue;
      const place = context.reference.regionPlace(platform, region);
      if (place === undefined || place === 'global' || place.country !== country) continue;
      const { province = null, place: name, latitude = null, longitude = null } = place;
      return { country, province, name, latitude, longitude };
    }
  return { ...NOWHERE, country };
}

const NOWHERE = { province: null, name: null, latitude: null, longitude: null } as const;

/**
 * Where the operators' own files put an address that no prefix of the dossier places: in each file, in the region of the
 * most specific range, as the table of regions has it. A range of no single place, one that is told in Canada and abroad,
 * and a geofeed place nothing. A file that places nothing keeps others from placing in Canada, and none from placing
 * abroad: else a narrow range that the provider writes itself would soften what another file observes.
 */
function countryOfRange(source: string, context: DeriveContext): string | undefined {
  const told = new Map<string, string | undefined>();
  for (const facts of indexesOf(context.dossier).ranges.holding(source)) {
    const placing = facts.filter(({ fact }) => fact.value.platform !== undefined);
    for (const [file, own] of Map.groupBy(placing, (fact) => fact.file.id))
      if (!told.has(file)) told.set(file, countryOfRanges(own, context));
  }
  const countries = new Set(told.values());
  const abroad = [...countries].find((country) => country !== undefined && country !== HOME);
  if (abroad !== undefined) return countries.has(HOME) ? undefined : abroad;
  return countries.has(undefined) ? undefined : [...countries][0];
}

/** The one country of ranges of one length in one file; undefined where they leave it open. */
function countryOfRanges(
  ranges: readonly GradedFact<'address-range'>[],
  context: DeriveContext,
): string | undefined {
  const countries = new Set<string | undefined>();
  for (const range of ranges) {
    const { platform = '', region, prefix } = range.fact.value;
    const place = context.reference.regionPlace(platform, region ?? 'global');
    const country = place === undefined || place === 'global' ? undefined : place.country;
    countries.add(notPlacing(range, country, prefix, context) === undefined ? country : undefined);
  }
  return countries.has(undefined) || (countries.has(HOME) && countries.size > 1)
    ? undefined
    : [...countries][0];
}

/** Facts by the prefix that they are about: asked for every session; the answer never changes for one dossier. */
interface Indexes {
  readonly prefixes: PrefixIndex<GradedFact<'prefix'>>;
  readonly ranges: PrefixIndex<GradedFact<'address-range'>>;
}
const allIndexes = new OncePerDossier<Indexes>();

/** Prefixes and ranges of the dossier, by address. */
export function indexesOf(dossier: Dossier): Indexes {
  return allIndexes.get(dossier, undefined, () => {
    const indexes: Indexes = { prefixes: new PrefixIndex(), ranges: new PrefixIndex() };
    for (const fact of dossier.of('prefix')) indexes.prefixes.add(fact.fact.value.prefix, fact);
    for (const fact of dossier.of('address-range')) indexes.ranges.add(fact.fact.value.prefix, fact);
    return indexes;
  });
}
