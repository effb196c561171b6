import type { JsonCursor } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { JudgeError } from '../errors/judge-error.ts';
import type { AnyFact, Place } from '../facts/fact.ts';
import type { ReadingBuilder } from '../reading/reading-builder.ts';
import type { Reading } from '../reading/reading.ts';
import { JsonListStream } from './json-list-stream.ts';
import type { JsonPath } from './json-list-stream.ts';
import type { ReadingStream } from './reader.ts';

/** One item of a list, or a document without its lists, and where it stands in the file. */
export interface JsonEntry {
  readonly cursor: JsonCursor;
  /** Place of it, or of a part of it. */
  readonly placeOf: (part: JsonCursor) => Place;
  /** Path of its list in the document; undefined for a document. */
  readonly list: JsonPath | undefined;
}

/**
 * What reads a file item by item. Where `survey` is there the file is gone through twice, in the same order: first for what
 * items are told of by others, then for their facts.
 */
export interface ItemListing {
  readonly reading: ReadingBuilder;
  survey?(entry: JsonEntry): void;
  /** Documents alone are surveyed, without their items: that costs little. */
  readonly surveysDocuments?: boolean;
  /** Whether that has to be done once more, for something told at the end that items needed. Asked when it is done. */
  surveyAgain?(): boolean;
  /**
   * An item, or a document, which comes when all its items have come. Items may be looked at until this returns, and not later;
   * of a text, keep a copy (`detachedText`).
   */
  read(entry: JsonEntry): void;
  /** Makes some more facts of what all items together told; whether there are more. Asked until it says no. */
  rest?(): boolean;
  end(evidence: Digest): Reading;
}

/**
 * How documents stand in a file: `one`; `many`, one behind another; `records`, which is one where it starts with a bracket or
 * holds one document alone, else one on each line; `lines`, which is one where it starts with a bracket, else one on each line.
 * Places are pointers where the file is one document, else lines.
 */
export type Notation = 'one' | 'many' | 'records' | 'lines';

/** Where the items of a format stand in its files. */
export interface ItemNotation {
  readonly notation: Notation;
  /** Whether the array at this path is a list of items; the path of a document is empty. */
  readonly isList: (path: JsonPath) => boolean;
  /** Whether the value at this path may hold lists. */
  readonly leadsToList: (path: JsonPath) => boolean;
}

/** A file that is a list, or one object with lists of these names. */
export function listNotation(notation: Notation, names: readonly string[]): ItemNotation {
  return {
    notation,
    isList: (path) => path.length === 0 || (path.length === 1 && names.includes(String(path[0]))),
    leadsToList: (path) => path.length === 0 && names.length > 0,
  };
}

const OPEN_BRACKET = 0x5b;

/** A file in UTF-8 that is read item by item, in memory that does not grow with it but for what the listing keeps. */
export class ItemStream implements ReadingStream {
  readonly #listing: ItemListing;
  readonly #notation: Notation;
  readonly #isList: (path: JsonPath) => boolean;
  #stream: JsonListStream | undefined;
  /** Whether a first time through comes, is under way, or is over. */
  #surveying: boolean | undefined;
  /** Documents of which the file turned out to consist; they stand as lines do where each has its own. */
  #documents = 0;
  #byLine = true;
  #lastLine = 0;
  #over = false;

  constructor(listing: ItemListing, { notation, isList }: ItemNotation) {
    this.#listing = listing;
    this.#notation = notation;
    this.#isList = isList;
  }

  push(piece: Uint8Array): void {
    this.#stream ??= this.#start(piece);
    this.#stream.push(piece);
  }

  again(): boolean {
    if (this.#surveying !== true) return false;
    this.#stream?.end();
    if (this.#documents > 1 && this.#notation === 'records' && !this.#byLine) throw notByLine(this.#lastLine);
    this.#surveying = this.#listing.surveyAgain?.() === true;
    this.#stream = undefined;
    return true;
  }

  take(over?: boolean): readonly AnyFact[] {
    return this.#surveying === true ? [] : this.#listing.reading.take(over);
  }

  rest(): boolean {
    this.#finish();
    return this.#listing.rest?.() ?? false;
  }

  end(evidence: Digest): Reading {
    while (this.rest());
    this.#listing.reading.identify(evidence);
    return this.#listing.end(evidence);
  }

  #finish(): void {
    if (this.#over) return;
    this.#over = true;
    this.#stream ??= this.#start(new Uint8Array());
    this.#stream.end();
  }

  #start(piece: Uint8Array): JsonListStream {
    const bracket = startsWithBracket(piece);
    const several = this.#notation === 'many' || (this.#notation !== 'one' && !bracket);
    const listing = this.#listing;
    // What the places are is known when all documents are.
    this.#surveying ??= listing.survey !== undefined || (several && this.#notation !== 'lines');
    const [first, onLines] = [this.#surveying, several && this.#notation === 'lines'];
    const take = (entry: JsonEntry): void => (first ? listing.survey?.(entry) : listing.read(entry));
    const byPointer = !several || (!onLines && !first && this.#documents === 1);
    const placeOf = (line: number): JsonEntry['placeOf'] => {
      const place: Place = { line };
      return byPointer ? ({ pointer }) => ({ pointer }) : () => place;
    };
    this.#lastLine = 0;
    this.#documents = 0;
    return new JsonListStream({
      isList: this.#isList,
      several,
      skipped: first ? skippedIn(listing) : undefined,
      item: (cursor, { list, line }) => take({ cursor, list, placeOf: placeOf(line) }),
      document: (cursor, line, lastLine) => {
        this.#documents += 1;
        if (line === this.#lastLine || line !== lastLine) this.#byLine = false;
        if (onLines && !this.#byLine) throw notByLine(line);
        this.#lastLine = lastLine;
        take({ cursor, list: undefined, placeOf: placeOf(line) });
      },
    });
  }
}

function startsWithBracket(bytes: Uint8Array): boolean {
  return bytes.find((byte) => byte > 0x20 && byte < 0x7f) === OPEN_BRACKET;
}

function notByLine(line: number): JudgeError {
  return new JudgeError('READ_SYNTAX', { line, problem: 'not one document on each line' });
}

/** What the first time through may pass over. */
function skippedIn(listing: ItemListing): 'items' | 'all' | undefined {
  if (listing.survey === undefined) return 'all';
  return listing.surveysDocuments === true ? 'items' : undefined;
}
