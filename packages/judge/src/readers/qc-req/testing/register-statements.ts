/** Labels and values of an invented enterprise, section by section, as the register’s page has them. */
const SECTIONS: readonly (readonly [heading: string, ...blocks: Readonly<Record<string, string>>[]])[] = [
  [
    "Identification de l'entreprise",
    { "Numéro d'entreprise du Québec (NEQ)": '1170000001', Nom: 'Nuage d’essai inc.' },
  ],
  ['Adresse du domicile', { Adresse: '1-100 rue d’Exemple Montréal (Québec) H2X1Y4 Canada' }],
  [
    'Adresse du domicile élu',
    {
      "Nom de l'entreprise": 'Étude Exemple s.e.n.c.r.l.',
      Adresse: '2 rue d’Exemple Québec (Québec) G1R1A1 Canada',
    },
  ],
  [
    'Immatriculation',
    {
      "Date d'immatriculation": '2015-02-03',
      Statut: 'Immatriculée',
      'Date de mise à jour du statut': '2015-02-03',
    },
  ],
  [
    'Forme juridique',
    {
      'Forme juridique': 'Société par actions ou compagnie',
      'Date de la constitution': '2015-02-02 Constitution',
      'Régime constitutif': 'QUÉBEC : Loi sur les sociétés par actions (RLRQ, C. S-31.1)',
      'Régime courant': 'QUÉBEC : Loi sur les sociétés par actions (RLRQ, C. S-31.1)',
    },
  ],
  [
    'Dates des mises à jour',
    {
      "Date de mise à jour de l'état de renseignements": '2026-05-04',
      'Date de la dernière déclaration de mise à jour annuelle': '2026-05-04 2025',
    },
  ],
  [
    'Actionnaires',
    {
      'Premier actionnaire': 'Le premier actionnaire est majoritaire',
      Nom: 'Gestion Exemple inc.',
      'Adresse du domicile': '3 rue d’Exemple Montréal (Québec) H2X1Y4 Canada',
    },
    {
      'Deuxième actionnaire': '',
      'Nom de famille': 'Exemple',
      Prénom: 'Jeanne',
      'Adresse du domicile': 'Adresse non publiable',
      'Adresse professionnelle': '1 rue d’Exemple Montréal (Québec) H2X1Y4 Canada',
    },
    {
      'Troisième actionnaire': '',
      Nom: 'Example Holdings LLC',
      'Adresse du domicile': '1 Example Street Wilmington DE 19801 États-Unis',
    },
  ],
  [
    'Liste des administrateurs',
    {
      'Nom de famille': 'Exemple',
      Prénom: 'Jeanne',
      'Date du début de la charge': '2015-02-03',
      'Date de fin de la charge': '',
      'Fonctions actuelles': 'Président\nSecrétaire',
      'Adresse du domicile': 'Adresse non publiable',
      'Adresse professionnelle': '1 rue d’Exemple Montréal (Québec) H2X1Y4 Canada',
    },
    {
      'Nom de famille': 'Modèle',
      Prénom: 'Jean',
      'Date du début de la charge': '2020-06-01',
      'Fonctions actuelles': 'Administrateur',
      'Adresse du domicile': '4 rue d’Exemple Paris 75001 France',
    },
  ],
  [
    'Dirigeants non membres du conseil d’administration',
    {
      'Nom de famille': 'Essai',
      Prénom: 'Paul',
      'Fonctions actuelles': 'Vice-président',
      'Adresse du domicile': '5 rue d’Exemple Laval (Québec) H7N1A1 Canada',
    },
  ],
  [
    'Listes des bénéficiaires ultimes',
    {
      'Nom de famille': 'Exemple',
      Prénom: 'Jeanne',
      'Autres noms utilisés': '',
      'Date du début du statut': '2023-03-31',
      'Situations applicables au bénéficiaire ultime':
        'Détention de droits de vote : 50 % à 75 %\nDétention de la juste valeur marchande : 25 % à 50 %',
      'Adresse du domicile': 'Adresse non publiable',
    },
    {
      'Nom de famille': 'Modèle',
      Prénom: 'Jean',
      'Date du début du statut': '2023-03-31',
      'Situations applicables au bénéficiaire ultime': 'Influence directe ou indirecte',
      'Adresse du domicile': 'Adresse non publiable',
    },
  ],
  ['Fondé de pouvoir'],
];

const ALERT =
  '<div class="alert alert-info"><div class="kx-alert-text">Aucun fondé de pouvoir n&#39;a été déclaré.</div></div>';

/** The page of an invented enterprise, as a browser saves it. */
export const registerPage = [
  '<!DOCTYPE html>',
  '<!-- saved from url=(0080)https://www.registreentreprises.gouv.qc.ca/REQNA/GR/GR03/GR03A71.RechercheRegistre.MVC/GR03A71 -->',
  '<html lang="fr"><head><meta charset="utf-8"><title>Rechercher une entreprise au registre</title>',
  '<script>var a = "<span class=\\"kx-display-label\\">Nom</span>";</script><style>.kx-display{}</style></head><body>',
  '<h2>État de renseignements d’une personne morale au registre des entreprises</h2>',
  '<p>Renseignements en date du 2026-10-31 09:15:00</p>',
  ...SECTIONS.flatMap(([heading, ...blocks]) => [
    `<h4>${heading}</h4>`,
    ...(blocks.length === 0 ? [ALERT] : []),
    ...blocks.map(
      (block) =>
        `<ul class="kx-synthese">${Object.entries(block)
          .map(
            ([label, value]) =>
              `<li class="kx-display"><span class="kx-display-label">${label}</span><span class="kx-display-field">${value.replaceAll('\n', '<br>').replaceAll('é', '&eacute;')}</span></li>`,
          )
          .join('\n')}</ul>`,
    ),
  ]),
  '<div class="accordion"><div class="h"><b>Historique des administrateurs</b></div>',
  '<ul class="kx-synthese"><li class="kx-display"><span class="kx-display-label">Nom de famille</span><span class="kx-display-field">Ancien</span></li></ul></div>',
  '</body></html>',
].join('\n');

/** The same as lines of a print, page by page. */
export const printedPages: readonly (readonly string[])[] = [SECTIONS.slice(0, 6), SECTIONS.slice(6)].map(
  (sections, page) => [
    ...(page === 0
      ? [
          'État de renseignements d’une personne morale au registre des entreprises',
          'Renseignements en date du 2026-10-31 09:15:00',
        ]
      : []),
    ...sections.flatMap(([heading, ...blocks]) => [
      heading,
      ...blocks.flatMap((block) =>
        Object.entries(block).flatMap(([label, value]) => `${label} ${value}`.trimEnd().split('\n')),
      ),
    ]),
  ],
);
