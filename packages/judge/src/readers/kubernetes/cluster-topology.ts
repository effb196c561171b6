import type { JsonCursor } from '@ancrage/base';
import { detachedText } from '../../facts/detached-text.ts';
import type { ClusterObject } from './cluster-object.ts';
import { nodePlace, nodeZone, regionOfZone } from './node-place.ts';

/** What the nodes of a file tell of its zones and hosts: the places that volumes name only so. */
export class ClusterTopology {
  readonly #zones = new Map<string, Set<string>>();
  readonly #hosts = new Map<string, Set<string>>();
  readonly #platforms = new Set<string>();

  add(node: ClusterObject): void {
    const { platform, regions } = nodePlace(node);
    this.#platforms.add(platform);
    // One region told twice is one; two that differ place nothing else by them.
    const told = new Set(regions);
    const host = node.cursor.path('metadata', 'labels', 'kubernetes.io/hostname')?.string() || node.name;
    const zone = nodeZone(node);
    for (const region of told.size === 1 ? told : ['']) {
      addTo(this.#hosts, host, region);
      if (zone !== undefined) addTo(this.#zones, zone, region);
    }
  }

  /** The one platform of all nodes of the file; undefined where there are several or none. */
  get platform(): string | undefined {
    return this.#platforms.size === 1 ? [...this.#platforms][0] : undefined;
  }

  /**
   * Regions that a volume can be used from: its terms are alternatives, so that one which names no place leaves it open.
   */
  regionsOf(platform: string, terms: readonly JsonCursor[]): string[] {
    const found = terms.map((term) => this.#regionsOfTerm(platform, term));
    return found.some((regions) => regions.length === 0) ? [] : [...new Set(found.flat())];
  }

  #regionsOfTerm(platform: string, term: JsonCursor): string[] {
    const regions: string[] = [];
    for (const expression of term.get('matchExpressions')?.items() ?? []) {
      if (expression.get('operator')?.string() !== 'In') continue;
      const key = expression.get('key')?.string() ?? '';
      const values = (expression.get('values')?.items() ?? []).map((value) => value.string() ?? '');
      const told = values.map((value) => this.#regionOf(platform, key, value));
      if (told.length > 0 && !told.includes('')) regions.push(...told);
    }
    return [...new Set(regions)];
  }

  #regionOf(platform: string, key: string, value: string): string {
    if (key === 'region' || key.endsWith('/region') || key.endsWith('/location')) return value;
    if (key.endsWith('/zone'))
      return value === '' ? '' : (regionOfZone(platform, value) ?? only(this.#zones.get(value)));
    return key.endsWith('/hostname') || key.endsWith('/node') ? only(this.#hosts.get(value)) : '';
  }
}

function only(regions: ReadonlySet<string> | undefined): string {
  return regions?.size === 1 ? [...regions][0]! : '';
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(detachedText(key), new Set([detachedText(value)]));
  else if (!known.has(value)) known.add(detachedText(value));
}
