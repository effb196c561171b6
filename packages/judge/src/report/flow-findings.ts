import { namedAmong } from '../analyses/described-services.ts';
import { flowCoverage } from '../analyses/flow-hours.ts';
import { indexesOf } from '../analyses/address-country.ts';
import { operatorsOfPeers, type SeenPeer, seenPeers } from '../analyses/flows.ts';
import { nameEvidence } from '../analyses/name-evidence.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference } from '../reference/reference.ts';
import { ANY_AGE } from './any-age.ts';
import { addDeclaredFindings, addNameFindings } from './name-findings.ts';
import type { ScopeFinding } from './report.ts';

/** What flow logs show that nobody listed, and the hours of the scope of which they say nothing. */
export function addFlowFindings(
  dossier: Dossier,
  reference: Reference,
  add: (code: ScopeFinding['code'], params: ScopeFinding['params']) => void,
): void {
  const flows = dossier.of('flow');
  const isLogged = flows.length > 0 || dossier.of('flow-hour').length > 0;
  const { peers, answers } = nameEvidence(dossier);
  if (!isLogged && peers.size === 0 && answers.length === 0) return;
  if (isLogged) addHours(dossier, add);
  const known = [...dossier.of('scope-entity'), ...dossier.of('subprocessor')].map(
    ({ fact }) => fact.value.name,
  );
  const seen = seenPeers(flows, { dossier, reference, contract: ANY_AGE });
  if (isLogged) addRegions(seen, dossier, reference, add);
  addNameFindings(dossier, reference, { seen, known }, add);
  addDeclaredFindings(dossier, reference, seen, add);
  for (const [operator, peers] of operatorsOfPeers(seen, { dossier, reference })) {
    const params = {
      peers: peers.length,
      peer: peers.map(({ peer }) => peer).reduce((a, b) => (a < b ? a : b)),
    };
    if (operator === undefined) {
      // A peer that a prefix of the dossier holds is listed by that.
      const unlisted = peers.filter(({ country }) => country === undefined);
      if (unlisted.length > 0)
        add('FLOW_PEERS_NOT_LISTED', { ...params, peers: unlisted.length, peer: unlisted[0]!.peer });
    } else if (!namedAmong(known, operator)) add('FLOW_OPERATOR_NOT_LISTED', { ...params, party: operator });
  }
}

/**
 * Regions of the inventory beside those that flows lead to, by the ranges that their platform publishes: one may be listed and never
 * seen, or seen and not listed. Nothing is said of a region without published ranges, nor of a platform without inventory.
 */
function addRegions(
  seen: readonly SeenPeer[],
  dossier: Dossier,
  reference: Reference,
  add: (code: ScopeFinding['code'], params: ScopeFinding['params']) => void,
): void {
  const listed = new Map<string, readonly [platform: string, region: string]>();
  for (const { fact } of [...dossier.of('resource'), ...dossier.of('region-site')]) {
    const { platform, region } = fact.value;
    if (region !== undefined && region !== '' && reference.regionPlace(platform, region) !== 'global')
      listed.set(keyOf(platform, region), [platform, region]);
  }
  const inventoried = new Set([...listed.values()].map(([platform]) => platform));
  const published = new Set(
    dossier.of('address-range').map(({ fact: { value } }) => keyOf(value.platform ?? '', value.region ?? '')),
  );
  const visited = new Set<string>();
  const beyond = new Map<string, { readonly at: readonly [string, string]; readonly peers: string[] }>();
  for (const { peer, planes } of seen)
    for (const [platform, region] of regionsOf(peer, dossier)) {
      const key = keyOf(platform, region);
      visited.add(key);
      const gated = planes.has('storage') || planes.has('management');
      if (!gated || !inventoried.has(platform) || listed.has(key)) continue;
      if (reference.regionPlace(platform, region) === 'global') continue;
      const entry = beyond.get(key) ?? { at: [platform, region] as const, peers: [] };
      entry.peers.push(peer);
      beyond.set(key, entry);
    }
  for (const [key, [platform, region]] of listed)
    if (published.has(key) && !visited.has(key)) add('FLOW_REGION_NOT_SEEN', { platform, region });
  for (const {
    at: [platform, region],
    peers,
  } of beyond.values())
    add('FLOW_REGION_NOT_DECLARED', {
      platform,
      region,
      peers: peers.length,
      peer: peers.reduce((a, b) => (a < b ? a : b)),
    });
}

/** Platforms write the names of their regions in several ways. */
function keyOf(platform: string, region: string): string {
  return `${platform} ${region.toLowerCase().replaceAll(' ', '')}`;
}

/** Regions of the most specific published ranges that hold a peer. */
function regionsOf(peer: string, dossier: Dossier): (readonly [platform: string, region: string])[] {
  for (const facts of indexesOf(dossier).ranges.holding(peer.split('/', 1)[0]!)) {
    const told = facts.flatMap(({ fact: { value } }) =>
      value.platform === undefined || value.region === undefined
        ? []
        : [[value.platform, value.region] as const],
    );
    if (told.length > 0) return told;
  }
  return [];
}

function addHours(
  dossier: Dossier,
  add: (code: ScopeFinding['code'], params: ScopeFinding['params']) => void,
): void {
  const { from, to, covered } = flowCoverage(dossier);
  if (covered.size < to - from) add('FLOW_HOURS_NOT_COVERED', { covered: covered.size, hours: to - from });
}
