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
  'error.io.LOG_NOT_FOUND': {
    fr: 'Pas de journal dans {folder}\u00a0: lancez d’abord «\u00a0ancrage log init\u00a0».',
    en: 'No log in {folder}: run “ancrage log init” first.',
  },
  'error.io.LOG_EXISTS': {
    fr: 'Il y a déjà un journal dans {folder}\u00a0: on ne le recommence pas. Choisissez un autre dossier.',
    en: 'There is a log in {folder} already: it is not begun again. Choose another folder.',
  },
  'error.io.LOG_LOCKED': {
    fr: 'Un autre processus ({pid}) écrit dans ce journal. Attendez sa fin\u00a0; s’il tournait sur une autre machine et n’est plus, supprimez {folder}/{file}.',
    en: 'Another process ({pid}) writes to this log. Wait for its end; if it ran on another machine and is gone, remove {folder}/{file}.',
  },
  'error.io.LOG_FILE_MISSING': {
    fr: 'Le fichier {path} du journal manque. Rétablissez-le depuis une copie, puis lancez «\u00a0ancrage log fsck\u00a0».',
    en: 'The file {path} of the log is missing. Restore it from a copy, then run “ancrage log fsck”.',
  },
  'error.io.LOG_DAMAGED': {
    fr: 'Les fichiers du journal ne mènent pas à sa racine, à la taille {size}. N’ajoutez rien\u00a0; lancez «\u00a0ancrage log fsck\u00a0».',
    en: 'The files of the log do not lead to its root, at size {size}. Append nothing; run “ancrage log fsck”.',
  },
  'error.io.LOG_DISAGREES': {
    fr: 'Le point de contrôle montré ({size} entrées) a une autre racine que les entrées. N’ajoutez rien et gardez tout\u00a0: c’est la preuve d’une altération.',
    en: 'The checkpoint shown ({size} entries) has another root than the entries. Append nothing and keep everything: this is proof of tampering.',
  },
  'error.io.LOG_ROLLED_BACK': {
    fr: 'Le point de contrôle montré couvre {shown} entrées, mais le dossier n’en a que {size}\u00a0: une copie ancienne a été rétablie. Retrouvez la plus récente avant d’ajouter quoi que ce soit.',
    en: 'The checkpoint shown covers {shown} entries, but the folder has only {size}: an old copy was restored. Find the newest before appending anything.',
  },
  'error.io.LOG_KEY_OTHER': {
    fr: 'Aucune des clés données n’a signé le journal {origin}. Donnez sa clé.',
    en: 'None of the keys given has signed the log {origin}. Give its key.',
  },
  'error.io.LOG_STOPPED': {
    fr: 'L’écriture du journal s’est arrêtée\u00a0: rien de plus n’a été écrit. Vérifiez le disque, puis recommencez.',
    en: 'Writing to the log has stopped: nothing more was written. Check the disk, then start again.',
  },
  'error.io.LOG_OUTCOME_UNKNOWN': {
    fr: 'L’écriture a échoué en chemin\u00a0: l’entrée peut y être ou non. Regardez dans le journal avant de recommencer.',
    en: 'The write failed half-way: the entry may be in or not. Look in the log before trying again.',
  },
  'error.proof.JOURNAL_DAMAGED': {
    fr: 'La file d’attente du journal (.state/journal) est abîmée à l’octet {offset}, au milieu d’entrées déjà promises. N’ajoutez rien\u00a0; rétablissez ce fichier depuis une copie.',
    en: 'The journal of the log (.state/journal) is damaged at byte {offset}, amid entries already promised. Append nothing; restore this file from a copy.',
  },
  'error.proof.WITNESS_REQUEST_SYNTAX': {
    fr: 'Demande au témoin mal formée, ligne {line}.',
    en: 'Malformed request to the witness, line {line}.',
  },
});
