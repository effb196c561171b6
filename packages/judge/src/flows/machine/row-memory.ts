import { FIRST_CODES, MOST_TABLES, TABLE_CODES } from '../network-codes.ts';
import { RECORD_BYTES } from './line-memory.ts';

/** Where the table of rows keeps what in its memory, in bytes: flows that wait, the hours at hand, one's own networks, places, then the rows. */

/** Flows that wait to be added together, and records that are taken at once. */
export const MOST_WAITING = 1024;
/** Sums of an hour, by the lowest six bits of a word and its highest two. */
export const HOUR_CELLS = 256;
/** Hours whose sums are at hand: logs go forth and back by some minutes at the turn of an hour. */
export const HOURS_AT_HAND = 8;
/** Interfaces of which the program itself marks that they were heard. */
export const MARKED_NAMES = 8192;

/** Words that programs leave for whoever runs them, and find there. */
export const [SEEN, WAITING, INSERTED, REFUSED_COUNT, FIRST, LAST, HIGHEST_NAME] = [0, 4, 8, 12, 16, 20, 24];
/** Hours at hand by their place, -1 where there is none; what the tags of each have above their lowest six bits; their records. */
export const AT_HAND = 64;
export const HOUR_TAGS = AT_HAND + HOURS_AT_HAND * 4;
export const HOUR_RECORDS = HOUR_TAGS + HOURS_AT_HAND * 4;
/** Directions, by whether the source is one's own, whether the destination is, and what the record says of its way. */
export const DIRECTIONS = HOUR_RECORDS + HOURS_AT_HAND * 4;

/** Addresses of one word, or of four. */
export const PEERS = 256;
export const TAGS = PEERS + MOST_WAITING * 16;
export const SIZES = TAGS + MOST_WAITING * 4;
/** Which of the hours at hand each flow is of, as the place of its sums among all. */
export const WHENS = SIZES + MOST_WAITING * 8;
/** First slot in which each is looked for. */
export const PLACES = WHENS + MOST_WAITING * 4;
/** Where new rows stand, and the entry in the middle of those among which the address of each is looked for. */
export const FRESH = PLACES + MOST_WAITING * 4;
export const MIDDLES = FRESH + MOST_WAITING * 4;
/** Flows that were not added, four times their number, with their bytes; one more than there are. */
export const LEFT = MIDDLES + MOST_WAITING * 4;
export const LEFT_SIZES = LEFT + (MOST_WAITING + 16) * 4;
/** Flows that were not added to the sum of their hour, four times their number. */
export const HOURS_LEFT = LEFT_SIZES + MOST_WAITING * 8;
export const HOURS = HOURS_LEFT + MOST_WAITING * 4;
/** One byte for each interface and hour at hand. */
export const MARKS = HOURS + HOURS_AT_HAND * HOUR_CELLS * 8;
/** Records as the reader of lines writes them. */
export const INPUT = MARKS + HOURS_AT_HAND * MARKED_NAMES;
export const OWN_CODES = INPUT + MOST_WAITING * RECORD_BYTES;
/** Sides of addresses without place, by direction; then where the entries of the upper 16 bits of an address begin, as `PackedRanges` has it. */
export const UNPLACED = OWN_CODES + (FIRST_CODES + MOST_TABLES * TABLE_CODES) * 2;
export const FIRSTS = UNPLACED + 16;
/** The entries; behind them, sides by number of place, then the rows: where these stand depends on how many there are. */
export const ENTRIES = FIRSTS + (65_536 + 4) * 4;

/** How rows of one kind of address lie in memory: so many words, then the tag, and the sum at the end. */
export interface RowLayout {
  readonly words: 1 | 4;
  /** Bytes of a row, and where in it the tag and the sum stand. */
  readonly size: number;
  readonly word: number;
  readonly sum: number;
}
/** Four rows of IPv4 are in a line of cache, or two of IPv6. */
export const V4_ROW: RowLayout = { words: 1, size: 16, word: 4, sum: 8 };
export const V6_ROW: RowLayout = { words: 4, size: 32, word: 16, sum: 24 };

/** A sum has its flows above so many bits of its bytes; nothing but a free slot has no flows. What is more is kept elsewhere. */
export const BYTES_BITS = 40;
export const MOST_ROW_FLOWS = 2 ** (64 - BYTES_BITS) - 1;
export const ROW_BYTES_BELOW = 2 ** BYTES_BITS;

/** A word tells of a flow, in its lowest six bits, the group of one's own side and the direction; of its address what the space says, above them. */
export const TAG_BITS = 6;
export const TAG_MASK = (1 << TAG_BITS) - 1;
/** Bits of a word that tell the place of the address, its side excepted. */
export const PLACE_MASK = (1 << 30) - 1 - TAG_MASK;
/** The highest two bits tell on which side the address is. */
export const SIDE_SHIFT = 30;

/** What programs over rows are made for. */
export interface RowPlan {
  readonly layout: RowLayout;
  /** Where sides of places and rows stand. */
  readonly sides: number;
  readonly rows: number;
  /** Below it, one more addition to the sum of an hour is exact. */
  readonly exact: number;
  /** The direction whose peer is the source. */
  readonly inward: number;
}
