import { awsRoleOf } from '../aws/aws-types.ts';
import type { Role } from '../inventory-facts.ts';
import { remembered } from '../remembered.ts';
import { azureTypes } from './azure-types.ts';
import { googleTypes } from './google-types.ts';
import { openstackTypes } from './openstack-types.ts';

/** What the types of one platform do with data. Names are those of the provider's published schema. */
export interface PlatformTypes {
  /**
   * Beginnings of names, of which the longest that fits wins. Where one is `other`, its types are settings of a resource
   * listed beside it. What neither this list nor that of harmless types has is `unknown` and noted, never dropped.
   */
  readonly roles: readonly (readonly [string, Role])[];
  /**
   * Types that hold no data of customers and work on none: networks, names, permissions, alarms and settings of other
   * resources. What is in neither list is `unknown`: it could hold anything, so it is placed and counted as a doubt.
   */
  readonly harmless: RegExp;
}

const TYPES: readonly PlatformTypes[] = [azureTypes, googleTypes, openstackTypes];

const PLATFORMS: readonly (readonly [string, string])[] = [
  ['aws_', 'aws'],
  ['azurerm_', 'azure'],
  ['google_', 'google'],
  ['openstack_', 'openstack'],
  ['ovh_', 'ovh'],
];

/** Providers of values and files of the one who runs the tool; they make nothing that holds data anywhere. */
const LOCAL =
  /^(?:random|tls|null|local|time|template|archive|http|external|terraform|cloudinit|assert|dns|acme)_/;

/** Whether a type makes nothing anywhere. */
export const isLocal: (type: string) => boolean = remembered((type) => LOCAL.test(type));

/** Role of a type; `unknown` where neither list has it. */
export const roleOf: (type: string) => Role = remembered((type) => {
  if (type.startsWith('aws_')) return awsRoleOf(type);
  let best: readonly [string, Role] | undefined;
  for (const entry of TYPES.flatMap(({ roles }) => roles)) {
    if (type.startsWith(entry[0]) && (best === undefined || entry[0].length > best[0].length)) best = entry;
  }
  return best?.[1] ?? (TYPES.some(({ harmless }) => harmless.test(type)) ? 'other' : 'unknown');
});

/** Short name of a type's platform; the provider's own prefix where it is none of the known ones. */
export const platformOf: (type: string) => string = remembered(
  (type) => PLATFORMS.find(([prefix]) => type.startsWith(prefix))?.[1] ?? type.split('_', 1)[0]!,
);
