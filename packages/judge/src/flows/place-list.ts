import { compareText } from '@ancrage/base';
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
  /**
   * By number of a place, from 1, and of none, which is 0: what a report tells of it, by a number that places have in common which differ only by the file
   * or region that told them. Numbers stand in the order of `toldWords`.
   */
  readonly told: Uint32Array;
  /** End of the text of each place. */
  readonly ends: Uint32Array;
  /** The texts of all: their fields in the order of `FIELDS`, in UTF-8. */
  readonly texts: Uint8Array;
}

/** What a report tells of a place. */
export const TOLD_FIELDS = [
  'certainty',
  'country',
  'province',
  'other',
  'operator',
  'jurisdiction',
  'layer',
] as const satisfies readonly (keyof FlowPlace)[];

export const FIELDS = [
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
const BETWEEN_BYTE = 0x1f;

/** What is told of a place; no field holds what stands between. */
function toldWords(place: FlowPlace | undefined): string {
  return TOLD_FIELDS.map((field) => textOf(place ?? NOWHERE, field)).join('\n');
}

const NOWHERE: FlowPlace = { certainty: 'unknown' };

function textOf(place: FlowPlace, field: keyof FlowPlace): string {
  return (place[field] ?? '').replaceAll(BETWEEN, ' ');
}

export function packPlaces(places: readonly FlowPlace[]): PlaceList {
  const encoder = new TextEncoder();
  const texts = places.map((place) =>
    encoder.encode(FIELDS.map((field) => textOf(place, field)).join(BETWEEN)),
  );
  const words = [undefined, ...places].map(toldWords);
  const numbers = new Map([...new Set(words)].sort(compareText).map((told, number) => [told, number]));
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
    told: Uint32Array.from(words, (told) => numbers.get(told)!),
    ends,
    texts: all,
  };
}

/** Tells where each field of `FIELDS` ends among the texts of all, and gives where the first one of a place starts, by its number from 0; between two is a byte. */
export function fieldEnds(
  { ends, texts }: Pick<PlaceList, 'ends' | 'texts'>,
  index: number,
  out: Uint32Array,
): number {
  const from = index === 0 ? 0 : ends[index - 1]!;
  const to = ends[index]!;
  let field = 0;
  for (let at = from; at < to; at += 1) {
    if (texts[at] !== BETWEEN_BYTE) continue;
    out[field] = at;
    field += 1;
  }
  for (; field < FIELDS.length; field += 1) out[field] = to;
  return from;
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
