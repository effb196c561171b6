import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bandsOf } from './control-bands.ts';
import { isCanadianAddress } from './canadian-places.ts';

test('a band is read where the words tell one of votes or of value, and nothing else is', () => {
  const votes = { measure: 'votes' };
  for (const [words, band] of [
    ['Détention de droits de vote : 25 % à 50 %', { ...votes, minimum: '25', maximum: '50' }],
    ['entre 25,5 % et 50 % des droits de vote', { ...votes, minimum: '25.5', maximum: '50' }],
    ['75 % ou plus de la juste valeur marchande', { measure: 'value', minimum: '75', maximum: '100' }],
    ['plus de 50 % des droits de vote', { ...votes, minimum: '50', maximum: '100' }],
    ['droits de vote', votes],
    ['75 % à 25 % des droits de vote', votes],
    ['250 % ou plus des droits de vote', votes],
    ['25 % à 50 % du capital', {}],
    ['Influence directe ou indirecte', {}],
  ] as const)
    assert.deepEqual(bandsOf(words), band, words);
});

test('a band never goes beyond the whole, nor ends before it starts', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 0, max: 200 }), (text, number) => {
      const { minimum, maximum } = bandsOf(`droits de vote ${text} ${number} % ${text}`);
      if (minimum === undefined) return;
      assert.ok(Number(minimum) <= Number(maximum) && Number(maximum) <= 100);
    }),
  );
});

test('an address is Canadian where it ends with a postal code or the country', () => {
  for (const address of [
    '1 rue X Montréal (Québec) H2X1Y4 Canada',
    '1 rue X\nMontréal (Québec) h2x 1y4',
    'Canada',
  ])
    assert.ok(isCanadianAddress(address), address);
  for (const address of [
    '',
    '1 Example Street Wilmington DE 19801 États-Unis',
    'rue du Canada Paris France',
    'Adresse non publiable',
  ])
    assert.ok(!isCanadianAddress(address), address);
});
