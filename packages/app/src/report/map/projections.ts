import { geoConicEqualArea, geoNaturalEarth1 } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';

/** Size of the drawing, in its own units. */
export const MAP_WIDTH = 640;
export const MAP_HEIGHT = 430;
/** The whole world, drawn in a corner where a place lies outside the main view. */
export const INSET = { x: 10, y: 304, width: 222, height: 116 } as const;

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
