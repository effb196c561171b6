import { defineKind } from '../kind.ts';

export const useProtectionKind = defineKind({
  kind: 'use-protection',
  meaning: {
    fr: 'Protection du contenu pendant qu’il est traité',
    en: 'Protection of content while it is processed',
  },
  latestBy: 'on',
  fields: {
    on: { type: 'date', meaning: { fr: 'Date', en: 'Date' } },
    means: {
      type: 'code',
      codes: ['client-side-encryption', 'confidential-computing'],
      meaning: {
        fr: 'Chiffrement chez le client, ou calcul confidentiel',
        en: 'Client-side encryption, or confidential computing',
      },
    },
    attested: {
      type: 'flag',
      worse: 'false',
      meaning: {
        fr: 'L’attestation du matériel est vérifiée par le client avant qu’il ne livre ses clés ; vrai sans objet pour le chiffrement chez le client',
        en: 'The customer verifies the hardware’s attestation before releasing keys; true without object for client-side encryption',
      },
    },
    covers_all: {
      type: 'flag',
      worse: 'false',
      meaning: {
        fr: 'Couvre tout le contenu des clients dans la portée',
        en: 'Covers all customer content within the scope',
      },
    },
  },
});
