import { openstackScan } from '../openstack-scan.ts';
import { grandeNuee } from './company.ts';

/** Scan of the project in which the two regions run. */
export function scan(): string {
  return openstackScan({
    project: grandeNuee.project,
    name: 'gn-core',
    regions: grandeNuee.regions,
    servers: ['control-plane-1', 'control-plane-2', 'object-store-1', 'object-store-2', 'telemetry-1'],
    volumes: ['metadata-1', 'metadata-2', 'metadata-3', 'metadata-4'],
    containers: ['audit-logs', 'backups-daily', 'customer-billing'],
    groups: ['edge'],
    at: '2026-10-30T04:02:51Z',
  });
}
