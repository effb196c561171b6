import { compareText } from '@ancrage/base';
import { indexesOf } from '../analyses/address-country.ts';
import { namedAmong } from '../analyses/described-services.ts';
import type { SeenPeer } from '../analyses/flows.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference } from '../reference/reference.ts';
import type { ScopeFinding } from './report.ts';

/** Findings of one kind at the most: names are many, and the first ones say what is the matter. */
const MOST_TOLD = 20;

type Add = (code: ScopeFinding['code'], params: ScopeFinding['params']) => void;

interface Named {
  readonly peers: Set<string>;
  readonly bases: Set<string>;
}

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
  const facts = dossier.of('peer-name');
  if (facts.length === 0) return;
  const { prefixes } = indexesOf(dossier);
  const names = new Map<string, Named>();
  const byPeer = new Map<string, string>();
  for (const { fact } of facts) {
    const { peer, name, basis } = fact.value;
    // An address of one's own networks is reached by others under the service's own names.
    if ([...prefixes.holding(peer)].length > 0) continue;
    const entry = names.get(name) ?? { peers: new Set(), bases: new Set() };
    entry.peers.add(peer);
    entry.bases.add(basis);
    names.set(name, entry);
    const first = byPeer.get(peer);
    if (first === undefined || compareText(name, first) < 0) byPeer.set(peer, name);
  }
  addOperators(names, reference, known, add);
  addDeclared(names, dossier, add);
  // Who is behind a peer that nothing names or places: a name is the best that there is, and no more.
  const unknown = seen.filter(
    ({ peer, country, planes }) =>
      country === undefined && byPeer.has(peer) && (planes.has('storage') || planes.has('management')),
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
  if (declared.size === 0) return;
  // `*.example.ca` stands for one label more, and no others (RFC 9525 §6.3).
  const isSeen = (host: string): boolean => names.has(host) || names.has(`*${host.slice(host.indexOf('.'))}`);
  const unseen = [...declared].filter(([host]) => !isSeen(host));
  for (const [name, service] of firstOf(unseen, ([host]) => host)) add('NAME_NOT_SEEN', { name, service });
  const others = [...names].filter(
    ([name, { bases }]) =>
      // What a certificate bears beside the name asked for is not another name that was reached.
      (bases.has('tls-asked') || bases.has('dns-answered')) && !declared.has(name),
  );
  for (const [name, { peers }] of firstOf(others, ([key]) => key))
    add('NAME_NOT_DECLARED', { name, peers: peers.size, peer: firstOf([...peers], (peer) => peer)[0]! });
}

/** In the order of their keys, no more than are told. */
function firstOf<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items.toSorted((a, b) => compareText(keyOf(a), keyOf(b))).slice(0, MOST_TOLD);
}
