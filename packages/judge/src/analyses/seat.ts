import type { GradedFact } from '../dossier/dossier.ts';
import { noEvidence, sortFacts } from './adequate.ts';
import type { Derived, DeriveContext, Output } from './derived.ts';
import { namedEntities, providerIssuers } from './provider-issuers.ts';
import { told } from './violations.ts';

type Place = 'jurisdiction' | 'registered_country' | 'business_country' | 'head_office_country';

const inCanada = (name: string, places: readonly Place[], fr: string, en: string): Output => ({
  name: `seat.${name}`,
  type: 'flag',
  unit: 'flag',
  meaning: { fr, en },
  derive: (context) => allInCanada(places, context),
});

/** Where each of the provider’s entities is established, by register extracts. An address proves no ownership. */
export const seatOutputs: readonly Output[] = [
  inCanada(
    'incorporated_in_canada',
    ['jurisdiction'],
    'L’entité du fournisseur est constituée au Canada',
    'The provider’s entity is incorporated in Canada',
  ),
  inCanada(
    'registered_in_canada',
    ['registered_country'],
    'Le siège de l’entité du fournisseur est au Canada',
    'The registered office of the provider’s entity is in Canada',
  ),
  inCanada(
    'established_in_canada',
    ['business_country'],
    'Le principal établissement est au Canada',
    'The principal establishment is in Canada',
  ),
  inCanada(
    'administered_in_canada',
    ['head_office_country'],
    'L’administration centrale est au Canada',
    'The head office is in Canada',
  ),
];

/** Extracts about the entity that the manifest names as the provider's. */
function providerEntities(context: DeriveContext): readonly GradedFact<'entity'>[] {
  const { dossier } = context;
  const own = namedEntities(context);
  return dossier
    .of('entity')
    .filter(
      ({ fact: { value } }) =>
        own.has(value.entity) || (value.identifier !== undefined && own.has(value.identifier)),
    );
}

function allInCanada(places: readonly Place[], context: DeriveContext): Derived {
  const { adequate, all, reasons } = sortFacts(providerEntities(context), context);
  const stated = (fact: GradedFact<'entity'>): string[] =>
    places.map((place) => fact.fact.value[place]).filter((country) => country !== undefined);
  const against = all.filter((fact) => stated(fact).some((country) => country !== 'CA'));
  if (against.length > 0) {
    const violations = told(against, 'ENTITY_ABROAD', (fact) => ({
      party: fact.fact.value.name,
      country: stated(fact).find((country) => country !== 'CA')!,
    }));
    return { value: false, support: [], against, reasons: [], violations };
  }
  const telling = adequate.filter((fact) => stated(fact).length > 0);
  const support = telling as readonly GradedFact[];
  const issuers = providerIssuers(context);
  const each = issuers.every(({ proven }) => telling.some(({ fact }) => proven.has(fact.value.entity)));
  if (support.length > 0 && each) return { value: true, support, against: [], reasons: [] };
  return { value: undefined, support: [], against: [], reasons: noEvidence('entity', reasons) };
}
