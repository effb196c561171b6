import { ocsfFindings, type PostureRule } from '../ocsf-findings.ts';
import { Seeded } from '../seeded.ts';
import { grandeNuee } from './company.ts';

const { regions, project } = grandeNuee;

const each = (names: readonly string[]): PostureRule['results'] =>
  names.flatMap((name) => regions.map((region) => ({ resource: name, region, pass: true })));

/** What the group's own posture tool says of the project in which the two regions run. */
export function posture(): string {
  return ocsfFindings(
    [
      {
        control: 'GN-ST-01',
        title: 'Block volumes should be encrypted at rest',
        severity: 'High',
        resourceType: 'Volume',
        results: each(['metadata-1', 'metadata-2', 'metadata-3', 'metadata-4']),
      },
      {
        control: 'GN-ST-07',
        title: 'Containers should not be public',
        severity: 'Critical',
        resourceType: 'Container',
        results: each(['audit-logs', 'backups-daily', 'customer-billing']),
      },
      {
        control: 'GN-LG-02',
        title: 'Audit logging should be enabled',
        severity: 'High',
        resourceType: 'Region',
        results: each(['audit']),
      },
      {
        control: 'GN-ID-04',
        title: 'Administrators should use multi-factor authentication',
        severity: 'Critical',
        resourceType: 'Project',
        results: each(['gn-core']),
      },
    ],
    {
      product: 'Grande Nuée Posture',
      vendor: 'Grande Nuée',
      project,
      at: '2026-10-30T06:00:00Z',
      seeded: new Seeded('grande-nuee posture'),
    },
  );
}
