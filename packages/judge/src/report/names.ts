import { compareText } from '@ancrage/base';
import { PrefixIndex } from '../addresses/prefix-index.ts';
import { countryOfAddress } from '../analyses/address-country.ts';
import type { DeriveContext } from '../analyses/derived.ts';
import { nameBases, nameEvidence } from '../analyses/name-evidence.ts';
import type { NameEvidence } from '../analyses/name-evidence.ts';
import { operatorOfPeer, wholeBytes } from '../analyses/flows.ts';
import { INDICATED_FROM, nameDependence } from '../dns/name-dependence.ts';
import type { NameDependence } from '../dns/name-dependence.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { OncePerDossier } from '../dossier/once-per-dossier.ts';
import type { Operator, Operators } from '../reference/operators.ts';
import type { Reference } from '../reference/reference.ts';
import { ANY_AGE } from './any-age.ts';
import { MAX_NAMES, MAX_NAMES_OF_PEER } from './report-names.ts';
import type { NamedOperator, ReportNames } from './report-names.ts';

/** What names and certificates tell; undefined where the dossier has none that anyone observed or kept. */
export function reportNames(dossier: Dossier, reference: Reference): ReportNames | undefined {
  const evidence = nameEvidence(dossier);
  const { peers, certificates, answers } = evidence;
  if (peers.size === 0 && certificates.size === 0 && answers.length === 0) return undefined;
  const flows = bytesOfPeers(dossier);
  const domains = examined(dossier, reference.operators);
  const declared = declaredNames(dossier, evidence, flows);
  const seen = peersOf(dossier, reference, evidence, flows);
  const authorities = authoritiesOf(evidence, reference.operators);
  return {
    domains: domains.slice(0, MAX_NAMES).map(({ domain, roles }) => ({
      domain,
      asked: evidence.askedOn(domain) ?? null,
      roles: roles.map(({ role, state, operators, others }) => ({
        role,
        state,
        operators: operators
          .filter(({ points }) => points >= INDICATED_FROM)
          .map(({ operator, points }) => ({ ...named(operator), points })),
        other_hosts: others.slice(0, MAX_NAMES_OF_PEER),
      })),
    })),
    domains_total: domains.length,
    declared: declared.slice(0, MAX_NAMES),
    declared_total: declared.length,
    peers: seen.slice(0, MAX_NAMES),
    peers_total: seen.length,
    authorities: authorities.slice(0, MAX_NAMES),
    authorities_total: authorities.length,
  };
}

const examinations = new OncePerDossier<readonly NameDependence[]>();

/** Domains whose mail or name servers were asked for, by name, as the table of operators reads the answers. */
export function examined(dossier: Dossier, operators: Operators | undefined): readonly NameDependence[] {
  if (operators === undefined) return [];
  return examinations.get(dossier, operators, () => {
    const { answers } = nameEvidence(dossier);
    const asked = answers.filter(({ type }) => type === 'MX' || type === 'NS').map(({ name }) => name);
    return [...new Set(asked)]
      .filter((name) => name.includes('.'))
      .sort(compareText)
      .map((domain) => nameDependence(domain, answers, operators));
  });
}

function named({ name, parent, controlledFrom }: Operator): NamedOperator {
  return { name, parent: parent ?? null, controlled_from: controlledFrom };
}

/** Domains that a host is under, itself left out: `a.b.example` → `b.example`, `example`. */
export function domainsOver(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(1).map((_label, index) => labels.slice(index + 1).join('.'));
}

/** Bytes with each peer that is one address; undefined where the dossier has no flow log. */
function bytesOfPeers(dossier: Dossier): ReadonlyMap<string, bigint> | undefined {
  const flows = dossier.of('flow');
  if (flows.length === 0 && dossier.of('flow-hour').length === 0) return undefined;
  const sums = new Map<string, bigint>();
  for (const { fact } of flows) {
    const [peer = '', length] = fact.value.peer.split('/', 2);
    if (length !== undefined && length !== (peer.includes(':') ? '128' : '32')) continue;
    sums.set(peer, (sums.get(peer) ?? 0n) + wholeBytes(fact.value.bytes));
  }
  return sums;
}

type Flows = ReadonlyMap<string, bigint> | undefined;

/**
 * Whether flows reach an address: undefined where only a network that holds it was told, since many addresses may be folded into one.
 */
export function reachedBy(peers: Iterable<string>): (address: string) => boolean | undefined {
  const own = new Set<string>();
  const networks = new PrefixIndex<true>();
  for (const peer of peers) {
    const [address = '', length] = peer.split('/', 2);
    if (length === undefined || length === (address.includes(':') ? '128' : '32')) own.add(address);
    else networks.add(peer, true);
  }
  return (address) => {
    if (own.has(address)) return true;
    for (const _network of networks.holding(address)) return undefined;
    return false;
  };
}

function declaredNames(
  dossier: Dossier,
  { peers, addressesOf }: NameEvidence,
  flows: Flows,
): ReportNames['declared'][number][] {
  const isReached = reachedBy(dossier.of('flow').map(({ fact }) => fact.value.peer));
  const isLogged = dossier.of('peer-name').length > 0;
  const seenNames = new Set([...peers.values()].flatMap(({ names }) => [...names.keys()]));
  const seenZones = new Set([...seenNames].flatMap(domainsOver));
  const entries = new Map(
    dossier.of('declared-name').map(({ fact: { value } }) => [`${value.name} ${value.resource}`, value]),
  );
  return [...entries]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { name, use, platform, resource }]) => {
      const addresses = addressesOf(name);
      return {
        name,
        use,
        platform,
        resource,
        named: isLogged ? seenNames.has(name) || (use === 'zone' && seenZones.has(name)) : null,
        addresses: addresses?.length ?? null,
        seen:
          flows === undefined || addresses === undefined || addresses.length === 0
            ? null
            : seenAmong(addresses.map(isReached)),
      };
    });
}

/** How many were seen; null where that cannot be told of one. */
function seenAmong(reached: readonly (boolean | undefined)[]): number | null {
  return reached.includes(undefined) ? null : reached.filter((isSeen) => isSeen === true).length;
}

function peersOf(
  dossier: Dossier,
  reference: Reference,
  { peers }: NameEvidence,
  flows: Flows,
): ReportNames['peers'][number][] {
  const context: DeriveContext = { dossier, reference, contract: ANY_AGE };
  const isReached = reachedBy(dossier.of('flow').map(({ fact }) => fact.value.peer));
  const order = (peer: string): bigint => flows?.get(peer) ?? -1n;
  return [...peers]
    .filter(([peer]) => flows === undefined || isReached(peer) !== false)
    .sort(([a], [b]) => (order(a) === order(b) ? compareText(a, b) : order(a) > order(b) ? -1 : 1))
    .map(([peer, { names, certificates }]) => {
      const organizations = [...certificates.values()].flatMap(({ organization }) => organization ?? []);
      return {
        peer,
        bytes: flows?.get(peer)?.toString() ?? null,
        country: countryOfAddress(peer, context) ?? null,
        operator: operatorOfPeer(peer, context) ?? null,
        names: [...names]
          .sort(([a], [b]) => compareText(a, b))
          .slice(0, MAX_NAMES_OF_PEER)
          .map(([name, bases]) => ({ name, bases: nameBases.filter((basis) => bases.has(basis)) })),
        names_total: names.size,
        named: namedOperators(names.keys(), reference.operators),
        organization: organizations.toSorted(compareText)[0] ?? null,
      };
    });
}

/** Operators of the table under whose domains some names are, by name. */
export function namedOperators(names: Iterable<string>, operators: Operators | undefined): NamedOperator[] {
  const found = new Map<string, Operator>();
  for (const name of names) {
    const operator = operators?.ofHost(name.replace(/^\*\./, ''));
    if (operator !== undefined) found.set(operator.name, operator);
  }
  return [...found.values()].map(named).sort((a, b) => compareText(a.name, b.name));
}

/** Who issued the certificates, by name, with the operator that the table knows behind that name. */
export function authoritiesOf(
  { certificates, peers }: NameEvidence,
  operators: Operators | undefined,
): ReportNames['authorities'][number][] {
  const issuers = Map.groupBy(
    [...certificates.values()].filter(({ issuer }) => issuer !== undefined),
    ({ issuer = '' }) => issuer,
  );
  return [...issuers]
    .sort(([a], [b]) => compareText(a, b))
    .map(([issuer, issued]) => {
      const operator = operators?.ofAuthority(issuer);
      const own = new Set(issued.map(({ certificate }) => certificate));
      const countries = new Set(issued.flatMap(({ issuer_country: country }) => country ?? []));
      return {
        issuer,
        country: countries.size === 1 ? [...countries][0]! : null,
        operator: operator === undefined ? null : named(operator),
        certificates: issued.length,
        peers: [...peers.values()].filter((peer) => [...peer.certificates.keys()].some((id) => own.has(id)))
          .length,
      };
    });
}
