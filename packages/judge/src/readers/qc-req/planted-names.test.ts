import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileOf } from '../../testing/file-of.ts';
import { printedStatement } from './printed-statement.ts';
import { qcReqReader } from './qc-req-reader.ts';
import { printedPages, registerPage } from './testing/register-statements.ts';

const PLANTED = /Marguerite|Laframboise/i;
const BOTH = 'Marguerite Laframboise';

const PERSONS = [
  'Administrateurs',
  'Liste des administrateurs',
  "Dirigeants non membres du conseil d'administration",
  'Bénéficiaires ultimes',
  'Liste des bénéficiaires ultimes',
  'Listes des bénéficiaires ultimes',
];
const EITHER = [
  'Actionnaires',
  'Associés',
  "Actionnaires ou tiers assumant les pouvoirs du conseil d'administration",
  'Fondé de pouvoir',
  'Adresse du domicile élu',
];
const UNKNOWN = [
  "Administrateurs du bien d'autrui",
  'Représentants',
  'Directors',
  'Shareholders',
  'Officers',
  'Ultimate beneficiaries',
];

/** Ways in which a name is written, with a label of a first name and without, in the register’s words and in others. */
const WAYS: readonly Readonly<Record<string, string>>[] = [
  { 'Nom de famille': 'Laframboise', Prénom: 'Marguerite' },
  { Nom: 'Laframboise', Prénom: 'Marguerite' },
  { Nom: BOTH },
  { Nom: 'Laframboise, Marguerite' },
  { Nom: 'LAFRAMBOISE MARGUERITE' },
  { "Nom de l'entreprise": BOTH },
  { Nom: `Gestion Exemple inc., a/s ${BOTH}` },
  { Nom: `${BOTH} (Gestion Exemple inc.)` },
  { 'Nom et prénom': BOTH },
  { 'Nom complet': BOTH },
  { Name: BOTH },
  { 'Last name': 'Laframboise', 'First name': 'Marguerite' },
  { 'Family name': 'Laframboise', 'Given name': 'Marguerite' },
  { 'Autres noms utilisés': BOTH, Nom: BOTH },
  { Nom: 'Roy', 'Fonctions actuelles': `Président\n${BOTH}` },
  { Nom: 'Roy', 'Fonctions actuelles': BOTH },
  { Nom: 'Roy', "Type d'associé": `Commandité ${BOTH}` },
  {
    Nom: 'Roy',
    'Situations applicables au bénéficiaire ultime': `Entente avec ${BOTH} : 25 % à 50 % des votes`,
  },
  { Nom: 'Roy', 'Adresse du domicile': `a/s ${BOTH}, 1 rue X Montréal (Québec) H2X1Y4 Canada` },
  { Nom: 'Roy', 'Premier actionnaire': BOTH },
  { Nom: 'Roy', 'Date du début de la charge': `2020-01-01 ${BOTH}` },
];

function page(section: string, block: Readonly<Record<string, string>>): string {
  const list = Object.entries(block).map(
    ([label, value]) =>
      `<li class="kx-display"><span class="kx-display-label">${label}</span><span class="kx-display-field">${value.replaceAll('\n', '<br>')}</span></li>`,
  );
  return registerPage.replace(
    '<h4>Fondé de pouvoir</h4>',
    `<h4>${section}</h4><ul class="kx-synthese">${list.join('')}</ul><h4>Faillite</h4>`,
  );
}

const head = printedPages[0]!.slice(0, 5);

/** The block as a print has it: labels beside their values, and above them. */
function prints(section: string, block: Readonly<Record<string, string>>): readonly (readonly string[])[] {
  const lines = (between: string): string[] => [
    ...head,
    section,
    ...Object.entries(block).flatMap(([label, value]) => `${label}${between}${value}`.split('\n')),
  ];
  return [lines(' '), lines(' : '), lines('\n')];
}

test('no planted name leaves a page or a print, in any section, with any label or none', () => {
  for (const section of [...PERSONS, ...EITHER, ...UNKNOWN])
    for (const block of WAYS) {
      const why = `${section} ${JSON.stringify(block)}`;
      const { bytes, ...hint } = fileOf(page(section, block));
      assert.doesNotMatch(JSON.stringify(qcReqReader.read(bytes, hint)), PLANTED, why);
      for (const lines of prints(section, block))
        assert.doesNotMatch(JSON.stringify(printedStatement([{ page: 1, lines }])), PLANTED, why);
      // Lines without any label at all.
      const bare = [...head, section, ...Object.values(block).flatMap((value) => value.split('\n'))];
      assert.doesNotMatch(JSON.stringify(printedStatement([{ page: 1, lines: bare }])), PLANTED, why);
    }
});

test('directors, officers and ultimate beneficiaries are persons, even by the name of an entity', () => {
  for (const section of PERSONS)
    for (const lines of prints(section, {
      Nom: 'Laframboise inc.',
      'Fonctions actuelles': 'Administrateur',
    })) {
      const { parties } = printedStatement([{ page: 1, lines }]);
      assert.ok(
        parties.every(({ value }) => value.party === 'person'),
        section,
      );
      assert.doesNotMatch(JSON.stringify(parties), PLANTED);
    }
});

test('of a name without a label of a first name, an entity is told by its legal form, and of another that it is unknown', () => {
  for (const section of EITHER)
    for (const [name, party] of [
      ['Gestion Exemple inc.', 'entity'],
      [BOTH, 'unknown'],
    ] as const) {
      const [lines] = prints(section, { Nom: name });
      const { bytes, ...hint } = fileOf(page(section, { Nom: name }));
      const inPage = qcReqReader
        .read(bytes, hint)
        .facts.flatMap((fact) => (fact.kind === 'registered-party' ? [fact.value] : []));
      const told = [
        ...printedStatement([{ page: 1, lines: lines! }]).parties.map(({ value }) => value),
        ...inPage,
      ];
      assert.ok(
        told.some((value) => value.party === party && value.name === (party === 'entity' ? name : undefined)),
        `${section} ${name}`,
      );
    }
});

test('a print whose words are translated names nobody', () => {
  const english = [
    'Statement of information of a legal person in the enterprise register',
    'Information as of 2026-10-31 09:15:00',
    'Enterprise identification',
    'Québec enterprise number (NEQ) 1170000001',
    'Name Nuage d’essai inc.',
  ];
  for (const start of [english, head])
    for (const block of WAYS) {
      const lines = [...start, ...prints('Directors', block)[0]!.slice(head.length)];
      assert.doesNotMatch(JSON.stringify(printedStatement([{ page: 1, lines }])), PLANTED);
    }
});
