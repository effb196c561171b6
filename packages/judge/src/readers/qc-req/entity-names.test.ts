import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isEntityName } from './entity-names.ts';

test('a name with a legal form is an entity’s', () => {
  for (const name of [
    'Gestion Exemple inc.',
    'Gestion Exemple Inc',
    '9123-4567 Québec inc.',
    '9123-4567 QUÉBEC INC.',
    '9123-4567 Québec',
    'Exemple (Canada) Ltée',
    'Example Holdings LLC',
    'Example Holdings, L.L.C.',
    'Étude Exemple s.e.n.c.r.l.',
    'Étude Exemple, S.E.N.C.R.L./LLP',
    'Exemple et associés, s.e.n.c.',
    'Exemple & Cie',
    'Société d’Exemple',
    'Ville de Montréal',
    'Jeanne Tremblay inc.',
  ])
    assert.ok(isEntityName(name), name);
});

test('a name that may be a person’s is not told, even beside an entity', () => {
  for (const name of [
    '',
    'inc.',
    'Jeanne Tremblay',
    'Tremblay, Jeanne',
    'TREMBLAY JEANNE',
    'Jose Co',
    'Maria Sa',
    'MARIA SA',
    'Jean Se',
    'Ville, Jeanne',
    'Jean Banque',
    'Fiducie Jeanne Tremblay',
    'Succession de Jeanne Tremblay',
    'Gestion Exemple inc. (Jeanne Tremblay)',
    'Gestion Exemple inc. Jeanne Tremblay',
    'Gestion Exemple inc., a/s Jeanne Tremblay',
    'Jeanne Tremblay a/s Gestion Exemple inc.',
    'Jeanne Tremblay, présidente de Gestion Exemple inc.',
    'Jeanne Tremblay faisant affaire sous Gestion Exemple inc.',
    'Jeanne Tremblay; Gestion Exemple inc.',
    'Jeanne Tremblay – Gestion Exemple inc.',
    'Jeanne Tremblay / Gestion Exemple inc.',
    'Ville de Montréal (Jeanne Tremblay)',
    `${'x '.repeat(300)}inc.`,
    'Ville de Montréal, représentée par Jeanne Tremblay',
    'Ville de Montréal Jeanne Tremblay',
    'Caisse de dépôt et placement du Québec',
    'Exemple SA',
    'Exemple S.A.',
    'Maria de SA',
    'Jean-Paul SAS',
    'Marek SEC',
    'Erik AB',
    'Roy, S.A.',
    'Tremblay, S.E.',
    'Gagnon B.V.',
    'Jeanne Tremblay, Gestion Exemple inc.',
    'Jeanne Tremblay directrice de Gestion Exemple inc.',
    'Jeanne Tremblay mandataire de Gestion Exemple inc.',
    'Jeanne Tremblay en fiducie pour Gestion Exemple inc.',
    'Jeanne Tremblay chez Gestion Exemple inc.',
    'Jeanne Tremblay et Gestion Exemple inc.',
    'Jeanne Tremblay president of Example inc.',
    'Jeanne Tremblay owner of Example inc.',
    'Jeanne Tremblay in trust for Example inc.',
    'attn Jeanne Tremblay Example inc.',
    'Jeanne Tremblay: Example inc.',
  ])
    assert.ok(!isEntityName(name), name);
});

test('words of letters alone that are no legal form tell no entity', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('Jeanne', 'TREMBLAY', 'Roy,', 'Sa', 'co', 'de', 'La', 'Inc-Roy', 'Lim', 'ltdé'),
        {
          maxLength: 6,
        },
      ),
      (words) => !isEntityName(words.join(' ')),
    ),
  );
});
