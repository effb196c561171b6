import { defineTexts } from './catalogue.ts';

/** Errors in the files of a log: what is wrong, where, what to do. */
export const logErrorTexts = defineTexts({
  'error.proof.NOTE_ENCODING': {
    fr: 'Ce fichier du journal n’est pas du texte UTF-8 sans caractères de contrôle. Téléchargez-le de nouveau, tel quel.',
    en: 'This file of the log is not UTF-8 text without control characters. Download it again, as it is.',
  },
  'error.proof.NOTE_TOO_LARGE': {
    fr: 'Ce fichier du journal dépasse {limit} octets ou 64 signatures\u00a0: il n’est pas lu.',
    en: 'This file of the log is over {limit} bytes or 64 signatures: it is not read.',
  },
  'error.proof.NOTE_NO_SIGNATURES': {
    fr: 'Le point de contrôle n’a pas de signatures après une ligne vide. Téléchargez-le de nouveau, entier.',
    en: 'The checkpoint has no signatures after a blank line. Download it again, whole.',
  },
  'error.proof.NOTE_SIGNATURE_LINE': {
    fr: 'La ligne {line} n’est pas une ligne de signature («\u00a0— nom base64\u00a0»). Téléchargez le fichier de nouveau.',
    en: 'Line {line} is not a signature line (“— name base64”). Download the file again.',
  },
  'error.proof.LOG_KEY_SYNTAX': {
    fr: 'Clé du journal mal écrite\u00a0: {key}. Copiez la ligne «\u00a0nom+identifiant+base64\u00a0» entière.',
    en: 'Malformed log key: {key}. Copy the whole line “name+id+base64”.',
  },
  'error.proof.LOG_KEY_ID': {
    fr: 'La clé de {name} porte l’identifiant {found}, mais le sien est {expected}\u00a0: elle a été mal copiée.',
    en: 'The key of {name} bears the id {found}, but its own is {expected}: it was copied wrongly.',
  },
  'error.proof.LOG_KEY_TYPE': {
    fr: 'La clé de {name} est d’un genre que nous ne vérifions pas ({type})\u00a0: il faut Ed25519 (1 ou 4) ou ML-DSA-44 (6).',
    en: 'The key of {name} is of a type that we do not verify ({type}): Ed25519 (1 or 4) or ML-DSA-44 (6) is needed.',
  },
  'error.proof.LOG_KEY_WEAK': {
    fr: 'La clé de {name} est malsaine (longueur, forme ou petit ordre)\u00a0: n’importe qui pourrait signer. Demandez-en une autre.',
    en: 'The key of {name} is unsound (length, form or small order): anyone could sign. Ask for another.',
  },
  'error.proof.LOG_NAME': {
    fr: '«\u00a0{name}\u00a0» ne peut nommer un journal ou un témoin\u00a0: de 1 à 255 octets, sans espace ni «\u00a0+\u00a0», comme journal.exemple.ca/2026.',
    en: '“{name}” cannot name a log or a witness: 1 to 255 bytes, without spaces or “+”, such as log.example.ca/2026.',
  },
  'error.proof.CHECKPOINT_SYNTAX': {
    fr: 'Point de contrôle mal formé à la ligne {line}. Téléchargez-le de nouveau, tel quel.',
    en: 'Malformed checkpoint at line {line}. Download it again, as it is.',
  },
  'error.proof.TILE_SIZE': {
    fr: 'La tuile {path} a {size} octets, ce qui n’est pas sa taille. Lancez «\u00a0ancrage log fsck\u00a0».',
    en: 'The tile {path} has {size} bytes, which is not its size. Run “ancrage log fsck”.',
  },
  'error.proof.ENTRY_BUNDLE_SYNTAX': {
    fr: 'Lot d’entrées mal formé à l’octet {offset}. Lancez «\u00a0ancrage log fsck\u00a0».',
    en: 'Malformed entry bundle at byte {offset}. Run “ancrage log fsck”.',
  },
  'error.proof.ENTRY_TOO_LARGE': {
    fr: 'Une entrée du journal a {size} octets, pour {limit} au plus\u00a0: inscrivez l’empreinte du document.',
    en: 'A log entry has {size} bytes, {limit} at most: enter the digest of the document.',
  },
  'error.proof.LOG_RANGE': {
    fr: '{value} ne convient pas à un journal de {size} entrées.',
    en: '{value} does not fit a log of {size} entries.',
  },
  'error.proof.TLOG_PROOF_SYNTAX': {
    fr: 'Preuve d’inscription mal formée à la ligne {line}. Demandez-la de nouveau («\u00a0ancrage log prove\u00a0»).',
    en: 'Malformed proof of logging at line {line}. Ask for it again (“ancrage log prove”).',
  },
  'error.proof.POLICY_SYNTAX': {
    fr: 'Politique du journal, ligne {line}\u00a0: ni log, ni witness, ni group, ni quorum bien formé.',
    en: 'Log policy, line {line}: not a well-formed log, witness, group or quorum.',
  },
  'error.proof.POLICY_NAME_UNKNOWN': {
    fr: 'Politique du journal, ligne {line}\u00a0: «\u00a0{name}\u00a0» n’est défini sur aucune ligne qui précède.',
    en: 'Log policy, line {line}: “{name}” is defined on no line before.',
  },
  'error.proof.POLICY_NAME_TWICE': {
    fr: 'Politique du journal, ligne {line}\u00a0: le nom «\u00a0{name}\u00a0» est déjà pris, ou déjà membre d’un groupe.',
    en: 'Log policy, line {line}: the name “{name}” is taken, or in a group already.',
  },
  'error.proof.POLICY_KEY_TWICE': {
    fr: 'Politique du journal, ligne {line}\u00a0: cette clé est déjà nommée.',
    en: 'Log policy, line {line}: this key is named already.',
  },
  'error.proof.POLICY_THRESHOLD': {
    fr: 'Politique du journal, ligne {line}\u00a0: le seuil va de 1 au nombre de membres.',
    en: 'Log policy, line {line}: the threshold goes from 1 to the number of members.',
  },
  'error.proof.POLICY_QUORUM': {
    fr: 'Politique du journal, ligne {line}\u00a0: il faut exactement une ligne quorum («\u00a0quorum none\u00a0» pour n’exiger aucun témoin).',
    en: 'Log policy, line {line}: exactly one quorum line is needed (“quorum none” to require no witness).',
  },
  'error.proof.RECEIPT_SYNTAX': {
    fr: 'Reçu COSE mal formé à l’octet {offset}. Demandez-le de nouveau.',
    en: 'Malformed COSE receipt at byte {offset}. Ask for it again.',
  },
  'error.proof.RECEIPT_UNSUPPORTED': {
    fr: 'Ce reçu COSE n’est pas une preuve d’inclusion RFC9162_SHA256\u00a0: nous n’en lisons pas d’autre.',
    en: 'This COSE receipt is not an RFC9162_SHA256 proof of inclusion: we read no other.',
  },
  'error.proof.WITNESS_REQUEST_SYNTAX': {
    fr: 'Demande au témoin mal formée, ligne {line}.',
    en: 'Malformed request to the witness, line {line}.',
  },
});
