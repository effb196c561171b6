import { Decimal, formatInstant } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { MAX_FACTS } from '../../reading/reading-builder.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { Charge } from './charge.ts';

/** Measures of one key. */
interface Sums {
  billed: Decimal;
  lines: number;
  firstLine: number;
}

interface Row<K> extends Sums {
  readonly key: K;
}

type Spend = Charge['spend'];
type Invoice = NonNullable<Charge['invoice']>;

/** What a table holds, as plain values that go from one thread to another. */
export interface SpendPart {
  readonly spends: readonly (readonly [Spend, string, number, number])[];
  readonly invoices: readonly (readonly [Invoice, string, number, number])[];
  readonly undisclosed: readonly [lines: number, firstLine: number];
  /** Epoch milliseconds of the latest instant; null where no line was read. */
  readonly latest: number | null;
  readonly lines: number;
}

/** Sums a bill by what the controls ask about; memory grows with distinct keys, not with lines. */
export class SpendTable {
  readonly #spends = new Map<string, Row<Spend>>();
  readonly #invoices = new Map<string, Row<Invoice>>();
  #undisclosed = { lines: 0, firstLine: Infinity };
  #latest = -Infinity;
  #lines = 0;

  add(charge: Charge, billed: Decimal, lines: number, firstLine: number): void {
    const sums = { billed, lines, firstLine };
    this.#lines += lines;
    addTo(this.#spends, charge.spend, sums);
    if (charge.invoice !== undefined) addTo(this.#invoices, charge.invoice, sums);
    if (charge.hostUndisclosed) this.#seeUndisclosed(lines, firstLine);
  }

  /** The end of a charge's period, epoch milliseconds. */
  see(instant: number): void {
    if (instant > this.#latest) this.#latest = instant;
  }

  part(): SpendPart {
    const rows = <K>(map: ReadonlyMap<string, Row<K>>): [K, string, number, number][] =>
      [...map.values()].map(({ key, billed, lines, firstLine }) => [
        key,
        billed.toString(),
        lines,
        firstLine,
      ]);
    return {
      spends: rows(this.#spends),
      invoices: rows(this.#invoices),
      undisclosed: [this.#undisclosed.lines, this.#undisclosed.firstLine],
      latest: this.#latest === -Infinity ? null : this.#latest,
      lines: this.#lines,
    };
  }

  /** Adds what another table summed of lines that lie `before` lines further down than it counted. */
  absorb({ spends, invoices, undisclosed, latest, lines }: SpendPart, before: number): void {
    for (const [key, billed, count, first] of spends)
      addTo(this.#spends, key, { billed: Decimal.parse(billed), lines: count, firstLine: first + before });
    for (const [key, billed, count, first] of invoices)
      addTo(this.#invoices, key, { billed: Decimal.parse(billed), lines: count, firstLine: first + before });
    if (undisclosed[0] > 0) this.#seeUndisclosed(undisclosed[0], undisclosed[1] + before);
    if (latest !== null) this.see(latest);
    this.#lines += lines;
  }

  /** Facts and notes of the whole bill; `unknown` columns were not read. */
  addTo(reading: ReadingBuilder, unknown: number): void {
    for (const { key, billed, lines, firstLine } of this.#spends.values())
      reading.add('spend', { ...key, billed: billed.toString(), lines, first_line: firstLine });
    for (const { key, billed, lines, firstLine } of this.#invoices.values())
      reading.add('invoice', { ...key, billed: billed.toString(), lines, first_line: firstLine });
    reading.records(this.#lines, this.#lines);
    const notes = new LimitedNotes(reading);
    notes.count('UNKNOWN_FIELDS', { line: 1 }, unknown);
    if (this.#undisclosed.lines > 0)
      notes.count('HOST_UNDISCLOSED', { line: this.#undisclosed.firstLine }, this.#undisclosed.lines);
    notes.close();
    if (this.#latest > -Infinity) reading.observedAt(formatInstant(this.#latest));
  }

  #seeUndisclosed(lines: number, firstLine: number): void {
    this.#undisclosed = {
      lines: this.#undisclosed.lines + lines,
      firstLine: Math.min(this.#undisclosed.firstLine, firstLine),
    };
  }
}

function addTo<K extends Spend | Invoice>(rows: Map<string, Row<K>>, key: K, sums: Sums): void {
  const text = JSON.stringify(key);
  const row = rows.get(text);
  if (row === undefined) {
    if (rows.size >= MAX_FACTS) throw new JudgeError('READ_TOO_MANY_FACTS', { limit: MAX_FACTS });
    rows.set(text, { key, ...sums });
  } else {
    row.billed = row.billed.add(sums.billed);
    row.lines += sums.lines;
    row.firstLine = Math.min(row.firstLine, sums.firstLine);
  }
}
