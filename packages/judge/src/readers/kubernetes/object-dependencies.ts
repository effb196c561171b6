import type { JsonCursor } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import { hostName, hostOfUrl, isWithinCluster } from '../host-name.ts';
import { imageSource } from '../image-source.ts';
import type { ClusterObject } from './cluster-object.ts';
import { podSpecPath } from './object-kinds.ts';
import { outsideStores } from './outside-stores.ts';
import { endpointHost } from './store-place.ts';

type Dependency = FactValue<'dependency'>;

/** Fields that name a host which could not be understood. */
export interface Unreadable {
  readonly field: string;
}

/**
 * Hosts outside the cluster that an object makes it depend on: registries of images, names that stand for a service,
 * webhooks that decide on each request, servers of files and blocks.
 */
export function dependenciesOf(object: ClusterObject): (Dependency | Unreadable)[] {
  const found: (Dependency | Unreadable)[] = [];
  const by = ownerOf(object);
  const add = (use: Dependency['use'], host: string | undefined, field: string, component?: string): void => {
    if (host === undefined) found.push({ field });
    else if (!isWithinCluster(host)) found.push({ host, use, by, ...(component ? { component } : {}) });
  };
  const path = podSpecPath(object);
  const pods = path === undefined ? undefined : object.cursor.path(...path);
  for (const reference of pods === undefined ? [] : imagesOf(pods)) {
    const source = imageSource(reference);
    add('image', source?.host, 'image', source?.image);
  }
  const volumes = pods?.get('volumes')?.items() ?? [];
  const persistent = object.kind === 'PersistentVolume' ? object.cursor.get('spec') : undefined;
  for (const volume of persistent === undefined ? volumes : [persistent])
    for (const [host, field] of serversOf(volume)) add('storage', hostName(host), field);
  const { cursor, group, kind } = object;
  if (group === '' && kind === 'Service' && cursor.textAlong(['spec', 'type']) === 'ExternalName')
    add('name', hostName(cursor.textAlong(['spec', 'externalName']) ?? ''), 'spec.externalName');
  if (group === 'admissionregistration.k8s.io')
    for (const webhook of cursor.get('webhooks')?.items() ?? []) addHook(webhook.get('clientConfig'));
  if (group === 'apiextensions.k8s.io') addHook(cursor.path('spec', 'conversion', 'webhook', 'clientConfig'));
  if (group === 'velero.io' && kind === 'BackupStorageLocation') {
    for (const name of ['s3Url', 'storageAccountURI']) {
      const url = cursor.textAlong(['spec', 'config', name]);
      if (url) add('storage', hostOfUrl(url), `spec.config.${name}`);
    }
  }
  // Most objects are of groups of the cluster itself, which name none.
  if (group.includes('.')) {
    for (const { role, endpoint, field } of outsideStores(`${group}/${kind}`, cursor) ?? [])
      if (endpoint !== undefined)
        add(role === 'telemetry' ? 'other' : 'storage', endpointHost(endpoint), `spec.${field ?? ''}`);
    for (const [use, url, field] of serversNamed(object)) add(use, endpointHost(url), field);
  }
  return found;

  function addHook(config: JsonCursor | undefined): void {
    const url = config?.text('url');
    if (url) add('webhook', hostOfUrl(url), 'clientConfig.url');
  }
}

/** Servers that objects of operators name outside the cluster: stores of secrets, issuers of certificates. */
function serversNamed({
  cursor,
  group,
  kind,
}: ClusterObject): [use: Dependency['use'], url: string, field: string][] {
  const told = (use: Dependency['use'], ...paths: string[]): [Dependency['use'], string, string][] =>
    paths.flatMap((path): [Dependency['use'], string, string][] => {
      const url = cursor.path(...path.split('.'))?.string();
      return url ? [[use, url, path]] : [];
    });
  if (group === 'external-secrets.io' && /^(?:Cluster)?SecretStore$/.test(kind))
    return told('storage', ...SECRET_SERVERS.map((name) => `spec.provider.${name}`));
  if (group === 'cert-manager.io' && /^(?:Cluster)?Issuer$/.test(kind))
    return told(
      'other',
      'spec.acme.server',
      'spec.vault.server',
      'spec.venafi.tpp.url',
      'spec.venafi.cloud.url',
    );
  return [];
}

const SECRET_SERVERS = [
  'akeyless.akeylessGWApiURL',
  'barbican.authURL',
  'beyondtrust.server.apiUrl',
  'bitwardensecretsmanager.apiURL',
  'chef.serverUrl',
  'conjur.url',
  'dvls.serverUrl',
  'fortanix.apiUrl',
  'github.url',
  'gitlab.url',
  'ibm.serviceUrl',
  'infisical.hostAPI',
  'kubernetes.server.url',
  'nebiusmysterybox.apiDomain',
  'ngrok.apiUrl',
  'onboardbase.apiHost',
  'onepassword.connectHost',
  'ovh.server',
  'passbolt.host',
  'passworddepot.host',
  'previder.baseUri',
  'pulumi.apiUrl',
  'scaleway.apiUrl',
  'secretserver.domain',
  'secretserver.serverURL',
  'senhasegura.url',
  'vault.server',
  'webhook.url',
  'yandexlockbox.apiEndpoint',
];

function imagesOf(pods: JsonCursor): string[] {
  const lists = ['containers', 'initContainers', 'ephemeralContainers'];
  const containers = lists.flatMap((list) => pods.get(list)?.items() ?? []);
  const mounted = (pods.get('volumes')?.items() ?? []).map((volume) => volume.path('image', 'reference'));
  const told = [...containers.map((container) => container.get('image')), ...mounted];
  return told.map((image) => image?.string() ?? '').filter((image) => image !== '');
}

function serversOf(volume: JsonCursor): [host: string, field: string][] {
  const told: [string | undefined, string][] = [
    [volume.textAlong(['nfs', 'server']), 'nfs.server'],
    [volume.textAlong(['iscsi', 'targetPortal']), 'iscsi.targetPortal'],
    ...(volume.path('iscsi', 'portals')?.items() ?? []).map((portal): [string | undefined, string] => [
      portal.string(),
      'iscsi.portals',
    ]),
    [volume.textAlong(['quobyte', 'registry']), 'quobyte.registry'],
    [addressHost(volume.textAlong(['scaleIO', 'gateway'])), 'scaleIO.gateway'],
    ...['cephfs', 'rbd'].flatMap((source) =>
      (volume.path(source, 'monitors')?.items() ?? []).map((monitor): [string | undefined, string] => [
        monitor.string(),
        `${source}.monitors`,
      ]),
    ),
    // Drivers of shared files keep the server's name among their attributes.
    [volume.textAlong(['csi', 'volumeAttributes', 'server']), 'csi.volumeAttributes.server'],
  ];
  return told.flatMap(([host, field]): [string, string][] => (host ? [[host, field]] : []));
}

function addressHost(url: string | undefined): string | undefined {
  return url === undefined ? undefined : (endpointHost(url) ?? url);
}

/** What the object belongs to: the thousands of pods of one workload are one dependency. */
function ownerOf({ cursor, namespace, title }: ClusterObject): string {
  const owners = cursor.path('metadata', 'ownerReferences')?.items() ?? [];
  const owner = owners.find((reference) => reference.get('controller')?.boolean() === true);
  const [kind, name] = [owner?.text('kind'), owner?.text('name')];
  return kind && name ? `${kind}/${namespace === undefined ? '' : `${namespace}/`}${name}` : title;
}
