import { Rational } from '@ancrage/base';
import { larger, shortened, smaller } from './exact-graph.ts';

/** One account of a member of a loop: what other members hold of it, and what is carried from outside the loop. */
export interface LoopRow {
  readonly within: ReadonlyMap<number, Rational>;
  readonly outside: Rational;
}

/** Loops of more members are bounded from below instead of solved. */
const LARGEST_SOLVED = 24;
/** Rounds of that bound: always as many, so that more holdings never lower it. */
const ROUNDS = 64;

/**
 * The least shares of a loop's members where each has the greatest that one of its accounts gives. Solved exactly by
 * elimination, changing a member's account as long as another gives more; what is left of a loop that holds itself is 0.
 * A large loop, or a contradictory one (some account is of more than the whole), gets a lower bound.
 */
export function loopShares(members: readonly (readonly LoopRow[])[], contradictory: boolean): Rational[] {
  if (contradictory || members.length > LARGEST_SOLVED) return byRounds(members);
  const chosen = members.map((rows) => rows[0]);
  for (;;) {
    const values = solved(chosen);
    let changed = false;
    members.forEach((rows, member) => {
      const better = rows.find((row) => valueOf(row, values).compare(values[member]!) > 0);
      if (better === undefined) return;
      chosen[member] = better;
      changed = true;
    });
    if (!changed) return values.map(shortened);
  }
}

function valueOf({ within, outside }: LoopRow, values: readonly Rational[]): Rational {
  let sum = outside;
  for (const [member, share] of within) sum = sum.add(share.multiply(values[member]!));
  return sum;
}

function byRounds(members: readonly (readonly LoopRow[])[]): Rational[] {
  let values = members.map(() => Rational.ZERO);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = values;
    values = members.map((rows) =>
      shortened(
        smaller(
          Rational.ONE,
          rows.reduce((most, row) => larger(most, valueOf(row, before)), Rational.ZERO),
        ),
      ),
    );
  }
  return values;
}

/** Members that something from outside reaches. */
function fed(rows: readonly (LoopRow | undefined)[]): Set<number> {
  const reached = new Set<number>();
  for (let grown = true; grown; ) {
    grown = false;
    rows.forEach((row, member) => {
      if (row === undefined || reached.has(member)) return;
      if (row.outside.numerator === 0n && ![...row.within.keys()].some((other) => reached.has(other))) return;
      reached.add(member);
      grown = true;
    });
  }
  return reached;
}

/** Gauss's elimination over fractions, of the members fed; those that nothing feeds carry nothing. */
function solved(rows: readonly (LoopRow | undefined)[]): Rational[] {
  const unknowns = [...fed(rows)].sort((a, b) => a - b);
  const column = new Map(unknowns.map((member, index) => [member, index]));
  const matrix = unknowns.map((member, index) => {
    const line = Array.from({ length: unknowns.length + 1 }, () => Rational.ZERO);
    line[index] = Rational.ONE;
    for (const [other, share] of rows[member]!.within) {
      const at = column.get(other);
      if (at !== undefined) line[at] = line[at]!.subtract(share);
    }
    line[unknowns.length] = rows[member]!.outside;
    return line;
  });
  matrix.forEach((line, pivot) => {
    // Each member is fed from outside and no row exceeds the whole, so that the diagonal never vanishes.
    const diagonal = line[pivot]!;
    const unit = line.map((value) => (value.numerator === 0n ? value : value.divide(diagonal)));
    matrix[pivot] = unit;
    matrix.forEach((other, index) => {
      const factor = other[pivot]!;
      if (index === pivot || factor.numerator === 0n) return;
      matrix[index] = other.map((value, at) =>
        unit[at]!.numerator === 0n ? value : value.subtract(factor.multiply(unit[at]!)),
      );
    });
  });
  const values = rows.map(() => Rational.ZERO);
  unknowns.forEach((member, index) => {
    values[member] = matrix[index]![unknowns.length]!;
  });
  return values;
}
