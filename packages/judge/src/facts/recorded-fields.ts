import type { Field } from './field.ts';

/** From when to when a register states a fact, where it keeps its history: the same for persons, entities and holdings. */
export const recordedFields = {
  recorded_from: {
    type: 'date',
    optional: true,
    meaning: { fr: 'Date de l’énoncé du registre', en: 'Date of the register’s statement' },
  },
  recorded_until: {
    type: 'date',
    optional: true,
    meaning: {
      fr: 'Date de l’énoncé qui remplace ou clôt celui-ci',
      en: 'Date of the statement that replaces or closes this one',
    },
  },
} as const satisfies Record<string, Field>;
