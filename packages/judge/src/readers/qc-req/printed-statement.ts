import type { FactValue } from '../../facts/fact.ts';
import { isPrintedStatement, printedItems } from './printed-items.ts';
import type { PrintedPage } from './printed-items.ts';
import { dayOf, registerStatement } from './register-statement.ts';

/** A party that a print names, with the page on which it stands. */
export interface PrintedParty {
  readonly page: number;
  readonly value: FactValue<'registered-party'>;
}

/** Whom a print names; `skipped` counts parties, words and lines of it that are not read. */
export interface PrintedStatement {
  readonly parties: readonly PrintedParty[];
  readonly skipped: number;
}

const NONE: PrintedStatement = { parties: [], skipped: 0 };

/**
 * Whom a statement of the Québec register names, where pages of text are a print of one; none where they are something else. What a print
 * looks like is up to whoever made it: this is for a person to compare, and proves nothing of the enterprise.
 */
export function printedStatement(pages: readonly PrintedPage[]): PrintedStatement {
  if (!isPrintedStatement(pages)) return NONE;
  const { items, cut } = printedItems(pages);
  const statement = registerStatement(items);
  if (statement === undefined) return NONE;
  const text = pages[0]!.lines.slice(0, 100).join(' ');
  const on = dayOf(/Renseignements en date du[\s:]{0,20}([\d-]{10})/.exec(text)?.[1] ?? '');
  const parties = statement.parties.flatMap(({ value, place }) =>
    'page' in place
      ? [
          {
            page: place.page,
            value: { entity: statement.neq, ...value, ...(on === undefined ? {} : { on }) },
          },
        ]
      : [],
  );
  return { parties, skipped: statement.nameless + statement.unread + cut };
}
