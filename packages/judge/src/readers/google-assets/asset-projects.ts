import { detachedText } from '../../facts/detached-text.ts';
import { dataText, field } from './asset-fields.ts';
import type { Asset } from './asset-fields.ts';

/**
 * Projects of a listing's assets. Bills and people name a project by its identifier; some assets tell only its number.
 * A number stands for an identifier where the file itself says so, by the project's own entry or by names that hold both,
 * and says nothing else.
 */
export class AssetProjects {
  readonly #ids = new Map<string, Set<string>>();

  add(asset: Asset): void {
    const id =
      asset.type === 'cloudresourcemanager.googleapis.com/Project'
        ? (dataText(asset, 'projectId') ?? namedIn(asset.name))
        : namedIn(asset.name);
    const number = id === undefined || isNumber(id) ? undefined : numberOf(asset);
    if (number === undefined || id === undefined) return;
    const known = this.#ids.get(number);
    if (known === undefined) this.#ids.set(detachedText(number), new Set([detachedText(id)]));
    else if (!known.has(id)) known.add(detachedText(id));
  }

  /** Identifier of the project that an asset belongs to, else its number; undefined where neither is told. */
  projectOf(asset: Asset): string | undefined {
    const named = namedIn(asset.name) ?? numberOf(asset);
    if (named === undefined || !isNumber(named)) return named;
    const ids = this.#ids.get(named);
    return ids?.size === 1 ? [...ids][0] : named;
  }
}

function namedIn(name: string): string | undefined {
  // Most names hold none, and looking for a text is far sooner done.
  if (!name.includes('/projects/')) return undefined;
  const project = /\/projects\/([^/]+)/.exec(name)?.[1];
  return project === '_' ? undefined : project;
}

function numberOf({ cursor }: Asset): string | undefined {
  return (
    numberIn(field(cursor, 'ancestors')?.at(0)?.string()) ??
    numberIn(cursor.get('project')?.string()) ??
    numberIn(cursor.path('resource', 'parent')?.string()) ??
    numberIn(field(cursor, 'parentFullResourceName')?.string())
  );
}

function numberIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /(?:^|\/)projects\/(\d+)$/.exec(text)?.[1];
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}
