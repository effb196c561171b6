import type { JsonCursor } from '@ancrage/base';
import { accountOf, shapeOf, text } from './openstack-shapes.ts';

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
export function cloudContext(rows: readonly JsonCursor[]): CloudContext {
  const spoken = new Set<string>();
  const listed = new Set<string>();
  const projects = new Set<string>();
  const types = new Map<string, boolean>();
  const add = (set: Set<string>, value: string | undefined): void => {
    if (value !== undefined && value !== '') set.add(value);
  };
  for (const row of rows) {
    switch (shapeOf(row)?.type) {
      case 'configuration show':
        add(spoken, text(row, 'region_name'));
        add(projects, text(row, 'auth.project_id'));
        break;
      case 'catalog list':
        for (const endpoint of row.get('Endpoints')?.items() ?? []) {
          add(listed, text(endpoint, 'region_id') ?? text(endpoint, 'region'));
          add(projects, projectInUrl(text(endpoint, 'url')));
        }
        break;
      case 'endpoint list':
      case 'region list':
        add(listed, text(row, 'Region'));
        break;
      case 'project show':
        if (row.get('is_domain')?.boolean() === false) add(projects, text(row, 'id'));
        break;
      case 'object store account show':
        add(projects, accountOf(text(row, 'Account')));
        break;
      case 'volume type list': {
        const name = text(row, 'Name');
        const encrypted = row.get('Encryption')?.isObject() === true;
        // Two types of one name tell nothing of their volumes, unless both do.
        if (name !== undefined) types.set(name, encrypted && types.get(name) !== false);
        break;
      }
      default:
    }
  }
  const named = spoken.size > 0 ? spoken : listed;
  const region = named.size === 1 ? [...named][0] : undefined;
  const known = region !== undefined && (listed.size === 0 || listed.has(region));
  return {
    region: known ? region : undefined,
    single: known && listed.size === 1,
    project: projects.size === 1 ? [...projects][0] : undefined,
    encryptedTypes: new Set([...types].flatMap(([name, encrypted]) => (encrypted ? [name] : []))),
  };
}

/** Addresses of volumes and of objects end in the project that the client works for. */
function projectInUrl(url: string | undefined): string | undefined {
  return /\/(?:AUTH_|v[23]\/)([0-9a-f]{32})\/?$/.exec(url ?? '')?.[1];
}
