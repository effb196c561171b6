import { compareText, formatUtcDate } from '@ancrage/base';
import { type AddressPlace, placeOfAddress } from '../analyses/address-country.ts';
import type { DeriveContext } from '../analyses/derived.ts';
import { flowCoverage } from '../analyses/flow-hours.ts';
import { type NetworkPlane, operatorOfPeer, planesOf, wholeBytes } from '../analyses/flows.ts';
import { HOME } from '../analyses/placement.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference } from '../reference/reference.ts';
import { ANY_AGE } from './any-age.ts';
import { flowPlanes, MAX_INTERFACES } from './report.ts';
import type { ReportFlowGroup, ReportFlows } from './report.ts';

type Side = 'outside' | 'undetermined' | 'inside';

/** A peer is placed once, whatever the number of days on which it is seen. */
interface Placed {
  readonly place: AddressPlace | undefined;
  readonly side: Side;
  readonly operator: string | null;
}

/**
 * What the flow logs of a dossier show: where peers are, by plane, and how much of the time that covers. From facts alone, and by
 * the same placing as the findings. Undefined where the dossier has no flow log.
 */
export function reportFlows(dossier: Dossier, reference: Reference): ReportFlows | undefined {
  if (dossier.of('flow-hour').length === 0) return undefined;
  const context: DeriveContext = { dossier, reference, contract: ANY_AGE };
  const peers = new Map<string, Placed>();
  const planes = new Map<string, ReadonlySet<NetworkPlane>>();
  const groups = new Map<
    string,
    { readonly group: Omit<ReportFlowGroup, 'bytes' | 'peers'>; bytes: bigint; peers: Set<string> }
  >();
  const days = new Map<string, Record<Side, bigint>>();
  const places = new Map<string, { readonly place: NamedPlace; bytes: bigint }>();
  const { from, to } = flowCoverage(dossier);
  const [first, end] = [formatUtcDate(from / 24), formatUtcDate(to / 24)];
  for (const { fact } of dossier.of('flow')) {
    const { own, peer, direction, day, bytes } = fact.value;
    if (day < first || day >= end) continue;
    const placed = peers.get(peer) ?? placePeer(peer, context);
    peers.set(peer, placed);
    // What goes between one's own is no peer, unless something places it abroad.
    if (direction === 'within' && placed.side !== 'outside') continue;
    const known = planes.get(own) ?? planesOf(own, dossier);
    planes.set(own, known);
    for (const plane of known) {
      const { place, side, operator } = placed;
      const { country = null, province = null, name = null, latitude = null, longitude = null } = place ?? {};
      const group = { plane, side, country, province, name, latitude, longitude, operator };
      const key = [flowPlanes.indexOf(plane), ...[country, province, name, operator].map(unknownLast)].join(
        ' ',
      );
      const entry = groups.get(key) ?? { group, bytes: 0n, peers: new Set<string>() };
      entry.bytes += wholeBytes(bytes);
      entry.peers.add(peer);
      groups.set(key, entry);
    }
    if (known.size === 1 && known.has('tenants')) continue;
    const sums = days.get(day) ?? { outside: 0n, undetermined: 0n, inside: 0n };
    sums[placed.side] += wholeBytes(bytes);
    days.set(day, sums);
    const { place } = placed;
    if (place === undefined || !isNamed(place)) continue;
    const key = `${place.country} ${place.province ?? ''} ${place.name}`;
    const entry = places.get(key) ?? { place, bytes: 0n };
    entry.bytes += wholeBytes(bytes);
    places.set(key, entry);
  }
  return {
    ...periodOf(dossier, days),
    places: [...places]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, { place, bytes }]) => ({ ...place, bytes: bytes.toString() })),
    groups: [...groups]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, { group, bytes, peers: seen }]) => ({ ...group, bytes: bytes.toString(), peers: seen.size })),
  };
}

/** A part of a key by which what is not known comes last. */
function unknownLast(text: string | null): string {
  return text === null ? '1' : `0${text}`;
}

type NamedPlace = AddressPlace & { readonly name: string };

function isNamed(place: AddressPlace): place is NamedPlace {
  return place.name !== null;
}

function placePeer(peer: string, context: DeriveContext): Placed {
  const place = placeOfAddress(peer.split('/', 1)[0]!, context);
  const side = place === undefined ? 'undetermined' : place.country === HOME ? 'inside' : 'outside';
  return { place, side, operator: operatorOfPeer(peer, context) ?? null };
}

function periodOf(
  dossier: Dossier,
  sums: ReadonlyMap<string, Readonly<Record<Side, bigint>>>,
): Omit<ReportFlows, 'groups' | 'places'> {
  const { from, to, covered, interfaces } = flowCoverage(dossier);
  const first = from / 24;
  const days = Array.from({ length: (to - from) / 24 }, (_, index) => {
    const day = formatUtcDate(first + index);
    const { outside = 0n, undetermined = 0n, inside = 0n } = sums.get(day) ?? {};
    const hours = Array.from({ length: 24 }, (_hour, hour) => from + index * 24 + hour);
    return {
      day,
      covered: hours.filter((hour) => covered.has(hour)).length,
      outside: outside.toString(),
      undetermined: undetermined.toString(),
      inside: inside.toString(),
    };
  });
  return {
    hours: to - from,
    covered: covered.size,
    interfaces: interfaces.slice(0, MAX_INTERFACES),
    interfaces_total: interfaces.length,
    days,
  };
}
