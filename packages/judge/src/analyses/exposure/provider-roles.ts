import { Decimal } from '@ancrage/base';
import type { GradedFact } from '../../dossier/dossier.ts';
import type { FactValue } from '../../facts/fact.ts';
import type { Strength } from '../../laws/law-register.ts';
import { sortFacts } from '../adequate.ts';
import type { DeriveContext } from '../derived.ts';
import { HOME, placeRegion } from '../placement.ts';
import { namedEntities } from '../provider-issuers.ts';
import { countryOfAddress } from '../address-country.ts';
import type { GraphBuilder } from './graph-builder.ts';
import type { StandingProtections } from './standing-protections.ts';

const HALF = Decimal.parse('50');

/** What the provider itself can reach of its service: all of it, but for what stands in the way. */
export function providerRoles(
  builder: GraphBuilder,
  provider: number,
  standing: StandingProtections,
  { dossier }: DeriveContext,
): void {
  const facts = dossier.of('decryption-review');
  builder.access(provider, 'operator', {
    asset: 'at-rest',
    strength: 'sure',
    key: null,
    cutBy: standing.atRest,
    facts,
  });
  builder.access(provider, 'operator', transitAccess(standing));
  builder.access(provider, 'operator', {
    asset: 'in-use',
    strength: 'sure',
    key: null,
    cutBy: standing.inUse,
    facts: [],
  });
  builder.access(provider, 'operator', {
    asset: 'metadata',
    strength: 'sure',
    key: null,
    cutBy: [],
    facts: [],
  });
  builder.access(provider, 'operator', {
    asset: 'continuity',
    strength: 'sure',
    key: null,
    cutBy: [],
    facts: [],
  });
  const keys = dossier.of('key').filter(({ fact }) => fact.value.custodian === 'provider');
  const cutBy = standing.clientSide ? (['client-side-encryption'] as const) : [];
  if (keys.length > 0)
    builder.access(provider, 'key-custodian', {
      asset: 'keys',
      strength: 'sure',
      key: null,
      cutBy,
      facts: keys,
    });
}

/** Content in transit passes whoever carries it; it is open for sure only where it was seen unencrypted. */
export function transitAccess({ inTransit, transitOpen }: StandingProtections): {
  readonly asset: 'in-transit';
  readonly strength: Strength;
  readonly key: null;
  readonly cutBy: StandingProtections['inTransit'];
  readonly facts: readonly GradedFact[];
} {
  return {
    asset: 'in-transit',
    strength: transitOpen ? 'sure' : 'arguable',
    key: null,
    cutBy: transitOpen ? [] : inTransit,
    facts: [],
  };
}

/**
 * What the provider has abroad, each as a party of its own: it exposes what is there, and the provider only where a law reaches
 * up. Machines rented abroad are perhaps the host's presence alone, and sessions perhaps those of someone travelling: both
 * are possible, not seen.
 */
export function presenceAbroad(builder: GraphBuilder, provider: number, context: DeriveContext): void {
  const { dossier, reference } = context;
  const own = namedEntities(context);
  const name = dossier.of('service')[0]?.fact.value.provider ?? '';
  const present = (state: string, strength: Strength, facts: readonly GradedFact[]): number => {
    const party = builder.party(`presence:${state}`, `${name} (${state})`, 'subsidiary');
    builder.connect(party, state, 'presence', strength, facts);
    builder.control(provider, party, 'sure', []);
    return party;
  };
  const entities = sortFacts(dossier.of('entity'), context).all;
  for (const extract of entities) {
    const { entity, identifier = entity, business_country: country } = extract.fact.value;
    const isOwn = own.has(entity) || own.has(identifier);
    if (isOwn && country !== undefined && country !== HOME) present(country, 'sure', [extract]);
  }
  for (const site of sortFacts(dossier.of('site'), context).all) {
    const { country, storage = false, processing = false, backup = false } = site.fact.value;
    if (country === HOME || !(storage || processing || backup)) continue;
    const party = present(country, 'sure', [site]);
    const facts = [site];
    if (storage || backup)
      builder.access(party, 'host', { asset: 'at-rest', strength: 'sure', key: null, cutBy: [], facts });
    if (processing)
      builder.access(party, 'host', { asset: 'in-use', strength: 'sure', key: null, cutBy: [], facts });
    builder.access(party, 'host', { asset: 'metadata', strength: 'sure', key: null, cutBy: [], facts });
  }
  for (const holding of sortFacts(dossier.of('holding'), context).all) {
    const { holder, issuer, interest, minimum = '0' } = holding.fact.value;
    if (
      !own.has(holder) ||
      own.has(issuer) ||
      interest !== 'votingRights' ||
      Decimal.parse(minimum).compare(HALF) <= 0
    )
      continue;
    for (const { fact } of entities) {
      const { entity, identifier, jurisdiction, name: called } = fact.value;
      if (jurisdiction === undefined || jurisdiction === HOME || (entity !== issuer && identifier !== issuer))
        continue;
      const party = builder.party(`entity:${issuer}`, called, 'subsidiary');
      builder.connect(party, jurisdiction, 'seat', 'sure', [holding]);
      builder.control(provider, party, 'sure', [holding]);
    }
  }
  const machines = sortFacts(dossier.of('resource'), context).all.filter(({ fact }) =>
    WORKING_ROLES.has(fact.value.role),
  );
  // Thousands of resources stand in a handful of regions, and of sessions come from a handful of addresses.
  const regions = Map.groupBy(machines, ({ fact: { value } }) => `${value.platform}\n${value.region ?? ''}`);
  for (const facts of regions.values()) {
    const { platform, region } = facts[0]!.fact.value;
    const { country } = placeRegion(platform, region, context);
    if (country === undefined || country === HOME) continue;
    const isOwn = reference.operators?.ofPlatform(platform) === undefined;
    present(country, isOwn ? 'sure' : 'arguable', facts);
  }
  const opened = sortFacts(dossier.of('session'), context).all.filter(
    ({ fact }) => fact.value.outcome === 'opened',
  );
  for (const [source, facts] of Map.groupBy(opened, ({ fact }) => fact.value.source)) {
    const country = countryOfAddress(source, context);
    if (country === undefined || country === HOME) continue;
    const party = present(country, 'arguable', facts);
    for (const asset of ['at-rest', 'in-use', 'metadata'] as const)
      builder.access(party, 'privileged-access', {
        asset,
        strength: 'arguable',
        key: null,
        cutBy: [],
        facts,
      });
  }
}

const WORKING_ROLES: ReadonlySet<FactValue<'resource'>['role']> = new Set([
  'storage',
  'processing',
  'backup',
]);
