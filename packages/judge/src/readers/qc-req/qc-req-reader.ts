import type { FactValue } from '../../facts/fact.ts';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { csvRecords } from '../csv-records.ts';
import { LimitedNotes } from '../limited-notes.ts';
import { HEAD_BYTES } from '../reader.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { cutText } from '../cut-text.ts';
import { isCanadian, isCanadianPostalCode } from './canadian-places.ts';
import { isNeq, isPersons, typeOf } from './neq.ts';
import { isRegisterPage, readRegisterPage } from './register-page.ts';

/** Columns without which a file is none of the register’s, by file. */
const ENTERPRISES = ['NEQ', 'COD_STAT_IMMAT', 'COD_FORME_JURI'];
const NAMES = ['NEQ', 'NOM_ASSUJ', 'STAT_NOM', 'TYP_NOM_ASSUJ'];
const ESTABLISHMENTS = ['NEQ', 'NO_SUF_ETAB', 'IND_ETAB_PRINC', 'LIGN1_ADR'];

/**
 * The Québec enterprise register (Registraire des entreprises). Its open data, `Entreprise.csv`, `Nom.csv` and `Etablissements.csv`, whole or
 * some lines of them: identity only, for it names no shareholder, no director, no beneficial owner. And the page of an enterprise’s
 * statement of information, saved as HTML, which names these.
 */
export const qcReqReader: Reader = {
  format: 'qc-req',
  recognise: ({ text }: Head) => {
    if (isRegisterPage(text)) return true;
    const end = text.search(/[\r\n]/);
    const header = columnsOf((end < 0 ? text : text.slice(0, end)).replaceAll('"', '').split(','));
    return [ENTERPRISES, NAMES, ESTABLISHMENTS].some((names) => has(header, names));
  },
  read: readRegister,
};

type Columns = ReadonlyMap<string, number>;
type Cell = (name: string) => string;
type Line = { readonly line: number };

function columnsOf(fields: readonly string[]): Columns {
  return new Map(fields.map((name, index) => [name.replace(/^\uFEFF/, '').trim(), index]));
}

function has(columns: Columns, names: readonly string[]): boolean {
  return names.every((name) => columns.has(name));
}

function readRegister(bytes: Uint8Array, hint: ReadHint): Reading {
  if (isRegisterPage(startOf(bytes))) return readRegisterPage(bytes, hint);
  const records = csvRecords(bytes);
  const header = records.next();
  if (header.done) throw new JudgeError('READ_SYNTAX', { line: 1, problem: 'empty file' });
  const columns = columnsOf(header.value.fields);
  const isNames = has(columns, NAMES);
  const isEstablishments = has(columns, ESTABLISHMENTS);
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'qc-req', version: 'IN-537' });
  const notes = new LimitedNotes(reading);
  const names = new Map<string, Named>();
  let [total, used] = [0, 0];
  for (const { line, fields } of records) {
    if (fields.length !== header.value.fields.length)
      throw new JudgeError('READ_SHAPE', {
        line,
        path: '.',
        problem: `${fields.length} cells, the header has ${header.value.fields.length}`,
      });
    total += 1;
    const cell: Cell = (name) => fields[columns.get(name) ?? -1]?.trim() ?? '';
    if (!isNeq(cell('NEQ'))) notes.note('FIELD_UNREADABLE', { line }, { field: 'NEQ' });
    else if (isNames) used += keepName(cell, names, { line }) ? 1 : 0;
    else if (isEstablishments) used += addPrincipal(cell, reading, { line });
    else used += addEnterprise(cell, reading, { line });
  }
  for (const [neq, { name, place }] of names)
    reading.add('entity', { entity: neq, name, type: typeOf(neq) }, place);
  reading.records(total, used);
  reading.issuer('Registraire des entreprises du Québec');
  notes.close();
  return reading.build();
}

function startOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
}

function addEnterprise(cell: Cell, reading: ReadingBuilder, place: Line): number {
  const neq = cell('NEQ');
  const status = cell('COD_STAT_IMMAT');
  reading.add(
    'entity',
    {
      entity: neq,
      name: '',
      type: typeOf(neq),
      ...(isCanadian(cell('NOM_LOCLT_CONSTI')) ? { jurisdiction: 'CA' } : {}),
      ...domicile(cell),
      ...(status === '' ? {} : { registered: status === 'IM' }),
    },
    place,
  );
  // The powers of the board are then those of people whom the open data does not name.
  if (cell('IND_RET_TOUT_POUVR') === 'O')
    reading.add(
      'holding',
      {
        holding: `${neq} IND_RET_TOUT_POUVR`,
        holder: `unspecified:${neq}`,
        issuer: neq,
        interest: 'votingAgreement',
        direct: 'unknown',
      },
      place,
    );
  return 1;
}

/** The domicile is in Canada where its last line is a Canadian postal code; of no other address is a country told. */
function domicile(cell: Cell): Pick<FactValue<'entity'>, 'registered_country'> {
  const lines = [1, 2, 3, 4].map((index) => cell(`ADR_DOMCL_LIGN${index}_ADR`)).filter((line) => line !== '');
  return isCanadianPostalCode(lines.at(-1) ?? '') ? { registered_country: 'CA' } : {};
}

/** The principal establishment, where its address is Canadian; the others tell nothing of where an enterprise is established. */
function addPrincipal(cell: Cell, reading: ReadingBuilder, place: Line): number {
  if (cell('IND_ETAB_PRINC') !== 'O') return 0;
  const lines = [1, 2, 3, 4].map((index) => cell(`LIGN${index}_ADR`)).filter((line) => line !== '');
  if (!isCanadianPostalCode(lines.at(-1) ?? '')) return 0;
  const neq = cell('NEQ');
  reading.add('entity', { entity: neq, name: '', type: typeOf(neq), business_country: 'CA' }, place);
  return 1;
}

interface Named {
  readonly name: string;
  readonly rank: number;
  readonly place: Line;
}

/** Keeps the name in force under which an enterprise is registered, else any in force. Whether the line is of use. */
function keepName(cell: Cell, names: Map<string, Named>, place: Line): boolean {
  const neq = cell('NEQ');
  const name = cutText(cell('NOM_ASSUJ'), 500);
  if (cell('STAT_NOM') !== 'V' || name === '' || isPersons(neq)) return false;
  const rank = { N: 0, M: 1 }[cell('TYP_NOM_ASSUJ')] ?? 2;
  const known = names.get(neq);
  if (known !== undefined && known.rank <= rank) return false;
  names.set(neq, { name, rank, place });
  return true;
}
