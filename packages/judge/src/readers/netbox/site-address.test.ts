import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readSiteAddress } from './site-address.ts';

const end = (text: string): string => {
  const { country, province, civic } = readSiteAddress(text);
  return [country ?? '–', province ?? '–', civic === undefined ? 'no civic' : 'civic'].join(' ');
};

test('a country is the last part of an address, or stands right after a postal code', () => {
  for (const [text, expected] of [
    ['400, rue du Courant\r\nMontréal (Québec)  H3C 1A1\r\nCanada', 'CA QC civic'],
    ['400 rue du Courant, Montréal QC H3C 1A1 Canada.', 'CA QC civic'],
    ['400 rue du Courant, Montréal, Québec, Canada', 'CA QC civic'],
    ['12 Boreal Way, Calgary, AB T2P 1J9, CANADA', 'CA AB civic'],
    ['12 Boreal Way, Calgary Alberta T2P1J9, CA', 'CA AB civic'],
    ['5 Water St, St. John’s, Newfoundland and Labrador A1C 1A1, Canada', 'CA NL civic'],
    ['5 Water St, Charlottetown (Île-du-Prince-Édouard) C1A 1A1; Canada', 'CA PE civic'],
    ['10 rue de la Paix, 75002 Paris, France', 'FR – civic'],
    ['1 Main St, Ashburn, VA 20147 USA', 'US – civic'],
    ['1 Main St, Ashburn, VA 20147-1234, États-Unis d’Amérique', 'US – civic'],
    ['1 Main St, Ashburn, VA, U.S.A.', 'US – civic'],
    ['1 High Street, London, Royaume-Uni', 'GB – civic'],
    ['Montréal, Québec, Canada', 'CA QC no civic'],
    ['Montréal (Québec) H3C 1A1, Canada', 'CA QC no civic'],
    ['Canada', 'CA – no civic'],
  ] as const)
    assert.equal(end(text), expected, text);
});

test('what may be the name of a street, a state or a city tells nothing', () => {
  for (const text of [
    '',
    'Chambly',
    '12, rue du Canada',
    '400, rue du Courant, Montréal (Québec) H3C 1A1',
    '1 Main St, Los Angeles, CA',
    '1 Main St, Los Angeles, CA 90001',
    '5 Peachtree, Atlanta, Georgia',
    '5 Main St, Santa Fe, New Mexico',
    '1 Main St, Wilmington, DE',
    'Canada, 12 rue X',
    `${'x'.repeat(300)}, Canada`,
  ])
    assert.equal(end(text), '– – no civic', text);
});

test('a province is written and not belied by the postal code', () => {
  assert.equal(end('12 rue Ontario H2X 1Y4, Canada'), 'CA – civic');
  assert.equal(end('12 rue Ontario, Canada'), 'CA – civic');
  assert.equal(end('12 rue X, Montréal H2X 1Y4, Canada'), 'CA – civic');
  assert.equal(end('12 rue X, Montréal ON H2X 1Y4, Canada'), 'CA – civic');
  assert.equal(end('200 promenade du Portage, Gatineau QC K1A 0B1, Canada'), 'CA QC civic');
  assert.equal(end('1 somewhere on, Canada'), 'CA – civic');
});

test('property: any text gives an answer, and no text without its name is in Canada', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 220 }), (text) => {
      const { country } = readSiteAddress(text);
      assert.ok(country !== 'CA' || /ca/i.test(text));
      assert.deepEqual(readSiteAddress(`  ${text}\n`), readSiteAddress(text));
    }),
    { numRuns: 200 },
  );
});
