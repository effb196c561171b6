import { googleRegion } from '../google-region.ts';
import { dataTexts, field } from './asset-fields.ts';
import type { Asset, DataPath } from './asset-fields.ts';

/** Names of the keys of Cloud KMS that an asset says it is encrypted with, without their versions. */
export function keysOf(asset: Asset): readonly string[] {
  const { cursor, data } = asset;
  let names: string[] | undefined;
  const add = (text: string | undefined): void => {
    const name = text === undefined ? undefined : KEY_NAME.exec(text)?.[0];
    if (name === undefined || names?.includes(name) === true) return;
    names ??= [];
    names.push(name);
  };
  for (const path of data?.begun(KEYS_NAMED) ?? []) for (const text of dataTexts(data, path)) add(text);
  add(field(cursor, 'kmsKey')?.string());
  for (const item of field(cursor, 'kmsKeys')?.items() ?? []) add(item.string());
  return names ?? NO_KEYS;
}

const NO_KEYS: readonly string[] = [];

/**
 * Where services name the key that they encrypt a resource with, by the discovery documents of each. A key of what a
 * resource was made from (`sourceDiskEncryptionKey`) is not its own.
 */
const KEYS_NAMED: readonly DataPath[] = [
  'encryption defaultKmsKeyName',
  'defaultEncryptionConfiguration kmsKeyName',
  'encryptionConfiguration kmsKeyName',
  'diskEncryptionConfiguration kmsKeyName',
  'diskEncryptionKey kmsKeyName',
  'snapshotEncryptionKey kmsKeyName',
  'imageEncryptionKey kmsKeyName',
  'machineImageEncryptionKey kmsKeyName',
  'instanceEncryptionKey kmsKeyName',
  'databaseEncryption keyName',
  'userManagedKeysConfig controlPlaneDiskEncryptionKey',
  'userManagedKeysConfig gkeopsEtcdBackupEncryptionKey',
  'nodePools * config bootDiskKmsKey',
  'config bootDiskKmsKey',
  'config encryptionConfig gcePdKmsKeyName',
  'config encryptionConfig kmsKey',
  'config encryptionConfig kmsKeyName',
  'encryptionConfig kmsKeyName',
  'encryptionConfig kmsKeyNames *',
  'encryptionConfig kmsKey',
  'encryptionInfo kmsKeyVersion',
  'encryptionInfo kmsKeyVersions *',
  'encryptionInformation * kmsKeyVersion',
  'encryptionSpec kmsKeyName',
  'encryptionSpec kmsKey',
  'encryptionKey gcpKmsEncryptionKey',
  'backupConfig encryptionKey gcpKmsEncryptionKey',
  'automatedBackupPolicy encryptionConfig kmsKeyName',
  'continuousBackupConfig encryptionConfig kmsKeyName',
  'customerManagedEncryption kmsKeyName',
  'replication automatic customerManagedEncryption kmsKeyName',
  'replication userManaged replicas * customerManagedEncryption kmsKeyName',
  'template encryptionKey',
  'template template encryptionKey',
  'spec template metadata annotations run.googleapis.com/encryption-key',
  'environment serviceKmsKeyName',
  'cmekConfig kmsKeyName',
  'cmekConfig kmsKey',
  'cmekSettings kmsKeyName',
  'cmekKeyName',
  'cryptoKeyName',
  'customerManagedEncryptionKey',
  'customerManagedKey',
  'diskEncryptionKeyName',
  'runtimeDatabaseEncryptionKeyName',
  'kmsKey',
  'kmsKeyName',
  'kmsKeyVersion',
  'kmsKeyVersions *',
].map((path) => path.split(' '));

const KEY_NAME =
  /projects\/[^/]{1,200}\/locations\/[^/]{1,100}\/keyRings\/[^/]{1,100}\/cryptoKeys\/[^/]{1,100}/;

/** The region that the name of a key carries. */
export function regionOfKey(key: string): string | undefined {
  return googleRegion(/\/locations\/([^/]+)\//.exec(key)?.[1]);
}
