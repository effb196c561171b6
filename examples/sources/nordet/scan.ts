import { prowlerScan, type ScanCheck } from '../prowler-scan.ts';
import { Seeded } from '../seeded.ts';
import { nordet } from './company.ts';

const { levis, sherbrooke } = nordet.regions;

/** Scan of the project of the platform, by Prowler's openstack provider. */
export function scan(): string {
  const seeded = new Seeded('nordet scan');
  const each = (names: readonly string[], status: 'PASS' | 'FAIL', words: string): ScanCheck['results'] =>
    names.flatMap((name) =>
      [levis, sherbrooke].map((region) => ({ status, resource: seeded.uuid(), region, detail: `${name} (${region}): ${words}` })),
    );
  const servers = ['bastion-1', 'api-1', 'api-2', 'journaux-1', 'supervision-1'];
  const stores = ['base-clients-1', 'base-clients-2', 'journaux-1', 'journaux-2'];
  const boxes = ['images', 'journaux-inalterables', 'documents-facturation'];
  return prowlerScan(
    [
      check('blockstorage_volume_encryption_enabled', 'Volumes are encrypted', 'blockstorage', 'High', each(stores, 'PASS', 'volume is encrypted.')),
      check('blockstorage_volume_backup_exists', 'Volumes have a backup', 'blockstorage', 'Medium', each(stores, 'PASS', 'volume has a backup.')),
      check('blockstorage_volume_multiattach_disabled', 'Volumes attach to one server', 'blockstorage', 'Low', each(stores, 'PASS', 'multi-attach is off.')),
      check('compute_instance_security_groups_attached', 'Servers have security groups', 'compute', 'High', each(servers, 'PASS', 'has security groups.')),
      check('compute_instance_key_based_authentication', 'Servers accept keys only', 'compute', 'Medium', each(servers, 'PASS', 'uses a key pair.')),
      check('compute_instance_locked_status_enabled', 'Servers are locked', 'compute', 'Low', [
        ...each(servers.slice(0, 2), 'PASS', 'is locked.'),
        ...each(servers.slice(2), 'FAIL', 'is not locked.'),
      ]),
      check('networking_security_group_allows_ssh_from_internet', 'SSH is closed to the internet', 'networking', 'High', each(['bastion', 'api'], 'PASS', 'does not allow SSH from the internet.')),
      check('networking_security_group_allows_all_ingress_from_internet', 'No group is open to everything', 'networking', 'Critical', each(['bastion', 'api'], 'PASS', 'does not allow all ingress.')),
      check('objectstorage_container_public_read_acl_disabled', 'Containers are not public', 'objectstorage', 'Critical', each(boxes, 'PASS', 'is not readable by everyone.')),
      check('objectstorage_container_sync_not_enabled', 'Containers are not synchronised elsewhere', 'objectstorage', 'Medium', each(boxes, 'PASS', 'has no synchronisation.')),
      check('objectstorage_container_versioning_enabled', 'Containers keep versions', 'objectstorage', 'Low', each(boxes, 'PASS', 'keeps versions.')),
    ],
    {
      provider: 'openstack',
      account: nordet.projects.platform,
      accountName: 'plateforme',
      at: '2026-10-28T06:12:40Z',
      seeded,
    },
  );
}

function check(
  code: string,
  title: string,
  service: string,
  severity: ScanCheck['severity'],
  results: ScanCheck['results'],
): ScanCheck {
  return { code, title, service, severity, resourceType: 'NotDefined', remedy: 'See the documentation of the check.', results };
}
