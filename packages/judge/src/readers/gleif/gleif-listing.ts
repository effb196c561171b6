import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import type { ItemListing, ItemNotation, JsonEntry } from '../item-stream.ts';
import { API_VERSION, answerIn, resourceOf } from './api-answer.ts';
import { GleifFacts } from './gleif-facts.ts';
import { ListPages } from './list-pages.ts';
import { copyIn, recordOf } from './golden-copy-json.ts';

const LISTS: ReadonlySet<unknown> = new Set(['records', 'relations', 'exceptions', 'data']);

export const gleifNotation: ItemNotation = {
  notation: 'many',
  isList: (path) => path.length === 1 && LISTS.has(path[0]),
  leadsToList: (path) => path.length === 0,
};

/** Golden copies and answers of the API, one behind another, item by item: which of its lists a document is shows at its end. */
export class GleifListing implements ItemListing {
  readonly surveysDocuments = true;
  readonly #facts: GleifFacts;
  /** The list of each document. */
  readonly #lists: string[] = [];
  #document = 0;
  readonly #pages = new ListPages();

  constructor(evidence: Digest) {
    this.#facts = new GleifFacts(evidence);
  }

  get reading(): ReadingBuilder {
    return this.#facts.reading;
  }

  survey({ cursor: root, placeOf }: JsonEntry): void {
    const copy = copyIn(root);
    const answer = copy === undefined ? answerIn(root, placeOf(root)) : undefined;
    if (copy === undefined && answer === undefined) {
      const place = placeOf(root);
      throw new JudgeError('READ_SHAPE', {
        line: 'line' in place ? place.line : 1,
        path: '.',
        problem: 'neither a golden copy nor an answer of the API',
      });
    }
    this.#facts.version(copy?.version ?? API_VERSION);
    if (answer?.published !== undefined) this.#facts.observe(answer.published);
    if (answer?.page !== undefined) this.#pages.add(answer.page, placeOf(root));
    this.#lists.push(copy?.list ?? 'data');
  }

  read({ cursor, placeOf, list }: JsonEntry): void {
    const name = this.#lists[this.#document];
    if (list === undefined) {
      this.#document += 1;
      // The answer to a question for one resource.
      const one = name === 'data' ? cursor.get('data') : undefined;
      if (one?.isObject() === true) this.#facts.add(resourceOf(one, placeOf(one)));
      return;
    }
    const place = placeOf(cursor);
    // The records of an answer are in its data, those of a golden copy in the other lists: one of both kinds of lists is neither.
    if ((list[0] === 'data') !== (name === 'data')) this.#facts.add({ kind: undefined, place });
    else this.#facts.add((name === 'data' ? resourceOf : recordOf)(cursor, place));
  }

  end(): Reading {
    for (const { place, ...params } of this.#pages.missing())
      this.#facts.reading.note('PAGES_MISSING', place, params);
    return this.#facts.close();
  }
}
