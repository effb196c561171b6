import type { AnyFact, Fact } from '../facts/fact.ts';
import { factId } from '../facts/fact-key.ts';
import { kinds } from '../facts/registry.ts';
import type { Reading } from '../reading/reading.ts';
import { isOnPage } from './page-texts.ts';
import type { PageTexts } from './page-texts.ts';
import { unquotedCertifications } from './unquoted-certifications.ts';
import type { GradedFact } from './dossier.ts';

/** Facts whose words were not found on the page that they are quoted from, by fact id, with the page. */
export type Unquoted = ReadonlyMap<string, number>;

/**
 * Looks for the words behind every clause in the document they are quoted from: the very PDF (by SHA-256), the very
 * page. A clause whose quotation is not there, or whose document is absent, is returned; so is a clause with no
 * quotation at all. So is a certification that names the document that it was read from, where that document does not
 * say so. Only a PDF's own pages count: what another file says of a page proves nothing.
 */
export function checkQuotations(reading: Reading): Unquoted {
  const formats = new Map<string, string>(reading.evidence.map(({ id, format }) => [id, format]));
  const pages = pageTexts(reading.facts, formats);
  return new Map([
    ...unquotedClauses(reading.facts, formats, pages),
    ...unquotedCertifications(reading.facts, pages),
  ]);
}

function unquotedClauses(
  facts: readonly AnyFact[],
  formats: ReadonlyMap<string, string>,
  pages: PageTexts,
): Unquoted {
  const clauses = facts.filter(
    (fact) => 'clause' in kinds[fact.kind] && formats.get(fact.at.evidence) === 'contract',
  );
  if (clauses.length === 0) return new Map();
  const quotations = Map.groupBy(
    facts.filter((fact) => fact.kind === 'quotation'),
    ({ at, value }) => `${at.evidence} ${value.fact}`,
  );
  const unquoted = new Map<string, number>();
  for (const clause of clauses) {
    const id = factId(clause);
    const own = quotations.get(`${clause.at.evidence} ${id}`) ?? [];
    if (own.length === 0 || !own.every((quotation) => isFound(quotation, pages))) {
      unquoted.set(id, pageOf(clause));
    }
  }
  return unquoted;
}

function pageTexts(facts: readonly AnyFact[], formats: ReadonlyMap<string, string>): PageTexts {
  const pages = new Map<string, string>();
  for (const fact of facts) {
    if (fact.kind !== 'document-page' || formats.get(fact.at.evidence) !== 'pdf') continue;
    pages.set(`${fact.at.evidence} ${fact.value.page}`, fact.value.text);
  }
  return pages;
}

function isFound({ value }: Fact<'quotation'>, pages: PageTexts): boolean {
  return isOnPage(pages, value.document, value);
}

function pageOf({ at: { place } }: AnyFact): number {
  return 'page' in place ? place.page : 0;
}

/**
 * A fact whose words were not found counts as the provider's word alone, whoever confirmed the reading; it still
 * speaks against the service. Other facts are returned as they are.
 */
export function lowerUnquoted(graded: GradedFact, unquoted: Unquoted): GradedFact {
  const page = unquoted.size === 0 ? undefined : unquoted.get(factId(graded.fact as AnyFact));
  if (page === undefined) return graded;
  return { ...graded, grade: { ...graded.grade, method: 'declared' }, unquoted: page };
}
