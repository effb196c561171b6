import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Decimal, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import type { FactValue } from '../../facts/fact.ts';
import type { KindName } from '../../facts/registry.ts';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import { capTableReader } from './cap-table-reader.ts';

const HEADER = 'holder,holder_status,issuer,votes,capital,rights,as_of';
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

function read(content: string | Uint8Array): Reading {
  const { bytes, ...hint } = fileOf(content);
  return capTableReader.read(bytes, hint);
}

const table = (...rows: readonly string[]): Reading => read([HEADER, ...rows].join('\n'));

const of = <K extends KindName>(reading: Reading, kind: K): FactValue<K>[] =>
  reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as FactValue<K>);

/** Share of one kind that the table gives to a holder. */
const share = (reading: Reading, holder: string, interest: string): readonly unknown[] =>
  of(reading, 'holding')
    .filter((holding) => holding.holder === holder && holding.interest === interest)
    .map(({ minimum, maximum }) => [minimum, maximum]);

/** Line, column and words of the refusal. */
function refusal(text: string): readonly unknown[] {
  try {
    read(text);
    return [];
  } catch (error) {
    assert.ok(error instanceof JudgeError);
    assert.equal(error.code, 'READ_SHAPE');
    return [error.details['line'], error.details['path'], error.details['problem']];
  }
}

test('the table of a Québec firm reads as its golden reading', () => {
  const golden: unknown = JSON.parse(new TextDecoder().decode(fixture('boreal.reading.json')));
  assert.equal(recogniseReader(fixture('boreal.csv'), 'x')?.format, 'cap-table');
  assert.deepEqual(JSON.parse(JSON.stringify(read(fixture('boreal.csv')))), golden);
});

test('options and concert are told apart from what is held now', () => {
  const reading = read(
    [
      'holder,holder_status,issuer,votes,capital,votes_diluted,capital_diluted,concert,as_of',
      'A,canadian-person,F,60,60,55,50.5,pacte,2026-01-01',
      'A,canadian-person,F,10,10,5,5,pacte,2026-01-01',
      'B,unknown,F,0,0,10,14.5,,2026-01-01',
    ].join('\n'),
  );
  assert.deepEqual(share(reading, 'A', 'votingRights'), [['70', '70']]);
  assert.deepEqual(
    of(reading, 'diluted-holding').map(({ holder, interest, share: part }) => [holder, interest, part]),
    [
      ['A', 'shareholding', '55.5'],
      ['B', 'shareholding', '14.5'],
      ['A', 'votingRights', '60'],
      ['B', 'votingRights', '10'],
    ].toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
  );
  assert.deepEqual(
    of(reading, 'holder-status').map(({ holder, concert }) => [holder, concert]),
    [
      ['A', 'pacte'],
      ['B', undefined],
    ],
  );
  assert.deepEqual(
    refusal(
      'holder,holder_status,issuer,votes,capital,votes_diluted,as_of\nA,unknown,F,1,1,,2026-01-01',
    ).slice(0, 2),
    [2, 'votes_diluted'],
  );
});

test('columns in any order, quoted, with semicolons, without rights, with others beside them', () => {
  const expected = [['12.5', '12.5']];
  for (const text of [
    'as_of,votes,capital,issuer,holder_status,holder\n2026-01-01,12.5,1,F,unknown,A\n',
    `\uFEFF"holder";"holder_status";"issuer";"votes";"capital";"as_of"\r\nA;unknown;F;12.5 %;1;2026-01-01`,
    'Holder,Holder_Status,Issuer,Votes,Capital,As_Of\rA,unknown,F,12.50,1,2026-01-01\r',
    'holder,class,holder_status,issuer,votes,capital,as_of\nA,B,unknown,F,12.5%,1,2026-01-01',
  ]) {
    assert.equal(recogniseReader(fileOf(text).bytes, 'x')?.format, 'cap-table', text);
    assert.deepEqual(share(read(text), 'A', 'votingRights'), expected, text);
  }
  const { notes } = read('holder,class,series,holder_status,issuer,votes,capital,as_of\n');
  assert.deepEqual(
    notes.map(({ code, params }) => [code, params]),
    [['UNKNOWN_FIELDS', { count: 2 }]],
  );
});

test('a column that is missing or given twice is refused', () => {
  assert.deepEqual(refusal('holder,holder_status,issuer,votes,as_of\n'), [1, 'capital', 'column missing']);
  assert.deepEqual(refusal(`${HEADER},rights\n`), [1, 'rights', 'column given twice']);
});

test('other tables are not taken for a cap table', () => {
  for (const text of ['holder,issuer\n', 'holder_status\n', '', 'a,b\nholder,holder_status,issuer\n'])
    assert.equal(capTableReader.recognise({ ...fileOf(text), text }), false, text);
});

test('status in English and in French, with or without accents', () => {
  const status = (word: string): unknown => {
    const [value] = of(table(`A,${word},F,1,1,,2026-01-01`), 'holder-status');
    return [value?.status, value?.natural];
  };
  for (const word of ['canadian-person', 'personne-canadienne', ' Canadian-Person '])
    assert.deepEqual(status(word), ['canadian', true], word);
  for (const word of ['canadian-entity', 'entité-canadienne', 'entite-canadienne'])
    assert.deepEqual(status(word), ['canadian', false], word);
  for (const word of ['foreign-person', 'personne-étrangère', 'PERSONNE-ETRANGERE'])
    assert.deepEqual(status(word), ['foreign', true], word);
  for (const word of ['foreign-entity', 'entite-etrangere'])
    assert.deepEqual(status(word), ['foreign', false], word);
  for (const word of ['unknown', 'inconnu']) assert.deepEqual(status(word), ['unknown', false], word);
  assert.equal(refusal(`${HEADER}\nA,canadian,F,1,1,,2026-01-01`)[1], 'holder_status');
});

test('a decimal comma is refused with its line, however the cells are separated', () => {
  const semicolons = HEADER.replaceAll(',', ';');
  const [line, column, problem] = refusal(`${semicolons}\nA;unknown;F;12,5;1;;2026-01-01`);
  assert.deepEqual([line, column], [2, 'votes']);
  assert.match(String(problem), /decimal comma in “12,5”/);
  assert.match(String(refusal(`${HEADER}\nA,unknown,F,"12,5 %",1,,2026-01-01`)[2]), /decimal comma/);
  const [row, , cells] = refusal(`${HEADER}\nA,unknown,F,1,1,,2026-01-01\nA,unknown,F,12,5,1,,2026-01-01`);
  assert.equal(row, 3);
  assert.match(String(cells), /8 cells, the header has 7; a comma inside a cell/);
});

test('a share that is no number from 0 to 100 is refused with its line', () => {
  for (const bad of ['100.01', '-5', '+5', '1e1', '.5', '5.', 'half', '', '%', '0x1', '1'.repeat(50), '٣'])
    assert.deepEqual(
      refusal(`${HEADER}\n\nA,unknown,F,1,${bad},,2026-01-01`).slice(0, 2),
      [3, 'capital'],
      bad,
    );
});

test('a date that does not exist, and an empty name, are refused with their line', () => {
  for (const bad of ['2026-02-30', '2026', '01/02/2026', ''])
    assert.deepEqual(refusal(`${HEADER}\nA,unknown,F,1,1,,${bad}`).slice(0, 2), [2, 'as_of'], bad);
  assert.deepEqual(refusal(`${HEADER}\n ,unknown,F,1,1,,2026-01-01`).slice(0, 2), [2, 'holder']);
  assert.deepEqual(refusal(`${HEADER}\nA,unknown,,1,1,,2026-01-01`).slice(0, 2), [2, 'issuer']);
});

test('cells that a spreadsheet would run are refused in every column of text', () => {
  for (const start of ['=', '+', '-', '@', '\t', ' =']) {
    const formula = `"${start}cmd|' /C calc'!A0"`;
    assert.deepEqual(refusal(`${HEADER}\n${formula},unknown,F,1,1,,2026-01-01`).slice(0, 2), [2, 'holder']);
    assert.deepEqual(refusal(`${HEADER}\nA,${formula},F,1,1,,2026-01-01`).slice(0, 2), [2, 'holder_status']);
    assert.deepEqual(refusal(`${HEADER}\nA,unknown,${formula},1,1,,2026-01-01`).slice(0, 2), [2, 'issuer']);
    assert.deepEqual(refusal(`${HEADER}\nA,unknown,F,1,1,${formula},2026-01-01`).slice(0, 2), [2, 'rights']);
  }
});

test('lines of one holder and issuer are added up exactly, and noted', () => {
  const reading = table('A,unknown,F,0.1,1,,2026-01-01', 'A,unknown,F,0.2,2,boardChair,2026-01-01');
  assert.deepEqual(share(reading, 'A', 'votingRights'), [['0.3', '0.3']]);
  assert.deepEqual(share(reading, 'A', 'shareholding'), [['3', '3']]);
  assert.deepEqual(share(reading, 'A', 'boardChair'), [[undefined, undefined]]);
  assert.deepEqual(
    reading.notes.map(({ code, at, params }) => [code, at.place, params]),
    [['DUPLICATE_HOLDING', { line: 3 }, { first: 2 }]],
  );
});

test('a sum over 100, and the same holding on two dates, are refused', () => {
  const row = (votes: number, date = '2026-01-01'): string => `A,unknown,F,${votes},1,,${date}`;
  assert.deepEqual(refusal([HEADER, row(60), row(41)].join('\n')).slice(0, 2), [3, 'votes']);
  assert.deepEqual(refusal([HEADER, row(60), row(10, '2026-02-01')].join('\n')).slice(0, 2), [3, 'as_of']);
});

test('an issuer of which more than the whole is held is noted', () => {
  const { notes } = table('A,unknown,F,60,50,,2026-01-01', 'B,unknown,F,60,50,,2026-01-01');
  assert.deepEqual(
    notes.map(({ code, params }) => [code, params]),
    [['SHARES_OVER_WHOLE', { issuer: 'F', axis: 'votes', total: '120' }]],
  );
});

test('a holder told in two ways keeps both; the latest date is the table’s', () => {
  const reading = table(
    'A,canadian-person,F,1,1,,2026-03-01',
    'A,foreign-person,G,1,1,,2026-01-01',
    'A,canadian-person,H,1,1,,2026-02-01',
  );
  assert.deepEqual(
    of(reading, 'holder-status')
      .map(({ status }) => status)
      .sort(),
    ['canadian', 'foreign'],
  );
  assert.equal(reading.evidence[0]?.observedAt, '2026-03-01T00:00:00Z');
});

const cell = fc.oneof(
  fc.constantFrom('A', 'B', 'F', 'unknown', 'foreign-entity', '12.5', '100', '0,5', '=1', '2026-01-01', ''),
  fc.string({ maxLength: 6, unit: fc.constantFrom('a', '"', ',', ';', '\n', '%', 'é', '|', '-', '9') }),
);

test('any table is read or refused, never worse', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 5 }), (rows) => {
      try {
        table(...rows.map((row) => row.join(',')));
      } catch (error) {
        if (!(error instanceof JudgeError) && !isBaseError(error)) throw error;
      }
    }),
    { numRuns: 200 },
  );
});

test('however a share is spread over lines, its sum is exact and within 0–100', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(amounts, (parts) => {
      const written = parts.map(
        (part) => `${Math.floor(part / 10_000)}.${String(part % 10_000).padStart(4, '0')}`,
      );
      const rows = written.map((votes) => `A,unknown,F,${votes},0,,2026-01-01`);
      const sum = written.reduce((total, votes) => total.add(Decimal.parse(votes)), Decimal.ZERO);
      if (sum.compare(Decimal.fromInteger(100)) > 0)
        assert.equal(refusal([HEADER, ...rows].join('\n'))[1], 'votes');
      else assert.deepEqual(share(table(...rows), 'A', 'votingRights'), [[sum.toString(), sum.toString()]]);
    }),
    { numRuns: 200 },
  );
});
