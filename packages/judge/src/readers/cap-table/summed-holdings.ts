import { Decimal } from '@ancrage/base';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import { interestTypes } from '../bods/interest-types.ts';
import type { LimitedNotes } from '../limited-notes.ts';
import { shortened } from '../limited-notes.ts';
import { refused } from './cap-table-rows.ts';
import { rightWords } from './right-words.ts';
import type { CapTableRow } from './cap-table-rows.ts';

const HUNDRED = Decimal.fromInteger(100);

function added(a: Decimal | undefined, b: Decimal | undefined): Decimal | undefined {
  return a === undefined || b === undefined ? undefined : a.add(b);
}

/** What one holder has in one issuer, over all lines of the table that say so. */
interface Sum {
  readonly first: CapTableRow;
  votes: Decimal;
  capital: Decimal;
  diluted: CapTableRow['diluted'];
  readonly rights: Map<string, number>;
}

/** Adds up the lines of a table by holder and issuer, exactly, and states them as holdings. */
export class SummedHoldings {
  readonly #sums = new Map<string, Sum>();
  readonly #notes: LimitedNotes;

  constructor(notes: LimitedNotes) {
    this.#notes = notes;
  }

  /**
   * @throws JudgeError READ_SHAPE where a sum exceeds 100 %, or where lines of one holder have different dates: they are
   *   two states of the register, and would be counted twice.
   */
  add(row: CapTableRow): void {
    const key = JSON.stringify([row.holder, row.issuer]);
    const sum = this.#sums.get(key);
    if (sum === undefined) {
      const { votes, capital, diluted, rights, line } = row;
      this.#sums.set(key, {
        first: row,
        votes,
        capital,
        diluted,
        rights: new Map(rights.map((right) => [right, line])),
      });
      return;
    }
    if (sum.first.asOf !== row.asOf)
      throw refused(
        row.line,
        'as_of',
        `line ${sum.first.line} has the same holder and issuer on another date`,
      );
    sum.votes = sum.votes.add(row.votes);
    sum.capital = sum.capital.add(row.capital);
    sum.diluted = {
      votes: added(sum.diluted.votes, row.diluted.votes),
      capital: added(sum.diluted.capital, row.diluted.capital),
    };
    for (const right of row.rights) if (!sum.rights.has(right)) sum.rights.set(right, row.line);
    for (const axis of ['votes', 'capital'] as const) {
      const over = `over 100 with the lines above of the same holder and issuer`;
      if (sum[axis].compare(HUNDRED) > 0) throw refused(row.line, axis, over);
      if (sum.diluted[axis] !== undefined && sum.diluted[axis].compare(HUNDRED) > 0)
        throw refused(row.line, `${axis}_diluted`, over);
    }
    this.#notes.note('DUPLICATE_HOLDING', { line: row.line }, { first: sum.first.line });
  }

  addTo(reading: ReadingBuilder): void {
    for (const { first, votes, capital, diluted, rights } of this.#sums.values()) {
      const { holder, issuer, line } = first;
      const tie = { holding: `${holder} → ${issuer}`, holder, issuer, direct: 'direct' } as const;
      for (const [interest, share] of [
        ['votingRights', votes],
        ['shareholding', capital],
      ] as const) {
        const exact = share.toString();
        reading.add('holding', { ...tie, interest, minimum: exact, maximum: exact }, { line });
      }
      for (const [interest, share] of [
        ['votingRights', diluted.votes],
        ['shareholding', diluted.capital],
      ] as const)
        if (share !== undefined)
          reading.add('diluted-holding', { holder, issuer, interest, share: share.toString() }, { line });
      for (const [right, at] of rights) this.#addRight(reading, tie, right, at);
    }
    this.#noteTotals();
  }

  /** A right in words that BODS does not have is kept as it is written: it is a right of some kind. */
  #addRight(
    reading: ReadingBuilder,
    tie: {
      readonly holding: string;
      readonly holder: string;
      readonly issuer: string;
      readonly direct: 'direct';
    },
    interest: string,
    line: number,
  ): void {
    if (!interestTypes.has(interest) && !rightWords.has(interest))
      this.#notes.note('UNKNOWN_INTEREST', { line }, { interest: shortened(interest) });
    reading.add('holding', { ...tie, interest }, { line });
  }

  /** Nobody can hold more than the whole; rounding alone may exceed it by a little, so it is noted, not refused. */
  #noteTotals(): void {
    const totals = new Map<string, { line: number; votes: Decimal; capital: Decimal }>();
    for (const { first, votes, capital } of this.#sums.values()) {
      const total = totals.get(first.issuer) ?? {
        line: first.line,
        votes: Decimal.ZERO,
        capital: Decimal.ZERO,
      };
      total.votes = total.votes.add(votes);
      total.capital = total.capital.add(capital);
      totals.set(first.issuer, total);
    }
    for (const [issuer, total] of totals)
      for (const axis of ['votes', 'capital'] as const)
        if (total[axis].compare(HUNDRED) > 0) {
          const params = { issuer: shortened(issuer), axis, total: total[axis].toString() };
          this.#notes.note('SHARES_OVER_WHOLE', { line: total.line }, params);
        }
  }
}
