import type { JsonCursor } from '@ancrage/base';
import { pairedCopy } from '../azure-paired-copy.ts';
import { azureRegion } from '../azure-region.ts';
import { declaredHosts, hostFields } from '../declared-hosts.ts';
import type { DeclaredHost } from '../declared-hosts.ts';
import type { Copy, InventoryItem, Role } from '../inventory-facts.ts';
import { azureRoleOf, isElsewhere } from './azure-types.ts';

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
    key: role === 'key' ? keyOf(type, resource) : undefined,
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

/** Text of a field; undefined where it is absent, empty or an expression of a template. */
export function plainText(cursor: JsonCursor | undefined, ...path: (string | number)[]): string | undefined {
  return plainTextAlong(cursor, path);
}

function plainTextAlong(
  cursor: JsonCursor | undefined,
  path: readonly (string | number)[],
): string | undefined {
  const text = cursor?.along(path)?.string();
  return text === undefined || text === '' || (text.startsWith('[') && !text.startsWith('[['))
    ? undefined
    : text;
}

/** An edge zone or a custom location stands elsewhere than the region that manages it. */
function regionsOf(type: string, resource: JsonCursor): string[] {
  if (isElsewhere(type)) return [];
  const extended = plainText(resource, 'extendedLocation', 'name');
  const region = extended ?? azureRegion(plainText(resource, 'location'));
  return region === undefined ? [] : [region];
}

/** Only where the resource itself says so: Azure encrypts more than its resources tell. */
function encryptedOf(resource: JsonCursor): boolean | undefined {
  const properties = resource.get('properties');
  const named = properties?.begun(KEYS_NAMED).some((path) => plainTextAlong(properties, path) !== undefined);
  return named === true ? true : undefined;
}

/** Fields that name a key, or what holds it. */
const KEYS_NAMED: readonly (readonly string[])[] = [
  ['encryption', 'keySource'],
  ['encryption', 'type'],
  ['encryption', 'diskEncryptionSetId'],
  ['encryption', 'keyVaultProperties', 'keyUri'],
  ['encryption', 'keyVaultProperties', 'keyIdentifier'],
  ['encryption', 'keyVaultProperties', 'keyvaulturi'],
  ['keyVaultKeyUri'],
  ['dataEncryption', 'primaryKeyURI'],
  ['storageProfile', 'osDisk', 'managedDisk', 'diskEncryptionSet', 'id'],
];

/**
 * A managed HSM and keys named `…-HSM` are in hardware; a premium vault may hold keys of both kinds. All of them are in
 * the platform's custody: a key that a customer manages in its vault is not one that the customer holds.
 */
function keyOf(type: string, resource: JsonCursor): NonNullable<AzureItem['key']> {
  const name = type.toLowerCase();
  const keyType = plainText(resource, 'properties', 'kty');
  const sku = plainText(resource, 'properties', 'sku', 'name')?.toLowerCase();
  const hardware =
    /-HSM$/i.test(keyType ?? '') ||
    name.startsWith('microsoft.keyvault/managedhsms') ||
    name.startsWith('microsoft.hardwaresecuritymodules/');
  const software = keyType !== undefined || sku === 'standard';
  return { protection: hardware ? 'hardware' : software ? 'software' : 'unknown', custodian: 'platform' };
}

/** Lists of places to which a resource copies its data, each with the field that names the region. */
const PLACE_FIELDS: ReadonlyMap<readonly string[], string> = new Map([
  [['locations'], 'locationName'],
  [['geoDataReplication', 'locations'], 'locationName'],
  [['partnerServers'], 'location'],
  [['partnerRegions'], 'location'],
  [['publishingProfile', 'targetRegions'], 'name'],
]);
const PLACES = [...PLACE_FIELDS.keys()];

/** Fields that name the region that a copy is in. */
const ELSEWHERE: readonly (readonly string[])[] = [
  ['dataProtection', 'replication', 'remoteVolumeRegion'],
  ['linkedRedisCacheLocation'],
  ['replication', 'location'],
  ['partnerLocation'],
];

/** Fields, one of whose values says that the platform keeps a copy in the paired region. */
const GEO_VALUES: ReadonlyMap<readonly string[], RegExp> = new Map([
  [['currentBackupStorageRedundancy'], /^Geo(?:Zone)?$/i],
  [['requestedBackupStorageRedundancy'], /^Geo(?:Zone)?$/i],
  [['storageAccountType'], /^GZ?RS$/i],
  [['backup', 'geoRedundantBackup'], /^Enabled$/i],
  [['storageProfile', 'geoRedundantBackup'], /^Enabled$/i],
  [['backupPolicy', 'periodicModeProperties', 'backupStorageRedundancy'], /^Geo$/i],
  [['redundancySettings', 'standardTierStorageRedundancy'], /^GeoRedundant$/i],
  [['redundancySettings', 'crossRegionRestore'], /^Enabled$/i],
  [['featureSettings', 'crossRegionRestoreSettings', 'state'], /^Enabled$/i],
]);
const GEO = [...GEO_VALUES.keys()];

function copiesOf(role: Role, resource: JsonCursor, regions: readonly string[]): Copy[] {
  const properties = resource.get('properties');
  const copies: Copy[] = [];
  for (const path of properties?.begun(PLACES) ?? []) {
    for (const place of properties!.along(path)?.items() ?? []) {
      const region = azureRegion(plainText(place, PLACE_FIELDS.get(path)!));
      const target = region ?? plainText(place, 'id');
      if (target !== undefined && !(region !== undefined && regions.includes(region)))
        copies.push({ target, region });
    }
  }
  for (const path of properties?.begun(ELSEWHERE) ?? []) {
    // A workspace keeps the place of a replication that is off.
    if (properties!.path(path[0]!, 'enabled')?.boolean() === false) continue;
    const region = azureRegion(plainTextAlong(properties, path));
    if (region !== undefined && !regions.includes(region)) copies.push({ target: region, region });
  }
  for (const told of properties?.get('replicatedRegions')?.items() ?? []) {
    const region = azureRegion(plainText(told));
    if (region !== undefined && !regions.includes(region)) copies.push({ target: region, region });
  }
  const sku = plainText(resource, 'sku', 'name') ?? '';
  if (role === 'storage' && /_(?:RA)?GZ?RS$/i.test(sku))
    copies.push(pairedCopy(sku, regions, azureRegion(plainText(properties, 'secondaryLocation'))));
  const geo = properties
    ?.begun(GEO)
    .find((path) => GEO_VALUES.get(path)!.test(plainTextAlong(properties, path) ?? ''));
  if (geo !== undefined) copies.push(pairedCopy(geo.join('.'), regions));
  else if (settings(properties).some((type) => /^GeoRedundant$/i.test(type)))
    copies.push(pairedCopy('GeoRedundant', regions));
  return copies;
}

function settings(properties: JsonCursor | undefined): string[] {
  const items = properties?.get('storageSettings')?.items() ?? [];
  return items.map((item) => plainText(item, 'type') ?? '');
}
