import type { JsonCursor } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Place } from '../../facts/fact.ts';
import { shortened } from '../limited-notes.ts';
import type { GleifItem } from './gleif-records.ts';

export const API_VERSION = 'API v1';

/**
 * An answer of GLEIF’s API (JSON:API, `application/vnd.api+json`): one resource or a list of them, in `data`. An answer of error 404,
 * as the API gives where an entity has no such record, holds none. Undefined for another document.
 *
 * @throws JudgeError `READ_SHAPE` for an answer of any other error: what it was asked for is then not in the file.
 */
export function answerIn(
  root: JsonCursor,
  place: Place,
): { readonly published: string | undefined; readonly page: ListPage | undefined } | undefined {
  const errors = root.get('errors');
  if (root.get('data') === undefined && errors?.isArray() !== true) return undefined;
  if (errors !== undefined) refuseOtherErrors(errors, place);
  return { published: root.path('meta', 'goldenCopy', 'publishDate')?.string(), page: pageOf(root) };
}

/** Which page of which list an answer is, where the list has several. */
export interface ListPage {
  readonly page: number;
  readonly pages: number;
  /** What the pages of one list have in common. */
  readonly list: string;
}

function pageOf(root: JsonCursor): ListPage | undefined {
  const told = (name: string): number => root.path('meta', 'pagination', name)?.integer() ?? 0;
  const [page, pages] = [told('currentPage'), told('lastPage')];
  // The address of its first page names what was asked for; by its length alone, a list is taken for another of that length.
  const first = textIn(root, 'links', 'first');
  return pages > 1 ? { page, pages, list: `${told('total')} ${told('perPage')} ${first}` } : undefined;
}

/** Status of an error that says that there is no such record. */
const NOT_FOUND = '404';

function refuseOtherErrors(errors: JsonCursor, place: Place): void {
  const statuses = (errors.isArray() ? errors.items() : [errors]).map(
    (error) => textIn(error, 'status') || 'unknown',
  );
  const other = statuses.length === 0 ? 'unknown' : statuses.find((status) => status !== NOT_FOUND);
  if (other === undefined) return;
  throw new JudgeError('READ_SHAPE', {
    line: 'line' in place ? place.line : 1,
    path: '.errors',
    problem: `the API answered with the error ${shortened(other)}, not with a record; ask again`,
  });
}

/** One resource of an answer. */
export function resourceOf(item: JsonCursor, place: Place): GleifItem {
  const attributes = item.get('attributes');
  const type = item.get('type')?.string();
  if (attributes === undefined) return { kind: undefined, place };
  if (type === 'lei-records') {
    const entity = attributes.get('entity');
    return {
      kind: 'entity',
      lei: textIn(attributes, 'lei') || textIn(item, 'id'),
      name: textIn(entity, 'legalName', 'name'),
      jurisdiction: textIn(entity, 'jurisdiction'),
      legalCountry: textIn(entity, 'legalAddress', 'country'),
      headOfficeCountry: textIn(entity, 'headquartersAddress', 'country'),
      category: textIn(entity, 'category'),
      authority: textIn(entity, 'registeredAt', 'id'),
      number: textIn(entity, 'registeredAs'),
      registrationStatus: textIn(attributes, 'registration', 'status'),
      updated: textIn(attributes, 'registration', 'lastUpdateDate'),
      place,
    };
  }
  if (type === 'relationship-records') {
    const relationship = attributes.get('relationship');
    return {
      kind: 'relationship',
      child: textIn(relationship, 'startNode', 'id'),
      parent: textIn(relationship, 'endNode', 'id'),
      type: textIn(relationship, 'type'),
      status: textIn(relationship, 'status'),
      periods: (relationship?.get('periods')?.items() ?? []).map((period) => ({
        type: textIn(period, 'type'),
        start: textIn(period, 'startDate'),
        end: textIn(period, 'endDate'),
      })),
      registrationStatus: textIn(attributes, 'registration', 'status'),
      updated: textIn(attributes, 'registration', 'lastUpdateDate'),
      place,
    };
  }
  if (type === 'reporting-exceptions') {
    const reason = attributes.get('reason') ?? attributes.get('reasons');
    return {
      kind: 'exception',
      lei: textIn(attributes, 'lei'),
      category: textIn(attributes, 'category'),
      reasons: (reason?.isArray() === true ? reason.items() : [reason]).flatMap((one) => one?.string() ?? []),
      place,
    };
  }
  return { kind: undefined, place };
}

function textIn(cursor: JsonCursor | undefined, ...path: string[]): string {
  return (cursor?.path(...path)?.string() ?? '').trim();
}
