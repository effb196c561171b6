import { oscalResults } from '../oscal-results.ts';
import { Seeded } from '../seeded.ts';
import { nordet } from './company.ts';

const TITLES: readonly (readonly [control: string, title: string])[] = [
  ['ac-2', 'Gestion des comptes'],
  ['ac-6.5', 'Comptes privilégiés'],
  ['ac-17.1', 'Surveillance des accès à distance'],
  ['au-9.2', 'Copies des journaux sur un autre système'],
  ['au-11', 'Conservation des journaux'],
  ['cp-9.1', 'Essai de la restauration des copies'],
  ['cp-9.3', 'Entreposage séparé des copies'],
  ['ia-2.1', 'Authentification multifacteur'],
  ['ra-5', 'Balayage des vulnérabilités'],
  ['sa-9.5', 'Lieu du traitement et de l’entreposage'],
  ['sc-8.1', 'Chiffrement en transit'],
  ['sc-12.1', 'Disponibilité des clés'],
  ['sc-28.1', 'Chiffrement au repos'],
  ['si-2', 'Correction des failles'],
];

/** What the assessor's governance tool exported of the controls of ITSG-33 that it examined on site. */
export function assessment(): string {
  return oscalResults(
    TITLES.map(([control, title]) => ({ control, title, satisfied: true })),
    {
      title: 'Évaluation de Nordet Fonds de roche, octobre 2026',
      system: nordet.service,
      assessor: 'Vigie Évaluation inc. (démonstration)',
      collected: '2026-10-07T18:00:00Z',
      expires: '2027-10-07T18:00:00Z',
      seeded: new Seeded('nordet assessment'),
    },
  );
}
