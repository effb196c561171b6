import type { GradedFact } from '../dossier/dossier.ts';
import { dropSuperseded, noEvidence, sortFacts } from './adequate.ts';
import type { Output } from './derived.ts';
import { told } from './violations.ts';

/** Two thirds of the seats, compared without division. */
export const boardOutputs: readonly Output[] = [
  {
    name: 'board.two_thirds_canadian',
    type: 'flag',
    unit: 'flag',
    meaning: {
      fr: 'Au moins deux tiers des administrateurs sont canadiens ou résidents permanents',
      en: 'At least two thirds of directors are Canadian or permanent residents',
    },
    derive: (context) => {
      const { adequate, all, reasons } = sortFacts(context.dossier.of('board'), context);
      const holds = ({ fact: { value } }: GradedFact<'board'>): boolean =>
        value.seats > 0 && value.canadian <= value.seats && 3 * value.canadian >= 2 * value.seats;
      const { all: current } = dropSuperseded({ adequate, all });
      const against = current.filter((fact) => !holds(fact)) as readonly GradedFact[];
      if (against.length > 0) {
        const violations = told(
          against as readonly GradedFact<'board'>[],
          'BOARD_SHORT',
          ({ fact: { value } }) => ({
            canadian: value.canadian,
            seats: value.seats,
          }),
        );
        return { value: false, support: [], against, reasons: [], violations };
      }
      if (adequate.length === 0)
        return { value: undefined, support: [], against: [], reasons: noEvidence('board', reasons) };
      return { value: true, support: adequate, against: [], reasons: [] };
    },
  },
];
