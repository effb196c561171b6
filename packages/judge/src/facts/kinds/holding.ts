import { defineKind } from '../kind.ts';
import { recordedFields } from '../recorded-fields.ts';

export const holdingKind = defineKind({
  kind: 'holding',
  meaning: { fr: 'Une participation directe ou indirecte', en: 'A direct or indirect holding' },
  fields: {
    holding: { type: 'text', meaning: { fr: 'Identifiant d’enregistrement', en: 'Record identifier' } },
    holder: { type: 'text', meaning: { fr: 'Détenteur', en: 'Holder' } },
    issuer: { type: 'text', meaning: { fr: 'Entité détenue', en: 'Entity held' } },
    interest: {
      type: 'text',
      meaning: {
        fr: 'Nature (shareholding, votingRights, appointmentOfBoard, …)',
        en: 'Nature (shareholding, votingRights, appointmentOfBoard, …)',
      },
    },
    direct: {
      type: 'code',
      codes: ['direct', 'indirect', 'unknown'],
      meaning: { fr: 'Directe ou indirecte', en: 'Direct or indirect' },
    },
    minimum: {
      type: 'percent',
      optional: true,
      meaning: { fr: 'Part minimale, en pour cent', en: 'Least share, per cent' },
    },
    maximum: {
      type: 'percent',
      optional: true,
      meaning: { fr: 'Part maximale, en pour cent', en: 'Greatest share, per cent' },
    },
    since: { type: 'date', optional: true, meaning: { fr: 'Depuis', en: 'Since' } },
    until: { type: 'date', optional: true, meaning: { fr: 'Jusqu’à', en: 'Until' } },
    component_of: {
      type: 'texts',
      optional: true,
      meaning: {
        fr: 'Déclarations indirectes dont celle-ci est une composante',
        en: 'Indirect statements of which this is a component',
      },
    },
    status: {
      type: 'text',
      optional: true,
      meaning: { fr: 'Statut de l’enregistrement', en: 'Record status' },
    },
    ...recordedFields,
  },
});
