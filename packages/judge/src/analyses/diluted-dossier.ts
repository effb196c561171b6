import type { Dossier, GradedFact } from '../dossier/dossier.ts';

/** Asked for by each output; the answer never changes for one dossier. */
const cache = new WeakMap<Dossier, Dossier | undefined>();

/**
 * The dossier as it would be if every option were exercised and every debt converted: where a file tells of that for one
 * entity, on votes or capital, its diluted holdings stand in the place of the present ones. Undefined where no file does.
 */
export function dilutedDossier(dossier: Dossier): Dossier | undefined {
  if (cache.has(dossier)) return cache.get(dossier);
  const made = dilute(dossier);
  cache.set(dossier, made);
  return made;
}

function dilute(dossier: Dossier): Dossier | undefined {
  const diluted = dossier.of('diluted-holding');
  if (diluted.length === 0) return undefined;
  const key = (file: string, { issuer, interest }: { issuer: string; interest: string }): string =>
    JSON.stringify([file, issuer, interest]);
  const told = new Set(diluted.map(({ fact, file }) => key(file.id, fact.value)));
  const kept = dossier.of('holding').filter(({ fact, file }) => !told.has(key(file.id, fact.value)));
  const holdings: readonly GradedFact<'holding'>[] = [
    ...kept,
    ...diluted.map(({ fact: { value, at }, ...graded }): GradedFact<'holding'> => {
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
  return {
    ...dossier,
    of: ((kind) => (kind === 'holding' ? holdings : dossier.of(kind))) as Dossier['of'],
  };
}
