import { configSnapshot } from '../aws-config-snapshot.ts';
import {
  bucket,
  database,
  key,
  keyStore,
  lambda,
  logGroup,
  replication,
  server,
  trail,
  volume,
} from '../aws-resources.ts';
import { containers } from '../openstack-resources.ts';
import { openstackListing } from '../openstack-listing.ts';
import { stateFile } from '../opentofu-state.ts';
import { Seeded } from '../seeded.ts';
import { revente } from './company.ts';

const PROVIDER = 'hashicorp/aws';
const OPENSTACK = 'terraform-provider-openstack/openstack';

/** The account of the customers: all but one bucket in Canada, keys in the customer's own module. */
export function clientsState(): string {
  const seeded = new Seeded('revente clients');
  const account = revente.accounts.clients;
  const home = { region: revente.home, account, seeded };
  const second = { region: revente.second, account, seeded };
  const abroad = { region: revente.forgotten, account, seeded };
  const store = { id: 'cks-1a2b3c4d5e6f70819', externalKey: 'cle-clinique-2026' };
  const kept = key(home, 'cle-dossiers', store);
  const secondKey = key(second, 'cle-copies', undefined);
  const resources = [
    keyStore(home, store.id, 'magasin-clinique', 'https://xks.clinique-du-ruisseau.invalid'),
    kept.resource,
    secondKey.resource,
    bucket(home, 'revente-dossiers', kept.arn),
    bucket(home, 'revente-images-medicales', kept.arn),
    bucket(second, 'revente-copies-calgary', secondKey.arn),
    bucket(abroad, 'revente-essai-analytique-2023', undefined),
    replication(home, 'revente-dossiers', ['revente-copies-calgary']),
    replication(home, 'revente-images-medicales', [
      'revente-copies-calgary',
      'revente-essai-analytique-2023',
    ]),
    server(home, 'portail-1'),
    server(home, 'portail-2'),
    volume(home, 'portail-donnees', kept.arn),
    volume(home, 'rapports-temporaires', kept.arn, false),
    database(home, 'dossiers', kept.arn),
    lambda(home, 'rappels-rendez-vous'),
    lambda(abroad, 'miniatures-essai'),
    logGroup(home, '/revente/portail'),
    logGroup(abroad, '/aws/lambda/miniatures-essai'),
    trail(home, 'revente', 'revente-journaux'),
  ];
  return stateFile(resources, { provider: PROVIDER, serial: 1188, seeded });
}

/** The account that keeps the logs of the others. */
export function logsState(): string {
  const seeded = new Seeded('revente logs');
  const home = { region: revente.home, account: revente.accounts.logs, seeded };
  const kept = key(home, 'cle-journaux', undefined);
  const resources = [
    kept.resource,
    bucket(home, 'revente-journaux', kept.arn),
    logGroup(home, '/revente/vigie'),
  ];
  return stateFile(resources, { provider: PROVIDER, serial: 61, seeded });
}

/** What the host recorded of the customers' account, in the region where it should all be. */
export function clientsSnapshot(): string {
  return configSnapshot(clientsState(), {
    account: revente.accounts.clients,
    region: revente.home,
    at: '2026-10-30T06:00:00.000Z',
    seeded: new Seeded('revente config'),
  });
}

/** The project at the second host: one container, where each night's manifest is kept beside the copies. */
function copiesState(): string {
  const { project, region } = revente.copies;
  const seeded = new Seeded('revente copies state');
  const resources = containers({ region, project, seeded }, ['manifestes-des-copies']);
  return stateFile(resources, { provider: OPENSTACK, serial: 14, seeded });
}

/** What the second host answers of the same project: the container, and four nights of copies. */
export function copiesListing(): string {
  const { project, region } = revente.copies;
  const seeded = new Seeded('revente copies');
  const volume = seeded.uuid();
  return openstackListing(copiesState(), {
    region,
    regions: [region],
    project,
    domain: 'exemple.invalid',
    volumeTypes: ['luks-dense'],
    backups: ['2026-10-28', '2026-10-29', '2026-10-30', '2026-10-31'].map((day) => ({
      id: seeded.uuid(),
      volume,
      name: `copie-dossiers-${day}`,
      size: 320,
      at: `${day}T05:10:00.000000`,
    })),
  });
}
