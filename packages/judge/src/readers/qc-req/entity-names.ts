/**
 * Legal forms that end the name of an entity, without their points. Source: Business Corporations Act (Québec), c. S-31.1, s. 16; Canada Business
 * Corporations Act, s. 10; Civil Code of Québec, art. 2197; Professional Code, c. C-26, s. 187.13; forms of common use elsewhere.
 */
const FORM =
  '(?:inc|incorporated|incorporée?|lt[ée]e|ltd|limited|limitée|corp|corporation|company|compagnie|et cie|& cie|& co|sarf|senc|sencrl|scrl|srl|sarl|' +
  'llc|llp|ulc|ullc|plc|gmbh|pty ltd|limited partnership|' +
  'société (?:par actions|en commandite|en nom collectif|à responsabilité limitée|anonyme))';

const ENDING = new RegExp(String.raw`(?<=[^\s,])(?:,?\s+|\s?/\s?)${FORM}(?:\s?/\s?${FORM})*$`, 'u');

/** First words that no person is called, with the little word that goes on with them and one word more: behind others somebody may stand. */
const STARTS =
  /^(?:société|compagnie|corporation|coopérative|banque|caisse|fonds|ville|municipalité|université|fondation|gouvernement|régie|bank|university|city|government)\s+(?:(?:de la|du|des|de|en|of)\s|de l'|d')[\p{L}-]+$/u;

/** « 9123-4567 Québec inc. », without its form. */
const NUMBERED = /^\d{4}-\d{4}\s+québec$/u;

/** Longer names are cut nowhere: none is told. */
const MOST_LENGTH = 500;

/** By these somebody else may stand beside an entity. */
const BESIDE =
  /[;|/,:+]|\((?!\p{L}+\))|\s[-–—]\s|\sa\/s\s|(?<!\p{L})(?:attn|c\/o|chez|pour|et(?! (?:associée?s|cie|fils|filles|frères))|in trust|on behalf|president|secretary|treasurer|director|directeur|directrice|owner|propriétaire|ceo|mandataire|fiduciaire|en fiducie|represented by|associée? de|liquidateur|liquidatrice|gérante?|aux soins|attention|représentée?|par son|par sa|faisant affaires?|f\.?\s?a\.?\s?s|d\.?\s?b\.?\s?a|doing business|présidente?|secrétaire|trésori[eè]re?|administrateur|administratrice|dirigeante?)(?!\p{L})/u;

/**
 * Whether a name says by itself that it is an entity’s: by its legal form. Of any other nothing is told, for it may be a person’s, whatever the label
 * beside it.
 */
export function isEntityName(name: string): boolean {
  if (name.length > MOST_LENGTH) return false;
  const plain = name.normalize('NFC').replaceAll(/[’ʼ]/g, "'").replaceAll(/\s+/g, ' ').trim().toLowerCase();
  const pointless = plain
    .replaceAll(/(?<=\p{L})\.\s?(?=\p{L}(?:\.|\/|$))/gu, '')
    .replaceAll(/\.(?=\/|$)/g, '');
  const ending = ENDING.exec(pointless);
  if (BESIDE.test(ending === null ? plain : pointless.slice(0, ending.index))) return false;
  return ending !== null || STARTS.test(plain) || NUMBERED.test(plain);
}
