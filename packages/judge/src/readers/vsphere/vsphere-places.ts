import type { VsphereObject } from './vsphere-objects.ts';

/** Deeper trees of folders than this are nobody's. */
const MAX_STEPS = 256;

/**
 * Where the objects of a vCenter are, in the operator's own names: `DATACENTER/CLUSTER` where the cluster is known,
 * `DATACENTER` where it is not. They name no place on earth: the signed `region-site` facts do.
 */
export class VspherePlaces {
  readonly #objects: ReadonlyMap<string, VsphereObject>;

  constructor(objects: ReadonlyMap<string, VsphereObject>) {
    this.#objects = objects;
  }

  /** All that the file tells of the place of an object; several where it contradicts itself. */
  regionsOf(object: VsphereObject): string[] {
    if (object.type === 'VirtualMachine') {
      const byHost = this.#ofHosts(object);
      return byHost.length > 0 ? byHost : this.#ofChain(object);
    }
    if (object.type !== 'Datastore') return this.#ofChain(object);
    // A file server stands where its owner put it, not where the hosts that mount it are.
    if (object.nfs) return [...object.remoteHosts];
    const byHosts = this.#ofHosts(object);
    return byHosts.length === 1 ? byHosts : this.#ofChain(object);
  }

  #ofHosts(object: VsphereObject): string[] {
    const regions = [...object.hosts].flatMap((reference) => {
      const host = this.#objects.get(reference);
      return host === undefined ? [] : this.#ofChain(host);
    });
    return [...new Set(regions)];
  }

  #ofChain(object: VsphereObject): string[] {
    const regions = new Set<string>();
    // Each object once for each cluster that leads to it: a hostile file may give everything many parents, in loops.
    const seen = new Set<string>();
    const waiting: [VsphereObject, string | undefined][] = [[object, undefined]];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [at, cluster] = next;
      const key = `${at.reference} ${cluster ?? ''}`;
      if (seen.has(key) || seen.size >= MAX_STEPS) continue;
      seen.add(key);
      if (at.type === 'Datacenter')
        for (const datacenter of at.names) regions.add(regionName(datacenter, cluster));
      else {
        const inside = at.type === 'ClusterComputeResource' ? ([...at.names].sort()[0] ?? cluster) : cluster;
        for (const parent of at.parents) {
          const found = this.#objects.get(parent);
          if (found !== undefined) waiting.push([found, inside]);
        }
      }
    }
    if (regions.size === 0) for (const datacenter of object.datacenters) regions.add(datacenter);
    return [...regions];
  }
}

/** Name of a region of vSphere, the same in every format that tells it. */
export function regionName(datacenter: string, cluster: string | undefined): string {
  return cluster === undefined || cluster === '' ? datacenter : `${datacenter}/${cluster}`;
}
