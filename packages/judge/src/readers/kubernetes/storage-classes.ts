import type { JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import { detachedText } from '../../facts/detached-text.ts';
import { regionOfKey } from '../google-assets/asset-keys.ts';
import type { ClusterObject } from './cluster-object.ts';

/** Parameters that name the key, or the set of keys, which new volumes are encrypted with. */
const KEYS = [
  'kmsKeyId',
  'disk-encryption-kms-key',
  'diskEncryptionSetID',
  'encryptionKey',
  'encryptionKMSID',
  'instance-encryption-kms-key',
  'kms-key-id',
];

/** What a class of storage asks of its driver; it is kept when its object is gone. */
interface StorageClass {
  readonly maker: string | undefined;
  readonly since: string | undefined;
  readonly encrypts: boolean;
  /** Keys as key services of AWS and of Google name them. */
  readonly awsKey: string;
  readonly googleKey: string;
  readonly place: Place;
}

/** The classes of storage that a file lists: what they ask of their driver, and for which volumes. */
export class StorageClasses {
  readonly #classes = new Map<string, StorageClass>();

  add({ cursor, name, place }: ClusterObject): void {
    const parameters = cursor.get('parameters');
    this.#classes.set(detachedText(name), {
      maker: kept(cursor.get('provisioner')),
      since: kept(cursor.path('metadata', 'creationTimestamp')),
      encrypts: asksEncryption(parameters),
      awsKey: detachedText(parameterOf(parameters, 'kmsKeyId') ?? ''),
      googleKey: detachedText(
        parameterOf(parameters, 'disk-encryption-kms-key') ??
          parameterOf(parameters, 'instance-encryption-kms-key') ??
          '',
      ),
      place,
    });
  }

  /**
   * Whether a volume was made encrypted: only where its class asks for it, by the driver that made it, and is older than
   * the volume. A class may be deleted and made again, and a volume may name one that did not make it.
   */
  encrypts(volume: ClusterObject): boolean | undefined {
    const name = volume.cursor.path('spec', 'storageClassName')?.string();
    const found = name === undefined ? undefined : this.#classes.get(name);
    if (found === undefined) return undefined;
    const maker = volume.cursor.path('metadata', 'annotations', 'pv.kubernetes.io/provisioned-by')?.string();
    const made = volume.cursor.path('metadata', 'creationTimestamp')?.string();
    const { since } = found;
    if (maker === undefined || maker !== found.maker) return undefined;
    if (!isInstant(made) || !isInstant(since) || since > made) return undefined;
    return found.encrypts ? true : undefined;
  }

  /** Keys of key services that classes name, placed by their names. */
  addKeys(reading: ReadingBuilder): void {
    for (const { awsKey, googleKey, place } of this.#classes.values()) {
      const [, awsRegion, awsAccount] =
        /^arn:aws[a-z-]{0,12}:kms:([a-z0-9-]{1,40}):(\d{12}):/.exec(awsKey) ?? [];
      const google = /^projects\/([^/]+)\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+/.exec(
        googleKey,
      );
      const open = { protection: 'unknown', custodian: 'unknown' } as const;
      if (awsRegion !== undefined && awsAccount !== undefined) {
        const where = { platform: 'aws', account: awsAccount, region: awsRegion };
        reading.add('key', { key: awsKey, ...where, ...open }, place);
      }
      if (google !== null) {
        const region = regionOfKey(google[0]);
        const where = { platform: 'google', account: google[1]!, ...(region ? { region } : {}) };
        reading.add('key', { key: google[0], ...where, ...open }, place);
      }
    }
  }
}

function kept(cursor: JsonCursor | undefined): string | undefined {
  const text = cursor?.string();
  return text === undefined ? undefined : detachedText(text);
}

function asksEncryption(parameters: JsonCursor | undefined): boolean {
  const flags = ['encrypted', 'linodebs.csi.linode.com/encrypted'];
  return (
    flags.some((name) => parameterOf(parameters, name)?.toLowerCase() === 'true') ||
    KEYS.some((name) => !!parameterOf(parameters, name))
  );
}

/** A parameter of a class: most drivers take its name in whatever case it is written. */
export function parameterOf(parameters: JsonCursor | undefined, name: string): string | undefined {
  const exact = parameters?.get(name)?.string();
  if (exact !== undefined) return exact;
  const lower = name.toLowerCase();
  const key = parameters?.keys().find((one) => one.toLowerCase() === lower);
  return key === undefined ? undefined : parameters?.get(key)?.string();
}

/** As the API server writes it, in whole seconds of UTC: so written, instants sort as text. */
function isInstant(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text);
}
