import { prowlerScan, type ScanCheck } from './prowler-scan.ts';
import { Seeded } from './seeded.ts';

/** What a scan of one project looked at, by name; each name stands in every region. */
export interface ScannedProject {
  readonly project: string;
  readonly name: string;
  readonly regions: readonly string[];
  readonly servers: readonly string[];
  readonly volumes: readonly string[];
  readonly containers: readonly string[];
  readonly groups: readonly string[];
  /** Servers that nobody locked: a finding of little weight, that no control asks about. */
  readonly unlocked?: readonly string[];
  readonly at: string;
}

/** Scan of a project by Prowler's openstack provider, where nothing but locks is amiss. */
export function openstackScan(scanned: ScannedProject): string {
  const seeded = new Seeded(`scan ${scanned.project}`);
  const { servers, volumes, containers, groups, unlocked = [] } = scanned;
  const each = (
    names: readonly string[],
    words: string,
    status: 'PASS' | 'FAIL' = 'PASS',
  ): ScanCheck['results'] =>
    names.flatMap((name) =>
      scanned.regions.map((region) => ({
        status,
        resource: seeded.uuid(),
        region,
        detail: `${name} (${region}): ${words}`,
      })),
    );
  const checks: ScanCheck[] = [
    check(
      'blockstorage_volume_encryption_enabled',
      'Volumes are encrypted',
      'High',
      each(volumes, 'volume is encrypted.'),
    ),
    check(
      'blockstorage_volume_backup_exists',
      'Volumes have a backup',
      'Medium',
      each(volumes, 'volume has a backup.'),
    ),
    check(
      'compute_instance_security_groups_attached',
      'Servers have security groups',
      'High',
      each(servers, 'has security groups.'),
    ),
    check(
      'compute_instance_key_based_authentication',
      'Servers accept keys only',
      'Medium',
      each(servers, 'uses a key pair.'),
    ),
    check('compute_instance_locked_status_enabled', 'Servers are locked', 'Low', [
      ...each(
        servers.filter((name) => !unlocked.includes(name)),
        'is locked.',
      ),
      ...each(unlocked, 'is not locked.', 'FAIL'),
    ]),
    check(
      'networking_security_group_allows_ssh_from_internet',
      'SSH is closed to the internet',
      'High',
      each(groups, 'does not allow SSH from the internet.'),
    ),
    check(
      'networking_security_group_allows_all_ingress_from_internet',
      'No group is open to everything',
      'Critical',
      each(groups, 'does not allow all ingress.'),
    ),
    check(
      'objectstorage_container_public_read_acl_disabled',
      'Containers are not public',
      'Critical',
      each(containers, 'is not readable by everyone.'),
    ),
    check(
      'objectstorage_container_sync_not_enabled',
      'Containers are not synchronised elsewhere',
      'Medium',
      each(containers, 'has no synchronisation.'),
    ),
  ];
  return prowlerScan(checks, {
    provider: 'openstack',
    account: scanned.project,
    accountName: scanned.name,
    at: scanned.at,
    seeded,
  });
}

function check(
  code: string,
  title: string,
  severity: ScanCheck['severity'],
  results: ScanCheck['results'],
): ScanCheck {
  const service = code.slice(0, code.indexOf('_'));
  return {
    code,
    title,
    service,
    severity,
    resourceType: 'NotDefined',
    remedy: 'See the documentation of the check.',
    results,
  };
}
