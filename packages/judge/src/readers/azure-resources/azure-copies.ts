import type { JsonCursor } from '@ancrage/base';
import { pairedCopy } from '../azure-paired-copy.ts';
import { azureRegion } from '../azure-region.ts';
import { hostOfUrl } from '../host-name.ts';
import type { Copy, Role } from '../inventory-facts.ts';
import { plainText, plainTextAlong } from './plain-text.ts';

type Path = readonly string[];

/** Lists of places to which a resource copies its data, each with the fields of which one names the region. */
const PLACE_FIELDS: ReadonlyMap<Path, readonly string[]> = new Map<Path, readonly string[]>([
  [['locations'], ['locationName', 'location']],
  [['readLocations'], ['locationName']],
  [['writeLocations'], ['locationName']],
  [['locations', 'regions'], ['name']],
  [['geoDataReplication', 'locations'], ['locationName']],
  [['partnerServers'], ['location']],
  [['partnerRegions'], ['location']],
  [['publishingProfile', 'targetRegions'], ['name']],
  [['additionalLocations'], ['location']],
  [['additionalLocationsProfile', 'locationProfiles'], ['location']],
  [['regionDetails'], ['location']],
  [['replicaSets'], ['location']],
  [['dataProtection', 'replication', 'destinationReplications'], ['region']],
  [['geoReplication', 'linkedDatabases'], []],
  [['readReplicas'], []],
]);
const PLACES = [...PLACE_FIELDS.keys()];

/** Fields that name the region that a copy is in, or list such names. */
const ELSEWHERE: readonly Path[] = [
  ['dataProtection', 'replication', 'remoteVolumeRegion'],
  ['linkedRedisCacheLocation'],
  ['replication', 'location'],
  ['partnerLocation'],
  ['providerSpecificDetails', 'recoveryFabricLocation'],
  ['providerSpecificDetails', 'targetLocation'],
  ['customProperties', 'targetLocation'],
  ['replicatedRegions'],
  ['dataRegions'],
];

/** Fields that name the other end of a copy, which its own entry places where it is listed. */
const OTHER_ENDS: readonly Path[] = [
  ['partnerNamespace'],
  ['partnerServerId'],
  ['partnerEndpoint'],
  ['destinationAccount'],
];

/** Fields, one of whose values says that the platform keeps a copy in the paired region. */
const GEO_VALUES: ReadonlyMap<Path, RegExp> = new Map<Path, RegExp>([
  [['currentBackupStorageRedundancy'], /^Geo(?:Zone)?$/i],
  [['requestedBackupStorageRedundancy'], /^Geo(?:Zone)?$/i],
  [['backupStorageRedundancy'], /^Geo(?:Zone)?$/i],
  [['storageAccountType'], /^GZ?RS$/i],
  [['backup', 'geoRedundantBackup'], /^Enabled$/i],
  [['storageProfile', 'geoRedundantBackup'], /^Enabled$/i],
  [['backupPolicy', 'periodicModeProperties', 'backupStorageRedundancy'], /^Geo$/i],
  [['redundancySettings', 'standardTierStorageRedundancy'], /^GeoRedundant$/i],
  [['redundancySettings', 'crossRegionRestore'], /^Enabled$/i],
  [['featureSettings', 'crossRegionRestoreSettings', 'state'], /^Enabled$/i],
  [['storageModelType'], /^GeoRedundant$/i],
  [['replicationRegion'], /^Default$/i],
]);
const GEO = [...GEO_VALUES.keys()];

/**
 * Copies of its data that a resource tells, by the fields of the published specifications: lists of regions, a region, the
 * other end, or a word that says that the platform keeps one in the paired region.
 */
export function copiesOf(role: Role, resource: JsonCursor, regions: readonly string[]): Copy[] {
  const properties = resource.get('properties');
  const id = plainText(resource, 'id')?.toLowerCase() ?? '';
  const copies = new Map<string, Copy>();
  const add = (target: string | undefined, region?: string): void => {
    if (target === undefined || copies.has(target)) return;
    if (region === undefined ? isOf(id, target) : regions.includes(region)) return;
    copies.set(target, { target, region });
  };
  const addRegion = (told: string | undefined): void => {
    const region = azureRegion(told);
    add(region, region);
  };
  for (const path of properties?.begun(PLACES) ?? []) {
    for (const place of properties!.along(path)?.items() ?? []) {
      const told = PLACE_FIELDS.get(path)!.map((field) => plainText(place, field));
      const region = azureRegion(told.find((one) => one !== undefined));
      add(region ?? plainText(place, 'id') ?? plainText(place), region);
    }
  }
  for (const path of properties?.begun(ELSEWHERE) ?? []) {
    // A workspace keeps the place of a replication that is off.
    if (properties!.path(path[0]!, 'enabled')?.boolean() === false) continue;
    addRegion(plainTextAlong(properties, path));
    for (const told of properties!.along(path)?.items() ?? []) addRegion(plainText(told));
  }
  for (const path of properties?.begun(OTHER_ENDS) ?? []) {
    const told = plainTextAlong(properties, path);
    add(told?.includes('://') === true ? (hostOfUrl(told) ?? path[0]) : told);
  }
  for (const told of properties?.get('distribute')?.items() ?? []) {
    addRegion(plainText(told, 'location'));
    for (const region of told.get('replicationRegions')?.items() ?? []) addRegion(plainText(region));
    for (const region of told.get('targetRegions')?.items() ?? []) addRegion(plainText(region, 'name'));
  }
  const hubs = plainText(properties, 'replicationRegion');
  if (hubs !== undefined && !/^(?:Default|None)$/i.test(hubs)) addRegion(hubs);
  return [...copies.values(), ...pairedCopies(role, resource, regions)];
}

/** Copies that the platform places itself. */
function pairedCopies(role: Role, resource: JsonCursor, regions: readonly string[]): Copy[] {
  const properties = resource.get('properties');
  const copies: Copy[] = [];
  const sku = plainText(resource, 'sku', 'name') ?? '';
  if (role === 'storage' && /_(?:RA)?GZ?RS$/i.test(sku))
    copies.push(pairedCopy(sku, regions, azureRegion(plainText(properties, 'secondaryLocation'))));
  const geo = properties
    ?.begun(GEO)
    .find((path) => GEO_VALUES.get(path)!.test(plainTextAlong(properties, path) ?? ''));
  if (geo !== undefined) copies.push(pairedCopy(geo.join('.'), regions));
  else if (settings(properties).some((type) => /^GeoRedundant$/i.test(type)))
    copies.push(pairedCopy('GeoRedundant', regions));
  else if (properties?.get('crossRegionRestoreFlag')?.boolean() === true)
    copies.push(pairedCopy('crossRegionRestoreFlag', regions));
  return copies;
}

/** Whether a resource is the named one, or a part of it: it is no copy of itself. */
function isOf(id: string, target: string): boolean {
  const other = target.toLowerCase();
  return id === other || id.startsWith(`${other}/`) || id.includes(`/storageaccounts/${other}/`);
}

function settings(properties: JsonCursor | undefined): string[] {
  const items = properties?.get('storageSettings')?.items() ?? [];
  return items.map((item) => plainText(item, 'type') ?? '');
}
