import type { JsonCursor } from '@ancrage/base';
import type { InventoryItem, Role } from '../inventory-facts.ts';
import { awsFacts, awsOwner } from './aws-facts.ts';
import { azureFacts, azureOwner } from './azure-facts.ts';
import { hostsOfAttributes } from './declared-hosts.ts';
import { googleFacts, googleOwner } from './google-facts.ts';
import { openstackFacts, openstackOwner, otherFacts, ovhFacts, ovhOwner } from './openstack-facts.ts';

/** What the attributes of a resource tell; what they are silent on is absent. Nothing else of them leaves this folder. */
export type ResourceFacts = Pick<
  InventoryItem,
  'account' | 'copies' | 'customerKey' | 'encrypted' | 'hosts' | 'key' | 'native' | 'public' | 'regions'
>;

/** Reads the attributes that one platform's provider gives to a resource of this type and role. */
export type FactsReader = (type: string, role: Role, attributes: JsonCursor) => ResourceFacts;

const READERS: ReadonlyMap<string, FactsReader> = new Map([
  ['aws', awsFacts],
  ['azure', azureFacts],
  ['google', googleFacts],
  ['openstack', openstackFacts],
  ['ovh', ovhFacts],
]);

/** What the attributes of a resource tell, read as its platform's provider names them. */
export function resourceFacts(
  platform: string,
  type: string,
  role: Role,
  attributes: JsonCursor,
): ResourceFacts {
  const facts = (READERS.get(platform) ?? otherFacts)(type, role, attributes);
  return { ...facts, hosts: hostsOfAttributes(type, attributes) };
}

const OWNERS: ReadonlyMap<string, (attributes: JsonCursor) => string | undefined> = new Map([
  ['aws', awsOwner],
  ['azure', azureOwner],
  ['google', googleOwner],
  ['openstack', openstackOwner],
  ['ovh', ovhOwner],
]);

/** The account that the attributes of a resource name: that of {@link resourceFacts}, and nothing else. */
export function ownerOf(platform: string, attributes: JsonCursor): string | undefined {
  return (OWNERS.get(platform) ?? ovhOwner)(attributes);
}
