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
import { stateFile } from '../opentofu-state.ts';
import { Seeded } from '../seeded.ts';
import { revente } from './company.ts';

const PROVIDER = 'hashicorp/aws';

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
