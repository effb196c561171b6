import { Decimal, isBaseError, parseUtcDate } from '@ancrage/base';
import type { UtcDate } from '@ancrage/base';
import type { FactValue } from '../../facts/fact.ts';
import { JudgeError } from '../../errors/judge-error.ts';
import type { CsvRecord } from '../csv-records.ts';
import { shortened } from '../limited-notes.ts';
import type { CapTableColumns } from './cap-table-columns.ts';
import { holderStatusOf, statusWords } from './holder-statuses.ts';

/** One line of the table, checked. */
export interface CapTableRow {
  /** From 1. */
  readonly line: number;
  readonly holder: string;
  readonly status: Pick<FactValue<'holder-status'>, 'status' | 'natural' | 'concert'>;
  readonly issuer: string;
  /** Per cent, 0 to 100. */
  readonly votes: Decimal;
  /** Per cent, 0 to 100. */
  readonly capital: Decimal;
  /** Per cent once options are exercised and debts converted; undefined where the table does not tell. */
  readonly diluted: { readonly votes: Decimal | undefined; readonly capital: Decimal | undefined };
  /** Rights other than votes and capital, as written. */
  readonly rights: readonly string[];
  readonly asOf: UtcDate;
}

const MAX_CELL = 500;
const MAX_DIGITS = 40;
const HUNDRED = Decimal.fromInteger(100);

/**
 * Checks one record. A table is written by hand, so nothing is guessed: the first cell that is not as it should be is
 * refused, with its line and column.
 *
 * @throws JudgeError READ_SHAPE.
 */
export function capTableRow(record: CsvRecord, columns: CapTableColumns): CapTableRow {
  const { line, fields } = record;
  if (fields.length !== columns.width) {
    const hint = 'a comma inside a cell, in a number for instance, adds one';
    throw refused(line, '.', `${fields.length} cells, the header has ${columns.width}; ${hint}`);
  }
  const cell = (name: keyof CapTableColumns): string => fields[columns[name]] ?? '';
  const status = holderStatusOf(textCell(line, 'holder_status', cell('holderStatus')));
  if (status === undefined)
    throw refused(
      line,
      'holder_status',
      `“${shortened(cell('holderStatus'))}” is none of ${statusWords.join(', ')}`,
    );
  const rights = textCell(line, 'rights', cell('rights'));
  const concert = textCell(line, 'concert', cell('concert'));
  return {
    line,
    holder: name(line, 'holder', cell('holder')),
    status: concert === '' ? status : { ...status, concert },
    issuer: name(line, 'issuer', cell('issuer')),
    votes: percent(line, 'votes', cell('votes')),
    capital: percent(line, 'capital', cell('capital')),
    diluted: {
      votes: columns.votesDiluted < 0 ? undefined : percent(line, 'votes_diluted', cell('votesDiluted')),
      capital:
        columns.capitalDiluted < 0 ? undefined : percent(line, 'capital_diluted', cell('capitalDiluted')),
    },
    rights: rights
      .split(/[|;]/)
      .map((right) => right.trim())
      .filter((right) => right !== ''),
    asOf: day(line, cell('asOf').trim()),
  };
}

/**
 * A text is refused when a spreadsheet would run it as a formula: whoever opens the dossier must not pay for it, and no
 * holder's name starts so.
 */
function textCell(line: number, column: string, cell: string): string {
  if (/^[=+\-@\t\r]/.test(cell) || /^[=+\-@]/.test(cell.trim()))
    throw refused(line, column, `a spreadsheet would run “${shortened(cell.trim())}” as a formula`);
  if (cell.length > MAX_CELL) throw refused(line, column, `over ${MAX_CELL} characters`);
  return cell.trim().normalize('NFC');
}

function name(line: number, column: string, cell: string): string {
  const text = textCell(line, column, cell);
  if (text === '') throw refused(line, column, 'empty');
  return text;
}

function percent(line: number, column: string, cell: string): Decimal {
  const written = cell.trim().replace(/\s*%$/, '');
  if (written === '') throw refused(line, column, 'empty: write 0 where the holder has none');
  if (/^[+-]?[\d\s]*,\d+$/.test(written))
    throw refused(line, column, `decimal comma in “${shortened(written)}”: write a point, as in 12.5`);
  if (!/^\d+(?:\.\d+)?$/.test(written) || written.length > MAX_DIGITS)
    throw refused(line, column, `“${shortened(written)}” is not a number from 0 to 100`);
  const value = Decimal.parse(written);
  if (value.compare(HUNDRED) > 0) throw refused(line, column, `${shortened(written)} is over 100`);
  return value;
}

function day(line: number, written: string): UtcDate {
  try {
    parseUtcDate(written);
    return written;
  } catch (error) {
    if (!isBaseError(error)) throw error;
    throw refused(line, 'as_of', `“${shortened(written)}” is not a date YYYY-MM-DD`);
  }
}

/** A refusal with its line and column. */
export function refused(line: number, path: string, problem: string): JudgeError {
  return new JudgeError('READ_SHAPE', { line, path, problem });
}
