import { NAMES, RECORD_BYTES, WIDE_BYTES } from '../machine/line-memory.ts';

/**
 * Where the reader of records in JSON keeps what in its memory, in bytes. The tables of `line-memory.ts` come first, then the shapes of records that it
 * has learnt, the bytes that are read, and what was read of them.
 */

/** Longest record of a notation that has one on each line; one of JSON with every field is far below. */
export const LONGEST_RECORD = 1 << 18;
/** Bytes read at a time. */
export const PIECE_BYTES = 128 * 1024;
/** What may be looked at beyond the end: the longest text between two values. */
const MARGIN = 1024;

/**
 * Words that the program leaves for whoever runs it, and finds there: the next byte, the end, the start of the record before which it stopped, records
 * that it passed, where the next of what was read is put, a slot for a name, what a record without a name is called, and records of each kind of which
 * nothing is told.
 */
export const [AT, AT_END, AT_BEGIN, AT_LINE, AT_RECORD, AT_BACK, AT_WIDE, AT_WIDE_BACK] = [
  0, 4, 8, 12, 16, 20, 24, 28,
];
export const [AT_SLOT, NAMELESS, REPEATED, REJECTED] = [32, 36, 40, 44];

/** Where the values of the record stand: two places for each name, and two for those that are not wanted. */
export const VALUES = NAMES;
export const MOST_VALUES = 16;
export const UNWANTED = VALUES + MOST_VALUES * 8;

/** By state, which is what stood before a value: the first of the texts that can follow it. */
export const STATES = UNWANTED + 64;
export const MOST_STATES = 1024;
/**
 * A text that can follow: its first bytes and which of them count, its length, the next one that can stand there instead, all of its bytes where they
 * are more than a vector has, then what kind of value comes behind it, where to write the place of that, and its state.
 */
export const EDGES = STATES + MOST_STATES * 4;
export const EDGE_BYTES = 64;
export const MOST_EDGES = 4096;
export const [FIRST_TEXT, TEXT_MASK, TEXT_LENGTH, NEXT_EDGE, WHOLE_TEXT, KIND, VALUE_AT, STATE] = [
  0, 16, 20, 24, 28, 32, 36, 40,
];
/** Kinds of what comes behind a text: what is within quotes, what is not, or the next record. */
export const [QUOTED, BARE, RECORD_END] = [0, 1, 2];

export const LITERALS = EDGES + MOST_EDGES * EDGE_BYTES;
export const LITERAL_BYTES = 128 * 1024;
export const LONGEST_LITERAL = 768;

/** Names of interfaces by hash: length, number, 8 bytes free, up to 112 bytes of the name. */
export const NAME_TABLE = LITERALS + LITERAL_BYTES;
export const NAME_SLOT_BYTES = 128;
export const NAME_SLOT_BITS = 11;
export const NAME_SLOT_COUNT = 1 << NAME_SLOT_BITS;
export const LONGEST_NAME = 112;

/**
 * Of lines of cells, in place of shapes: where the cells of a line start, and the next line; how many bytes of these there are in a line as it should be;
 * and for each member the place of its cell among them.
 */
export const CELLS = EDGES;
export const MOST_CELLS = 256;
export const CELLS_END = CELLS + (MOST_CELLS + 1) * 4;
export const CELL_BYTES = CELLS_END;
/** A cell that is empty, for what no cell tells. */
export const NO_CELL = CELLS_END + 4;
export const CELL_OF = NO_CELL + 8;

const HELD = NAME_TABLE + NAME_SLOT_COUNT * NAME_SLOT_BYTES + MARGIN;
/** Behind what is held of a record whose start came before. */
export const PIECE = HELD + LONGEST_RECORD + 64;

/** What was read of records, as `line-memory.ts` has it, and of the way back of those that tell both. */
export const MOST_RECORDS = 1024;
export const RECORDS = Math.ceil((PIECE + PIECE_BYTES + MARGIN) / 64) * 64;
export const RECORDS_END = RECORDS + MOST_RECORDS * RECORD_BYTES;
export const BACKS = RECORDS_END;

/** The same of IPv6. */
const MOST_WIDE = 512;
export const WIDE = BACKS + MOST_RECORDS * RECORD_BYTES;
export const WIDE_END = WIDE + MOST_WIDE * WIDE_BYTES;
export const WIDE_BACKS = WIDE_END;

export const MEMORY_PAGES = Math.ceil((WIDE_BACKS + MOST_WIDE * WIDE_BYTES) / 65_536);

/**
 * Why the program stopped: there is no more, the record has another shape than those before, what it tells is for others to read, it names an interface
 * for the first time, or there is no room for another record.
 */
export const [ALL_READ, NEW_SHAPE, OTHER_VALUES, NEW_NAME, RECORDS_FULL] = [0, 1, 2, 3, 4];
/** The same of the program that reads tuples: none follows. */
export const NO_TUPLE = 5;
