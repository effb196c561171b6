import { certainties, countryCode } from './certainty.ts';
import type { FlowPlace } from './flow-places.ts';

/**
 * Places in arrays: there can be a hundred thousand, of which few are met. What decides on which side of a boundary each is stands by
 * itself; the rest is text until it is asked for.
 */
export interface PlaceList {
  /** Index into `certainties`. */
  readonly certainty: Uint8Array;
  /** As `countryCode` has it. */
  readonly country: Uint16Array;
  /** 1 where a customer's own table places it. */
  readonly own: Uint8Array;
  /** End of the text of each place. */
  readonly ends: Uint32Array;
  /** The texts of all: their fields in the order of `FIELDS`, in UTF-8. */
  readonly texts: Uint8Array;
}

const FIELDS = [
  'certainty',
  'country',
  'province',
  'region',
  'name',
  'latitude',
  'longitude',
  'other',
  'operator',
  'jurisdiction',
  'layer',
  'file',
] as const satisfies readonly (keyof FlowPlace)[];

/** Stands between fields, and in none: it is taken out of them. */
const BETWEEN = '\u001f';

export function packPlaces(places: readonly FlowPlace[]): PlaceList {
  const encoder = new TextEncoder();
  const texts = places.map((place) =>
    encoder.encode(FIELDS.map((field) => (place[field] ?? '').replaceAll(BETWEEN, ' ')).join(BETWEEN)),
  );
  const ends = new Uint32Array(places.length);
  const all = new Uint8Array(texts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const [index, text] of texts.entries()) {
    all.set(text, at);
    at += text.length;
    ends[index] = at;
  }
  return {
    certainty: Uint8Array.from(places, ({ certainty }) => certainties.indexOf(certainty)),
    country: Uint16Array.from(places, ({ country }) => countryCode(country)),
    own: Uint8Array.from(places, ({ layer }) => (layer === 'own' ? 1 : 0)),
    ends,
    texts: all,
  };
}

const decoder = new TextDecoder('utf-8');

/** A place by its number, from 0. */
export function placeAt({ ends, texts }: Pick<PlaceList, 'ends' | 'texts'>, index: number): FlowPlace {
  const bytes = texts.slice(index === 0 ? 0 : ends[index - 1]!, ends[index]);
  const values = decoder.decode(bytes).split(BETWEEN);
  const place: Record<string, string> = {};
  for (let field = 0; field < FIELDS.length; field += 1) {
    const value = values[field];
    if (value !== undefined && value !== '') place[FIELDS[field]!] = value;
  }
  return place as unknown as FlowPlace;
}
