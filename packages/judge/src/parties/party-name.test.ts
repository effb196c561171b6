import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partyName, platformOfSeller, sameParty } from './party-name.ts';

test('one party under two spellings of its name', () => {
  for (const [a, b] of [
    ['Nordet inc.', 'NORDET  Inc'],
    ['Nordet inc.', 'Nordet'],
    ['Hébergement du Nord ltée', 'He\u0301bergement du nord, Ltée'],
    ['Éclair S.A.R.L.', 'éclair'],
    ['AWS', 'Amazon Web Services, Inc.'],
    ['Amazon Web Services Canada, Inc.', 'AWS'],
    ['Microsoft', 'Microsoft Azure'],
    ['Google Cloud', 'Google LLC'],
    ['Amazon Web Services Canada, Inc. (AWS)', 'AWS'],
    ['Hébergement du Nord inc. (HDN)', 'HDN'],
  ] as const)
    assert.ok(sameParty(a, b), `${a} / ${b}`);
});

test('part of a name, and words beside a name, are other parties', () => {
  for (const [a, b] of [
    ['Nord', 'Nordet inc.'],
    ['AWS', 'Lawson inc.'],
    ['Azure', 'Azure Blue Hosting'],
    ['Google Cloud', 'Conseil Google Cloud inc.'],
    ['Sauvegarde', 'Sauvegarde du Nord'],
    ['Fournisseur (filiale de AWS)', 'AWS'],
    ['', ''],
    ['...', '—'],
  ] as const)
    assert.ok(!sameParty(a, b), `${a} / ${b}`);
  assert.equal(partyName('Inc.'), 'inc');
});

test('a platform is told by whole words of the seller', () => {
  for (const [seller, platform] of [
    ['Amazon Web Services, Inc.', 'aws'],
    ['AWS', 'aws'],
    ['Microsoft Corporation', 'azure'],
    ['Google Cloud', 'google'],
    ['Oracle Canada ULC', 'oracle'],
    ['OVHcloud', 'ovh'],
    ['Lawson inc.', undefined],
    ['Amazonia Telecom', undefined],
    ['Bleu azuré', undefined],
    ['', undefined],
  ] as const)
    assert.equal(platformOfSeller(seller), platform, seller);
});
