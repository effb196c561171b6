import { defineTexts } from './catalogue.ts';

/** What readers noted; by code. */
export const noteTexts = defineTexts({
  'note.UNKNOWN_FIELDS.one': {
    fr: '{count} champ inconnu n’a pas été lu.',
    en: '{count} unknown field was not read.',
  },
  'note.UNKNOWN_FIELDS': {
    fr: '{count} champs inconnus n’ont pas été lus.',
    en: '{count} unknown fields were not read.',
  },
  'note.UNKNOWN_TYPE': {
    fr: 'Type de ressource inconnu, non lu\u00a0: {type}.',
    en: 'Unknown resource type, not read: {type}.',
  },
  'note.NO_REGION': {
    fr: 'La ressource ({type}) ne dit pas sa région.',
    en: 'The resource ({type}) does not tell its region.',
  },
  'note.LISTING_PARTIAL': {
    fr: 'Rien ne montre que cette liste ({resources} ressources) soit entière\u00a0: elle n’inventorie aucun compte.',
    en: 'Nothing shows that this list ({resources} resources) is whole: it inventories no account.',
  },
  'note.OPAQUE_CONTENT': {
    fr: 'Contenu chiffré ou non vérifié\u00a0: rien n’en a été tiré.',
    en: 'Encrypted or unverified content: nothing was taken from it.',
  },
  'note.NO_RESULT': {
    fr: 'Document de modèle «\u00a0{model}\u00a0»\u00a0: il décrit ou promet, et ne constate rien. Aucun fait n’en est tiré.',
    en: 'Document of model “{model}”: it describes or promises, and finds nothing. No fact is taken from it.',
  },
  'note.PLANNED_RECORDS.one': {
    fr: '{count} objet prévu n’existe pas encore\u00a0: il n’a pas été lu.',
    en: '{count} planned object does not exist yet: it was not read.',
  },
  'note.PLANNED_RECORDS': {
    fr: '{count} objets prévus n’existent pas encore\u00a0: ils n’ont pas été lus.',
    en: '{count} planned objects do not exist yet: they were not read.',
  },
  'note.SITE_WITHOUT_COUNTRY': {
    fr: 'L’adresse du site {site} ne finit pas par un pays\u00a0: ce registre ne le situe pas.',
    en: 'The address of site {site} does not end with a country: this register does not place it.',
  },
  'note.SKIPPED_RECORDS.one': {
    fr: '{count} élément d’un genre ou d’une forme que ce lecteur ne lit pas\u00a0: laissé de côté.',
    en: '{count} item of a kind or form that this reader does not read: left aside.',
  },
  'note.SKIPPED_RECORDS': {
    fr: '{count} éléments d’un genre ou d’une forme que ce lecteur ne lit pas\u00a0: laissés de côté.',
    en: '{count} items of a kind or form that this reader does not read: left aside.',
  },
  'note.LAPSED_RECORDS.one': {
    fr: '{count} enregistrement que le registre dit non renouvelé\u00a0: gardé.',
    en: '{count} record that the register calls lapsed: kept.',
  },
  'note.LAPSED_RECORDS': {
    fr: '{count} enregistrements que le registre dit non renouvelés\u00a0: gardés.',
    en: '{count} records that the register calls lapsed: kept.',
  },
  'note.DUPLICATE_HOLDING': {
    fr: 'Participations répétées, additionnées.',
    en: 'Repeated holdings, added up.',
  },
  'note.QUOTE_WITHOUT_DOCUMENT': {
    fr: 'Le document cité ne figure pas au dossier.',
    en: 'The document quoted is not in the dossier.',
  },
  'note.UNKNOWN_FACT_KIND': {
    fr: 'Genre de fait inconnu, non lu\u00a0: {kind}.',
    en: 'Unknown kind of fact, not read: {kind}.',
  },
  'note.STATEMENT_CLOSED': {
    fr: 'Déclaration close, non comptée.',
    en: 'Closed statement, not counted.',
  },
  'note.TIME_WITHOUT_YEAR': {
    fr: 'Dates sans année.',
    en: 'Dates without a year.',
  },
  'note.PAGE_WITHOUT_TEXT': {
    fr: 'La page {page} ne contient aucun texte lisible\u00a0: sans doute une image numérisée.',
    en: 'Page {page} holds no readable text: a scanned image, no doubt.',
  },
  'note.PAGES_MISSING': {
    fr: 'L’API donne cette liste en {pages} pages\u00a0; le fichier en a {found}. Ce que disent les autres manque.',
    en: 'The API gives this list in {pages} pages; the file has {found}. What the others say is missing.',
  },
  'note.PAGE_TEXT_CUT': {
    fr: 'Le texte de la page {page} dépasse {limit} caractères\u00a0; la suite n’a pas été lue.',
    en: 'The text of page {page} exceeds {limit} characters; the rest was not read.',
  },
  'note.PAGE_TEXT_UNTOLD.one': {
    fr: 'Page {page}\u00a0: {count} caractère est montré sans que le document dise lequel\u00a0; il ne peut être cité.',
    en: 'Page {page}: {count} character is shown without the document saying which; it cannot be quoted.',
  },
  'note.PAGE_TEXT_UNTOLD': {
    fr: 'Page {page}\u00a0: {count} caractères sont montrés sans que le document dise lesquels\u00a0; ils ne peuvent être cités.',
    en: 'Page {page}: {count} characters are shown without the document saying which; they cannot be quoted.',
  },
  'note.SIGNATURES_CUT': {
    fr: 'Le document porte plus de {limit} signatures\u00a0; les autres n’ont pas été lues.',
    en: 'The document holds more than {limit} signatures; the rest were not read.',
  },
  'note.SIGNATURE_ALTERED': {
    fr: 'La signature au nom de «\u00a0{signer}\u00a0» ne correspond pas au document\u00a0: il a changé, ou elle est d’un autre.',
    en: 'The signature in the name of “{signer}” does not match the document: it was changed, or the signature is of another.',
  },
  'note.SIGNATURE_NOT_WHOLE': {
    fr: 'La signature au nom de «\u00a0{signer}\u00a0» ne couvre pas tout le fichier\u00a0: ce qui a été ajouté après elle n’est pas signé.',
    en: 'The signature in the name of “{signer}” does not cover the whole file: what was added after it is not signed.',
  },
  'note.SIGNATURE_UNSUPPORTED': {
    fr: 'Une signature du document ({format}) n’a pas pu être vérifiée\u00a0: forme, étendue ou algorithme non pris en charge.',
    en: 'A signature of the document ({format}) could not be verified: form, range or algorithm not supported.',
  },
  'note.CERTIFICATE_READINGS_CUT': {
    fr: 'Plus de {limit} valeurs de certificat repérées\u00a0; les autres ne sont pas relevées.',
    en: 'More than {limit} certificate values located; the rest are not read.',
  },
  'note.SECRET_MASKED': {
    fr: 'Des secrets du fichier sont masqués dans le relevé ({secret}, {count} fois)\u00a0: renouvelez-les, ce fichier les a déjà portés.',
    en: 'Secrets of the file are masked in the reading ({secret}, {count} times): renew them, this file has already carried them.',
  },
  'note.HOST_UNDISCLOSED': {
    fr: 'Lignes qui ne divulguent pas d’hébergeur (absent, ou le vendeur répété)\u00a0: {count}. Ce n’est pas une preuve d’hébergement par le vendeur.',
    en: 'Lines that disclose no host (absent, or the seller repeated): {count}. That does not prove that the seller hosts.',
  },
  'note.BAD_FLOW_RECORDS': {
    fr: 'Relevés de flux défectueux ({what}), laissés de côté\u00a0: {count}. L’heure où il y en a trop n’est pas couverte.',
    en: 'Bad flow records ({what}), left aside: {count}. An hour with too many is not covered.',
  },
  'note.SAMPLED_FLOWS': {
    fr: 'Paquets échantillonnés (au plus un sur {rate}) : les octets sont estimés, un flux court peut manquer ; ces heures ne comptent pas comme couvertes.',
    en: 'Packets are sampled (at the most one in {rate}): bytes are estimates, and a short flow may be missing; these hours do not count as covered.',
  },
  'note.SAMPLED_FLOWS_UNTOLD': {
    fr: 'Paquets échantillonnés, sans que le journal dise combien\u00a0: les octets sont estimés, un flux court peut manquer\u00a0; ces heures ne comptent pas comme couvertes.',
    en: 'Packets are sampled, and the log does not tell how many: bytes are estimates, and a short flow may be missing; these hours do not count as covered.',
  },
  'note.ADDRESSES_FOLDED': {
    fr: 'Trop d’adresses distinctes\u00a0: elles sont comptées par réseau, et les sommes restent exactes.',
    en: 'Too many distinct addresses: they are counted by network, and the sums stay exact.',
  },
  'note.DOUBLE_AMOUNTS': {
    fr: 'La colonne {column} porte des nombres binaires (DOUBLE)\u00a0: chacun est lu comme le plus court nombre décimal qui l’écrit, puis les sommes sont exactes.',
    en: 'Column {column} holds binary numbers (DOUBLE): each is read as the shortest decimal that writes it, then sums are exact.',
  },
  'note.MUTED_FINDINGS.one': {
    fr: '{count} constat mis en sourdine dans l’outil compte comme les autres.',
    en: '{count} finding muted in the tool counts like the others.',
  },
  'note.MUTED_FINDINGS': {
    fr: '{count} constats mis en sourdine dans l’outil comptent comme les autres.',
    en: '{count} findings muted in the tool count like the others.',
  },
  'note.CLOSED_FINDINGS.one': {
    fr: '{count} constat classé ou archivé dans l’outil\u00a0: ni réussite ni échec, quelqu’un doit juger.',
    en: '{count} finding closed or archived in the tool: neither pass nor failure, a person must judge.',
  },
  'note.CLOSED_FINDINGS': {
    fr: '{count} constats classés ou archivés dans l’outil\u00a0: ni réussites ni échecs, quelqu’un doit juger.',
    en: '{count} findings closed or archived in the tool: neither passes nor failures, a person must judge.',
  },
  'note.SUPERSEDED_STATEMENTS.one': {
    fr: '{count} énoncé remplacé par un plus récent.',
    en: '{count} statement replaced by a later one.',
  },
  'note.SUPERSEDED_STATEMENTS': {
    fr: '{count} énoncés remplacés par de plus récents.',
    en: '{count} statements replaced by later ones.',
  },
  'note.STATEMENT_AFTER_PUBLICATION.one': {
    fr: '{count} énoncé daté d’après sa propre publication.',
    en: '{count} statement dated after its own publication.',
  },
  'note.STATEMENT_AFTER_PUBLICATION': {
    fr: '{count} énoncés datés d’après leur propre publication.',
    en: '{count} statements dated after their own publication.',
  },
  'note.SHARE_OUT_OF_RANGE': {
    fr: 'Part hors de 0–100, non lue\u00a0: {share}.',
    en: 'Share outside 0–100, not read: {share}.',
  },
  'note.SHARE_CONTRADICTORY': {
    fr: 'Bornes de part qui s’excluent, non lues.',
    en: 'Bounds of a share that exclude each other, not read.',
  },
  'note.SHARES_OVER_WHOLE': {
    fr: 'Plus de 100\u00a0% de {issuer} ({axis})\u00a0: {total}\u00a0%.',
    en: 'More than 100 % of {issuer} ({axis}): {total} %.',
  },
  'note.DANGLING_REFERENCE': {
    fr: 'Référence sans énoncé ouvert dans le fichier\u00a0: {reference}.',
    en: 'Reference to nothing open in the file: {reference}.',
  },
  'note.PARTY_UNSPECIFIED': {
    fr: 'Partie non précisée ({reason}).',
    en: 'Party not specified ({reason}).',
  },
  'note.UNKNOWN_INTEREST': {
    fr: 'Intérêt que ce format ne connaît pas, gardé tel quel\u00a0: {interest}.',
    en: 'Interest that this format does not know, kept as written: {interest}.',
  },
  'note.COUNTRY_WITHOUT_CODE': {
    fr: 'Pays sans code ISO, non lu\u00a0: {name}.',
    en: 'Country without ISO code, not read: {name}.',
  },
  'note.COUNTRIES_DIFFER': {
    fr: 'Plusieurs pays pour un même champ, aucun retenu\u00a0: {countries}.',
    en: 'Several countries for one field, none taken: {countries}.',
  },
  'note.FIELD_UNREADABLE': {
    fr: 'Champ illisible, non lu\u00a0: {field}.',
    en: 'Unreadable field, not read: {field}.',
  },
  'note.NOTES_CUT.one': {
    fr: '{count} autre remarque du même genre ({code}).',
    en: '{count} more note of the same kind ({code}).',
  },
  'note.NOTES_CUT': {
    fr: '{count} autres remarques du même genre ({code}).',
    en: '{count} more notes of the same kind ({code}).',
  },
  'note.REGION_CONTRADICTORY': {
    fr: 'Les attributs de la ressource se contredisent sur la région\u00a0: {regions}.',
    en: 'The attributes of the resource contradict each other on its region: {regions}.',
  },
});
