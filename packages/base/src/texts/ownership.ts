import { defineTexts } from './catalogue.ts';

/** Words of the chart of holdings: the command `ownership`, its drawing, and the section of the report. */
export const ownershipTexts = defineTexts({
  'cli.ownership': {
    fr: 'montre qui détient et contrôle une entité, et ce qu’une vente y changerait',
    en: 'shows who holds and controls an entity, and what a sale would change',
  },
  'cli.argument.paths': { fr: 'fichiers', en: 'files' },
  'cli.argument.entity': { fr: 'entité', en: 'entity' },
  'cli.argument.sale': { fr: 'vente', en: 'sale' },
  'cli.option-of': {
    fr: 'l’entité, par son nom ou un identifiant',
    en: 'the entity, by its name or an identifier',
  },
  'cli.option-what-if': {
    fr: 'suppose une vente, comme «\u00a0X vend 12 % de A à Y\u00a0»\u00a0; se répète',
    en: 'supposes a sale, as “X sells 12 % of A to Y”; may be repeated',
  },
  'cli.option-ownership-at': {
    fr: 'jour où l’on regarde, AAAA-MM-JJ (aujourd’hui)',
    en: 'day that is looked at, YYYY-MM-DD (today)',
  },
  'cli.option-ownership-format': { fr: 'forme de la sortie', en: 'form of the output' },
  'error.cli.OWNERSHIP_UNREAD': {
    fr: 'Aucun des fichiers donnés n’a pu être lu.',
    en: 'None of the files given could be read.',
  },
  'error.judge.OWNERSHIP_NO_HOLDING': {
    fr: 'Aucun fichier ne parle d’une détention\u00a0: donnez un registre BODS ou une table de capitalisation.',
    en: 'No file speaks of a holding: give a BODS register or a capitalisation table.',
  },
  'error.judge.OWNERSHIP_ENTITY_MISSING': {
    fr: 'De quelle entité s’agit-il\u00a0? Nommez-la par --of\u00a0: {known}.',
    en: 'Which entity is meant? Name it with --of: {known}.',
  },
  'error.judge.OWNERSHIP_ENTITY_UNKNOWN': {
    fr: 'Aucun fichier ne dit qui détient «\u00a0{entity}\u00a0». Entités connues\u00a0: {known}.',
    en: 'No file tells who holds “{entity}”. Entities known: {known}.',
  },
  'error.judge.OWNERSHIP_ENTITY_AMBIGUOUS': {
    fr: 'Plusieurs entités portent le nom «\u00a0{entity}\u00a0»\u00a0: {known}. Donnez l’identifiant.',
    en: 'Several entities bear the name “{entity}”: {known}. Give the identifier.',
  },
  'error.judge.SALE_SYNTAX': {
    fr: 'Vente non comprise\u00a0: «\u00a0{sale}\u00a0». Écrivez «\u00a0X vend 12 % de A à Y\u00a0», ou «\u00a012 % des votes de A\u00a0», «\u00a012 % du capital de A\u00a0», de plus de 0 à 100 %.',
    en: 'Sale not understood: “{sale}”. Write “X sells 12 % of A to Y”, or “12 % of the votes of A”, “12 % of the capital of A”, above 0 and up to 100 %.',
  },
  'error.judge.SALE_PARTY_UNKNOWN': {
    fr: 'Vente impossible\u00a0: les fichiers ne connaissent pas «\u00a0{name}\u00a0» à cette place. Connus\u00a0: {known}.',
    en: 'Sale not possible: the files know no “{name}” in that place. Known: {known}.',
  },
  'error.judge.SALE_PARTY_AMBIGUOUS': {
    fr: 'Vente ambiguë\u00a0: «\u00a0{name}\u00a0» peut être {known}. Donnez l’identifiant.',
    en: 'Ambiguous sale: “{name}” may be {known}. Give the identifier.',
  },
  'error.judge.SALE_NOT_HELD': {
    fr: 'Vente impossible\u00a0: «\u00a0{holder}\u00a0» n’a rien de «\u00a0{issuer}\u00a0» en propre.',
    en: 'Sale not possible: “{holder}” has nothing of “{issuer}” at first hand.',
  },
  'error.judge.SALE_TOO_MUCH': {
    fr: 'Vente impossible\u00a0: «\u00a0{holder}\u00a0» vendrait {share} % de «\u00a0{issuer}\u00a0» et n’en a que {held} % ({axis}).',
    en: 'Sale not possible: “{holder}” would sell {share} % of “{issuer}” and has only {held} % of it ({axis}).',
  },
  'ownership.of': { fr: 'Qui détient {entity}', en: 'Who holds {entity}' },
  'ownership.at': { fr: 'au {date}', en: 'on {date}' },
  'ownership.at-word': {
    fr: 'Fichiers pris au mot\u00a0: ce qu’ils disent, non ce qui est prouvé (pour cela, evaluate).',
    en: 'Files taken at their word: what they say, not what is proven (for that, evaluate).',
  },
  'ownership.controller': {
    fr: 'Contrôle\u00a0: {name}, par plus de la moitié des votes, avec ceux des entités qu’il contrôle.',
    en: 'Control: {name}, by more than half of votes, with those of the entities that it controls.',
  },
  'ownership.no-controller': {
    fr: 'Contrôle\u00a0: personne n’a, d’après les fichiers, plus de la moitié des votes.',
    en: 'Control: by the files, nobody has more than half of votes.',
  },
  'ownership.possible-controller': {
    fr: 'Plus de la moitié pourrait être, selon qui a les votes non divulgués, à {names}.',
    en: 'More than half could be, by who has the undisclosed votes, with {names}.',
  },
  'ownership.holder': { fr: 'détenteur ultime', en: 'ultimate holder' },
  'ownership.votes': { fr: 'votes', en: 'votes' },
  'ownership.capital': { fr: 'capital', en: 'capital' },
  'ownership.share': { fr: 'part', en: 'share' },
  'ownership.attributed': { fr: 'attribué', en: 'attributed' },
  'ownership.legend': {
    fr: 'part\u00a0: à travers toutes les chaînes\u00a0; attribué\u00a0: ce qu’on contrôle compte en entier. Un intervalle va du moins au plus possible, selon qui a ce qui n’est pas divulgué.',
    en: 'share: through every chain; attributed: what one controls counts in full. An interval goes from the least to the most possible, by who has what is not disclosed.',
  },
  'ownership.section': { fr: 'Qui détient le fournisseur', en: 'Who holds the provider' },
  'ownership.section-means': {
    fr: 'Ce que les preuves disent de la détention. Seul ce qui est prouvé resserre un intervalle\u00a0; ce qui est dit contre le fournisseur compte sur la parole de quiconque.',
    en: 'What the evidence says of who holds what. Only what is proven narrows an interval; what is said against the provider counts on anyone’s word.',
  },
  'ownership.key': {
    fr: 'Coins ronds\u00a0: personne\u00a0; coins droits\u00a0: entité\u00a0; tirets\u00a0: fiducie, ou nature inconnue\u00a0; trait pointillé\u00a0: énoncé indirect, jamais ajouté\u00a0; trait épais et ✗\u00a0: fait échouer l’exigence.',
    en: 'Round corners: person; square corners: entity; dashes: trust, or kind unknown; dotted line: indirect statement, never added; thick line and ✗: breaks the control.',
  },
  'ownership.left-out.one': { fr: '{count} partie n’est pas montrée.', en: '{count} party is not shown.' },
  'ownership.left-out.many': {
    fr: '{count} parties ne sont pas montrées.',
    en: '{count} parties are not shown.',
  },
  'ownership.status': { fr: 'statut', en: 'status' },
  'ownership.status.canadian': { fr: 'canadien', en: 'Canadian' },
  'ownership.status.foreign': { fr: 'étranger', en: 'foreign' },
  'ownership.status.mixed': { fr: 'partagé', en: 'mixed' },
  'ownership.status.unknown': { fr: 'inconnu', en: 'unknown' },
  'ownership.kind.person': { fr: 'personne', en: 'person' },
  'ownership.kind.entity': { fr: 'entité', en: 'entity' },
  'ownership.kind.state': { fr: 'État', en: 'State' },
  'ownership.kind.arrangement': { fr: 'fiducie ou arrangement', en: 'trust or arrangement' },
  'ownership.kind.unknown': { fr: 'nature inconnue', en: 'kind unknown' },
  'ownership.unnamed': { fr: 'Personne non désignée', en: 'Not named' },
  'ownership.no-holder': { fr: 'Aucun détenteur n’est nommé.', en: 'No holder is named.' },
  'ownership.more-holders.one': { fr: '… et {count} autre', en: '… and {count} more' },
  'ownership.more-holders.many': { fr: '… et {count} autres', en: '… and {count} more' },
  'ownership.links': { fr: 'Liens', en: 'Links' },
  'ownership.link-breaks': { fr: 'fait échouer {controls}', en: 'breaks {controls}' },
  'ownership.link-indirect': { fr: 'indirect', en: 'indirect' },
  'ownership.link-no-share': { fr: 'part non dite', en: 'share not told' },
  'ownership.link-votes': { fr: '{share} des votes', en: '{share} of votes' },
  'ownership.link-capital': { fr: '{share} du capital', en: '{share} of capital' },
  'ownership.undisclosed': { fr: 'Non divulgué', en: 'Undisclosed' },
  'ownership.gap-both': { fr: '{share} de {issuer}', en: '{share} of {issuer}' },
  'ownership.gap-votes': { fr: '{share} des votes de {issuer}', en: '{share} of the votes of {issuer}' },
  'ownership.gap-capital': { fr: '{share} du capital de {issuer}', en: '{share} of the capital of {issuer}' },
  'ownership.gap-none': { fr: 'rien', en: 'nothing' },
  'ownership.tests': {
    fr: 'Essais du référentiel, sur ces fichiers',
    en: 'Tests of the scheme, on these files',
  },
  'ownership.findings': { fr: 'Défauts des données', en: 'Defects of the data' },
  'ownership.statement': { fr: 'énoncé {statement}', en: 'statement {statement}' },
  'ownership.what-if': {
    fr: 'Si {seller} vendait {share} {what} à {buyer}',
    en: 'If {seller} sold {share} {what} to {buyer}',
  },
  'ownership.sold-both': { fr: 'de {issuer}', en: 'of {issuer}' },
  'ownership.sold-votes': { fr: 'des votes de {issuer}', en: 'of the votes of {issuer}' },
  'ownership.sold-capital': { fr: 'du capital de {issuer}', en: 'of the capital of {issuer}' },
  'ownership.void.one': {
    fr: '{count} énoncé est écarté\u00a0: la vente change ce qu’il disait.',
    en: '{count} statement is put aside: the sale changes what it said.',
  },
  'ownership.void.many': {
    fr: '{count} énoncés sont écartés\u00a0: la vente change ce qu’ils disaient.',
    en: '{count} statements are put aside: the sale changes what they said.',
  },
  'ownership.control-changes': { fr: 'contrôle', en: 'control' },
  'ownership.drawing': {
    fr: 'Dessin\u00a0: qui détient {entity}, des détenteurs ultimes en haut à l’entité en bas. Le tableau dit la même chose.',
    en: 'Drawing: who holds {entity}, from the ultimate holders above to the entity below. The table says the same.',
  },
  'ownership.gap-anyone': { fr: 'à n’importe qui', en: 'could be anyone’s' },
  'ownership.more-boxes.one': { fr: '{count} autre détenteur', en: '{count} other holder' },
  'ownership.more-boxes.many': { fr: '{count} autres détenteurs', en: '{count} other holders' },
  'ownership.open': { fr: 'détenteurs non dits', en: 'holders not told' },
  'ownership.in-all-short': { fr: 'en tout\u00a0: {share}', en: 'in all: {share}' },
  'ownership.in-all': {
    fr: 'en tout {votes} des votes, {capital} du capital',
    en: 'in all {votes} of votes, {capital} of capital',
  },
  'ownership.no-change': { fr: 'rien ne change', en: 'nothing changes' },
  'ownership.finding.PERSON_UNDESCRIBED': {
    fr: 'Le détenteur «\u00a0{holder}\u00a0» n’est décrit par aucun énoncé.',
    en: 'Holder “{holder}” is described by no statement.',
  },
  'ownership.finding.PERSON_WITHHELD': {
    fr: 'L’identité de «\u00a0{holder}\u00a0» est tue ou inconnue.',
    en: 'The identity of “{holder}” is withheld or unknown.',
  },
  'ownership.finding.CLOSED_LOOP': {
    fr: 'Boucle fermée\u00a0: {holders} se détiennent entièrement entre elles\u00a0; personne n’est derrière.',
    en: 'Closed loop: {holders} wholly hold one another; nobody is behind them.',
  },
  'ownership.finding.SEVERAL_ACCOUNTS': {
    fr: 'Plusieurs fichiers disent qui détient {issuer}\u00a0: {drawn} est dessiné\u00a0; {others} compte aussi, sans s’y ajouter.',
    en: 'Several files tell who holds {issuer}: {drawn} is drawn; {others} counts too, and is not added.',
  },
  'ownership.finding.LATER_THAN_DATE': {
    fr: '{path} parle du {date}, après le jour regardé\u00a0: écarté.',
    en: '{path} speaks of {date}, after the day looked at: left out.',
  },
  'ownership.finding.STATEMENT_LATER': {
    fr: 'Un énoncé sur {holder} est daté du {date}, après le jour regardé\u00a0: il n’est pas compté.',
    en: 'A statement about {holder} is dated {date}, after the day looked at: it is not counted.',
  },
  'ownership.finding.INTEREST_ENDED': {
    fr: 'Une participation de {holder} a pris fin le {date}\u00a0: elle n’est pas comptée.',
    en: 'An interest of {holder} ended on {date}: it is not counted.',
  },
  'ownership.finding.INTEREST_NOT_BEGUN': {
    fr: 'Une participation de {holder} ne commence que le {date}\u00a0: elle n’est pas comptée.',
    en: 'An interest of {holder} only begins on {date}: it is not counted.',
  },
  'ownership.finding.FILE_UNDATED': {
    fr: '{path} ne porte pas de date\u00a0: compté au jour regardé.',
    en: '{path} bears no date: counted on the day looked at.',
  },
  'ownership.right.appointmentOfBoard': { fr: 'nomme des administrateurs', en: 'appoints directors' },
  'ownership.right.otherInfluenceOrControl': {
    fr: 'autre influence ou contrôle',
    en: 'other influence or control',
  },
  'ownership.right.seniorManagingOfficial': { fr: 'haute direction', en: 'senior management' },
  'ownership.right.settlor': { fr: 'constituant', en: 'settlor' },
  'ownership.right.trustee': { fr: 'fiduciaire', en: 'trustee' },
  'ownership.right.protector': { fr: 'protecteur', en: 'protector' },
  'ownership.right.beneficiaryOfLegalArrangement': { fr: 'bénéficiaire', en: 'beneficiary' },
  'ownership.right.rightsToSurplusAssetsOnDissolution': {
    fr: 'droit au reliquat',
    en: 'right to surplus assets',
  },
  'ownership.right.rightsToProfitOrIncome': { fr: 'droit aux profits', en: 'right to profits' },
  'ownership.right.rightsGrantedByContract': { fr: 'droits par contrat', en: 'rights by contract' },
  'ownership.right.conditionalRightsGrantedByContract': {
    fr: 'droits conditionnels',
    en: 'conditional rights',
  },
  'ownership.right.controlViaCompanyRulesOrArticles': {
    fr: 'contrôle par les statuts',
    en: 'control by articles',
  },
  'ownership.right.controlByLegalFramework': { fr: 'contrôle par la loi', en: 'control by law' },
  'ownership.right.boardMember': { fr: 'administrateur', en: 'board member' },
  'ownership.right.boardChair': { fr: 'préside le conseil', en: 'board chair' },
  'ownership.right.unknownInterest': { fr: 'intérêt inconnu', en: 'unknown interest' },
  'ownership.right.unpublishedInterest': { fr: 'intérêt non publié', en: 'unpublished interest' },
  'ownership.right.enjoymentAndUseOfAssets': { fr: 'jouissance de biens', en: 'use of assets' },
  'ownership.right.rightToProfitOrIncomeFromAssets': {
    fr: 'droit aux revenus de biens',
    en: 'right to income from assets',
  },
  'ownership.right.nominee': { fr: 'prête-nom', en: 'nominee' },
  'ownership.right.nominator': { fr: 'mandant', en: 'nominator' },
});
