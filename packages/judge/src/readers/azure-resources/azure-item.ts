import type { JsonCursor } from '@ancrage/base';
import { azureRegion } from '../azure-region.ts';
import { declaredHosts, hostFields } from '../declared-hosts.ts';
import type { DeclaredHost } from '../declared-hosts.ts';
import type { InventoryItem } from '../inventory-facts.ts';
import { copiesOf } from './azure-copies.ts';
import { azureRoleOf, isElsewhere } from './azure-types.ts';
import { plainText, plainTextAlong } from './plain-text.ts';

/** What one resource of Azure Resource Manager tells of itself; nothing else of it leaves this folder. */
export type AzureItem = Pick<
  InventoryItem,
  'copies' | 'encrypted' | 'hosts' | 'key' | 'public' | 'regions' | 'role' | 'type'
>;

/**
 * Reads a resource in the shape that Azure Resource Manager gives it everywhere: `location`, `sku`, `properties`. Names
 * are those of the published REST specifications. Expressions of templates are unevaluated and count as silence.
 */
export function azureItem(type: string, resource: JsonCursor): AzureItem {
  const role = azureRoleOf(type);
  const regions = regionsOf(type, resource);
  return {
    type,
    role,
    regions,
    encrypted: encryptedOf(resource),
    // Blobs may be made public where this is true; they are so only where each container says so.
    public: resource.path('properties', 'allowBlobPublicAccess')?.boolean() === false ? false : undefined,
    key: role === 'key' ? keyOf(type, resource, regions) : undefined,
    copies: copiesOf(role, resource, regions),
    hosts: hostsOf(type, resource),
  };
}

const HOSTS = [
  hostFields(/^microsoft\.network\/dnszones$/, 'zone', 'name'),
  hostFields(
    /^microsoft\.storage\/storageaccounts$/,
    'endpoint',
    'properties.primaryEndpoints.blob properties.primaryEndpoints.dfs properties.primaryEndpoints.file properties.primaryEndpoints.queue properties.primaryEndpoints.table properties.primaryEndpoints.web',
  ),
  hostFields(/^microsoft\.web\/sites$/, 'endpoint', 'properties.defaultHostName properties.hostNames'),
  hostFields(/^microsoft\.network\/publicipaddresses$/, 'endpoint', 'properties.dnsSettings.fqdn'),
  hostFields(
    /^microsoft\.(?:sql\/servers|dbforpostgresql\/flexibleservers|dbformysql\/flexibleservers)$/,
    'endpoint',
    'properties.fullyQualifiedDomainName',
  ),
  hostFields(/^microsoft\.keyvault\/vaults$/, 'endpoint', 'properties.vaultUri'),
  hostFields(/^microsoft\.containerregistry\/registries$/, 'endpoint', 'properties.loginServer'),
  hostFields(/^microsoft\.containerservice\/managedclusters$/, 'endpoint', 'properties.fqdn'),
  hostFields(/^microsoft\.cdn\/profiles\/(?:afdendpoints|endpoints)$/, 'endpoint', 'properties.hostName'),
];

function hostsOf(type: string, resource: JsonCursor): readonly DeclaredHost[] {
  return declaredHosts(HOSTS, type.toLowerCase(), (path) => {
    const told = resource.along(path);
    return told?.isArray() === true ? told.items().map((item) => plainText(item)) : plainText(told);
  });
}

/** An edge zone or a custom location stands elsewhere than the region that manages it. */
function regionsOf(type: string, resource: JsonCursor): string[] {
  if (isElsewhere(type)) return [];
  const extended = plainText(resource, 'extendedLocation', 'name');
  if (extended !== undefined) return [extended];
  // After a failover a storage account is elsewhere than where it was made.
  const primary = STORAGE.test(type) ? plainText(resource, 'properties', 'primaryLocation') : undefined;
  const region = azureRegion(
    primary ?? plainText(resource, 'location') ?? plainText(resource, 'properties', 'dataCenterLocation'),
  );
  return region === undefined ? [] : [region];
}

const STORAGE = /^microsoft\.storage\/storageaccounts$/i;

/** Only where the resource itself says so: Azure encrypts more than its resources tell. */
function encryptedOf(resource: JsonCursor): boolean | undefined {
  const properties = resource.get('properties');
  const named = properties?.begun(KEYS_NAMED).some((path) => plainTextAlong(properties, path) !== undefined);
  const host = properties?.path('securityProfile', 'encryptionAtHost')?.boolean();
  return named === true || host === true ? true : undefined;
}

/** Fields that name a key, or what holds it. */
const KEYS_NAMED: readonly (readonly string[])[] = [
  ['encryption', 'keySource'],
  ['encryption', 'type'],
  ['encryption', 'diskEncryptionSetId'],
  ['encryption', 'keyVaultProperties', 'keyUri'],
  ['encryption', 'keyVaultProperties', 'keyIdentifier'],
  ['encryption', 'keyVaultProperties', 'keyvaulturi'],
  ['encryption', 'keyVaultProperties', 'keyName'],
  ['encryption', 'customerManagedKeyEncryption', 'keyEncryptionKeyUrl'],
  ['encryption', 'cmk', 'key', 'keyVaultUrl'],
  ['encryption', 'keyName'],
  ['encryptionProperties', 'keyName'],
  ['encryptionProperties', 'keyVaultProperties', 'keyName'],
  ['securitySettings', 'encryptionSettings', 'keyVaultProperties', 'keyUri'],
  ['securityProfile', 'secureVMDiskEncryptionSetId'],
  ['keyVaultProperties', 'keyName'],
  ['cosmosDbConfiguration', 'keyVaultKeyUri'],
  ['diskEncryptionSetID'],
  ['diskEncryptionSetId'],
  ['encryptionKeySource'],
  ['keyVaultKeyUri'],
  ['dataEncryption', 'primaryKeyURI'],
  ['storageProfile', 'osDisk', 'managedDisk', 'diskEncryptionSet', 'id'],
  ['storageProfile', 'osDisk', 'managedDisk', 'securityProfile', 'diskEncryptionSet', 'id'],
  ['storageProfile', 'osDisk', 'diskEncryptionSet', 'id'],
];

/**
 * A managed HSM and keys named `…-HSM` are in hardware; a premium vault may hold keys of both kinds. All of them are in
 * the platform's custody: a key that a customer manages in its vault is not one that the customer holds.
 */
function keyOf(
  type: string,
  resource: JsonCursor,
  regions: readonly string[],
): NonNullable<AzureItem['key']> {
  const name = type.toLowerCase();
  const keyType = plainText(resource, 'properties', 'kty');
  const sku = plainText(resource, 'properties', 'sku', 'name')?.toLowerCase();
  const hardware =
    /-HSM$/i.test(keyType ?? '') ||
    name.startsWith('microsoft.keyvault/managedhsms') ||
    name.startsWith('microsoft.hardwaresecuritymodules/');
  const software = keyType !== undefined || sku === 'standard';
  // A managed HSM may be extended to other regions: its keys are in all of them.
  const others = (resource.path('properties', 'regions')?.items() ?? []).some(
    (place) => !regions.includes(azureRegion(plainText(place, 'name')) ?? ''),
  );
  return {
    protection: hardware ? 'hardware' : software ? 'software' : 'unknown',
    custodian: 'platform',
    ...(others ? { multi_region: true } : {}),
  };
}
