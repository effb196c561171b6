import type { JsonCursor } from '@ancrage/base';
import { detachedText } from '../../facts/detached-text.ts';
import { accountOf, shapeOf } from './openstack-shapes.ts';
import { text } from './row-text.ts';

/** What the rows of a file tell of the cloud that all of them come from. */
export interface CloudContext {
  /** The region that the client spoke to; undefined where the file does not tell one only. */
  readonly region: string | undefined;
  /** Whether the cloud has no other region, by its own catalogue. */
  readonly single: boolean;
  readonly project: string | undefined;
  /** Types of volumes that are encrypted. */
  readonly encryptedTypes: ReadonlySet<string>;
}

/**
 * Rows carry neither region nor project. Both are told where the same file holds the configuration of the client, the
 * catalogue of the cloud or the project’s own answer, and these agree.
 */
export class CloudRows {
  readonly #spoken = new Set<string>();
  readonly #listed = new Set<string>();
  readonly #projects = new Set<string>();
  readonly #types = new Map<string, boolean>();

  add(row: JsonCursor): void {
    switch (shapeOf(row)?.type) {
      case 'configuration show':
        addTo(this.#spoken, text(row, 'region_name'));
        addTo(this.#projects, text(row, 'auth.project_id'));
        break;
      case 'catalog list':
        for (const endpoint of row.get('Endpoints')?.items() ?? []) {
          addTo(this.#listed, text(endpoint, 'region_id') ?? text(endpoint, 'region'));
          addTo(this.#projects, projectInUrl(text(endpoint, 'url')));
        }
        break;
      case 'endpoint list':
      case 'region list':
        addTo(this.#listed, text(row, 'Region'));
        break;
      case 'project show':
        if (row.get('is_domain')?.boolean() === false) addTo(this.#projects, text(row, 'id'));
        break;
      case 'object store account show':
        addTo(this.#projects, accountOf(text(row, 'Account')));
        break;
      case 'volume type list': {
        const name = text(row, 'Name');
        // What is printed of a type without encryption is nothing, or an object without provider.
        const encrypted = Boolean(row.get('Encryption')?.get('provider')?.string());
        // Two types of one name tell nothing of their volumes, unless both do.
        if (name !== undefined)
          this.#types.set(detachedText(name), encrypted && this.#types.get(name) !== false);
        break;
      }
      default:
    }
  }

  /** What all rows together tell. */
  context(): CloudContext {
    const [spoken, listed, projects] = [this.#spoken, this.#listed, this.#projects];
    const named = spoken.size > 0 ? spoken : listed;
    const region = named.size === 1 ? [...named][0] : undefined;
    const known = region !== undefined && (listed.size === 0 || listed.has(region));
    return {
      region: known ? region : undefined,
      single: known && listed.size === 1,
      project: projects.size === 1 ? [...projects][0] : undefined,
      encryptedTypes: new Set([...this.#types].flatMap(([name, encrypted]) => (encrypted ? [name] : []))),
    };
  }
}

function addTo(set: Set<string>, value: string | undefined): void {
  if (value !== undefined && value !== '') set.add(detachedText(value));
}

/** Addresses of volumes and of objects end in the project that the client works for. */
function projectInUrl(url: string | undefined): string | undefined {
  return /\/(?:AUTH_|v[23]\/)([0-9a-f]{32})\/?$/.exec(url ?? '')?.[1];
}
