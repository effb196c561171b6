/** Where the tally of rows keeps what in its memory, in bytes. */

/** From how many bytes on a row may be among the first of its list: those beyond the boundary, and those of nobody within. */
export const [LEAST_OUTSIDE, LEAST_UNDECLARED] = [0, 8];
/** Why a program stopped, which kinds the address and plane at hand are known to be of, and how many groups there are. */
export const [STOPPED, SEEN_KINDS, GROUP_COUNT] = [16, 20, 24];
/** Reasons: bits of the list that a row may be among, or that there is no room for another group, or for a sum. */
export const [TOP_OUTSIDE, TOP_UNDECLARED, NO_ROOM] = [1, 2, 4];

/** Distinct peers: eight kinds of each of eight planes. */
export const KIND_COUNTS = 64;
/** By number of a place, 1 where it is within the boundary and nobody's that is declared. */
export const UNDECLARED_PLACES = KIND_COUNTS + 64 * 4;

/** A group: its cell, its peers, of which it has some, its bytes and its flows. */
export const GROUP = 24;
export const [CELL_AT, PEERS_AT, GROUP_BYTES_AT, GROUP_FLOWS_AT] = [0, 4, 8, 16];
