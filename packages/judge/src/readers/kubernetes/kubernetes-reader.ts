import { canonicalJson } from '@ancrage/base';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { hostOfUrl } from '../host-name.ts';
import { InventoryFacts } from '../inventory-facts.ts';
import type { InventoryItem } from '../inventory-facts.ts';
import { LimitedNotes, shortened } from '../limited-notes.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { clusterListing } from './cluster-object.ts';
import type { ClusterObject } from './cluster-object.ts';
import { ClusterTopology } from './cluster-topology.ts';
import { clusterName, isWholeCluster } from './cluster-whole.ts';
import { nodePlace } from './node-place.ts';
import { dependenciesOf } from './object-dependencies.ts';
import { isKnownKind, isPlatformResource } from './object-kinds.ts';
import { StorageClasses } from './storage-classes.ts';
import { snapshotItem, volumeItem } from './volume-item.ts';

/** Objects of Kubernetes as `kubectl get` writes them, in JSON or in YAML. */
export const kubernetesReader: Reader = {
  format: 'kubernetes',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*\{/.test(text)
      ? /^\uFEFF?\s*\{\s*"(?:apiVersion|kind)"\s*:\s*"[A-Za-z0-9./-]{1,120}"\s*,/.test(text) &&
        /"apiVersion"\s*:/.test(text) &&
        /"kind"\s*:/.test(text)
      : /^(?:\uFEFF)?(?:[ \t\r]*(?:#[^\n]*)?\n|---[^\n]{0,200}\n)*(?:apiVersion|kind):[ \t]*["']?[A-Za-z0-9./-]{1,120}/.test(
          text,
        ) &&
        /^apiVersion:/m.test(text) &&
        (/^kind:/m.test(text) || /^items:/m.test(text)),
  read: readObjects,
};

function readObjects(bytes: Uint8Array, hint: ReadHint): Reading {
  const { objects, skipped, cut, total } = clusterListing(bytes);
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'kubernetes', version: 'v1' });
  const inventory = new InventoryFacts(reading);
  const notes = new LimitedNotes(reading);
  const cluster = clusterName(objects);
  const nodes = objects.filter(({ group, kind }) => group === '' && kind === 'Node');
  const topology = new ClusterTopology(nodes);
  const classes = new StorageClasses(
    objects.filter(({ group, kind }) => group === 'storage.k8s.io' && kind === 'StorageClass'),
  );
  const contents = new Set(
    objects.flatMap(({ kind, name }) => (kind === 'VolumeSnapshotContent' ? [name] : [])),
  );
  const seen = new Set<string>();
  let [used, resources, own] = [0, 0, true];
  for (const object of objects) {
    const { title, place } = object;
    const item = itemOf(object, topology, classes, contents);
    if (item !== undefined) {
      const account = item.account ?? (item.platform === 'kubernetes' ? cluster : undefined);
      inventory.add({ name: title, type: typeOf(object), ...item, account, place });
      resources += 1;
      own &&= item.platform === 'kubernetes';
    } else if (!isKnownKind(object)) notes.note('UNKNOWN_TYPE', place, { type: shortened(typeOf(object)) });
    let told = item !== undefined;
    for (const dependency of dependenciesOf(object)) {
      if ('field' in dependency) {
        notes.note('FIELD_UNREADABLE', place, dependency as { field: string });
        continue;
      }
      told = true;
      const key = canonicalJson(dependency);
      if (seen.has(key)) continue;
      seen.add(key);
      reading.add('dependency', dependency, place);
    }
    if (told) used += 1;
  }
  classes.addKeys(reading);
  const place = objects[0]?.place ?? { pointer: '' };
  reading.records(total, used);
  notes.count('SKIPPED_RECORDS', place, skipped);
  // Volumes and machines of a platform are of one of its accounts, which only a listing of its own inventories.
  const whole = !cut && skipped === 0 && own && cluster !== undefined && isWholeCluster(objects);
  if (!whole) notes.note('LISTING_PARTIAL', place, { resources });
  inventory.close(place, whole);
  notes.close();
  return reading.build();
}

function typeOf({ group, kind }: ClusterObject): string {
  return group === '' ? kind : `${group}/${kind}`;
}

type Item = Omit<InventoryItem, 'name' | 'place' | 'type'>;

function itemOf(
  object: ClusterObject,
  topology: ClusterTopology,
  classes: StorageClasses,
  contents: ReadonlySet<string>,
): Item | undefined {
  const { cursor, group } = object;
  switch (typeOf(object)) {
    case 'Node':
      return { role: 'processing', ...nodePlace(object) };
    case 'PersistentVolume':
      return volumeItem(object, topology, classes);
    case 'snapshot.storage.k8s.io/VolumeSnapshotContent':
      return snapshotItem(object, topology);
    case 'snapshot.storage.k8s.io/VolumeSnapshot': {
      // The content that it is bound to tells more, where the file lists it.
      const bound = cursor.path('status', 'boundVolumeSnapshotContentName')?.string();
      const listed = bound !== undefined && contents.has(bound);
      return listed
        ? undefined
        : { role: 'backup', platform: topology.platform ?? 'kubernetes', regions: [] };
    }
    case 'velero.io/BackupStorageLocation':
      return backupLocation(object);
    default:
      return isPlatformResource(object) ? { role: 'unknown', platform: group, regions: [] } : undefined;
  }
}

/** Where Velero sends its backups: a bucket, of the platform that the address names where one is given. */
function backupLocation({ cursor }: ClusterObject): Item {
  const spec = cursor.get('spec');
  const url = spec?.path('config', 's3Url')?.string();
  const host = hostOfUrl(url ?? '') ?? '';
  const provider = (spec?.get('provider')?.string() ?? '').replace(/^velero\.io\//, '');
  const platform = url
    ? host.endsWith('.amazonaws.com')
      ? 'aws'
      : /\.cloud\.ovh\.(?:net|us)$/.test(host)
        ? 'ovh'
        : 'kubernetes'
    : provider === 'gcp'
      ? 'google'
      : provider || 'kubernetes';
  const told = [spec?.path('config', 'region')?.string(), regionOfHost(host)];
  // The address decides where the bytes go, and the field is what somebody typed: where they differ, neither is taken.
  const regions =
    platform === 'kubernetes'
      ? []
      : told.filter((region) => region !== undefined).filter((region) => region !== '');
  // Whoever writes the object names the bucket and its region: it stands for no bucket that a copy elsewhere goes to.
  return { role: 'backup', platform, regions };
}

/** Region within the host of an object store: `s3.ca-central-1.amazonaws.com`, `b.s3.dualstack.…`, `s3.bhs.io.cloud.ovh.net`. */
function regionOfHost(host: string): string | undefined {
  const aws = /(?:^|\.)s3[.-](?:dualstack\.|fips\.)?([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com$/.exec(host);
  return (aws ?? /^s3\.([a-z0-9-]+)\.(?:io|perf)\.cloud\.ovh\.(?:net|us)$/.exec(host))?.[1];
}
