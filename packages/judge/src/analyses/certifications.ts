import { addMonths, atLeast, between, parseUtcDate } from '@ancrage/base';
import type { GradedFact } from '../dossier/dossier.ts';
import type { FactValue } from '../facts/fact.ts';
import { noEvidence, sortFacts } from './adequate.ts';
import type { Derived, DeriveContext, Output } from './derived.ts';

type Standard = FactValue<'certification'>['standard'];

const certificate = (namespace: string, standard: Standard, title: string, valid: Test): Output => ({
  name: `${namespace}.valid`,
  type: 'number',
  unit: 'count',
  meaning: {
    fr: `Certificats ${title} valides, d’un organisme accrédité, dont la portée nomme le service et ses sites`,
    en: `Valid ${title} certificates, from an accredited body, whose scope names the service and its sites`,
  },
  derive: (context) => countValid(standard, valid, context),
});

type Test = (value: FactValue<'certification'>, at: number) => boolean;

/** Running at the date, of an accredited body, covering service and sites. */
const running: Test = (value, at) =>
  value.accredited &&
  value.covers_service &&
  value.covers_sites &&
  parseUtcDate(value.from) <= at &&
  at <= parseUtcDate(value.to);

/** SOC 2 Type II: a period of at least six months that ended at most twelve months ago, with no open exception. */
const recentPeriod: Test = (value, at) => {
  const [from, to] = [parseUtcDate(value.from), parseUtcDate(value.to)];
  // Compared before months are added: a date at the end of the calendar has no month after it.
  if (from > to || to > at) return false;
  const longEnough = addMonths(from, 6) <= to + 1;
  const recent = at <= addMonths(to, 12);
  return value.covers_service && value.open_exceptions === 0 && longEnough && recent;
};

/** Certificates and audit reports of others, one rule name for each standard. */
export const certificationOutputs: readonly Output[] = [
  certificate('iso_27001', 'iso-27001', 'ISO/IEC 27001', running),
  certificate('iso_27017', 'iso-27017', 'ISO/IEC 27017', running),
  certificate('iso_27018', 'iso-27018', 'ISO/IEC 27018', running),
  certificate('soc_2', 'soc-2-type-2', 'SOC 2 Type II', recentPeriod),
  certificate('cccs_medium', 'cccs-medium', 'CCCS Medium', running),
];

/**
 * Valid certificates of one standard. A statement by anyone that one was withdrawn cancels those of the same body whose
 * validity overlaps it, and no other: the end of one certificate says nothing of another body's. Whether there is one
 * that nobody showed stays open, so the count has no upper end, unless all that was shown is withdrawn.
 */
function countValid(standard: Standard, valid: Test, context: DeriveContext): Derived {
  const facts = context.dossier.of('certification').filter(({ fact }) => fact.value.standard === standard);
  const { adequate, all, reasons } = sortFacts(facts, context);
  const { at } = context.dossier;
  const withdrawn = all.filter(({ fact }) => fact.value.withdrawn === true);
  const stands = ({ fact: { value } }: GradedFact<'certification'>): boolean =>
    valid(value, at) && !withdrawn.some(({ fact }) => isSame(value, fact.value));
  const good = adequate.filter(stands);
  if (good.length > 0) return { value: atLeast(good.length), support: good, against: [], reasons: [] };
  const against: GradedFact[] = all.filter((fact) => !stands(fact));
  const cancelled = adequate.some(({ fact }) => valid(fact.value, at));
  if (cancelled) return { value: between(0, 0), support: [], against, reasons: [] };
  return { value: atLeast(0), support: [], against, reasons: noEvidence('certification', reasons) };
}

function isSame(value: FactValue<'certification'>, withdrawn: FactValue<'certification'>): boolean {
  const overlap = value.from <= withdrawn.to && withdrawn.from <= value.to;
  return overlap && value.body.toLowerCase() === withdrawn.body.toLowerCase();
}
