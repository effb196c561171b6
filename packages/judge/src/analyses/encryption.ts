import type { GradedFact } from '../dossier/dossier.ts';
import { noEvidence, sortFacts } from './adequate.ts';
import { gapsOf } from './completeness.ts';
import { countOf } from './derived.ts';
import type { Derived, DeriveContext, Output, Reason } from './derived.ts';
import { reviewed } from './encryption-review.ts';
import { remembered } from './remembered.ts';
import { CheckedStores } from './scan-coverage.ts';
import { storeKindOf } from './store-kind.ts';
import { MOST_TOLD, nameOf, told } from './violations.ts';

/** Encryption at rest, as inventories and scans together tell it. */
export const encryptionOutputs: readonly Output[] = [
  {
    name: 'storage.unencrypted',
    type: 'number',
    unit: 'count',
    meaning: {
      fr: 'Ressources de stockage ou de copie non chiffrées',
      en: 'Storage or backup resources that are not encrypted',
    },
    derive: countUnencrypted,
  },
];

/**
 * Resources that some inventory shows unencrypted, and in doubt those on which every inventory is silent. A scan speaks
 * for as many of them as one of its checks saw pass, of their own kind, in their own account and region; its failures are
 * counted apart. Who reviewed all stores speaks for the rest.
 */
function countUnencrypted(context: DeriveContext): Derived {
  const { dossier } = context;
  const { adequate, all } = sortFacts(storesAmong(dossier.of('resource')), context);
  const good = new Set(adequate);
  const known: GradedFact[] = [];
  const support: GradedFact[] = [];
  const silent: GradedFact<'resource'>[] = [];
  const stores = byIdentity(all);
  for (const group of stores) {
    const open = group.find(({ fact }) => fact.value.encrypted === false);
    const closed = group.find((resource) => resource.fact.value.encrypted === true && good.has(resource));
    if (open !== undefined) known.push(open);
    else if (closed !== undefined) support.push(closed);
    else silent.push(group[0]!);
  }
  const review = reviewed(context, 'unencrypted_stores');
  const doubtful =
    review?.worst === 0
      ? []
      : uncleared(
          silent,
          stores.map(([first]) => first!),
          context,
        );
  const open = Math.max(known.length, review?.worst ?? 0);
  const left = new Set<GradedFact>(doubtful);
  const gaps = gapsOf(context);
  return {
    value: countOf(open, doubtful.length, gaps.length === 0 && context.contract.complete.length > 0),
    support: [
      ...support,
      ...silent.filter((resource) => !left.has(resource)),
      ...(review?.worst === 0 ? review.facts : []),
    ],
    against: [...known, ...doubtful, ...(review !== undefined && review.worst > 0 ? review.facts : [])],
    reasons: [...gaps, ...(doubtful.length > 0 ? unscanned(doubtful, context) : [])],
    violations: told(known, 'NOT_ENCRYPTED', (fact) => ({ what: nameOf(fact) })),
  };
}

const storesAmong = remembered((resources: readonly GradedFact<'resource'>[]) =>
  resources.filter(({ fact: { value } }) => value.role === 'storage' || value.role === 'backup'),
);

const byIdentity = remembered((stores: readonly GradedFact<'resource'>[]) => [
  ...Map.groupBy(stores, identityOf).values(),
]);

/** Stores for which no scan speaks either: all those of a place and kind that its checks did not see pass in number. */
function uncleared(
  silent: readonly GradedFact<'resource'>[],
  stores: readonly GradedFact<'resource'>[],
  context: DeriveContext,
): GradedFact<'resource'>[] {
  const checked = new CheckedStores(context);
  const counts = new Map<string, number>();
  for (const store of stores) counts.set(placeOf(store), (counts.get(placeOf(store)) ?? 0) + 1);
  return [...Map.groupBy(silent, placeOf)].flatMap(([place, group]) => {
    const { account, region, type } = group[0]!.fact.value;
    const kind = storeKindOf(type);
    if (account === undefined || region === undefined || kind === undefined) return group;
    const unseen = counts.get(place)! - checked.passed(account, region, kind);
    return group.slice(0, Math.max(0, unseen));
  });
}

/** What is missing: any scan, or a check of these stores where they are. */
function unscanned(doubtful: readonly GradedFact<'resource'>[], context: DeriveContext): Reason[] {
  const { adequate, reasons } = sortFacts(context.dossier.of('security-check'), context);
  if (adequate.length === 0) return noEvidence('security-check', reasons);
  const places = new Map<string, Reason>();
  for (const store of doubtful) {
    const { type, region = '–' } = store.fact.value;
    places.set(placeOf(store), { code: 'STORE_NOT_CHECKED', params: { type, region } });
  }
  return [...places.values()].slice(0, MOST_TOLD);
}

/** Account, region and kind, within which a scan's passes are counted. */
function placeOf({ fact: { value } }: GradedFact<'resource'>): string {
  return [value.account ?? '', value.region ?? '', storeKindOf(value.type) ?? value.type]
    .join('\n')
    .toLowerCase();
}

function identityOf({ fact: { value } }: GradedFact<'resource'>): string {
  return `${value.platform} ${value.account ?? ''} ${value.resource}`;
}
