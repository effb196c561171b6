import { defineTexts } from './catalogue.ts';

/** Errors of the judge and of input and output: what is wrong, where, what to do; by package and code. */
export const productErrorTexts = defineTexts({
  'error.judge.READ_NOT_RECOGNISED': {
    fr: 'Aucun format connu. Consultez le guide des formats.',
    en: 'No known format. See the guide of formats.',
  },
  'error.judge.READ_SYNTAX': {
    fr: 'Fichier mal formé, ligne {line}\u00a0: {problem}. Corrigez ou exportez de nouveau.',
    en: 'Malformed file, line {line}: {problem}. Mend it or export it again.',
  },
  'error.judge.READ_SHAPE': {
    fr: 'Ligne {line}, «\u00a0{path}\u00a0»\u00a0: {problem}. Corrigez ce champ.',
    en: 'Line {line}, “{path}”: {problem}. Mend this field.',
  },
  'error.judge.READ_VERSION': {
    fr: 'Version {found} non prise en charge\u00a0; attendue\u00a0: {expected}.',
    en: 'Version {found} is not supported; expected: {expected}.',
  },
  'error.judge.READ_OPAQUE': {
    fr: 'Contenu chiffré\u00a0: fournissez une version lisible.',
    en: 'Encrypted content: provide a readable version.',
  },
  'error.judge.READ_SERIALISATION': {
    fr: 'Document en {found}, que nous ne lisons pas\u00a0: convertissez-le en JSON («\u00a0{command}\u00a0») et remettez le résultat.',
    en: 'Document in {found}, which we do not read: convert it to JSON (“{command}”) and hand in the result.',
  },
  'error.judge.READ_TOO_LARGE': {
    fr: 'Plus de {limit} octets, dans un format qui se lit d’un seul tenant\u00a0: découpez-le, ou exportez-le comme le dit la page de ce format.',
    en: 'More than {limit} bytes, in a format that is read as one whole: split it, or export it as the page of this format says.',
  },
  'error.judge.READ_TOO_MANY_FACTS': {
    fr: 'Plus de {limit} faits dans un fichier\u00a0: découpez-le.',
    en: 'More than {limit} facts in one file: split it.',
  },
  'error.judge.READ_FACT_INVALID': {
    fr: 'Fait «\u00a0{kind}\u00a0», champ «\u00a0{field}\u00a0»\u00a0: attendu {expected}, trouvé {found}.',
    en: 'Fact “{kind}”, field “{field}”: expected {expected}, found {found}.',
  },
  'error.judge.READING_PART_TWICE': {
    fr: 'La même partie est donnée deux fois\u00a0: {part}.',
    en: 'The same part is given twice: {part}.',
  },
  'error.judge.SCHEME_INVALID': {
    fr: 'Référentiel invalide. Erreurs ({count})\u00a0:\n{problems}',
    en: 'Invalid scheme. Mistakes ({count}):\n{problems}',
  },
  'error.judge.TRUST_INVALID': {
    fr: 'Liste de confiance, ligne {line}, «\u00a0{path}\u00a0»\u00a0: {problem}.',
    en: 'Trust list, line {line}, “{path}”: {problem}.',
  },
  'error.judge.REFERENCE_INVALID': {
    fr: 'Table de référence, ligne {line}, «\u00a0{path}\u00a0»\u00a0: {problem}.',
    en: 'Reference table, line {line}, “{path}”: {problem}.',
  },
  'error.judge.LAWS_INVALID': {
    fr: '{file}, ligne {line}, «\u00a0{path}\u00a0»\u00a0: {problem}. Corrigez ce champ.',
    en: '{file}, line {line}, “{path}”: {problem}. Mend this field.',
  },
  'error.judge.DOSSIER_WITHOUT_MANIFEST': {
    fr: 'Aucun dossier.yaml lisible\u00a0: lancez «\u00a0ancrage init\u00a0» sur ce dossier pour en écrire un premier.',
    en: 'No readable dossier.yaml: run “ancrage init” on this folder to write a first one.',
  },
  'error.judge.JUDGED_AT_RANGE': {
    fr: 'On ne juge pas au {date}\u00a0: donnez un jour entre le {from} et le {to}.',
    en: 'Nothing is judged at {date}: give a day between {from} and {to}.',
  },
  'error.judge.DOSSIER_SECOND_MANIFEST': {
    fr: 'Deux manifestes dans le même dossier\u00a0: gardez-en un seul.',
    en: 'Two manifests in the same dossier: keep only one.',
  },
  'error.judge.SIGNATURE_SHAPE': {
    fr: 'Enveloppe de signature mal formée, à «\u00a0{place}\u00a0»\u00a0: {problem}. Signez de nouveau.',
    en: 'Malformed signature envelope, at “{place}”: {problem}. Sign it again.',
  },
  'error.keys.KEY_UNREADABLE': {
    fr: 'Ce fichier n’est pas une clé privée PEM au format PKCS#8 (-----BEGIN PRIVATE KEY-----). Une clé «\u00a0EC PRIVATE KEY\u00a0» se convertit ainsi\u00a0: openssl pkcs8 -topk8 -nocrypt -in clé.pem.',
    en: 'This file is not a PEM private key in PKCS#8 (-----BEGIN PRIVATE KEY-----). An “EC PRIVATE KEY” is converted so: openssl pkcs8 -topk8 -nocrypt -in key.pem.',
  },
  'error.keys.KEY_PASSPHRASE': {
    fr: 'Clé chiffrée\u00a0: la phrase de passe manque ou n’ouvre pas cette clé.',
    en: 'Encrypted key: the passphrase is missing or does not open this key.',
  },
  'error.keys.KEY_ALGORITHM': {
    fr: 'Clé {found}\u00a0: il faut une clé Ed25519 ou P-256.',
    en: 'Key of type {found}: an Ed25519 or P-256 key is needed.',
  },
  'error.keys.KEY_PASSPHRASE_SHORT': {
    fr: 'Phrase secrète trop courte\u00a0: {least} caractères au moins, dans ANCRAGE_KEY_PASSPHRASE.',
    en: 'Passphrase too short: {least} characters at least, in ANCRAGE_KEY_PASSPHRASE.',
  },
  'error.keys.SIGNED_ALREADY': {
    fr: 'Cette clé a déjà signé ce document.',
    en: 'This key has already signed this document.',
  },
  'error.keys.STAMP_UNREACHABLE': {
    fr: 'L’autorité d’horodatage {url} n’a pas répondu.',
    en: 'The time-stamping authority {url} did not answer.',
  },
  'error.keys.SEAL_CERTIFICATE': {
    fr: 'Ce fichier ne commence pas par le certificat X.509, en PEM, de la clé qui scelle.',
    en: 'This file does not begin with the X.509 certificate, in PEM, of the key that seals.',
  },
  'error.keys.PKCS11_URI': {
    fr: 'Cette adresse d’un jeton ne convient pas ({why}) : écrivez-la comme le dit la RFC 7512, avec token, object et module-path, et sans code.',
    en: 'This address of a token is not right ({why}): write it as RFC 7512 says, with token, object and module-path, and without a PIN.',
  },
  'error.keys.PKCS11_ABSENT': {
    fr: 'Les jetons demandent une installation de plus, dans le dossier d’Ancrage : npm ci --prefix packages/keys/pkcs11',
    en: 'Tokens need one more install, in the folder of Ancrage: npm ci --prefix packages/keys/pkcs11',
  },
  'error.keys.PKCS11_PIN': {
    fr: 'Le jeton ne s’ouvre pas : donnez son code exact dans ANCRAGE_PKCS11_PIN. Des essais répétés le verrouillent.',
    en: 'The token does not open: give its exact PIN in ANCRAGE_PKCS11_PIN. Repeated trials lock it.',
  },
  'error.keys.PKCS11_KEY': {
    fr: 'Il y a {found} jetons ou clés de ce nom, et non un seul : précisez par serial ou id.',
    en: 'There are {found} tokens or keys of this name instead of one: say which with serial or id.',
  },
  'error.keys.PKCS11_FAILED': {
    fr: 'Le jeton refuse : {why}',
    en: 'The token refuses: {why}',
  },
  'error.keys.COLLECTION_EMPTY': {
    fr: 'Aucun fichier à signer dans ce dossier.',
    en: 'No file to sign in this folder.',
  },
  'error.keys.COLLECTION_NAME_TWICE': {
    fr: 'Deux fichiers portent le même nom\u00a0: {name}.',
    en: 'Two files have the same name: {name}.',
  },
  'error.judge.PATH_ESCAPES': {
    fr: 'Ce chemin sort du dossier\u00a0: copiez le fichier dans le dossier et donnez son chemin relatif.',
    en: 'This path leaves the dossier: copy the file into the dossier and give its relative path.',
  },
  'error.io.FOLDER_NOT_FOUND': {
    fr: 'Dossier introuvable\u00a0: {folder}.',
    en: 'Folder not found: {folder}.',
  },
  'error.io.FOLDER_TOO_MANY_FILES': {
    fr: 'Plus de {limit} fichiers dans {folder}\u00a0: découpez le dossier.',
    en: 'More than {limit} files in {folder}: split the dossier.',
  },
  'error.io.FILE_UNREADABLE': {
    fr: 'Le fichier ne peut pas être ouvert\u00a0: vérifiez ses droits.',
    en: 'The file cannot be opened: check its permissions.',
  },
  'error.io.FILE_SYMLINK': {
    fr: 'Lien symbolique, jamais suivi\u00a0: mettez le fichier lui-même.',
    en: 'Symbolic link, never followed: put the file itself.',
  },
  'error.io.FILE_NAME_TWICE': {
    fr: 'Deux fichiers dont les noms ne diffèrent que par le codage des accents\u00a0: renommez l’un d’eux.',
    en: 'Two files whose names differ only in how accents are encoded: rename one of them.',
  },
  'error.io.FILE_SPECIAL': {
    fr: 'Ni fichier ni dossier\u00a0: retirez-le.',
    en: 'Neither file nor folder: remove it.',
  },
  'error.io.FILE_TOO_LARGE': {
    fr: 'Fichier trop gros pour la lecture bornée\u00a0: découpez-le.',
    en: 'File too large for bounded reading: split it.',
  },
  'error.io.FILE_CHANGED': {
    fr: 'Le fichier a changé pendant sa lecture : il est refusé. Copiez-le là où rien n’écrit, puis recommencez.',
    en: 'The file changed while it was read: it is refused. Copy it to where nothing writes, then start again.',
  },
  'error.io.FILE_TOO_SLOW': {
    fr: 'Lecture interrompue\u00a0: plus que le temps permis. Vérifiez ou découpez le fichier.',
    en: 'Reading stopped: over the time allowed. Check or split the file.',
  },
  'error.io.FILE_OUT_OF_MEMORY': {
    fr: 'Lecture interrompue\u00a0: plus que la mémoire permise. Vérifiez ou découpez le fichier.',
    en: 'Reading stopped: over the memory allowed. Check or split the file.',
  },
  'error.io.KEPT_DAMAGED': {
    fr: 'Plages d’adresses abîmées sur le disque\u00a0: supprimez {path}, puis importez de nouveau ce fichier avec «\u00a0ancrage data import\u00a0».',
    en: 'Address ranges damaged on the disk: delete {path}, then import that file again with “ancrage data import”.',
  },
  'error.io.FILE_READER_CRASHED': {
    fr: 'La lecture a échoué par notre faute\u00a0: signalez-le, sans envoyer le fichier.',
    en: 'Reading failed through our fault: report it, without sending the file.',
  },
  'error.io.OUTPUT_UNWRITABLE': {
    fr: 'Impossible d’écrire dans {folder}.',
    en: 'Cannot write to {folder}.',
  },
});
