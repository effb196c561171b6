import { defineKind } from '../kind.ts';

export const foreignOrderPolicyKind = defineKind({
  kind: 'foreign-order-policy',
  meaning: { fr: 'Conduite devant une ordonnance étrangère', en: 'Conduct when served with a foreign order' },
  clause: true,
  fields: {
    challenges: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Refuse ou conteste', en: 'Refuses or challenges' },
    },
    notifies: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Avise le client et le registre', en: 'Notifies the customer and the register' },
    },
    reports_yearly: {
      type: 'flag',
      worse: 'false',
      meaning: { fr: 'Publie un décompte annuel', en: 'Publishes a yearly count' },
    },
  },
});
