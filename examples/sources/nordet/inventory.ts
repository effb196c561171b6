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
import { nordet } from './company.ts';

const PROVIDER = 'terraform-provider-openstack/openstack';

/** The project in which Nordet runs the service itself, over both sites. */
export function platformState(): string {
  const seeded = new Seeded('nordet platform');
  const resources = Object.values(nordet.regions).flatMap((region, index) =>
    platformOf({ region, project: nordet.projects.platform, seeded }, index === 0),
  );
  return stateFile(resources, { provider: PROVIDER, serial: 412, seeded });
}

function platformOf(at: OpenStackProject, main: boolean): StateResource[] {
  return [
    ...network(at, 'exploitation', '10.20.0.0/22'),
    ...securityGroup(at, 'bastion', [{ port: 22, from: nordet.prefixes.administration }]),
    ...securityGroup(at, 'api', [
      { port: 443, from: '0.0.0.0/0' },
      { port: 9090, from: '10.20.0.0/22' },
    ]),
    instances(at, 'bastion', 1, 'c2.petit', '10.20.0'),
    instances(at, 'api', main ? 3 : 2, 'c4.moyen', '10.20.1'),
    instances(at, 'journaux', 2, 'c4.moyen', '10.20.2'),
    instances(at, 'supervision', 1, 'c2.petit', '10.20.2'),
    ...(main ? [cluster(at, 'console'), instances(at, 'facturation', 1, 'c4.moyen', '10.20.3')] : []),
    volumes(at, 'base-clients', 2, 500),
    volumes(at, 'journaux', 2, 2000),
    ...containers(at, ['images', 'journaux-inalterables', 'documents-facturation']),
    ...secrets(at, ['cle-volumes', 'cle-objets']),
  ];
}

/** The project that keeps second copies, each site for the other. */
export function copiesState(): string {
  const seeded = new Seeded('nordet copies');
  const resources = Object.values(nordet.regions).flatMap((region): StateResource[] => {
    const at = { region, project: nordet.projects.copies, seeded };
    return [
      ...network(at, 'copies', '10.60.0.0/24'),
      instances(at, 'reception', 2, 'c2.petit', '10.60.0'),
      volumes(at, 'copies', 4, 4000, 'luks-dense'),
      ...containers(at, ['copies-quotidiennes', 'copies-mensuelles']),
      ...secrets(at, ['cle-copies']),
    ];
  });
  return stateFile(resources, { provider: PROVIDER, serial: 97, seeded });
}

/** What the cloud itself answers of the same project, asked in one of its regions. */
export function copiesListing(region: string): string {
  return openstackListing(copiesState(), {
    region,
    regions: Object.values(nordet.regions),
    project: nordet.projects.copies,
    domain: 'exemple.invalid',
    volumeTypes: ['luks-ssd', 'luks-dense'],
  });
}
