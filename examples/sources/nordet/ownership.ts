import { bodsPackage, entity, holding, person } from '../bods-package.ts';
import { Seeded } from '../seeded.ts';
import { nordet } from './company.ts';

/** Record identifiers of the declaration; the entity's own is its number in the register. */
export const holders = {
  ouelletHolding: 'gestion-ouellet',
  awashishHolding: 'gestion-awashish',
  cooperative: 'coop-granit',
  ouellet: 'p-ouellet',
  awashish: 'p-awashish',
  beaulieu: 'p-beaulieu',
} as const;

/** Who holds Nordet, as the assessor copied it from the company's register of shareholders and filed it. */
export function declaration(): string {
  const quebec = (address: string): { jurisdiction: string; address: string } => ({
    jurisdiction: 'CA',
    address,
  });
  return bodsPackage(
    [
      entity(nordet.neq, nordet.provider, 'registeredEntity', {
        ...quebec('845, rue du Granit, Québec (Québec)'),
        scheme: 'CA-REQ',
        id: nordet.neq,
      }),
      entity(
        holders.ouelletHolding,
        'Gestion Ouellet inc.',
        'registeredEntity',
        quebec('12, chemin des Érables, Lévis (Québec)'),
      ),
      entity(
        holders.awashishHolding,
        'Gestion Awashish inc.',
        'registeredEntity',
        quebec('3, rue du Barrage, La Tuque (Québec)'),
      ),
      entity(
        holders.cooperative,
        'Coopérative de travail du Granit',
        'registeredEntity',
        quebec('845, rue du Granit, Québec (Québec)'),
      ),
      person(holders.ouellet, 'Marguerite Ouellet', ['CA'], 'CA'),
      person(holders.awashish, 'Thomas Awashish', ['CA'], 'CA'),
      person(holders.beaulieu, 'Huguette Beaulieu', ['CA', 'FR'], 'CA'),
      holding('d-1', nordet.neq, holders.ouelletHolding, 40, '2014-03-10'),
      holding('d-2', nordet.neq, holders.awashishHolding, 25, '2016-05-02'),
      holding('d-3', nordet.neq, holders.cooperative, 15, '2021-11-15'),
      holding('d-4', nordet.neq, holders.beaulieu, 20, '2019-01-21'),
      holding('d-5', holders.ouelletHolding, holders.ouellet, 100, '2014-03-01'),
      holding('d-6', holders.awashishHolding, holders.awashish, 100, '2016-04-20'),
    ],
    {
      subject: nordet.neq,
      date: '2026-09-22',
      publisher: nordet.provider,
      seeded: new Seeded('nordet bods'),
    },
  );
}

/** The same shares as the company's own spreadsheet has them, by the names of the register of shareholders. */
export function capTable(): string {
  return `holder,holder_status,issuer,votes,capital,rights,as_of
Gestion Ouellet inc.,entité-canadienne,${nordet.neq},40,40,,2026-09-22
Gestion Awashish inc.,entité-canadienne,${nordet.neq},25,25,,2026-09-22
Coopérative de travail du Granit,entité-canadienne,${nordet.neq},15,15,appointmentOfBoard,2026-09-22
Huguette Beaulieu,personne-canadienne,${nordet.neq},20,20,,2026-09-22
`;
}
