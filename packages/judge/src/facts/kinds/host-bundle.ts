import { defineKind } from '../kind.ts';

export const hostBundleKind = defineKind({
  kind: 'host-bundle',
  meaning: {
    fr: 'Liasse d’un autre service sur lequel celui-ci repose',
    en: 'Bundle of another service on which this one relies',
  },
  fields: {
    service: { type: 'text', meaning: { fr: 'Service', en: 'Service' } },
    scheme: { type: 'text', meaning: { fr: 'Référentiel', en: 'Scheme' } },
    level: { type: 'count', meaning: { fr: 'Niveau', en: 'Level' } },
    valid_until: { type: 'date', meaning: { fr: 'Fin de validité', en: 'End of validity' } },
  },
});
