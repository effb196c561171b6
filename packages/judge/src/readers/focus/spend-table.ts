import { Decimal, quoteForError } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { FactValue } from '../../facts/fact.ts';
import type { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { CsvRecord } from '../csv-records.ts';
import { transferKind } from './transfer-kind.ts';
import type { Columns } from './focus-columns.ts';

interface Row {
  readonly key: Omit<FactValue<'spend'>, 'billed' | 'lines' | 'first_line'>;
  billed: Decimal;
  lines: number;
  readonly firstLine: number;
}

/** Sums a bill by what the controls ask about; memory grows with distinct keys, not with lines. */
export class SpendTable {
  readonly #rows = new Map<string, Row>();

  add(record: CsvRecord, columns: Columns, month: string): void {
    const field = (column: number): string => {
      const text = column < 0 ? '' : (record.fields[column] ?? '');
      return text === 'NULL' || text === 'null' ? '' : text;
    };
    const provider = field(columns.serviceProvider) || field(columns.provider);
    const billed = billedCost(record, columns.billed);
    const told = transferKind(columns.description.map(field), field(columns.category));
    // Kept apart, so that a credit on the same row of the table never hides that leaving was charged.
    const transfer: FactValue<'spend'>['transfer'] =
      told === 'egress' && billed.isNegative() ? 'egress-credit' : told;
    const key = {
      platform: platformOf(provider),
      provider,
      host: field(columns.host),
      issuer: field(columns.issuer),
      billing_account: field(columns.billingAccount),
      account: field(columns.account),
      region: field(columns.region),
      category: field(columns.category),
      month,
      currency: field(columns.currency),
      transfer,
    };
    const text = Object.values(key).join('\u0000');
    const row = this.#rows.get(text);
    if (row === undefined) this.#rows.set(text, { key, billed, lines: 1, firstLine: record.line });
    else {
      row.billed = row.billed.add(billed);
      row.lines += 1;
    }
  }

  addTo(reading: ReadingBuilder): void {
    for (const { key, billed, lines, firstLine } of this.#rows.values()) {
      reading.add('spend', { ...key, billed: billed.toString(), lines, first_line: firstLine });
    }
  }
}

const PLATFORMS: readonly (readonly [RegExp, string])[] = [
  [/amazon|aws/i, 'aws'],
  [/microsoft|azure/i, 'azure'],
  [/google/i, 'google'],
  [/oracle/i, 'oracle'],
  [/ovh/i, 'ovh'],
];

/** Short name under which inventories and the region table know the seller; the seller's own name otherwise. */
function platformOf(provider: string): string {
  return PLATFORMS.find(([pattern]) => pattern.test(provider))?.[1] ?? provider.toLowerCase();
}

/** Exact amount; FOCUS asks for plain decimals, exports also write exponents. */
function billedCost(record: CsvRecord, column: number): Decimal {
  const text = record.fields[column] ?? '';
  try {
    return text === '' || text === 'NULL' ? Decimal.ZERO : Decimal.parse(text);
  } catch {
    throw new JudgeError('READ_SHAPE', {
      line: record.line,
      path: 'BilledCost',
      problem: `not a number: ${quoteForError(text, 40)}`,
    });
  }
}
