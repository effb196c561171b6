import {
  cluster,
  containers,
  instances,
  network,
  type OpenStackProject,
  secrets,
  securityGroup,
  volumes,
} from '../openstack-resources.ts';
import { openstackListing } from '../openstack-listing.ts';
import { stateFile, type StateResource } from '../opentofu-state.ts';
import { Seeded } from '../seeded.ts';
import { grandeNuee } from './company.ts';

/** The project in which the provider runs its two regions. */
export function state(): string {
  const seeded = new Seeded('grande-nuee state');
  const resources = grandeNuee.regions.flatMap((region) =>
    regionOf({ region, project: grandeNuee.project, seeded }),
  );
  return stateFile(resources, { provider: 'terraform-provider-openstack/openstack', serial: 20_518, seeded });
}

function regionOf(at: OpenStackProject): StateResource[] {
  return [
    ...network(at, 'core', '10.0.0.0/20'),
    ...securityGroup(at, 'edge', [{ port: 443, from: '0.0.0.0/0' }]),
    instances(at, 'control-plane', 5, 'm8.xlarge', '10.0.1'),
    instances(at, 'object-store', 6, 's16.dense', '10.0.2'),
    instances(at, 'telemetry', 3, 'm8.large', '10.0.3'),
    cluster(at, 'services'),
    volumes(at, 'metadata', 4, 2000),
    ...containers(at, ['audit-logs', 'backups-daily', 'customer-billing']),
    ...secrets(at, ['volume-kek', 'object-kek']),
  ];
}

/** What the cloud itself answers of that project, asked in one of its two regions. */
export function listing(region: string): string {
  return openstackListing(state(), {
    region,
    regions: grandeNuee.regions,
    project: grandeNuee.project,
    domain: 'exemple.invalid',
    volumeTypes: ['luks-ssd'],
  });
}
