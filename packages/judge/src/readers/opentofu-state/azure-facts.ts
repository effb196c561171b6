import type { JsonCursor } from '@ancrage/base';
import type { Copy } from '../inventory-facts.ts';
import { flagOf, textOf, toldOnce } from './attribute-values.ts';
import type { FactsReader, ResourceFacts } from './resource-facts.ts';

/** Microsoft Azure: region by its location, account by the subscription in its identifier. */
export const azureFacts: FactsReader = (_type, role, attributes) => {
  const regions = toldOnce(textOf(attributes, 'region'), regionName(textOf(attributes, 'location')));
  return {
    account: /\/subscriptions\/([^/]+)/i.exec(textOf(attributes, 'id') ?? '')?.[1]?.toLowerCase(),
    regions,
    encrypted: flagOf(attributes, 'encrypted', 'storage_encrypted', 'encryption_at_host_enabled'),
    key: role === 'key' ? keyOf(attributes) : undefined,
    copies: copiesOf(attributes, regions),
  };
};

function keyOf(attributes: JsonCursor): NonNullable<ResourceFacts['key']> {
  const hardware = /HSM$/i.test(textOf(attributes, 'key_type') ?? '');
  return { protection: hardware ? 'hardware' : 'software', custodian: 'platform' };
}

function copiesOf(attributes: JsonCursor, regions: readonly string[]): Copy[] {
  const copies: Copy[] = [];
  for (const name of ['geo_location', 'georeplications']) {
    for (const place of attributes.get(name)?.items() ?? []) {
      const region = regionName(textOf(place, 'location'));
      if (region !== undefined) copies.push({ target: region, region });
    }
  }
  const replication = textOf(attributes, 'account_replication_type') ?? '';
  if (/^(RA)?GZ?RS$/.test(replication)) {
    const paired = regions.length === 1 ? PAIRS[regions[0]!] : undefined;
    copies.push({ target: paired ?? `${replication}, paired region`, region: paired });
  }
  return copies;
}

/** Pairs of regions for geo-redundant storage that concern Canada; others are left undetermined. */
const PAIRS: Readonly<Record<string, string>> = {
  canadacentral: 'canadaeast',
  canadaeast: 'canadacentral',
};

function regionName(location: string | undefined): string | undefined {
  return location?.toLowerCase().replaceAll(' ', '');
}
