import { oscalResults } from '../oscal-results.ts';
import { Seeded } from '../seeded.ts';
import { grandeNuee } from './company.ts';

/** What the assessor's governance tool exported: technically sound, but commanded from elsewhere. */
export function assessment(): string {
  return oscalResults(
    [
      { control: 'ac-2', title: 'Account management', satisfied: true },
      { control: 'au-9.2', title: 'Audit records on separate systems', satisfied: true },
      { control: 'cp-9.3', title: 'Separate storage of backups', satisfied: true },
      { control: 'ia-2.1', title: 'Multi-factor authentication', satisfied: true },
      { control: 'ps-7', title: 'External personnel security', satisfied: true },
      { control: 'ra-5', title: 'Vulnerability monitoring', satisfied: true },
      {
        control: 'sa-9.3',
        title: 'Trust relationship with providers',
        satisfied: false,
        remarks: `${grandeNuee.parent.name} may revoke licences and the update channel without consent.`,
      },
      { control: 'sa-9.5', title: 'Processing and storage location', satisfied: true },
      { control: 'sc-8.1', title: 'Cryptographic protection in transit', satisfied: true },
      { control: 'sc-28.1', title: 'Cryptographic protection at rest', satisfied: true },
    ],
    {
      title: 'Assessment of the Montréal regions, October 2026',
      system: grandeNuee.service,
      assessor: 'Vigie Évaluation inc. (démonstration)',
      collected: '2026-10-12T18:00:00Z',
      expires: '2027-10-12T18:00:00Z',
      seeded: new Seeded('grande-nuee assessment'),
    },
  );
}
