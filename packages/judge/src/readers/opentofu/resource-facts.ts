import type { JsonCursor } from '@ancrage/base';
import type { InventoryItem, Role } from '../inventory-facts.ts';
import { awsFacts } from './aws-facts.ts';
import { azureFacts } from './azure-facts.ts';
import { googleFacts } from './google-facts.ts';
import { openstackFacts, otherFacts, ovhFacts } from './openstack-facts.ts';

/** What the attributes of a resource tell; what they are silent on is absent. Nothing else of them leaves this folder. */
export type ResourceFacts = Pick<
  InventoryItem,
  'account' | 'copies' | 'customerKey' | 'encrypted' | 'key' | 'native' | 'public' | 'regions'
>;

/** Reads the attributes that one platform's provider gives to a resource of this type and role. */
export type FactsReader = (type: string, role: Role, attributes: JsonCursor) => ResourceFacts;

const READERS: Readonly<Record<string, FactsReader>> = {
  aws: awsFacts,
  azure: azureFacts,
  google: googleFacts,
  openstack: openstackFacts,
  ovh: ovhFacts,
};

/** What the attributes of a resource tell, read as its platform's provider names them. */
export function resourceFacts(
  platform: string,
  type: string,
  role: Role,
  attributes: JsonCursor,
): ResourceFacts {
  const read = Object.hasOwn(READERS, platform) ? READERS[platform]! : otherFacts;
  return read(type, role, attributes);
}
