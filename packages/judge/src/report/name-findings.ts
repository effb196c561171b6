import { compareText } from '@ancrage/base';
import { countryOfAddress, indexesOf } from '../analyses/address-country.ts';
import type { DeriveContext } from '../analyses/derived.ts';
import { namedAmong } from '../analyses/described-services.ts';
import { operatorOfPeer } from '../analyses/flows.ts';
import type { SeenPeer } from '../analyses/flows.ts';
import { nameEvidence } from '../analyses/name-evidence.ts';
import { HOME } from '../analyses/placement.ts';
import { SHOWN_FROM } from '../dns/name-dependence.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference } from '../reference/reference.ts';
import { ANY_AGE } from './any-age.ts';
import { domainsOver, examined, reachedBy } from './names.ts';
import type { ScopeFinding } from './report.ts';

/** Findings of one kind at the most: names are many, and the first ones say what is the matter. */
const MOST_TOLD = 20;

type Add = (code: ScopeFinding['code'], params: ScopeFinding['params']) => void;

interface Named {
  readonly peers: Set<string>;
  readonly bases: Set<string>;
}

/** What only where it was asked for, or answered, is a name that was reached. */
const REACHED = ['tls-asked', 'dns-answered'] as const;

/**
 * Names under which peers were reached, beside those that documents declare and whom the scope lists. Names are signals: whoever connects
 * chooses what to ask for, and none tells where a machine stands. Nothing is said where no log of names is there.
 */
export function addNameFindings(
  dossier: Dossier,
  reference: Reference,
  { seen, known }: { readonly seen: readonly SeenPeer[]; readonly known: readonly string[] },
  add: Add,
): void {
  addDomains(dossier, reference, known, add);
  const { peers: named } = nameEvidence(dossier);
  if (named.size === 0) return;
  const { prefixes } = indexesOf(dossier);
  const names = new Map<string, Named>();
  const byPeer = new Map<string, string>();
  const reached = new Set(seen.map(({ peer }) => peer));
  for (const [peer, { names: told }] of named) {
    // An address of one's own networks is reached by others under the service's own names.
    if ([...prefixes.holding(peer)].length > 0) continue;
    for (const [name, bases] of told) {
      // What the DNS, or a certificate, only would lead to was not reached, unless flows show the address.
      const isReached = [...bases].some((basis) => basis !== 'dns-record' && basis !== 'certificate');
      if (!isReached && !reached.has(peer)) continue;
      const entry = names.get(name) ?? { peers: new Set(), bases: new Set() };
      entry.peers.add(peer);
      for (const basis of bases) entry.bases.add(basis);
      names.set(name, entry);
      const first = byPeer.get(peer);
      if (first === undefined || compareText(name, first) < 0) byPeer.set(peer, name);
    }
  }
  addOperators(names, reference, known, add);
  addDeclared(names, dossier, add);
  // Who is behind a peer that nothing names or places: a name is the best that there is, and no more. What the inventory itself names is
  // told with it.
  const own = new Set(dossier.of('declared-name').map(({ fact }) => fact.value.name));
  const unknown = seen.filter(
    ({ peer, country, planes }) =>
      country === undefined &&
      byPeer.has(peer) &&
      !own.has(byPeer.get(peer)!) &&
      (planes.has('storage') || planes.has('management')),
  );
  for (const { peer } of firstOf(unknown, ({ peer: address }) => address))
    add('FLOW_PEER_NAMED', { peer, name: byPeer.get(peer)! });
}

/** Operators whose names were asked for and whom the scope does not name. */
function addOperators(
  names: ReadonlyMap<string, Named>,
  reference: Reference,
  known: readonly string[],
  add: Add,
): void {
  const found = new Map<string, { readonly name: string; readonly peers: Set<string> }>();
  for (const [name, { peers }] of [...names].sort(([a], [b]) => compareText(a, b))) {
    const operator = reference.operators?.ofHost(name.replace(/^\*\./, ''));
    if (operator === undefined || namedAmong(known, operator.name)) continue;
    if (operator.parent !== undefined && namedAmong(known, operator.parent)) continue;
    const entry = found.get(operator.name) ?? { name, peers: new Set() };
    for (const peer of peers) entry.peers.add(peer);
    found.set(operator.name, entry);
  }
  for (const [party, { name, peers }] of firstOf([...found], ([key]) => key))
    add('NAME_OPERATOR_NOT_LISTED', { party, name, peers: peers.size });
}

/** Hosts that documents declare, beside those that were seen; nothing is said where none is declared. */
function addDeclared(names: ReadonlyMap<string, Named>, dossier: Dossier, add: Add): void {
  const declared = new Map<string, string>();
  for (const { fact } of dossier.of('described-service'))
    for (const host of fact.value.hosts ?? []) declared.set(host.toLowerCase(), fact.value.name);
  if (declared.size === 0 || dossier.of('peer-name').length === 0) return;
  const own = dossier.of('declared-name').map(({ fact }) => fact.value);
  const ownNames = new Set(own.map(({ name }) => name));
  const zones = new Set(own.filter(({ use }) => use === 'zone').map(({ name }) => name));
  const isOwn = (name: string): boolean =>
    ownNames.has(name) || domainsOver(name).some((domain) => zones.has(domain));
  // `*.example.ca` stands for one label more, and no others (RFC 9525 §6.3).
  const isSeen = (host: string): boolean => names.has(host) || names.has(`*${host.slice(host.indexOf('.'))}`);
  const unseen = [...declared].filter(([host]) => !isSeen(host));
  for (const [name, service] of firstOf(unseen, ([host]) => host)) add('NAME_NOT_SEEN', { name, service });
  const others = [...names].filter(
    ([name, { bases }]) =>
      // What a certificate bears beside the name asked for is not another name that was reached.
      REACHED.some((basis) => bases.has(basis)) && !declared.has(name) && !isOwn(name),
  );
  for (const [name, { peers }] of firstOf(others, ([key]) => key))
    add('NAME_NOT_DECLARED', { name, peers: peers.size, peer: firstOf([...peers], (peer) => peer)[0]! });
}

/** Operators that the records of a domain show for a part, and whom the scope does not name. What is only indicated is no finding. */
function addDomains(dossier: Dossier, reference: Reference, known: readonly string[], add: Add): void {
  const found: (readonly [key: string, params: ScopeFinding['params']])[] = [];
  for (const { domain, roles } of examined(dossier, reference.operators))
    for (const { role, operators } of roles)
      for (const { operator, points } of operators) {
        const { name: party, parent, controlledFrom: country } = operator;
        if (points < SHOWN_FROM || namedAmong(known, party)) continue;
        if (parent !== undefined && namedAmong(known, parent)) continue;
        found.push([`${domain} ${role} ${party}`, { domain, dnsRole: role, party, country }]);
      }
  for (const [, params] of firstOf(found, ([key]) => key)) add('DOMAIN_OPERATOR_NOT_LISTED', params);
}

/**
 * Names that inventories give resources, beside the addresses that they lead to by answers; and declared subprocessors that could have been
 * seen, and were not. Of what could not be seen nothing is said.
 */
export function addDeclaredFindings(
  dossier: Dossier,
  reference: Reference,
  seen: readonly SeenPeer[],
  add: Add,
): void {
  const context: DeriveContext = { dossier, reference, contract: ANY_AGE };
  const { addressesOf } = nameEvidence(dossier);
  const isReached = reachedBy(dossier.of('flow').map(({ fact }) => fact.value.peer));
  const isLogged = dossier.of('flow').length > 0;
  const abroad: ScopeFinding['params'][] = [];
  const unseen: ScopeFinding['params'][] = [];
  const declared = new Map(
    dossier.of('declared-name').map(({ fact: { value } }) => [`${value.name} ${value.resource}`, value]),
  );
  for (const { name, resource } of declared.values()) {
    const addresses = addressesOf(name) ?? [];
    const places = addresses.map((address) => countryOfAddress(address, context));
    const at = places.findIndex((country) => country !== undefined && country !== HOME);
    if (at >= 0) abroad.push({ name, resource, peer: addresses[at]!, country: places[at]! });
    if (isLogged && addresses.length > 0 && addresses.every((address) => isReached(address) === false))
      unseen.push({ name, resource, addresses: addresses.length, peer: addresses[0]! });
  }
  const nameOf = ({ name, resource }: ScopeFinding['params']): string => `${name} ${resource}`;
  for (const params of firstOf(abroad, nameOf)) add('NAME_LEADS_ABROAD', params);
  for (const params of firstOf(unseen, nameOf)) add('NAME_ADDRESS_NOT_SEEN', params);
  addSubprocessors(dossier, reference, seen, add);
}

function addSubprocessors(dossier: Dossier, reference: Reference, seen: readonly SeenPeer[], add: Add): void {
  const { operators } = reference;
  if (operators === undefined || (seen.length === 0 && dossier.of('peer-name').length === 0)) return;
  const shown = new Set<string>();
  for (const { peer } of seen) shown.add(operatorOfPeer(peer, { dossier, reference }) ?? '');
  for (const { names, certificates } of nameEvidence(dossier).peers.values()) {
    for (const name of names.keys()) shown.add(operators.ofHost(name.replace(/^\*\./, ''))?.name ?? '');
    for (const { organization = '' } of certificates.values())
      shown.add(operators.named(organization)?.name ?? '');
  }
  const published = new Set(
    dossier.of('address-range').map(({ fact }) => operators.ofPlatform(fact.value.platform ?? '')?.name),
  );
  const areNamesLogged = dossier.of('peer-name').length > 0;
  const unseen = dossier.of('subprocessor').flatMap(({ fact: { value } }) => {
    const operator = operators.named(value.name);
    if (operator === undefined || shown.has(operator.name)) return [];
    return areNamesLogged || published.has(operator.name) ? [value.name] : [];
  });
  for (const party of firstOf([...new Set(unseen)], (name) => name)) add('SUBPROCESSOR_NOT_SEEN', { party });
}

/** In the order of their keys, no more than are told. */
function firstOf<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items.toSorted((a, b) => compareText(keyOf(a), keyOf(b))).slice(0, MOST_TOLD);
}
