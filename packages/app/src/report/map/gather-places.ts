import type { GeoProjection } from 'd3-geo';
import type { Lang } from '@ancrage/base';
import type { ReportPlace } from '@ancrage/judge';
import { cleanText, truncate } from '../clean-text.ts';
import { countryName } from '../words.ts';

/** One marker: a place and the ways in which it is known. */
export interface MapPlace {
  readonly label: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly declared: boolean;
  readonly region: boolean;
  readonly observed: boolean;
  readonly abroad: boolean;
}

/** Places with coordinates, one for each name and country; all the ways in which it is known are told by one marker. */
export function gatherPlaces(places: readonly ReportPlace[], lang: Lang): MapPlace[] {
  const found = new Map<string, MapPlace>();
  for (const place of places) {
    const longitude = degrees(place.longitude, 180);
    const latitude = degrees(place.latitude, 90);
    if (longitude === undefined || latitude === undefined) continue;
    const key = `${place.country} ${place.name} ${longitude.toFixed(1)} ${latitude.toFixed(1)}`;
    const known = found.get(key);
    const abroad = place.country !== 'CA';
    const name = abroad ? `${place.name} (${countryName(place.country, lang)})` : place.name;
    found.set(key, {
      label: truncate(cleanText(name), 44),
      longitude: known?.longitude ?? longitude,
      latitude: known?.latitude ?? latitude,
      declared: place.basis === 'declared' || known?.declared === true,
      region: place.basis === 'region' || known?.region === true,
      observed: place.basis === 'observed' || known?.observed === true,
      abroad,
    });
  }
  return [...found.values()];
}

/** Where a place falls, or undefined where the view does not hold it. */
export function project(
  { longitude, latitude }: MapPlace,
  projection: GeoProjection,
  width: number,
  height: number,
  margin: number,
): readonly [number, number] | undefined {
  const point = projection([longitude, latitude]);
  if (point === null) return undefined;
  const [x, y] = point;
  const inside = x >= margin && y >= margin && x <= width - margin && y <= height - margin;
  return inside ? [x, y] : undefined;
}

/** Decimal degrees from evidence; undefined where they are not a number within the range. */
function degrees(text: string | null, limit: number): number | undefined {
  if (text === null || !/^[+-]?\d{1,3}(?:\.\d{1,12})?$/.test(text)) return undefined;
  const value = Number(text);
  return Math.abs(value) <= limit ? value : undefined;
}
