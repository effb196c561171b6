import { atLeast } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import { gradeAtLeast } from '../facts/grade.ts';
import type { Grade } from '../facts/grade.ts';
import { ageProblem, sortFacts } from './adequate.ts';
import { gapsOf } from './completeness.ts';
import { countOf } from './derived.ts';
import type { Derived, DeriveContext, Output, Reason } from './derived.ts';
import { copies } from './copies.ts';
import { carrierReason } from './carried-place.ts';
import { HOME, placeRegion, placesRecorded, placeSite, settle } from './placement.ts';
import type { Placed, Placement } from './placement.ts';
import { abroadByPlace, nameOf } from './violations.ts';

/** What the address or the use of a site must be shown by, at the least. */
const DOCUMENTED: Grade = { method: 'documented', source: 'provider' };

type Role = 'storage' | 'processing' | 'backup' | 'telemetry' | 'key';

const outside = (role: Role, fr: string, en: string): Output => ({
  name: `${role}.outside`,
  type: 'number',
  unit: 'count',
  meaning: { fr, en },
  derive: (context) => countOutside(placedOf(role, context), context),
});

const places = (role: Role, fr: string, en: string): Output => ({
  name: `${role}.places`,
  type: 'number',
  unit: 'count',
  meaning: { fr, en },
  derive: (context) => countPlaces(role, context),
});

/** Residency from inventories: where things are, in how many places, and how many are abroad or in doubt. */
export const residencyOutputs: readonly Output[] = [
  outside('storage', 'Lieux de stockage hors du Canada', 'Storage outside Canada'),
  places('storage', 'Lieux de stockage au Canada', 'Places of storage in Canada'),
  outside('processing', 'Lieux de traitement hors du Canada', 'Processing outside Canada'),
  places('processing', 'Lieux de traitement au Canada', 'Places of processing in Canada'),
  outside('backup', 'Copies de secours hors du Canada', 'Backups outside Canada'),
  places('backup', 'Lieux de copies de secours au Canada', 'Places of backups in Canada'),
  outside('telemetry', 'Journaux et télémesure hors du Canada', 'Logs and telemetry outside Canada'),
  outside('key', 'Clés hors du Canada', 'Keys outside Canada'),
  places('key', 'Lieux de clés au Canada', 'Places of keys in Canada'),
  {
    name: 'storage.unaddressed',
    type: 'number',
    unit: 'count',
    meaning: {
      fr: 'Lieux de stockage sans adresse civique ni province prouvées',
      en: 'Places of storage without proven civic address and province',
    },
    derive: (context) => unaddressed(context),
  },
];

/** All that plays a role, with its place: resources, copies of them, sites, keys. */
export function placedOf(role: Role, context: DeriveContext): Placed[] {
  const placed: Placed[] = [];
  const { dossier } = context;
  if (role === 'key') {
    for (const key of dossier.of('key')) {
      const { platform, region, site, multi_region: many, account } = key.fact.value;
      const where = site === undefined ? undefined : placeSite(site, context);
      placed.push({
        fact: key,
        placement: keyPlace({ platform, account, many: many === true }, region, where, context),
      });
    }
    return placed;
  }
  for (const resource of dossier.of('resource')) {
    const { role: own, platform, region, account } = resource.fact.value;
    if (own === role)
      placed.push({ fact: resource, placement: placeRegion(platform, region, context, account) });
    else if (own === 'unknown' && role !== 'telemetry') {
      const doubt = doubtAbroad(resource, placeRegion(platform, region, context, account));
      if (doubt !== undefined) placed.push(doubt);
    }
  }
  if (role === 'storage' || role === 'backup') for (const copy of copies(role, context)) placed.push(copy);
  if (role !== 'telemetry') {
    const told = sitesOfToldUse(role, context);
    for (const site of dossier.of('site')) {
      const placement = placeSite(site.fact.value.site, context)!;
      const plays = site.fact.value[role];
      if (plays === true) placed.push({ fact: site, placement });
      const doubt = plays === undefined ? useUntold(site, placement, told) : undefined;
      if (doubt !== undefined) placed.push(doubt);
    }
  }
  return placed;
}

/** A resource of a type that nobody described could play any role: away from Canada, or nowhere told, it is a doubt. */
function doubtAbroad(fact: GradedFact<'resource'>, placement: Placement): Placed | undefined {
  if (placement.country === HOME) return undefined;
  const { type, region = '–' } = fact.fact.value;
  const reason: Reason = { code: 'TYPE_UNKNOWN', params: { type, region } };
  return {
    fact,
    placement: { ...placement, country: undefined, province: undefined, decidedBy: 'none', reason },
  };
}

/**
 * A site whose use nobody told could play any role: abroad, it is a doubt. Who documents what the same site is used for
 * lifts it, and the provider's mere word does not.
 */
function useUntold(
  fact: GradedFact<'site'>,
  placement: Placement,
  told: ReadonlySet<string>,
): Placed | undefined {
  const { site } = fact.fact.value;
  const { country } = placement;
  if (country === undefined || country === HOME || told.has(site)) return undefined;
  const reason: Reason = { code: 'SITE_USE_UNTOLD', params: { site, country } };
  return {
    fact,
    placement: { ...placement, country: undefined, province: undefined, decidedBy: 'none', reason },
  };
}

/** Sites of which a document tells whether they play this role. */
function sitesOfToldUse(
  role: 'storage' | 'processing' | 'backup',
  { dossier }: DeriveContext,
): ReadonlySet<string> {
  const told = dossier
    .of('site')
    .filter(({ fact, grade }) => fact.value[role] !== undefined && gradeAtLeast(grade, DOCUMENTED));
  return new Set(told.map(({ fact }) => fact.value.site));
}

/** A key's site and region both count: a site declared in Canada must not hide a region abroad. */
function keyPlace(
  {
    platform,
    account,
    many,
  }: { readonly platform: string; readonly account: string | undefined; readonly many: boolean },
  region: string | undefined,
  site: Placement | undefined,
  context: DeriveContext,
): Placement {
  const abroad = site?.country !== undefined && site.country !== HOME;
  if (many) return abroad ? site : placeRegion(platform, 'multi-region', context);
  const told =
    region === undefined && site !== undefined ? undefined : placeRegion(platform, region, context, account);
  return settle(
    region ?? '–',
    [site, told].filter((place) => place !== undefined),
  )!;
}

function countOutside(placed: readonly Placed[], context: DeriveContext): Derived {
  const live = new Set<GradedFact>();
  const counted = new Set<GradedFact>();
  const reasons: Reason[] = [];
  for (const group of Map.groupBy(placed, ({ fact }) => fact.fact.kind).values()) {
    const sorted = sortFacts(
      group.map(({ fact }) => fact),
      context,
    );
    for (const fact of sorted.all) live.add(fact);
    for (const fact of sorted.adequate) counted.add(fact);
  }
  let abroad = 0;
  let doubtful = 0;
  const against: GradedFact[] = [];
  for (const { fact, placement } of placed) {
    if (!live.has(fact) || placement.country === HOME) continue;
    if (placement.country === undefined) doubtful += 1;
    else abroad += 1;
    against.push(fact);
    if (placement.reason !== undefined) reasons.push(placement.reason);
  }
  const gaps = gapsOf(context);
  // Nothing seen is nothing there only where the contract names a source that must be complete.
  const complete = gaps.length === 0 && context.contract.complete.length > 0;
  const home = placed.filter(({ fact, placement }) => placement.country === HOME && counted.has(fact));
  return {
    value: countOf(abroad, doubtful, complete),
    support: home.map(({ fact }) => fact),
    against,
    reasons: [...reasons, ...gaps],
    assurances: carriersOf(home, context),
    violations: abroadByPlace(
      placed.filter(
        ({ fact, placement: { country } }) => live.has(fact) && country !== undefined && country !== HOME,
      ),
    ),
  };
}

/** The certificates that place what counts, one for each account. */
function carriersOf(placed: readonly Placed[], { contract: { carried } }: DeriveContext): Reason[] {
  const carriers = placed.flatMap(({ placement: { carrier } }) => carrier ?? []);
  return carried === undefined ? [] : carriers.map((carrier) => carrierReason(carrier, carried));
}

/** At least this many distinct places in Canada, by adequate facts; more may exist. */
function countPlaces(role: Role, context: DeriveContext): Derived {
  const names = new Map<string, GradedFact>();
  const all = placedOf(role, context);
  for (const group of Map.groupBy(all, ({ fact }) => fact.fact.kind).values()) {
    const facts = group.map(({ fact }) => fact);
    const adequate = new Set(sortFacts(facts, context).adequate);
    for (const { fact, placement } of group) {
      if (placement.country === HOME && adequate.has(fact)) names.set(placement.name, fact);
    }
  }
  const reasons: Reason[] = names.size > 0 ? [] : [{ code: 'NO_EVIDENCE', params: { kind: role } }];
  return { value: atLeast(names.size), support: [...names.values()], against: [], reasons };
}

/** Places of storage whose site has no documented civic address and province. */
function unaddressed(context: DeriveContext): Derived {
  const against: GradedFact[] = [];
  const why = new Map<string, Reason>();
  const support = new Set<GradedFact>();
  const documented = (kind: 'site' | 'region-site'): ReadonlySet<GradedFact> =>
    new Set<GradedFact>(
      sortFacts(context.dossier.of(kind), {
        ...context,
        contract: { ...context.contract, least: DOCUMENTED },
      }).adequate,
    );
  const [sites, mappings] = [documented('site'), documented('region-site')];
  for (const { fact, placement } of placedOf('storage', context)) {
    // A site that the manifest also declares is addressed once somebody documents it.
    const behind = [fact, ...placement.by];
    const address = behind.find((by) => sites.has(by) && hasAddress(by));
    if (placement.carrier !== undefined) {
      // Its certificate says where it is, and its own assessors have the address.
      support.add(fact);
      continue;
    }
    const mapped = fact.fact.kind === 'site' || behind.some((by) => mappings.has(by));
    if ((address === undefined || !mapped) && !placesRecorded(context)) {
      against.push(fact);
      const silent = mapped && behind.find((by) => sites.has(by));
      const reason = silent
        ? ({ code: 'ADDRESS_UNTOLD', params: { site: nameOf(silent), path: silent.file.path } } as const)
        : whyUnaddressed(fact, behind, context);
      why.set(`${reason.code} ${JSON.stringify(reason.params)}`, reason);
    } else
      for (const by of fact.fact.kind === 'site' ? [address] : [fact, address])
        if (by !== undefined) support.add(by);
  }
  const gaps = gapsOf(context);
  return {
    value: countOf(0, against.length, gaps.length === 0),
    support: [...support],
    against,
    reasons: [...[...why.values()].slice(0, 3), ...gaps],
  };
}

/** What recorded its place is too old, else nobody but the provider says where it is. */
function whyUnaddressed(fact: GradedFact, behind: readonly GradedFact[], context: DeriveContext): Reason {
  const aged = behind
    .filter(({ fact: { kind } }) => kind === 'site' || kind === 'region-site')
    .filter(({ grade }) => gradeAtLeast(grade, DOCUMENTED))
    .map((by) => ageProblem(by, context)?.reason)
    .find((reason) => reason !== undefined);
  return aged ?? { code: 'PLACE_ONLY_DECLARED', params: { site: nameOf(fact), path: fact.file.path } };
}

function hasAddress({ fact }: GradedFact): boolean {
  const { address, province } = (fact as GradedFact<'site'>['fact']).value;
  return address !== undefined && province !== undefined;
}
