import { bodsPackage, entity, holding } from '../bods-package.ts';
import { Seeded } from '../seeded.ts';
import { grandeNuee } from './company.ts';

/** One shareholder, a company of Delaware. */
export function declaration(): string {
  const { entity: own, parent, provider } = grandeNuee;
  return bodsPackage(
    [
      entity(own, provider, 'registeredEntity', {
        jurisdiction: 'CA',
        address: '1200 Placeholder Boulevard, Montréal (Québec)',
        scheme: 'CA-BC',
        id: own,
      }),
      entity(parent.entity, parent.name, 'registeredEntity', {
        jurisdiction: 'US',
        address: '1 Sample Plaza, Wilmington, Delaware',
        scheme: 'US-DE',
        id: parent.entity,
      }),
      holding('r-1', own, parent.entity, 100, '2017-02-14'),
    ],
    { subject: own, date: '2026-09-14', publisher: provider, seeded: new Seeded('grande-nuee bods') },
  );
}

/** The same share as the company's own table has it. */
export function capTable(): string {
  const { entity: own, parent } = grandeNuee;
  return `holder,holder_status,issuer,votes,capital,rights,as_of
${parent.name},foreign-entity,${own},100,100,appointmentOfBoard,2026-09-14
`;
}
