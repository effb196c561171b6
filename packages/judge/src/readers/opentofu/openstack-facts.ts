import type { JsonCursor } from '@ancrage/base';
import type { Copy } from '../inventory-facts.ts';
import { flagOf, textOf, toldOnce } from './attribute-values.ts';
import type { FactsReader } from './resource-facts.ts';

/** OpenStack: region and project as their operator names them. */
export const openstackFacts: FactsReader = (type, role, attributes) => ({
  account: openstackOwner(attributes),
  regions: toldOnce(textOf(attributes, 'region')),
  native: isContainer(type) ? textOf(attributes, 'name') : undefined,
  encrypted: encryptionOf(attributes),
  key: role === 'key' ? { protection: 'unknown', custodian: 'provider' } : undefined,
  copies: copiesOf(type, attributes),
});

/** OVHcloud: region as it names it, account by the service. */
export const ovhFacts: FactsReader = (_type, role, attributes) => ({
  account: ovhOwner(attributes),
  regions: toldOnce(textOf(attributes, 'region')),
  encrypted: encryptionOf(attributes),
  key: role === 'key' ? { protection: 'unknown', custodian: 'unknown' } : undefined,
});

/** A platform whose provider is not known here: only what it says in the commonest of words. */
export const otherFacts: FactsReader = ovhFacts;

export function openstackOwner(attributes: JsonCursor): string | undefined {
  return textOf(attributes, 'tenant_id') ?? textOf(attributes, 'project_id');
}

export function ovhOwner(attributes: JsonCursor): string | undefined {
  return textOf(attributes, 'service_name');
}

function encryptionOf(attributes: JsonCursor): boolean | undefined {
  return flagOf(attributes, 'encrypted', 'storage_encrypted');
}

function copiesOf(type: string, attributes: JsonCursor): Copy[] {
  const target = isContainer(type) ? textOf(attributes, 'container_sync_to') : undefined;
  return target === undefined ? [] : [{ target }];
}

function isContainer(type: string): boolean {
  return type.startsWith('openstack_objectstorage_container');
}
