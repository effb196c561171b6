import { atLeast, between, Decimal } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import { noEvidence, sortFacts } from './adequate.ts';
import { gapsOf } from './completeness.ts';
import type { Derived, DeriveContext, Output } from './derived.ts';
import { soldByService } from './service-names.ts';
import { told } from './violations.ts';

/** Portability as the service's own bills show it. */
export const egressOutputs: readonly Output[] = [
  {
    name: 'egress.charged',
    type: 'number',
    unit: 'amount',
    meaning: {
      fr: 'Montant facturé aux clients pour sortir leurs données, sans compensation par des crédits',
      en: 'Amount billed to customers for taking their data out, not offset by credits',
    },
    derive: charged,
  },
  {
    name: 'egress.months_billed',
    type: 'number',
    unit: 'count',
    meaning: { fr: 'Mois de factures lus', en: 'Months of bills read' },
    derive: monthsBilled,
  },
];

function ownLines(context: DeriveContext): {
  adequate: readonly GradedFact<'spend'>[];
  all: readonly GradedFact<'spend'>[];
  reasons: Derived['reasons'];
} {
  const own = context.dossier.of('spend').filter(({ fact }) => soldByService(fact.value, context));
  return sortFacts(own, context);
}

function charged(context: DeriveContext): Derived {
  const { adequate, all, reasons } = ownLines(context);
  const against = all.filter(
    ({ fact: { value } }) => value.transfer === 'egress' && isPositive(value.billed),
  );
  const sum = against.reduce((total, { fact }) => total.add(Decimal.parse(fact.value.billed)), Decimal.ZERO);
  const gaps = gapsOf(context);
  const complete = gaps.length === 0 && adequate.length > 0;
  return {
    value: complete ? between(sum, sum) : atLeast(sum),
    support: adequate,
    against,
    reasons: complete ? [] : [...(adequate.length === 0 ? noEvidence('spend', reasons) : []), ...gaps],
    violations: told(against, 'EGRESS_BILLED', ({ fact: { value }, file: { path } }) => ({
      month: value.month,
      amount: value.billed,
      currency: value.currency,
      path,
    })),
  };
}

function monthsBilled(context: DeriveContext): Derived {
  const { adequate, reasons } = ownLines(context);
  const months = new Map(adequate.map((fact) => [fact.fact.value.month, fact]));
  return {
    value: atLeast(months.size),
    support: [...months.values()],
    against: [],
    reasons: months.size > 0 ? [] : noEvidence('spend', reasons),
  };
}

function isPositive(amount: string): boolean {
  return amount !== '0' && !amount.startsWith('-');
}
