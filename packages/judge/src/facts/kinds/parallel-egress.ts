import { defineKind } from '../kind.ts';

export const parallelEgressKind = defineKind({
  kind: 'parallel-egress',
  meaning: { fr: 'Prix de sortie en usage parallèle', en: 'Egress price in parallel use' },
  clause: true,
  fields: {
    at_most_cost: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Gratuit ou au plus au coût', en: 'Free or at most at cost' },
    },
    published: { type: 'flag', worse: 'false', meaning: { fr: 'Publié', en: 'Published' } },
  },
});
