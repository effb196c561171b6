import views from './outlines.json' with { type: 'json' };

/** Two paths, as SVG: every country but the home one, and the home one. Drawn by `tools/make-outlines.ts`. */
export interface Outlines {
  readonly others: string;
  readonly home: string;
}

/** The outlines of a view of the map, in the units of its projection. */
export function outlines(view: 'main' | 'inset'): Outlines {
  return views[view];
}
