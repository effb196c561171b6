/**
 * Where the scanner of lines keeps what in its memory, in bytes. Tables come first; what is read lies between a margin that holds the
 * start of a line cut off before and one that may be looked at beyond the end.
 */

/** Longest line that is looked into; the longest that AWS writes, with every field, is far below. */
export const LONGEST_LINE = 8192;
/** Bytes read at a time: with what is made of them they fit in the second cache of a core. */
export const PIECE_BYTES = 128 * 1024;
const MARGIN = 256;

/**
 * Words that the scanner leaves for whoever runs it, and finds there: the next line and the end of all as places in the list of line
 * feeds, the next records, and, of a name, the slot, the number (-1 where it was not asked for) and where it stands.
 */
export const [AT_LINE, AT_RECORD, AT_WIDE, AT_LINES_END, AT_SLOT, AT_NAME, AT_NAME_FROM, AT_NAME_TO] = [
  0, 4, 8, 12, 16, 20, 24, 28,
];

/** Vectors whose last so many bytes are set, for 0 to 16. */
export const LAST_BYTES = 64;
/** Pairs of vectors whose first so many bytes are set, for 0 to 32. */
export const FIRST_BYTES = LAST_BYTES + 17 * 16;
/** For each of the 81 ways to write an IPv4 address, from 1: where its digits stand, and which of them are not 0. */
export const ADDRESS_FORMS = FIRST_BYTES + 33 * 32;
/** Which of these a text is, by the bits of its points and of its end. */
export const ADDRESS_FORM_OF = ADDRESS_FORMS + 82 * 32;
/** What each byte is as a hexadecimal digit; from 16 up where it is none. */
export const HEX = ADDRESS_FORM_OF + 65_536;
/** Groups of an IPv6 address while it is read, 16 bits each; as many bytes before them may be looked at. */
export const GROUPS = HEX + 256 + 16;
/** Names of interfaces by hash: length, number, 8 bytes free, up to 32 bytes of the name, 16 bytes free. */
export const NAMES = Math.ceil((GROUPS + 16) / 64) * 64;
export const NAME_BYTES = 64;
export const NAME_SLOTS_BITS = 13;
export const NAME_SLOTS = 1 << NAME_SLOTS_BITS;

const HELD = NAMES + NAME_SLOTS * NAME_BYTES + MARGIN;
export const PIECE = HELD + LONGEST_LINE;
const PIECE_END = PIECE + PIECE_BYTES + MARGIN;
const BITS_FROM = Math.ceil(PIECE_END / 64) * 64;
/** One bit for each byte, set where it is a space or a line feed: those of the byte at `at` begin at `BITS + (at >> 3)`. */
export const BITS = BITS_FROM - ((HELD - MARGIN) >> 3);
/** Places of line feeds, four bytes each; first that of the byte before the first line. */
export const LINE_ENDS = Math.ceil((BITS + (PIECE_END >> 3) + MARGIN) / 64) * 64;
export const RECORDS = Math.ceil((LINE_ENDS + (LONGEST_LINE + PIECE_BYTES) * 4 + MARGIN) / 64) * 64;

/** What is told of most lines: words of 32 bits, then the bytes that went by, as a double. */
export const [SOURCE_WORD, DESTINATION_WORD, START_WORD, END_WORD, NAME_WORD, FLAGS_WORD, SIZE_DOUBLE] = [
  0, 1, 2, 3, 4, 5, 3,
];
export const RECORD_BYTES = 32;
/** What is told of lines that are no flow of IPv4: addresses have four words, the most significant first. */
export const [WIDE_SOURCE, WIDE_DESTINATION, WIDE_START, WIDE_END, WIDE_NAME, WIDE_FLAGS, WIDE_DOUBLE] = [
  0, 4, 8, 9, 10, 11, 6,
];
export const WIDE_BYTES = 64;
/** The flags of a flow that was refused; the two bits above it tell the way of one that was not. */
export const REFUSED = 1;
export const WAY_SHIFT = 1;
/** Flags of wide records of which nothing is told: no flow was seen, or records were lost. */
export const NO_DATA = 8;
export const SKIPPED_DATA = 9;
/** Lines that are read before whoever runs the scanner has to take away what they tell. */
export const MOST_LINES = 1024;
export const WIDE = RECORDS + MOST_LINES * RECORD_BYTES;

export const MEMORY_PAGES = Math.ceil((WIDE + MOST_LINES * WIDE_BYTES) / 65_536);

/**
 * Why the scanner stopped: there is no more, the line is not as it should be, it names an interface for the first time, or
 * what was read is to be taken away.
 */
export const [ALL_READ, OTHER_LINE, NEW_NAME, RECORDS_FULL] = [0, 1, 2, 3];

/** Fills the tables of a new memory. */
export function fillTables(memory: WebAssembly.Memory): void {
  const bytes = new Uint8Array(memory.buffer);
  for (let length = 0; length <= 16; length += 1) {
    const at = LAST_BYTES + length * 16;
    bytes.fill(255, at + 16 - length, at + 16);
  }
  for (let length = 0; length <= 32; length += 1)
    bytes.fill(255, FIRST_BYTES + length * 32, FIRST_BYTES + length * 32 + length);
  bytes.fill(255, HEX, HEX + 256);
  for (let digit = 0; digit < 16; digit += 1) {
    const code = digit.toString(16).charCodeAt(0);
    for (const letter of digit < 10 ? [code] : [code, code - 0x20]) bytes[HEX + letter] = digit;
  }
  for (let form = 1; form <= 81; form += 1) fillForm(bytes, form);
}

/** Digits of hundreds, tens and ones for each part, the last part first, and nothing beside them. */
function fillForm(bytes: Uint8Array, form: number): void {
  const at = ADDRESS_FORMS + form * 32;
  bytes.fill(0x80, at, at + 16);
  let rest = form - 1;
  let from = 0;
  let places = 0;
  for (let part = 3; part >= 0; part -= 1) {
    const length = 1 + (rest % 3);
    rest = Math.floor(rest / 3);
    const end = from + length;
    const digits = at + part * 4;
    for (let digit = 0; digit < length; digit += 1) bytes[digits + 3 - length + digit] = from + digit;
    // A leading zero may mean octal elsewhere: such text is no address here.
    if (length > 1) bytes[digits + 16 + 3 - length] = 1;
    places |= 1 << end;
    from = end + 1;
  }
  bytes[ADDRESS_FORM_OF + places] = form;
}
