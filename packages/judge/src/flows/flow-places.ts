import type { Reference } from '../reference/reference.ts';
import type { AddressSource, Layer, RangeNote } from './address-source.ts';
import type { Certainty } from './certainty.ts';
import { packPlaces } from './place-list.ts';
import type { PlaceList } from './place-list.ts';
import { packedRanges } from './packed-ranges.ts';
import type { PackedRanges } from './packed-ranges.ts';
import { combine } from './range-set.ts';
import type { RangeSet } from './range-set.ts';

/** Where an address is, who runs it, and which source says so. */
export interface FlowPlace {
  readonly certainty: Certainty;
  /** ISO 3166-1; absent where unknown. An indication only where the certainty says so. */
  readonly country?: string;
  readonly province?: string;
  readonly region?: string;
  /** Name of the place and decimal degrees, where the table of regions tells them. */
  readonly name?: string;
  readonly latitude?: string;
  readonly longitude?: string;
  /** Second place told, where two sources disagree. */
  readonly other?: string;
  /** Who runs it: code of the table of operators, else the name in the register of autonomous systems. */
  readonly operator?: string;
  /** Country from which the operator is controlled, or in which the addresses are registered. Never where they are. */
  readonly jurisdiction?: string;
  /** The source that decided, by its layer and file. */
  readonly layer?: Layer;
  readonly file?: string;
}

/** Days after which an operator's file says nothing certain of a log: such files change every week. */
export const LONGEST_APART_DAYS = 31;

/** Every address and its place: sources put together once, so that an address costs one look-up. */
export interface FlowPlaces {
  readonly places: PlaceList;
  /** Values are numbers of places, from 0; -1 where no source holds the addresses. */
  readonly ranges: RangeSet;
  /** Those of IPv4 once more, as they are looked up. */
  readonly packed: PackedRanges;
}

/** Puts sources together. `stale`: files too far from the log's days to place anything with certainty. */
export function placeAddresses(
  sources: readonly AddressSource[],
  reference: Pick<Reference, 'regionPlace' | 'operators'>,
  stale: ReadonlySet<AddressSource> = new Set(),
): FlowPlaces {
  const places: FlowPlace[] = [];
  const known = new Map<string, number>();
  const tuples = new Map<number | string, number>();
  const keys = sources.map((source) => source.notes.length + 1);
  const fits = keys.reduce((product, count) => product * count, 1) <= Number.MAX_SAFE_INTEGER;
  const ranges = combine(
    sources.map((source) => source.ranges),
    (values) => {
      let tuple: number | string = 0;
      if (!fits) tuple = values.join(' ');
      else
        for (let index = 0; index < values.length; index += 1)
          tuple = tuple * keys[index]! + values[index]! + 1;
      const told = tuples.get(tuple);
      if (told !== undefined) return told;
      const said = sources.flatMap((source, index): Said[] => {
        const note = source.notes[values[index]!];
        return note === undefined ? [] : [{ source, note, stale: stale.has(source) }];
      });
      const place = said.length === 0 ? undefined : decide(said, reference);
      const name = JSON.stringify(place);
      const id = place === undefined ? -1 : (known.get(name) ?? places.push(place) - 1);
      known.set(name, id);
      tuples.set(tuple, id);
      return id;
    },
  );
  return { places: packPlaces(places), ranges, packed: packedRanges(ranges) };
}

interface Said {
  readonly source: AddressSource;
  readonly note: RangeNote;
  readonly stale: boolean;
}

/** The first source in the order of layers decides; another that could have placed and says otherwise leaves nothing proven. */
function decide(said: readonly Said[], reference: Pick<Reference, 'regionPlace' | 'operators'>): FlowPlace {
  const of = (layer: Layer): Said[] => said.filter(({ source }) => source.layer === layer);
  const who = operatorOf(said, reference);
  const placing = [...of('own'), ...of('operator')].map((one) => placeOf(one, reference));
  const [first] = placing;
  if (first !== undefined) {
    const against = placing.find(
      ({ certainty, country }) =>
        certainty === 'placed' && country !== undefined && country !== first.country,
    );
    if (first.certainty === 'placed' && against !== undefined)
      return { ...first, ...who, certainty: 'disagree', other: against.country! };
    return { ...first, ...who };
  }
  const [indication] = of('geofeed');
  if (indication?.note.country !== undefined) {
    const { country, province, other } = indication.note;
    return {
      ...who,
      certainty: 'indicative',
      country,
      ...(province === undefined ? {} : { province }),
      ...(other === undefined ? {} : { other }),
      layer: 'geofeed',
      file: indication.source.file,
    };
  }
  const [last] = [...of('registry'), ...of('asn')];
  return {
    ...who,
    certainty: 'unknown',
    ...(last === undefined ? {} : { layer: last.source.layer, file: last.source.file }),
  };
}

function placeOf({ source, note, stale }: Said, reference: Pick<Reference, 'regionPlace'>): FlowPlace {
  const { layer, file, platform = '' } = source;
  const from = { layer, file };
  if (layer === 'own') {
    const { country, province, other } = note;
    if (country === undefined) return { ...from, certainty: 'unknown' };
    const place = { ...from, country, ...(province === undefined ? {} : { province }) };
    return other === undefined
      ? { ...place, certainty: 'placed' }
      : { ...place, certainty: 'disagree', other };
  }
  const region = note.region ?? '';
  const place = reference.regionPlace(platform, region === '' ? 'global' : region);
  if (place === 'global') return { ...from, certainty: 'global', ...(region === '' ? {} : { region }) };
  if (place === undefined)
    return { ...from, certainty: region === '' ? 'global' : 'unknown', ...(region === '' ? {} : { region }) };
  const { country, province } = place;
  const whole = {
    ...from,
    region,
    country,
    name: place.place,
    ...(province === undefined ? {} : { province }),
    ...(place.latitude === undefined ? {} : { latitude: place.latitude }),
    ...(place.longitude === undefined ? {} : { longitude: place.longitude }),
  };
  if (note.other !== undefined) {
    const other = reference.regionPlace(platform, note.other);
    const there = other === undefined || other === 'global' ? undefined : other.country;
    if (there !== country)
      return { ...whole, certainty: 'disagree', ...(there === undefined ? {} : { other: there }) };
  }
  return { ...whole, certainty: stale ? 'indicative' : 'placed' };
}

function operatorOf(
  said: readonly Said[],
  { operators }: Pick<Reference, 'operators'>,
): Pick<FlowPlace, 'operator' | 'jurisdiction'> {
  const platform = said.find(({ source }) => source.layer === 'operator')?.source.platform;
  const known = platform === undefined ? undefined : operators?.ofPlatform(platform);
  if (known !== undefined) return { operator: known.operator, jurisdiction: known.controlledFrom };
  const name = platform ?? said.find(({ source }) => source.layer === 'asn')?.note.name;
  const registered = said.find(({ source }) => source.layer === 'registry')?.note.country;
  return {
    ...(name === undefined ? {} : { operator: name }),
    ...(registered === undefined ? {} : { jurisdiction: registered }),
  };
}
