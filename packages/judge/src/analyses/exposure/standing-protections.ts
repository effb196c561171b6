import type { DeriveContext } from '../derived.ts';
import { dropSuperseded, sortFacts } from '../adequate.ts';
import { reviewed } from '../encryption-review.ts';
import type { KindName } from '../../facts/registry.ts';
import type { GradedFact } from '../../dossier/dossier.ts';
import type { Protection } from './exposure-graph.ts';

/** What facts good enough to count show to be protected already. */
export interface StandingProtections {
  /** In the way of whoever administers the service: at rest, in transit, in use. */
  readonly atRest: readonly Protection[];
  readonly inTransit: readonly Protection[];
  readonly inUse: readonly Protection[];
  /** In the way of a supplier's interruption. */
  readonly continuity: readonly Protection[];
  /** Customers alone hold the keys of all content, so that stores, whoever keeps them, hold nothing to read. */
  readonly clientSide: boolean;
  /** Some path in transit was seen without encryption. */
  readonly transitOpen: boolean;
}

/**
 * A protection stands where a fact good enough to count says so and no standing fact, of any grade, says otherwise. A key of the
 * customer's cuts content at rest only; content in use is cut by client-side encryption or attested confidential computing.
 */
export function standingProtections(context: DeriveContext): StandingProtections {
  const { dossier, reference } = context;
  const holds = <K extends KindName>(kind: K, good: (fact: GradedFact<K>) => boolean): boolean => {
    const { adequate, all } = dropSuperseded(sortFacts(dossier.of(kind), context));
    return adequate.length > 0 && all.every(good);
  };
  const cannotDecrypt = holds('decryption-review', ({ fact }) => !fact.value.provider_can_decrypt);
  const using = sortFacts(dossier.of('use-protection'), context);
  const { adequate, all } = dropSuperseded(using);
  const means = (wanted: 'client-side-encryption' | 'confidential-computing'): boolean => {
    const of = all.filter(({ fact }) => fact.value.means === wanted);
    return (
      adequate.some(({ fact }) => fact.value.means === wanted) &&
      of.every(
        ({ fact: { value } }) => value.covers_all && (value.attested || wanted === 'client-side-encryption'),
      )
    );
  };
  const clientSide = means('client-side-encryption');
  const confidential = means('confidential-computing');
  const months = reference.laws?.continuityMonths ?? Infinity;
  const transit = reviewed(context, 'unencrypted_paths');
  const shown = (protection: Protection, stands: boolean): Protection[] => (stands ? [protection] : []);
  const bySide = shown('client-side-encryption', clientSide);
  return {
    atRest: [...shown('cannot-decrypt', cannotDecrypt), ...bySide],
    inTransit: [...shown('transit-encrypted', transit?.worst === 0), ...bySide],
    inUse: [...bySide, ...shown('confidential-computing', confidential)],
    continuity: shown(
      'continuity-shown',
      holds('continuity-test', ({ fact }) => fact.value.months >= months),
    ),
    clientSide,
    transitOpen: (transit?.worst ?? 0) > 0,
  };
}
