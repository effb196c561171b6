import { detachedText } from '../detached-text.ts';
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
    const number = numberOf(asset);
    const id =
      asset.type === 'cloudresourcemanager.googleapis.com/Project'
        ? (dataText(asset, 'projectId') ?? namedIn(asset.name))
        : namedIn(asset.name);
    if (number === undefined || id === undefined || isNumber(id)) return;
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
  const project = /\/projects\/([^/]+)/.exec(name)?.[1];
  return project === '_' ? undefined : project;
}

function numberOf({ cursor }: Asset): string | undefined {
  const [first] = field(cursor, 'ancestors')?.items() ?? [];
  const told = [
    first?.string(),
    cursor.get('project')?.string(),
    cursor.path('resource', 'parent')?.string(),
    field(cursor, 'parentFullResourceName')?.string(),
  ];
  const number = told.map((text) => /(?:^|\/)projects\/(\d+)$/.exec(text ?? '')?.[1]);
  return number.find((found) => found !== undefined);
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}
