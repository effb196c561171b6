import { rankOf, rowText } from './flow-rows.ts';
import type { FlowRows } from './flow-rows.ts';
import { placeOfCell, sideOfCell, sides } from './flow-space.ts';
import { GroupSums } from './group-sums.ts';
import { orderByRank } from './rank-order.ts';
import { KINDS, PLANE_CODES, TopRows, UNDECLARED } from './summed-rows.ts';
import type { SummedRows } from './summed-rows.ts';

/** Number of the party, from 1, that declares the prefix of an address whose place has a number; 0 where none does. */
export type PartyOfAddress = (address: string, place: number) => number;

/**
 * Sums rows by what is told of them. Rows are many and groups few: nothing is made a text before it is known that it is shown. `undeclared`: by number of
 * a place, 1 where it is within the boundary and nobody is declared there.
 */
export class RowSums {
  readonly #undeclaredPlaces: Uint8Array;
  readonly #partyOf: PartyOfAddress | undefined;
  readonly #groups = new GroupSums();
  readonly #peers = new Float64Array(PLANE_CODES * KINDS);
  readonly #outside = new TopRows();
  readonly #undeclared = new TopRows();
  #folded = false;

  constructor(undeclared: Uint8Array, partyOf?: PartyOfAddress) {
    this.#undeclaredPlaces = undeclared;
    this.#partyOf = partyOf;
  }

  /** Adds rows of which no address is among those added before. Those of one address and plane stand side by side, unless they are folded. */
  add(rows: FlowRows): void {
    const beyond = new Map(rows.beyond);
    const { keys, tags, words } = rows;
    const order = byAddress(rows);
    this.#folded ||= rows.level > 0;
    let before = -1;
    // Of which kinds the address at hand is known to be, as bits.
    let seen = 0;
    for (let index = 0; index < tags.length; index += 1) {
      const row = order === undefined ? index : order[index]!;
      const same =
        before >= 0 &&
        (words === 1 ? keys[row] === keys[before] : sameAddress(keys, row * words, before * words));
      if (!same) seen = 0;
      before = row;
      const cell = tags[row]!;
      const side = sideOfCell(cell);
      const place = placeOfCell(cell);
      const party =
        this.#partyOf === undefined || side === OWN ? 0 : this.#partyOf(rowText(rows, row), place);
      const few = rows.bytes[row]!;
      const many = beyond.size === 0 ? 0n : (beyond.get(row) ?? 0n);
      this.#groups.add(cell, party, few, many, rows.flows[row]!, 1);
      const first = ((cell >> 3) & 7) * KINDS;
      const kind = first + side;
      if ((seen & (1 << kind)) === 0) {
        seen |= 1 << kind;
        this.#peers[kind]! += 1;
      }
      if (side === OUTSIDE) this.#outside.add(rows, row, few, many);
      if (side !== INSIDE || party !== 0 || this.#undeclaredPlaces[place] === 0) continue;
      this.#undeclared.add(rows, row, few, many);
      const nobodys = first + UNDECLARED;
      if ((seen & (1 << nobodys)) !== 0) continue;
      seen |= 1 << nobodys;
      this.#peers[nobodys]! += 1;
    }
  }

  take(): SummedRows {
    return {
      groups: this.#groups.columns(),
      peers: this.#peers,
      outside: this.#outside.told(),
      undeclared: this.#undeclared.told(),
      folded: this.#folded,
    };
  }
}

const [INSIDE, OUTSIDE, OWN] = [sides.indexOf('inside'), sides.indexOf('outside'), sides.indexOf('own')];

function sameAddress(keys: Int32Array, one: number, other: number): boolean {
  return (
    keys[one] === keys[other] &&
    keys[one + 1] === keys[other + 1] &&
    keys[one + 2] === keys[other + 2] &&
    keys[one + 3] === keys[other + 3]
  );
}

function compareKeys(keys: Int32Array, one: number, other: number): number {
  for (let word = 0; word < 4; word += 1) {
    const between = keys[one + word]! - keys[other + word]!;
    if (between !== 0) return between;
  }
  return 0;
}

/** Order in which rows of one address stand side by side; undefined where they do as they are. */
function byAddress({ level, words, keys, tags }: FlowRows): Uint32Array | undefined {
  // The tag of what is folded has a part in its rank.
  if (level === 0) return undefined;
  const at = (row: number): number =>
    words === 1
      ? keys[row]!
      : rankOf(keys[row * 4]!, keys[row * 4 + 1]!, keys[row * 4 + 2]!, keys[row * 4 + 3]!, 0);
  const rows = Uint32Array.from(tags.keys());
  const { numbers, ranks } = orderByRank(rows, Uint32Array.from(rows, at));
  // Several networks of four words may have one rank: those of each side by side.
  let from = 0;
  for (let to = 1; to <= numbers.length; to += 1) {
    if (to < numbers.length && ranks[to] === ranks[from]) continue;
    if (words > 1 && to - from > 1)
      numbers.subarray(from, to).sort((a, b) => compareKeys(keys, a * words, b * words));
    from = to;
  }
  return numbers;
}
