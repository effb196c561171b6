import { openstackScan } from '../openstack-scan.ts';
import { nordet } from './company.ts';

const regions = Object.values(nordet.regions);

/** Scan of the project in which the service runs. */
export function platformScan(): string {
  return openstackScan({
    project: nordet.projects.platform,
    name: 'plateforme',
    regions,
    servers: ['bastion-1', 'api-1', 'api-2', 'journaux-1', 'supervision-1'],
    unlocked: ['supervision-1'],
    volumes: ['base-clients-1', 'base-clients-2', 'journaux-1', 'journaux-2'],
    containers: ['images', 'journaux-inalterables', 'documents-facturation'],
    groups: ['bastion', 'api'],
    at: '2026-10-28T06:12:40Z',
  });
}

/** Scan of the project of copies. */
export function copiesScan(): string {
  return openstackScan({
    project: nordet.projects.copies,
    name: 'copies',
    regions,
    servers: ['reception-1', 'reception-2'],
    volumes: ['copies-1', 'copies-2', 'copies-3', 'copies-4'],
    containers: ['copies-quotidiennes', 'copies-mensuelles'],
    groups: ['default'],
    at: '2026-10-28T06:20:03Z',
  });
}
