import { answering } from '../dossier/dossier.ts';
import type { Dossier, GradedFact } from '../dossier/dossier.ts';

/** Asked for by each output. By dossier alone: what it keeps is asked later, and then answers from the dossier it was made of. */
const made = new WeakMap<Dossier, Dossier>();

/**
 * The dossier as it would be if every option were exercised and every debt converted: where a file tells of that for one
 * entity, on votes or capital, its diluted holdings stand in the place of the present ones. Undefined where no file does.
 */
export function dilutedDossier(dossier: Dossier): Dossier | undefined {
  const stated = dossier.of('diluted-holding');
  if (stated.length === 0) return undefined;
  const known = made.get(dossier) ?? dilute(dossier, stated);
  made.set(dossier, known);
  return known;
}

function dilute(dossier: Dossier, stated: readonly GradedFact<'diluted-holding'>[]): Dossier {
  const key = (file: string, { issuer, interest }: { issuer: string; interest: string }): string =>
    JSON.stringify([file, issuer, interest]);
  const told = new Set(stated.map(({ fact, file }) => key(file.id, fact.value)));
  const kept = dossier.of('holding').filter(({ fact, file }) => !told.has(key(file.id, fact.value)));
  const holdings: readonly GradedFact<'holding'>[] = [
    ...kept,
    ...stated.map(({ fact: { value, at }, ...graded }): GradedFact<'holding'> => {
      const { holder, issuer, interest, share } = value;
      return {
        ...graded,
        fact: {
          kind: 'holding',
          at,
          value: {
            holding: `${holder} → ${issuer}`,
            holder,
            issuer,
            interest,
            direct: 'direct',
            minimum: share,
            maximum: share,
          },
        },
      };
    }),
  ];
  // A dossier of its own: what was computed of the one that a remedy changes knows nothing of these holdings.
  const { supposed: _, ...own } = dossier;
  return {
    ...own,
    ...answering(
      (kind) => (kind === 'holding' ? holdings : dossier.of(kind)),
      (source) => dossier.assumes(source),
    ),
  };
}
