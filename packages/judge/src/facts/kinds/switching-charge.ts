import { defineKind } from '../kind.ts';

export const switchingChargeKind = defineKind({
  kind: 'switching-charge',
  meaning: {
    fr: 'Prix de sortie promis au contrat ou à la liste de prix',
    en: 'Exit price promised in the contract or price list',
  },
  clause: true,
  fields: {
    amount: {
      type: 'decimal',
      worse: 'most',
      meaning: { fr: 'Montant par unité, 0 si gratuit', en: 'Amount per unit, 0 where free' },
    },
    currency: { type: 'text', optional: true, meaning: { fr: 'Monnaie', en: 'Currency' } },
  },
});
