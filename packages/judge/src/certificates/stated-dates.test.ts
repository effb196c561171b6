import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatUtcDate } from '@ancrage/base';
import fc from 'fast-check';
import { columnDates, labelledDates } from './date-labels.ts';
import { statedDates, statesDay } from './stated-dates.ts';

const days = (text: string): string[] => statedDates(text).map((date) => date.days.join('|'));
const labelled = (text: string): string[] => labelledDates(text).map(({ field, day }) => `${field} ${day}`);

test('dates in both languages', () => {
  for (const text of [
    '2026-03-31',
    '2026/3/31',
    '2026.03.31',
    '31 March 2026',
    '31st of March, 2026',
    '31-Mar-2026',
    '31 mars 2026',
    'March 31, 2026',
    'Mar. 31st 2026',
    'MARCH 31 2026',
    '31/03/2026',
    '03/31/2026',
    '31.03.2026',
  ])
    assert.deepEqual(days(`expire le ${text}.`), ['2026-03-31'], text);
  assert.deepEqual(days('1er février 2026, 2 août 2027 et 3 déc. 2028'), [
    '2026-02-01',
    '2027-08-02',
    '2028-12-03',
  ]);
});

test('day and month that cannot be told apart are both; the same number twice is one day', () => {
  assert.deepEqual(days('04/03/2026'), ['2026-03-04|2026-04-03']);
  assert.deepEqual(days('03/03/2026'), ['2026-03-03']);
  assert.ok(statesDay('le 04/03/2026', '2026-03-04') && statesDay('le 04/03/2026', '2026-04-03'));
});

test('what is no date is none', () => {
  for (const text of [
    '31 février 2026',
    '2026-13-01',
    '32/01/2026',
    '31/03/26',
    'ISO 27001:2022',
    'IS-712345-2026-03',
    '1.2.2026.4',
    '10 décembres 2026',
    'March 2026',
    '15 May 1066',
    '12026-03-31',
  ])
    assert.deepEqual(days(text), [], text);
});

test('property: every day written in each form is found again, alone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3653, max: 47_000 }), (number) => {
      const day = formatUtcDate(number);
      const [year, month, date] = day.split('-').map(Number) as [number, number, number];
      const fr = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre'];
      const name = [...fr, 'octobre', 'novembre', 'décembre'][month - 1]!;
      for (const text of [day, `${date === 1 ? '1er' : date} ${name} ${year}`])
        assert.deepEqual(days(`du ${text} au`), [day]);
      assert.ok(statesDay(`${date}/${month}/${year}`, day));
    }),
  );
});

test('labels say what a date is', () => {
  const cases: [string, string[]][] = [
    ['Issue date: 1 April 2023', ['issued 2023-04-01']],
    ['Original registration date: 2014-05-06', ['first-issued 2014-05-06']],
    ['Date of expiry 31 March 2026', ['valid-until 2026-03-31']],
    ['Valid from 1 April 2023 until 31 March 2026', ['valid-from 2023-04-01', 'valid-until 2026-03-31']],
    ['Validity: 2023-04-01 – 2026-03-31', ['valid-from 2023-04-01', 'valid-until 2026-03-31']],
    [
      'Certificat valable du 1er avril 2023 au 31 mars 2026',
      ['valid-from 2023-04-01', 'valid-until 2026-03-31'],
    ],
    [
      'Délivré le 1er avril 2023, valable jusqu’au 31 mars 2026',
      ['issued 2023-04-01', 'valid-until 2026-03-31'],
    ],
    [
      'for the period October 1, 2024 to September 30, 2025',
      ['period-from 2024-10-01', 'period-to 2025-09-30'],
    ],
    [
      'pour la période du 1er octobre 2024 au 30 septembre 2025',
      ['period-from 2024-10-01', 'period-to 2025-09-30'],
    ],
    ['as of March 31, 2026', ['as-of 2026-03-31']],
    [
      'Effective date: 2023-04-01 Expiry date: 2026-03-31',
      ['valid-from 2023-04-01', 'valid-until 2026-03-31'],
    ],
  ];
  for (const [text, expected] of cases) assert.deepEqual(labelled(text), expected, text);
});

test('a date without a label, of two readings, or far from its label, says nothing', () => {
  for (const text of [
    'Montréal, 1 April 2023',
    'Expiry date: 04/03/2026',
    'Issue date Expiry date 2023-04-01 2026-03-31',
    'Expiry of the previous certificate was decided by the board on 1 April 2023',
    'Période de validité : 2023-04-01',
    'reissued items of 1 April 2023',
  ])
    assert.deepEqual(labelled(text), [], text);
});

test('headings over a row of dates', () => {
  assert.deepEqual(
    columnDates('Issue date Expiry date', '1 April 2023 31 March 2026').map(({ field, day }) => [field, day]),
    [
      ['issued', '2023-04-01'],
      ['valid-until', '2026-03-31'],
    ],
  );
  assert.deepEqual(columnDates('Issue date Expiry date', '1 April 2023'), []);
  assert.deepEqual(columnDates('Issue date', '1 April 2023 31 March 2026'), []);
});
