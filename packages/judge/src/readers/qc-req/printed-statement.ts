import type { FactValue } from '../../facts/fact.ts';
import { isPrintedStatement, printedItems } from './printed-items.ts';
import type { PrintedPage } from './printed-items.ts';
import { dayOf, registerStatement } from './register-statement.ts';

/** A party that a print names, with the page on which it stands. */
export interface PrintedParty {
  readonly page: number;
  readonly value: FactValue<'registered-party'>;
}

/**
 * Whom a statement of the Québec register names, where pages of text are a print of one; none where they are something else. What a print
 * looks like is up to whoever made it: this is for a person to compare, and proves nothing of the enterprise.
 */
export function printedParties(pages: readonly PrintedPage[]): PrintedParty[] {
  if (!isPrintedStatement(pages)) return [];
  const statement = registerStatement(printedItems(pages));
  if (statement === undefined) return [];
  const text = pages[0]!.lines.slice(0, 100).join(' ');
  const on = dayOf(/Renseignements en date du[\s:]{0,20}([\d-]{10})/.exec(text)?.[1] ?? '');
  return statement.parties.flatMap(({ value, place }) =>
    'page' in place
      ? [
          {
            page: place.page,
            value: { entity: statement.neq, ...value, ...(on === undefined ? {} : { on }) },
          },
        ]
      : [],
  );
}
