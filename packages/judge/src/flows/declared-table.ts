import { z } from 'zod';
import { parsePrefix } from '../addresses/address-prefix.ts';
import { JudgeError } from '../errors/judge-error.ts';
import { csvRecords } from '../readers/csv-records.ts';
import type { DeclaredParty } from './declared-parties.ts';

/** Names of the columns, in either language. */
const COLUMNS = {
  name: ['name', 'nom', 'subprocessor', 'sous-traitant'],
  country: ['country', 'pays'],
  operators: ['operators', 'operator', 'exploitants', 'exploitant'],
  prefixes: ['prefixes', 'prefix', 'préfixes', 'préfixe'],
} as const;
type Column = keyof typeof COLUMNS;

const MOST_ROWS = 10_000;
const country = z.string().regex(/^[A-Z]{2}$/);

/**
 * A table of subprocessors: columns `name` and `country`, and `operators` and `prefixes` where there are any, several of them
 * in a cell apart by blanks or `|`. Undefined where the first line names no such columns.
 *
 * @throws JudgeError REFERENCE_INVALID with the line of what cannot be read.
 */
export function readDeclaredTable(bytes: Uint8Array): readonly DeclaredParty[] | undefined {
  for (const separator of [',', ';', '\t']) {
    const [head, ...rows] = [...csvRecords(bytes, separator)].map(({ line, fields }) => ({
      line,
      fields: fields.map((cell) => cell.trim()),
    }));
    if (head === undefined) return undefined;
    const at = (column: Column): number =>
      head.fields.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name.toLowerCase()));
    if (at('name') < 0 || at('country') < 0) continue;
    const parties: DeclaredParty[] = [];
    for (const { line, fields } of rows) {
      const cell = (column: Column): string => fields[at(column)] ?? '';
      const several = (column: Column): string[] =>
        cell(column)
          .split(/[\s|]+/)
          .filter((text) => text !== '');
      const refuse = (path: string, problem: string): never => {
        throw new JudgeError('REFERENCE_INVALID', { line, path, problem });
      };
      const party = {
        name: cell('name'),
        country: cell('country'),
        operators: several('operators'),
        prefixes: several('prefixes'),
      };
      if (party.name === '' || party.name.length > 300) refuse('name', 'text of 1 to 300 characters');
      if (!country.safeParse(party.country).success) refuse('country', 'two capital letters (ISO 3166-1)');
      for (const prefix of party.prefixes)
        if (parsePrefix(prefix) === undefined) refuse('prefixes', 'prefix, such as 192.0.2.0/24');
      parties.push(party);
      if (parties.length > MOST_ROWS) refuse('.', `more than ${MOST_ROWS} rows`);
    }
    return parties;
  }
  return undefined;
}
