import { gradeAtLeast } from '../facts/grade.ts';
import type { Output, Reason } from './derived.ts';
import { gapsOf } from './completeness.ts';
import { countOf } from './derived.ts';
import { placedOf } from './residency.ts';
import { abroadByPlace, MOST_TOLD, nameOf } from './violations.ts';

/** Québec law speaks of *outside Québec*: what lies in another province is a condition for the customer. */
export const provinceOutputs: readonly Output[] = [
  {
    name: 'province.outside_quebec',
    type: 'number',
    unit: 'count',
    meaning: { fr: 'Lieux de données hors du Québec', en: 'Places of data outside Québec' },
    derive: (context) => {
      const placed = (['storage', 'processing', 'backup'] as const).flatMap((role) =>
        placedOf(role, context),
      );
      const away = placed.filter(
        ({ placement }) => placement.country !== undefined && placement.country !== 'CA',
      );
      const other = placed.filter(
        ({ placement }) =>
          placement.country === 'CA' && placement.province !== undefined && placement.province !== 'QC',
      );
      const doubtful = placed.filter(
        ({ placement }) =>
          placement.country === undefined || (placement.country === 'CA' && placement.province === undefined),
      );
      const reasons = doubtful
        .map(({ placement }) => placement.reason)
        .filter((reason): reason is Reason => reason !== undefined);
      const gaps = gapsOf(context);
      return {
        value: countOf(away.length + other.length, doubtful.length, gaps.length === 0),
        support: placed
          .filter(
            ({ fact, placement }) =>
              placement.province === 'QC' && gradeAtLeast(fact.grade, context.contract.least),
          )
          .map(({ fact }) => fact),
        against: [...away, ...other, ...doubtful].map(({ fact }) => fact),
        reasons: [...reasons, ...gaps],
        violations: [
          ...abroadByPlace(away),
          ...other.slice(0, MOST_TOLD).map(
            ({ fact, placement: { province = '–' } }): Reason => ({
              code: 'FOUND_OUTSIDE_QUEBEC',
              params: { what: nameOf(fact), province },
            }),
          ),
        ],
      };
    },
  },
];
