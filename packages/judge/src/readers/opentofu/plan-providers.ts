import type { JsonCursor } from '@ancrage/base';
import { detachedText } from '../../facts/detached-text.ts';

/**
 * Region that each resource of a plan takes from the configuration of its provider, where that is written in plain words.
 * A region made of variables is not told: the plan does not say how it is made.
 */
export class PlanProviders {
  /** Key of a provider's configuration → its region. */
  readonly #regions = new Map<string, string>();
  /** Address of a resource without indexes → key of its provider's configuration. */
  readonly #keys = new Map<string, string>();

  constructor(configuration: JsonCursor | undefined) {
    for (const [key, config] of configuration?.get('provider_config')?.entries() ?? []) {
      const region = config.path('expressions', 'region', 'constant_value')?.string();
      if (region) this.#regions.set(detachedText(key), detachedText(region));
    }
    this.#walk(configuration?.get('root_module'), '');
  }

  /** Region of the provider of the resource at this address; undefined where it is not written in plain words. */
  regionOf(module: string | undefined, type: string, name: string): string | undefined {
    const within = module === undefined ? '' : `${withoutIndexes(module)}.`;
    const key = this.#keys.get(`${within}${type}.${name}`);
    return key === undefined ? undefined : this.#regions.get(key);
  }

  #walk(module: JsonCursor | undefined, within: string): void {
    for (const resource of module?.get('resources')?.items() ?? []) {
      const type = resource.get('type')?.string() ?? '';
      const name = resource.get('name')?.string() ?? '';
      const key = resource.get('provider_config_key')?.string();
      if (resource.get('mode')?.string() === 'managed' && key !== undefined)
        this.#keys.set(detachedText(`${within}${type}.${name}`), detachedText(key));
    }
    for (const [name, call] of module?.get('module_calls')?.entries() ?? [])
      this.#walk(call.get('module'), `${within}module.${name}.`);
  }
}

/** `module.a["x"].module.b[0]` → `module.a.module.b`. */
function withoutIndexes(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');
}
