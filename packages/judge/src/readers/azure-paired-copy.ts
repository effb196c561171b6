import type { Copy } from './inventory-facts.ts';

/** A copy of Azure that goes where the platform decides, to the paired region, unless the file names the place. */
export function pairedCopy(why: string, regions: readonly string[], told?: string): Copy {
  if (told !== undefined) return { target: told, region: told };
  const origin = regions.length === 1 ? regions[0] : undefined;
  return {
    target: origin === undefined ? `paired region (${why})` : `paired region of ${origin} (${why})`,
    pairedWith: origin,
  };
}
