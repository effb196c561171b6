import { defineTexts } from './catalogue.ts';

/** What is said of a log and of what stands in it. */
export const logTexts = defineTexts({
  'log.problem.log-unknown': {
    fr: 'la politique ne connaît pas ce journal',
    en: 'the policy does not know this log',
  },
  'log.problem.log-unsigned': {
    fr: 'aucune clé du journal que la politique connaît n’a signé',
    en: 'no key of the log that the policy knows has signed',
  },
  'log.problem.signature-broken': {
    fr: 'une signature sous le nom d’une clé connue ne tient pas',
    en: 'a signature under the name of a known key does not hold',
  },
  'log.problem.quorum-missing': {
    fr: 'trop peu de témoins ont cosigné',
    en: 'too few witnesses have cosigned',
  },
  'log.problem.entry-not-included': {
    fr: 'l’entrée n’est pas à cette place dans l’arbre',
    en: 'the entry does not stand at this place in the tree',
  },
  'log.fault.missing': { fr: 'le fichier manque', en: 'the file is missing' },
  'log.fault.length': {
    fr: 'le fichier n’a pas la longueur voulue',
    en: 'the file is not as long as it must be',
  },
  'log.fault.hash-differs': {
    fr: 'l’empreinte n’est pas celle de ce qu’elle couvre',
    en: 'the hash is not that of what it covers',
  },
  'log.fault.entry-differs': {
    fr: 'l’entrée n’est pas celle qui fut inscrite',
    en: 'the entry is not the one that was logged',
  },
  'log.fault.partial-differs': {
    fr: 'la tuile partielle n’est pas le début de la tuile',
    en: 'the partial tile is not the beginning of the tile',
  },
  'log.fault.unexpected': {
    fr: 'aucun arbre de cette taille n’a ce fichier',
    en: 'no tree of this size has this file',
  },
  'log.fault.root-differs': {
    fr: 'la racine signée n’est pas celle des entrées',
    en: 'the signed root is not that of the entries',
  },
  'log.fault.journal-damaged': {
    fr: 'des entrées promises ne se lisent plus',
    en: 'promised entries can no longer be read',
  },
  'log.fault.journal-behind': {
    fr: 'ne va pas avec ce qui est montré\u00a0: une copie ancienne, ou celle d’un autre journal',
    en: 'does not go with what is shown: an old copy, or that of another log',
  },
  'cli.log-waiting.one': {
    fr: '{count} entrée promise attend d’être montrée\u00a0: le prochain ajout la montrera.',
    en: '{count} promised entry waits to be shown: the next append will show it.',
  },
  'cli.log-waiting.many': {
    fr: '{count} entrées promises attendent d’être montrées\u00a0: le prochain ajout les montrera.',
    en: '{count} promised entries wait to be shown: the next append will show them.',
  },
  'cli.log': {
    fr: 'tient le journal public des certificats',
    en: 'keeps the public log of certificates',
  },
  'cli.log-init': { fr: 'commence un journal dans un dossier', en: 'begins a log in a folder' },
  'cli.log-append': { fr: 'inscrit l’empreinte de documents', en: 'enters the digests of documents' },
  'cli.log-checkpoint': {
    fr: 'montre le point de contrôle, ou le fait cosigner par des témoins',
    en: 'shows the checkpoint, or has witnesses cosign it',
  },
  'cli.log-prove': {
    fr: 'écrit la preuve qu’un document est inscrit',
    en: 'writes the proof that a document is logged',
  },
  'cli.log-witness': {
    fr: 'cosigne les points de contrôle d’autres journaux',
    en: 'cosigns the checkpoints of other logs',
  },
  'cli.log-fsck': {
    fr: 'recalcule tout un journal depuis ses octets',
    en: 'computes a whole log again from its bytes',
  },
  'cli.option-log-origin': {
    fr: 'nom du journal, comme journal.exemple.ca/2026',
    en: 'name of the log, such as log.example.ca/2026',
  },
  'cli.option-log-new-key': {
    fr: 'fichier de la clé Ed25519\u00a0; faite s’il n’existe pas',
    en: 'file of the Ed25519 key; made if it does not exist',
  },
  'cli.option-log-pq-key': {
    fr: 'fichier d’une seconde clé, ML-DSA-44\u00a0; faite s’il n’existe pas',
    en: 'file of a second key, ML-DSA-44; made if it does not exist',
  },
  'cli.option-log-key': {
    fr: 'fichier d’une clé du journal\u00a0; à répéter s’il en a plusieurs',
    en: 'file of a key of the log; repeat it if there are several',
  },
  'cli.option-log-kind': { fr: 'ce que sont les documents', en: 'what the documents are' },
  'cli.option-log-witnesses': {
    fr: 'politique dont les témoins sont priés de cosigner',
    en: 'policy whose witnesses are asked to cosign',
  },
  'cli.option-log-policy': {
    fr: 'politique\u00a0: à qui l’on se fie pour ce journal',
    en: 'policy: who is trusted about this log',
  },
  'cli.option-log-watched': {
    fr: 'politique qui nomme les journaux observés',
    en: 'policy that names the logs to watch',
  },
  'cli.option-log-proof-out': { fr: 'fichier de la preuve', en: 'file of the proof' },
  'cli.option-log-receipt': {
    fr: 'écrire aussi la preuve en reçu COSE, signé par --key',
    en: 'write the proof as a COSE receipt too, signed by --key',
  },
  'cli.option-log-witness-name': { fr: 'nom du témoin', en: 'name of the witness' },
  'cli.option-log-witness-key': {
    fr: 'fichier d’une clé du témoin\u00a0; faite, Ed25519, si elle n’existe pas',
    en: 'file of a key of the witness; made, Ed25519, if it does not exist',
  },
  'cli.option-log-port': {
    fr: 'port sur cette machine\u00a0; 0 laisse le système choisir',
    en: 'port on this machine; 0 lets the system choose',
  },
  'cli.option-log-documents': {
    fr: 'dossier des documents inscrits, à comparer aux entrées',
    en: 'folder of the logged documents, to compare with the entries',
  },
  'cli.argument.log': { fr: 'journal', en: 'log' },
  'cli.argument.files': { fr: 'fichiers', en: 'files' },
  'cli.argument.document': { fr: 'document', en: 'document' },
  'cli.argument.kind': { fr: 'genre', en: 'kind' },
  'cli.log-key-made': { fr: 'Clé {algorithm} créée\u00a0: {path}', en: '{algorithm} key made: {path}' },
  'cli.log-made': {
    fr: 'Journal créé dans {folder}. Lignes pour une politique\u00a0:',
    en: 'Log begun in {folder}. Lines for a policy:',
  },
  'cli.log-appended': { fr: '{index}  {path}', en: '{index}  {path}' },
  'cli.log-proved': {
    fr: 'Entrée {index} d’un journal de {size}\u00a0: preuve écrite dans {path}',
    en: 'Entry {index} of a log of {size}: proof written to {path}',
  },
  'cli.log-receipt': { fr: 'Reçu COSE écrit dans {path}', en: 'COSE receipt written to {path}' },
  'cli.log-not-in': {
    fr: '{path} n’est dans aucune entrée de ce journal, tel qu’il est maintenant.',
    en: '{path} is in no entry of this log, as it is now.',
  },
  'cli.log-witness-cosigned': { fr: '✓ {name} a cosigné ({url})', en: '✓ {name} has cosigned ({url})' },
  'cli.log-witness-silent': {
    fr: '◇ {name} n’a pas répondu comme attendu ({url})',
    en: '◇ {name} did not answer as expected ({url})',
  },
  'cli.log-witness-unknown': {
    fr: '◇ {name} ne connaît pas ce journal ou sa clé ({url})',
    en: '◇ {name} does not know this log or its key ({url})',
  },
  'cli.log-witness-refused': {
    fr: '✗ {name} a vu un autre arbre que celui-ci ne prolonge pas ({url})',
    en: '✗ {name} saw another tree, which this one does not continue ({url})',
  },
  'cli.log-counts.one': {
    fr: 'Le point de contrôle ({count} entrée) compte\u00a0; témoins\u00a0: {witnesses}.',
    en: 'The checkpoint ({count} entry) counts; witnesses: {witnesses}.',
  },
  'cli.log-counts.many': {
    fr: 'Le point de contrôle ({count} entrées) compte\u00a0; témoins\u00a0: {witnesses}.',
    en: 'The checkpoint ({count} entries) counts; witnesses: {witnesses}.',
  },
  'cli.log-witnessing': {
    fr: 'Témoin à {url} (journaux\u00a0: {count}). Ctrl+C arrête.',
    en: 'Witness at {url} (logs: {count}). Ctrl+C stops it.',
  },
  'cli.log-fault': { fr: '{path}, octet {offset}\u00a0: {words}', en: '{path}, byte {offset}: {words}' },
  'cli.log-fault-entry': { fr: '(entrée {entry})', en: '(entry {entry})' },
  'cli.log-document-missing': {
    fr: 'entrée {entry}\u00a0: aucun document n’a cette empreinte\n  {digest}',
    en: 'entry {entry}: no document has this digest\n  {digest}',
  },
  'cli.log-document-unlogged': {
    fr: '{path}\u00a0: ce document, tel qu’il est, n’est dans aucune entrée',
    en: '{path}: this document, as it is, is in no entry',
  },
  'cli.log-sound.one': {
    fr: '{count} entrée et son arbre, recalculés\u00a0: tout concorde.',
    en: '{count} entry and its tree, computed again: everything agrees.',
  },
  'cli.log-sound.many': {
    fr: '{count} entrées et tous leurs arbres, recalculés\u00a0: tout concorde.',
    en: '{count} entries and all their trees, computed again: everything agrees.',
  },
  'cli.log-unsound': { fr: 'Fautes\u00a0: {count}', en: 'Faults: {count}' },
  'cli.log-no-policy': {
    fr: 'Sans politique (--policy), rien ne dit à qui est la signature.',
    en: 'Without a policy (--policy), nothing says whose signature this is.',
  },
  'error.cli.LOG_KEY_ALGORITHM': {
    fr: '{path}\u00a0: clé {found}. Un journal et ses témoins signent avec Ed25519 ou ML-DSA-44.',
    en: '{path}: {found} key. A log and its witnesses sign with Ed25519 or ML-DSA-44.',
  },
  'error.cli.LOG_KEY_PASSPHRASE': {
    fr: '{path} n’existe pas\u00a0: pour faire cette clé, mettez une phrase de passe dans ANCRAGE_KEY_PASSPHRASE.',
    en: '{path} does not exist: to make this key, put a passphrase in ANCRAGE_KEY_PASSPHRASE.',
  },
  'error.cli.LOG_RECEIPT_KEY': {
    fr: 'Un reçu COSE est signé\u00a0: donnez la clé du journal (--key).',
    en: 'A COSE receipt is signed: give the key of the log (--key).',
  },
});
