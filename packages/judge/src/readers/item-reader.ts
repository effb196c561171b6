import { isBaseError, JsonCursor, openStrictJson, parseJsonLines } from '@ancrage/base';
import type { Digest, JsonTape } from '@ancrage/base';
import { UNNAMED_EVIDENCE } from '../reading/taken-facts.ts';
import type { Reading } from '../reading/reading.ts';
import { unpacked } from './gzip-bytes.ts';
import { ItemStream } from './item-stream.ts';
import type { ItemListing, ItemNotation, JsonEntry, Notation } from './item-stream.ts';
import { jsonDocuments } from './json-documents.ts';
import type { JsonDocument } from './json-documents.ts';
import type { JsonPath } from './json-list-stream.ts';
import type { Reader } from './reader.ts';
import { isCoded, wholeOrStream } from './whole-or-stream.ts';

/** Content above this is read item by item even where it is there as a whole: its tree takes many times its size. */
const TREE_BYTES = 8 * 1024 * 1024;

/**
 * Both ways to read a format whose files are lists: a small file as one tree, a large one item by item, which give the same.
 * `open` makes what reads one file, whose SHA-256 may be `UNNAMED_EVIDENCE` until its end.
 */
export function itemReader(
  notation: ItemNotation,
  open: (evidence: Digest) => ItemListing,
): Pick<Required<Reader>, 'open' | 'read'> {
  const ways = itemWays(notation, open);
  return {
    read: (bytes, { evidence }) => ways.read(bytes, evidence),
    open: () => wholeOrStream(ways.stream(), ways.read),
  };
}

/** The same, for a format that is also written otherwise. */
export function itemWays(
  notation: ItemNotation,
  open: (evidence: Digest) => ItemListing,
): { read: (bytes: Uint8Array, evidence: Digest) => Reading; stream: () => ItemStream } {
  return {
    read: (bytes, evidence) => readContent(unpacked(bytes), notation, open(evidence), evidence),
    stream: () => new ItemStream(open(UNNAMED_EVIDENCE), notation),
  };
}

/** Reads content that is all there. */
export function readContent(
  content: Uint8Array,
  notation: ItemNotation,
  listing: ItemListing,
  evidence: Digest,
): Reading {
  return content.length > TREE_BYTES && !isCoded(content)
    ? streamed(content, new ItemStream(listing, notation), evidence)
    : readItems(listing, [...entriesOf(content, notation)], evidence);
}

/** Reads entries that are all there. */
export function readItems(listing: ItemListing, entries: readonly JsonEntry[], evidence: Digest): Reading {
  if (listing.survey !== undefined) {
    do {
      for (const entry of entries)
        if (entry.list === undefined || listing.surveysDocuments !== true) listing.survey(entry);
    } while (listing.surveyAgain?.() === true);
  }
  for (const entry of entries) listing.read(entry);
  while (listing.rest?.() === true);
  return listing.end(evidence);
}

const PIECE_BYTES = 1024 * 1024;

function streamed(content: Uint8Array, stream: ItemStream, evidence: Digest): Reading {
  do {
    for (let at = 0; at < content.length; at += PIECE_BYTES)
      stream.push(content.subarray(at, at + PIECE_BYTES));
  } while (stream.again());
  return stream.end(evidence);
}

/** The items and documents of a file, in the order in which it is over with each. */
function* entriesOf(bytes: Uint8Array, notation: ItemNotation): Generator<JsonEntry, void, undefined> {
  for (const document of documentsOf(bytes, notation.notation)) yield* entriesOfDocument(document, notation);
}

/** The same of one document that is there as a tree. */
export function* entriesOfDocument(
  { root, placeOf }: JsonDocument,
  notation: ItemNotation,
): Generator<JsonEntry, void, undefined> {
  yield* itemsIn(root, [], notation, placeOf);
  yield { cursor: root, placeOf, list: undefined };
}

function* itemsIn(
  value: JsonCursor,
  path: JsonPath,
  notation: ItemNotation,
  placeOf: JsonEntry['placeOf'],
): Generator<JsonEntry, void, undefined> {
  if (value.isArray() && notation.isList(path)) {
    for (const cursor of value.items()) yield { cursor, placeOf, list: path };
    return;
  }
  if (!notation.leadsToList(path)) return;
  if (value.isArray())
    for (const [index, item] of value.items().entries())
      yield* itemsIn(item, [...path, index], notation, placeOf);
  else if (value.isObject())
    for (const name of value.keys()) yield* itemsIn(value.get(name)!, [...path, name], notation, placeOf);
}

/** Places in a file that is one document. */
export const byPointer: JsonEntry['placeOf'] = ({ pointer }) => ({ pointer });

function* documentsOf(bytes: Uint8Array, notation: Notation): Generator<JsonDocument, void, undefined> {
  if (notation === 'many') {
    yield* jsonDocuments(bytes);
    return;
  }
  const listed = bytes.find((byte) => byte > 0x20 && byte < 0x7f) === 0x5b;
  const one =
    notation === 'one' || listed
      ? openStrictJson(bytes)
      : notation === 'records'
        ? onlyValue(bytes)
        : undefined;
  if (one !== undefined) {
    yield { root: new JsonCursor(one), placeOf: byPointer };
    return;
  }
  // A line that cannot be read refuses the whole file: it could have told of a copy abroad, or of a failure.
  for (const line of parseJsonLines(bytes)) {
    if ('error' in line) throw line.error;
    const place = { line: line.line };
    yield { root: new JsonCursor(line.value), placeOf: () => place };
  }
}

/** The only value of a document of one value; undefined where there are several, or a fault. */
function onlyValue(bytes: Uint8Array): JsonTape | undefined {
  try {
    return openStrictJson(bytes);
  } catch (error) {
    if (isBaseError(error)) return undefined;
    throw error;
  }
}
