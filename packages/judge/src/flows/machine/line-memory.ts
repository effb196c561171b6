/**
 * Where the scanner of lines keeps what in its memory, in bytes. Tables come first; what is read lies between a margin that holds the
 * start of a line cut off before and one that may be looked at beyond the end.
 */

/** Longest line that is looked into; the longest that AWS writes, with every field, is far below. */
export const LONGEST_LINE = 8192;
/** Bytes read at a time: with what is made of them they fit in the second cache of a core. */
export const PIECE_BYTES = 128 * 1024;
const MARGIN = 256;

/** Words that the scanner leaves for whoever runs it, and finds there. */
export const [AT_MARK, AT_LINE, AT_RECORD, AT_END, AT_SLOT] = [0, 4, 8, 12, 16];

/** Vectors whose last so many bytes are set, for 0 to 16. */
export const LAST_BYTES = 64;
/** Pairs of vectors whose first so many bytes are set, for 0 to 32. */
export const FIRST_BYTES = LAST_BYTES + 17 * 16;
/** For each of the 81 ways to write an IPv4 address, from 1: where its digits stand, and the least that each part can be. */
export const ADDRESS_FORMS = FIRST_BYTES + 33 * 32;
/** Which of these a text is, by the bits of its points and of its end. */
export const ADDRESS_FORM_OF = ADDRESS_FORMS + 82 * 32;
/** Names of interfaces by hash: length, number, 8 bytes free, up to 32 bytes of the name, 16 bytes free. */
export const NAMES = ADDRESS_FORM_OF + 65_536;
export const NAME_BYTES = 64;
export const NAME_SLOTS_BITS = 13;
export const NAME_SLOTS = 1 << NAME_SLOTS_BITS;

const HELD = NAMES + NAME_SLOTS * NAME_BYTES + MARGIN;
export const PIECE = HELD + LONGEST_LINE;
const MOST_BYTES = LONGEST_LINE + PIECE_BYTES;
/** Places of spaces and line feeds, four bytes each. */
export const MARKS = Math.ceil((PIECE + PIECE_BYTES + MARGIN) / 64) * 64;
/** Behind the last of them are as many that are no place: a layout has at most as many columns. */
export const NO_MARKS_BEHIND = 128;
const MARKS_BYTES = (MOST_BYTES + NO_MARKS_BEHIND) * 4 + 2 * MARGIN;
/** Places of line feeds alone. */
export const LINE_ENDS = MARKS + MARKS_BYTES;
export const RECORDS = LINE_ENDS + MARKS_BYTES;

/** What is told of a line: words of 32 bits, then the bytes that went by, as a double. */
export const [SOURCE_WORD, DESTINATION_WORD, START_WORD, END_WORD, NAME_WORD, FLAGS_WORD, SIZE_DOUBLE] = [
  0, 1, 2, 3, 4, 5, 3,
];
export const RECORD_BYTES = 32;
/** The flags of a flow that was refused; the two bits above it tell the way of one that was not. */
export const REFUSED = 1;
export const WAY_SHIFT = 1;
/** Records that are written before whoever runs the scanner has to take them away: more than most pieces have lines. */
const MOST_RECORDS = 4096;
export const RECORDS_END = RECORDS + MOST_RECORDS * RECORD_BYTES;

export const MEMORY_PAGES = Math.ceil(RECORDS_END / 65_536);

/**
 * Why the scanner stopped: there is no more, the line is not as it should be, it names an interface for the first time, or there is no
 * room for another record.
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
  // What is none of the ways has parts that are never enough.
  const ints = new Int32Array(memory.buffer);
  ints.fill(1000, ADDRESS_FORMS / 4 + 4, ADDRESS_FORMS / 4 + 8);
  for (let form = 1; form <= 81; form += 1) fillForm(bytes, ints, form);
}

/** Digits of hundreds and tens side by side for each part, the last part first, then those of ones: pairs to multiply. */
function fillForm(bytes: Uint8Array, ints: Int32Array, form: number): void {
  const at = ADDRESS_FORMS + form * 32;
  bytes.fill(0x80, at, at + 16);
  let rest = form - 1;
  let from = 0;
  let places = 0;
  for (let part = 3; part >= 0; part -= 1) {
    const length = 1 + (rest % 3);
    rest = Math.floor(rest / 3);
    const end = from + length;
    if (length === 3) bytes[at + part * 2] = from;
    if (length > 1) bytes[at + part * 2 + 1] = end - 2;
    bytes[at + 8 + part * 2] = end - 1;
    // A leading zero may mean octal elsewhere: such text is no address here.
    ints[at / 4 + 4 + part] = length === 3 ? 100 : length === 2 ? 10 : 0;
    places |= 1 << end;
    from = end + 1;
  }
  bytes[ADDRESS_FORM_OF + places] = form;
}
