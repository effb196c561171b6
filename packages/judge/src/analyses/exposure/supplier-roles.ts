import type { GradedFact } from '../../dossier/dossier.ts';
import type { FactValue } from '../../facts/fact.ts';
import { sameParty } from '../../parties/party-name.ts';
import type { Operator } from '../../reference/operators.ts';
import { sortFacts } from '../adequate.ts';
import { partyBehind } from '../described-services.ts';
import type { DeriveContext, Reason } from '../derived.ts';
import { HOME } from '../placement.ts';
import { soldByService } from '../service-names.ts';
import type { ExposureRole } from './exposure-graph.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { transitAccess } from './provider-roles.ts';
import type { StandingProtections } from './standing-protections.ts';

/** Suppliers of whom nothing tells who controls them, by what they have to do with. */
export interface OpenSuppliers {
  /** Those that have to do with content. */
  readonly content: readonly Reason[];
  /** Those that only updates or licences come from. */
  readonly continuity: readonly Reason[];
}

/**
 * Everyone but the provider who has a hand in the service: hosts, subprocessors, whoever holds keys, updates, licences. Who
 * controls them comes from the dated table of operators and from registers; of whom neither knows, nothing is supposed.
 */
export function supplierRoles(
  builder: GraphBuilder,
  standing: StandingProtections,
  context: DeriveContext,
): OpenSuppliers {
  const content = new Map<string, Reason>();
  const continuity = new Map<string, Reason>();
  const unknown = (of: Map<string, Reason>, party: string): void => {
    of.set(party, { code: 'CONTROLLER_UNKNOWN', params: { party } });
  };
  const suppliers = new Suppliers(builder, context);
  hosts(builder, suppliers, standing, context);
  subprocessors(builder, suppliers, context, (name) => unknown(content, name));
  describedServices(builder, suppliers, context);
  updates(builder, suppliers, standing, context, (host) => unknown(continuity, host));
  licences(builder, suppliers, standing, context);
  return { content: [...content.values()], continuity: [...continuity.values()] };
}

/** Parties by name or by operator, connected to the States that they and their parents come under. */
class Suppliers {
  readonly #builder: GraphBuilder;
  readonly #context: DeriveContext;

  constructor(builder: GraphBuilder, context: DeriveContext) {
    this.#builder = builder;
    this.#context = context;
  }

  operated({ operator, name, parent, controlledFrom }: Operator): number {
    const party = this.#builder.party(`operator:${operator}`, name, 'supplier');
    const seat = parent === undefined ? party : this.#builder.party(`company:${parent}`, parent, 'supplier');
    this.#builder.connect(seat, controlledFrom, 'seat', 'sure', []);
    if (seat !== party) this.#builder.control(seat, party, 'sure', []);
    return party;
  }

  /** The party of a name, and whether anything tells who controls it. */
  named(name: string): { readonly party: number; readonly known: boolean } {
    const { dossier, reference } = this.#context;
    const operator = reference.operators?.named(name);
    if (operator !== undefined) return { party: this.operated(operator), known: true };
    const party = this.#builder.party(`name:${name}`, name, 'supplier');
    const extracts = sortFacts(dossier.of('entity'), this.#context).all.filter(({ fact }) =>
      sameParty(fact.value.name, name),
    );
    let known = false;
    for (const extract of extracts) {
      const { jurisdiction, registered_country: registered } = extract.fact.value;
      for (const country of new Set([jurisdiction, registered])) {
        if (country === undefined) continue;
        this.#builder.connect(party, country, 'seat', 'sure', [extract]);
        known = true;
      }
    }
    return { party, known };
  }
}

interface Platform {
  readonly resources: GradedFact<'resource'>[];
  readonly keys: GradedFact<'key'>[];
  readonly bills: GradedFact<'spend'>[];
}

function hosts(
  builder: GraphBuilder,
  suppliers: Suppliers,
  standing: StandingProtections,
  context: DeriveContext,
): void {
  const { dossier, reference } = context;
  const seen = new Map<string, Platform>();
  const on = (platform: string): Platform | undefined => {
    if (reference.operators?.ofPlatform(platform) === undefined) return undefined;
    const known = seen.get(platform) ?? { resources: [], keys: [], bills: [] };
    seen.set(platform, known);
    return known;
  };
  for (const fact of sortFacts(dossier.of('resource'), context).all)
    on(fact.fact.value.platform)?.resources.push(fact);
  for (const fact of sortFacts(dossier.of('key'), context).all) on(fact.fact.value.platform)?.keys.push(fact);
  for (const fact of sortFacts(dossier.of('spend'), context).all)
    if (!soldByService(fact.fact.value, context)) on(fact.fact.value.platform)?.bills.push(fact);
  for (const [platform, { resources, keys, bills }] of seen) {
    const party = suppliers.operated(reference.operators!.ofPlatform(platform)!);
    const stores = resources.filter(
      ({ fact }) => fact.value.role === 'storage' || fact.value.role === 'backup',
    );
    const working = resources.filter(({ fact }) => fact.value.role === 'processing');
    const facts = [...resources, ...bills];
    builder.access(party, 'host', { asset: 'metadata', strength: 'sure', key: null, cutBy: [], facts });
    builder.access(party, 'host', {
      asset: 'continuity',
      strength: 'sure',
      key: null,
      cutBy: standing.continuity,
      facts,
    });
    if (stores.length > 0) builder.access(party, 'host', atRest(stores, keys, standing, context));
    if (working.length > 0) {
      const cutBy = standing.inUse;
      builder.access(party, 'host', { asset: 'in-use', strength: 'sure', key: null, cutBy, facts: working });
    }
    if (resources.length > 0 && standing.transitOpen) builder.access(party, 'host', transitAccess(standing));
    const kept = keys.filter(({ fact }) => fact.value.custodian === 'platform');
    const open = keys.filter(({ fact }) => fact.value.custodian === 'unknown');
    const cutBy = standing.clientSide ? (['client-side-encryption'] as const) : [];
    if (kept.length > 0)
      builder.access(party, 'key-custodian', {
        asset: 'keys',
        strength: 'sure',
        key: null,
        cutBy,
        facts: kept,
      });
    if (open.length > 0)
      builder.access(party, 'key-custodian', {
        asset: 'keys',
        strength: 'arguable',
        key: null,
        cutBy,
        facts: open,
      });
  }
}

/**
 * What the host of stores can read of them. For sure: a store without encryption, or keys in its own custody. Nothing: where
 * every store is shown to be under a key that the customer holds. Otherwise it may be.
 */
function atRest(
  stores: readonly GradedFact<'resource'>[],
  keys: readonly GradedFact<'key'>[],
  standing: StandingProtections,
  context: DeriveContext,
) {
  const good = new Set(sortFacts(stores, context).adequate);
  const open = stores.filter(
    ({ fact: { value } }) => value.encrypted === false || value.customer_key === false,
  );
  const kept = keys.filter(({ fact }) => fact.value.custodian === 'platform');
  const closed = stores.every(
    (store) =>
      good.has(store) && store.fact.value.encrypted !== false && store.fact.value.customer_key === true,
  );
  const bySide = standing.clientSide ? (['client-side-encryption'] as const) : [];
  const base = { asset: 'at-rest' as const, key: null };
  if (open.length + kept.length > 0)
    return { ...base, strength: 'sure' as const, cutBy: bySide, facts: [...open, ...kept] };
  if (closed)
    return { ...base, strength: 'sure' as const, cutBy: ['customer-key' as const, ...bySide], facts: stores };
  return { ...base, strength: 'arguable' as const, cutBy: bySide, facts: stores };
}

function subprocessors(
  builder: GraphBuilder,
  suppliers: Suppliers,
  context: DeriveContext,
  unknown: (name: string) => void,
): void {
  const { adequate, all } = sortFacts(context.dossier.of('subprocessor'), context);
  const good = new Set(adequate);
  for (const entry of all) {
    const { name, country, access } = entry.fact.value;
    const { party, known } = suppliers.named(name);
    const facts = [entry];
    // What is processed in a State is within its reach, whoever the processor is.
    if (country !== HOME) builder.connect(party, country, 'presence', 'sure', facts);
    else if (!known && access !== 'none') unknown(name);
    if (access === 'none') continue;
    builder.access(party, 'subprocessor', {
      asset: 'metadata',
      strength: 'sure',
      key: null,
      cutBy: [],
      facts,
    });
    if (access === 'plaintext')
      builder.access(party, 'subprocessor', {
        asset: 'in-use',
        strength: 'sure',
        key: null,
        cutBy: [],
        facts,
      });
    else {
      const shown = good.has(entry);
      builder.access(party, 'subprocessor', {
        asset: 'at-rest',
        strength: shown ? 'sure' : 'arguable',
        key: null,
        cutBy: shown ? ['customer-key'] : [],
        facts,
      });
    }
  }
}

function describedServices(builder: GraphBuilder, suppliers: Suppliers, context: DeriveContext): void {
  for (const described of sortFacts(context.dossier.of('described-service'), context).all) {
    const { provider_country: country, data = [], flow } = described.fact.value;
    const name = partyBehind(described.fact.value, context.dossier);
    if (name === undefined) continue;
    const { party, known } = suppliers.named(name);
    if (!known && country !== undefined && country !== HOME)
      builder.connect(party, country, 'seat', 'arguable', [described]);
    if (data.length === 0 && (flow === undefined || flow === 'unknown')) continue;
    for (const asset of ['in-use', 'metadata'] as const)
      builder.access(party, 'subprocessor', {
        asset,
        strength: 'arguable',
        key: null,
        cutBy: [],
        facts: [described],
      });
  }
}

function updates(
  builder: GraphBuilder,
  suppliers: Suppliers,
  standing: StandingProtections,
  context: DeriveContext,
  unknown: (host: string) => void,
): void {
  for (const dependency of sortFacts(context.dossier.of('dependency'), context).all) {
    const { host, use } = dependency.fact.value;
    const operator = context.reference.operators?.ofHost(host);
    if (operator === undefined) {
      unknown(host);
      continue;
    }
    const party = suppliers.operated(operator);
    const role = ROLE_OF_USE[use];
    const facts = [dependency];
    builder.access(party, role, {
      asset: 'continuity',
      strength: use === 'other' ? 'arguable' : 'sure',
      key: null,
      cutBy: standing.continuity,
      facts,
    });
    if (use === 'webhook')
      builder.access(party, role, { asset: 'metadata', strength: 'arguable', key: null, cutBy: [], facts });
    if (use === 'storage')
      builder.access(party, role, { asset: 'at-rest', strength: 'arguable', key: null, cutBy: [], facts });
  }
}

const ROLE_OF_USE: Readonly<Record<FactValue<'dependency'>['use'], ExposureRole>> = {
  image: 'update-channel',
  package: 'update-channel',
  name: 'update-channel',
  other: 'update-channel',
  webhook: 'subprocessor',
  storage: 'host',
};

function licences(
  builder: GraphBuilder,
  suppliers: Suppliers,
  standing: StandingProtections,
  context: DeriveContext,
): void {
  for (const component of sortFacts(context.dossier.of('component'), context).all) {
    const { supplier, supplier_country: country, licence } = component.fact.value;
    if (licence !== 'commercial' || supplier === undefined) continue;
    const { party, known } = suppliers.named(supplier);
    if (!known && country !== undefined && country !== HOME)
      builder.connect(party, country, 'seat', 'arguable', [component]);
    const cutBy = standing.continuity;
    builder.access(party, 'licence', {
      asset: 'continuity',
      strength: 'sure',
      key: null,
      cutBy,
      facts: [component],
    });
  }
}
