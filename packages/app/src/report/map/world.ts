import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { geoConicEqualArea, geoNaturalEarth1, geoPath } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';
import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** Size of the drawing, in its own units. */
export const MAP_WIDTH = 640;
export const MAP_HEIGHT = 430;
/** The whole world, drawn in a corner where a place lies outside the main view. */
export const INSET = { x: 10, y: 304, width: 222, height: 116 } as const;

/** ISO 3166-1 numeric code of the country that the map sets off from the others. */
const HOME = '124';

let world: FeatureCollection | undefined;

/** Outlines of countries at 1:110 million (Natural Earth, public domain), read from the installed package. */
function countries(): FeatureCollection {
  if (world === undefined) {
    const path = fileURLToPath(import.meta.resolve('world-atlas/countries-110m.json'));
    const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology<{ countries: GeometryCollection }>;
    world = feature(topology, topology.objects.countries);
  }
  return world;
}

/** North America, equal-area, from the Gulf of Mexico to the Arctic islands. */
export function mainProjection(): GeoProjection {
  const corners = {
    type: 'MultiPoint' as const,
    coordinates: [
      [-130, 52],
      [-118, 29],
      [-80, 27],
      [-54, 50],
      [-62, 66],
    ],
  };
  return geoConicEqualArea()
    .parallels([35, 62])
    .rotate([93, 0])
    .fitExtent(
      [
        [14, 46],
        [MAP_WIDTH - 14, MAP_HEIGHT - 8],
      ],
      corners,
    )
    .clipExtent([
      [0, 0],
      [MAP_WIDTH, MAP_HEIGHT],
    ]);
}

/** The parts of the world where services can be, which leaves out Antarctica. */
const INHABITED = {
  type: 'MultiPoint' as const,
  coordinates: [
    [-170, 0],
    [179, 0],
    [0, 80],
    [0, -56],
  ],
};

/** The world, within the inset. */
export function insetProjection(): GeoProjection {
  const { x, y, width, height } = INSET;
  return geoNaturalEarth1()
    .clipExtent([
      [x, y],
      [x + width, y + height],
    ])
    .fitExtent(
      [
        [x + 3, y + 3],
        [x + width - 3, y + height - 3],
      ],
      INHABITED,
    );
}

/** Two paths: every country but the home one, and the home one. */
export interface Outlines {
  readonly others: string;
  readonly home: string;
}

const drawn = new Map<'main' | 'inset', Outlines>();

/** The outlines of a view, drawn once. */
export function outlines(view: 'main' | 'inset'): Outlines {
  const known = drawn.get(view) ?? draw(view === 'main' ? mainProjection() : insetProjection());
  drawn.set(view, known);
  return known;
}

function draw(projection: GeoProjection): Outlines {
  const path = geoPath(projection).digits(1);
  const pathOf = (home: boolean): string => {
    const features = countries().features.filter(({ id }) => (id === HOME) === home);
    return thin(path({ type: 'FeatureCollection', features }) ?? '');
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
