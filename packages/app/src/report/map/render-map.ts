import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { ReportPlace } from '@ancrage/judge';
import { html, raw } from '../html.ts';
import type { Html } from '../html.ts';
import { gatherPlaces, project } from './gather-places.ts';
import type { MapPlace } from './gather-places.ts';
import { placeLabels } from './label-places.ts';
import type { Box, PlacedLabel } from './label-places.ts';
import { outlines } from './outlines.ts';
import { INSET, insetProjection, mainProjection, MAP_HEIGHT, MAP_WIDTH } from './projections.ts';

/** Markers beyond this number are left to the table. */
const MOST_MARKERS = 60;
const FRAME: Box = { x: 6, y: 6, width: MAP_WIDTH - 12, height: MAP_HEIGHT - 12 };

type Point = readonly [number, number];

/** Colours of the drawing where no page gives them; the page's own style sheet replaces them. */
const STANDALONE_STYLE = raw(
  '<style>.sea{fill:#e9eef4}.land{fill:#fbfbf9;stroke:#c3cad3}.home{fill:#d3deec;stroke:#8fa3ba}' +
    '.ring{fill:none;stroke:#12365e;stroke-width:2.2}.disc,.diamond{fill:#12365e}.abroad .ring{stroke:#9d2215}' +
    '.abroad .disc,.abroad .diamond{fill:#9d2215}.lead{stroke:#4a5665}text{font:600 13px system-ui,sans-serif;fill:#16202e;' +
    'stroke:#fff;stroke-width:3px;paint-order:stroke}.frame{fill:none;stroke:#c3cad3}</style>',
);

/**
 * Where the service says it is (hollow circles), where its platforms' regions are (diamonds) and where someone saw it
 * (filled discs), on North America, with
 * the world in a corner where a place lies elsewhere. A complete SVG document, without any outside resource.
 */
export function renderMap(places: readonly ReportPlace[], lang: Lang): string {
  return drawMap(places, lang, html`${STANDALONE_STYLE}${mainBase()}`, insetBase()).markup;
}

/** Outlines once for a page that draws the map in two languages; see `mapInPage`. */
export function mapSymbols(): Html {
  return html`<g id="map-main">${mainBase()}</g><g id="map-inset">${insetBase()}</g>`;
}

/** The map within a page that holds `mapSymbols`; `alt` says what its places are. */
export function mapInPage(
  places: readonly ReportPlace[],
  lang: Lang,
  alt = text('report.map-alt', lang),
): Html {
  return drawMap(places, lang, html`<use href="#map-main"/>`, html`<use href="#map-inset"/>`, alt);
}

function drawMap(
  places: readonly ReportPlace[],
  lang: Lang,
  main: Html,
  inset: Html,
  alt = text('report.map-alt', lang),
): Html {
  const all = gatherPlaces(places, lang).slice(0, MOST_MARKERS);
  const projection = mainProjection();
  const where = all.map((place) => project(place, projection, MAP_WIDTH, MAP_HEIGHT, 8));
  const far = all.filter((_, index) => where[index] === undefined);
  const shown = all.flatMap((place, index): [MapPlace, Point][] => {
    const point = where[index];
    const hidden = far.length > 0 && point !== undefined && underInset(point);
    if (hidden) far.push(place);
    return point === undefined || hidden ? [] : [[place, point]];
  });
  return html`<svg class="map" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}" role="img" aria-label="${alt}">${main}${markers(shown, FRAME, far.length > 0 ? [INSET] : [])}${far.length > 0 ? insetMap(far, inset, lang) : undefined}</svg>`;
}

function insetMap(far: readonly MapPlace[], base: Html, lang: Lang): Html {
  const projection = insetProjection();
  const shown = far.flatMap((place): [MapPlace, Point][] => {
    const point = projection([place.longitude, place.latitude]);
    return point === null ? [] : [[place, point]];
  });
  const title: Box = { x: INSET.x, y: INSET.y + INSET.height - 20, width: 58, height: 20 };
  return html`<g class="inset">${base}${markers(shown, INSET, [title])}<text class="small" x="${INSET.x + 8}" y="${INSET.y + INSET.height - 8}">${text('report.map-world', lang)}</text></g>`;
}

function markers(shown: readonly [MapPlace, Point][], frame: Box, obstacles: readonly Box[]): Html {
  const points = shown.map(([{ label }, [x, y]]) => ({ x, y, label }));
  const labels = placeLabels(points, frame, obstacles);
  const parts = shown.map(([place, [x, y]], index) => {
    const label = labels[index];
    return html`<g${place.abroad ? raw(' class="abroad"') : undefined}>${label?.line ? leader([x, y], label) : undefined}${
      place.declared ? html`<circle class="ring" cx="${fixed(x)}" cy="${fixed(y)}" r="7.5"/>` : undefined
    }${place.region && !place.observed ? html`<path class="diamond" d="M${fixed(x)} ${fixed(y - 6)}l6 6l-6 6l-6 -6z"/>` : undefined}${place.observed ? html`<circle class="disc" cx="${fixed(x)}" cy="${fixed(y)}" r="4.5"/>` : undefined}${
      label === undefined
        ? undefined
        : html`<text x="${fixed(label.x)}" y="${fixed(label.y + 4.5)}" text-anchor="${label.anchor}">${place.label}</text>`
    }</g>`;
  });
  return html`${parts}`;
}

function leader([x, y]: Point, label: PlacedLabel): Html {
  return html`<path class="lead" d="M${fixed(x)} ${fixed(y)}L${fixed(label.x)} ${fixed(label.y)}"/>`;
}

function underInset([x, y]: Point): boolean {
  return x < INSET.x + INSET.width + 8 && y > INSET.y - 8;
}

function mainBase(): Html {
  const { others, home } = outlines('main');
  return html`<rect class="sea" width="${MAP_WIDTH}" height="${MAP_HEIGHT}"/><path class="land" d="${others}"/><path class="land home" d="${home}"/>`;
}

function insetBase(): Html {
  const { others, home } = outlines('inset');
  const { x, y, width, height } = INSET;
  return html`<rect class="sea" x="${x}" y="${y}" width="${width}" height="${height}"/><path class="land" d="${others}"/><path class="land home" d="${home}"/><rect class="frame" x="${x}" y="${y}" width="${width}" height="${height}"/>`;
}

function fixed(value: number): string {
  return value.toFixed(1);
}
