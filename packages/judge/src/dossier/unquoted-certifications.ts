import { namesStandard } from '../certificates/named-standards.ts';
import { statesDay } from '../certificates/stated-dates.ts';
import type { AnyFact, Fact, FactValue } from '../facts/fact.ts';
import { factId } from '../facts/fact-key.ts';
import { comparableText } from '../documents/comparable-text.ts';
import { isOnPage } from './page-texts.ts';
import type { PageTexts } from './page-texts.ts';

type Reading = Fact<'certificate-reading'>;

/** Fields whose value may be the first day of a certification, and its last. */
const STARTS: ReadonlySet<string> = new Set(['issued', 'first-issued', 'valid-from', 'period-from']);
const ENDS: ReadonlySet<string> = new Set(['valid-until', 'period-to']);

/**
 * Certifications that name the document that they were read from, and whose file does not quote it rightly, with the page.
 * The file must quote standard, first and last day, each from words that say so; every quotation that it gives of that
 * document must stand on its page; and where it quotes bodies, its own must be among them.
 */
export function unquotedCertifications(
  facts: readonly AnyFact[],
  pages: PageTexts,
): ReadonlyMap<string, number> {
  const unquoted = new Map<string, number>();
  const quoted = Map.groupBy(
    facts.filter((fact) => fact.kind === 'certificate-reading'),
    ({ at, value }) => `${at.evidence} ${value.document}`,
  );
  for (const fact of facts) {
    if (fact.kind !== 'certification' || fact.value.document === undefined) continue;
    const own = quoted.get(`${fact.at.evidence} ${fact.value.document}`) ?? [];
    const page = pageNotFound(fact.value, fact.value.document, own, pages);
    if (page !== undefined) unquoted.set(factId(fact), page);
  }
  return unquoted;
}

/** The page of the first quotation that is wrong; of the first one, or page 1, where one is lacking. */
function pageNotFound(
  certification: FactValue<'certification'>,
  document: string,
  readings: readonly Reading[],
  pages: PageTexts,
): number | undefined {
  const wrong = readings.find(({ value }) => !isOnPage(pages, document, value));
  if (wrong !== undefined) return wrong.value.page;
  const { standard, from, to, body } = certification;
  const says = (test: (value: Reading['value']) => boolean): boolean =>
    readings.some(({ value }) => test(value));
  const bodies = readings.filter(({ value }) => value.field === 'body');
  const isWhole =
    says(
      ({ field, value, quote }) =>
        field === 'standard' && value === standard && namesStandard(quote, standard),
    ) &&
    says(({ field, value, quote }) => STARTS.has(field) && value === from && statesDay(quote, from)) &&
    says(({ field, value, quote }) => ENDS.has(field) && value === to && statesDay(quote, to)) &&
    (bodies.length === 0 || bodies.some(({ value }) => isBody(value, body)));
  return isWhole ? undefined : (readings[0]?.value.page ?? 1);
}

/** The body as it is stated, in words of the quotation. */
function isBody({ value, quote }: Reading['value'], body: string): boolean {
  return (
    comparableText(value) === comparableText(body) && comparableText(quote).includes(comparableText(body))
  );
}
