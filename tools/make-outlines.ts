// Draws the outlines of countries for the map of the report: packages/app/src/report/map/outlines.json.
//
// Drawn here once, since every report would otherwise project the same ten thousand points again.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { geoPath } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';
import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { insetProjection, mainProjection } from '../packages/app/src/report/map/projections.ts';
import { ROOT } from './tree.ts';

export const OUTLINES = 'packages/app/src/report/map/outlines.json';

/** ISO 3166-1 numeric code of the country that the map sets off from the others. */
const HOME = '124';

/** Both views of the map: the home country, and every other. */
export function outlinesText(): string {
  const views = { main: draw(mainProjection()), inset: draw(insetProjection()) };
  return `${JSON.stringify(views, undefined, 2)}\n`;
}

/** Outlines of countries at 1:110 million (Natural Earth, public domain), from the installed package. */
function countries(): FeatureCollection {
  const path = fileURLToPath(import.meta.resolve('world-atlas/countries-110m.json'));
  const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology<{ countries: GeometryCollection }>;
  return feature(topology, topology.objects.countries);
}

function draw(projection: GeoProjection): { others: string; home: string } {
  const path = geoPath(projection).digits(1);
  const { features } = countries();
  const pathOf = (home: boolean): string => {
    const wanted = features.filter(({ id }) => (id === HOME) === home);
    return thin(path({ type: 'FeatureCollection', features: wanted }) ?? '');
  };
  return { others: pathOf(false), home: pathOf(true) };
}

/** Points nearer than this to the one before are not drawn: nobody sees them, and two drawings of them weigh much. */
const NEAREST = 1.3;

/** A path of straight lines without its crowded points, and without the islands that vanish with them. */
function thin(path: string): string {
  return path
    .split('M')
    .slice(1)
    .map((outline) => {
      const points = outline
        .replace('Z', '')
        .split('L')
        .map((pair) => pair.split(',').map(Number) as [number, number]);
      const kept: [number, number][] = [];
      for (const point of points) {
        const last = kept.at(-1);
        if (last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= NEAREST)
          kept.push(point);
      }
      return kept.length < 4 ? '' : `M${kept.map(([x, y]) => `${x},${y}`).join('L')}Z`;
    })
    .join('');
}

if (import.meta.main) writeFileSync(join(ROOT, OUTLINES), outlinesText());
