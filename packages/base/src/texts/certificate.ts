import { defineTexts } from './catalogue.ts';

/** Issuing certificates: why it is refused, and what the commands say. */
export const certificateTexts = defineTexts({
  'issue.EVALUATION_SIGNERS': {
    fr: 'L’évaluation n’est pas signée par un évaluateur de la liste de confiance.',
    en: 'The evaluation is not signed by an assessor of the trust list.',
  },
  'issue.DECISION_SIGNERS': {
    fr: 'La décision n’est pas signée par des certificateurs de la liste de confiance.',
    en: 'The decision is not signed by certifiers of the trust list.',
  },
  'issue.TOO_FEW_PEOPLE': {
    fr: 'Il faut un évaluateur, puis deux autres personnes qui revoient et décident.',
    en: 'One assessor is needed, then two other people who review and decide.',
  },
  'issue.SAME_PERSON': {
    fr: 'La même personne ou la même clé a signé deux fois\u00a0: qui évalue ne décide pas.',
    en: 'The same person or key signed twice: who evaluates does not decide.',
  },
  'issue.EVALUATION_OTHER_REPORT': {
    fr: 'L’évaluation porte sur un autre rapport.',
    en: 'The evaluation is about another report.',
  },
  'issue.DECISION_OTHER_REPORT': {
    fr: 'La décision porte sur un autre rapport.',
    en: 'The decision is about another report.',
  },
  'issue.DECISION_OTHER_EVALUATION': {
    fr: 'La décision repose sur une autre évaluation.',
    en: 'The decision rests on another evaluation.',
  },
  'issue.DECISION_BEFORE_EVALUATION': {
    fr: 'Jugement, évaluation et décision ne se suivent pas dans le temps.',
    en: 'Judgement, evaluation and decision do not follow each other in time.',
  },
  'issue.LEVEL_ABOVE_COMPUTED': {
    fr: 'La décision accorde plus que le niveau calculé.',
    en: 'The decision grants more than the computed level.',
  },
  'issue.SCHEME_DIFFERS': {
    fr: 'Le référentiel n’est plus celui du rapport.',
    en: 'The scheme is no longer that of the report.',
  },
  'issue.NOT_TOLERATED': {
    fr: 'Une non-conformité tolérée porte sur une exigence qui n’en tolère pas.',
    en: 'A tolerated nonconformity is of a control that tolerates none.',
  },
  'issue.BEYOND_HOST': {
    fr: 'La validité dépasse celle du certificat d’un hébergeur sur lequel repose le rapport.',
    en: 'The validity goes beyond that of a host’s certificate on which the report rests.',
  },
  'error.io.REGISTER_EXISTS': {
    fr: '{folder} contient déjà un registre\u00a0: choisissez un autre dossier.',
    en: '{folder} already holds a register: choose another folder.',
  },
  'error.io.REGISTER_NOT_FOUND': {
    fr: '{folder} ne contient pas de registre\u00a0: faites-en un par «\u00a0ancrage certificate init\u00a0».',
    en: '{folder} holds no register: make one with “ancrage certificate init”.',
  },
  'error.io.REGISTER_TAKEN': {
    fr: '{path} existe déjà dans le registre\u00a0: un autre processus y écrit. Recommencez quand il a fini.',
    en: '{path} already exists in the register: another process is writing there. Start again when it is done.',
  },
  'error.io.STATUS_CLOCK': {
    fr: 'L’horloge est en retard sur la dernière liste d’état ({purpose})\u00a0: réglez-la.',
    en: 'The clock is behind the last status list ({purpose}): set it right.',
  },
  'error.io.EVIDENCE_OTHER': {
    fr: '{path} n’est pas, dans ce dossier, le fichier qui a été jugé\u00a0: donnez le dossier tel qu’il l’a été.',
    en: '{path} is not, in this folder, the file that was judged: give the dossier as it was.',
  },
  'error.cli.TOLERATE': {
    fr: '«\u00a0{given}\u00a0» n’est pas de la forme EXIGENCE=AAAA-MM-JJ, comme SEC-05=2027-03-31.',
    en: '“{given}” is not of the form CONTROL=YYYY-MM-DD, such as SEC-05=2027-03-31.',
  },
  'cli.option-tolerate': {
    fr: 'non-conformité tolérée jusqu’à un jour, EXIGENCE=AAAA-MM-JJ (plusieurs fois), avec ses raisons',
    en: 'nonconformity tolerated until a day, CONTROL=YYYY-MM-DD (several times), with its reasons',
  },
  'cli.option-earlier-log': {
    fr: 'copie du journal, d’où se calcule que le nouvel arbre prolonge celui de --earlier',
    en: 'copy of the log, from which to compute that the new tree continues the one of --earlier',
  },
  'error.cli.EVIDENCE_TOO_MANY': {
    fr: 'Le rapport nomme {count} fichiers\u00a0; une édition confidentielle en montre {limit} au plus. Émettez sans --evidence, ou regroupez-les.',
    en: 'The report names {count} files; a confidential edition shows {limit} at most. Issue without --evidence, or pack them together.',
  },
  'error.cli.EVIDENCE_TOO_LATE': {
    fr: 'Ce certificat est déjà signé sans racine de ses preuves\u00a0: une édition confidentielle n’est plus possible.',
    en: 'This certificate is signed already without a root of its evidence: a confidential edition is no longer possible.',
  },
  'error.cli.NO_EDITION': {
    fr: '{path} n’est pas la liasse d’une édition confidentielle\u00a0: prenez celle que l’émetteur vous a remise.',
    en: '{path} is not the bundle of a confidential edition: take the one that the issuer handed you.',
  },
  'error.cli.PIECE_UNKNOWN': {
    fr: '{path} n’est pas une pièce de cette édition. Sans --piece, la commande les liste.',
    en: '{path} is not a piece of this edition. Without --piece, the command lists them.',
  },
  'cli.certificate-present': {
    fr: 'montre des pièces choisies d’une édition confidentielle, sans les autres',
    en: 'shows chosen pieces of a confidential edition, without the others',
  },
  'cli.option-piece': {
    fr: 'chemin d’une pièce à montrer (plusieurs fois)\u00a0; sans elle, les pièces sont listées',
    en: 'path of a piece to show (several times); without it, the pieces are listed',
  },
  'cli.option-present-out': {
    fr: 'fichier à écrire',
    en: 'file to write',
  },
  'cli.option-issue-evidence': {
    fr: 'dossier jugé\u00a0: s’engage sur chaque preuve et fait aussi une édition confidentielle',
    en: 'the dossier that was judged: commits to each piece of evidence and makes a confidential edition too',
  },
  'cli.option-verify-file': {
    fr: 'fichier à comparer aux pièces que la liasse montre (plusieurs fois)',
    en: 'file to compare with the pieces that the bundle shows (several times)',
  },
  'cli.presented': {
    fr: 'Écrit\u00a0: {path}, pièces montrées\u00a0: {count} sur {total}',
    en: 'Wrote {path}, pieces shown: {count} of {total}',
  },
  'cli.issued-edition': {
    fr: 'Édition confidentielle (à son seul titulaire)\u00a0: {path}',
    en: 'Confidential edition (for its holder only): {path}',
  },
  'error.cli.FILE_IN_USE': {
    fr: '{path} existe déjà\u00a0: choisissez un autre nom par --out.',
    en: '{path} already exists: choose another name with --out.',
  },
  'error.cli.KEY_ROLE': {
    fr: 'Rôle de démonstration inconnu\u00a0: {role}. Choix\u00a0: {choices}.',
    en: 'Unknown demonstration role: {role}. Choices: {choices}.',
  },
  'error.cli.ACT_UNKNOWN': {
    fr: '{path} n’est ni une évaluation ni une décision.',
    en: '{path} is neither an evaluation nor a decision.',
  },
  'error.cli.ISSUE_REFUSED': {
    fr: 'Aucun certificat n’est émis.\n{problems}',
    en: 'No certificate is issued.\n{problems}',
  },
  'error.cli.CHANGE_REFUSED': {
    fr: 'L’état ne change pas.\n{problems}',
    en: 'The status does not change.\n{problems}',
  },
  'error.cli.CHANGE_OTHER': {
    fr: 'La décision porte sur un autre certificat ou un autre acte.',
    en: 'The decision is about another certificate or another act.',
  },
  'error.cli.CHANGE_FINAL': {
    fr: 'Ce certificat est retiré\u00a0: c’est sans retour.',
    en: 'This certificate is withdrawn: there is no way back.',
  },
  'error.cli.CHANGE_ALREADY': {
    fr: 'Cet état est déjà le sien.',
    en: 'It already has this status.',
  },
  'error.cli.CHANGE_USED': {
    fr: 'Cette décision a déjà été appliquée, et une autre l’a suivie\u00a0: prenez-en une nouvelle, d’une autre date ou d’une autre raison.',
    en: 'This decision was applied already, and another followed it: take a new one, of another day or for another reason.',
  },
  'error.cli.NOT_ISSUED': {
    fr: 'Le registre n’a pas de certificat numéro {number}.',
    en: 'The register has no certificate number {number}.',
  },
  'error.cli.NUMBER': {
    fr: '«\u00a0{number}\u00a0» n’est pas un numéro de certificat.',
    en: '“{number}” is not a certificate number.',
  },
  'error.cli.NO_PASSPHRASE': {
    fr: 'Donnez dans ANCRAGE_KEY_PASSPHRASE la phrase secrète des clés du registre, ou --demonstration pour des clés jetables.',
    en: 'Give the passphrase of the register’s keys in ANCRAGE_KEY_PASSPHRASE, or --demonstration for throw-away keys.',
  },
  'error.cli.ISSUER_ID': {
    fr: '«\u00a0{id}\u00a0» n’est pas un identifiant\u00a0: écrivez une adresse https ou urn, sans «\u00a0#\u00a0».',
    en: '“{id}” is not an identifier: write an https or urn address without “#”.',
  },
  'error.cli.LEVEL_ZERO': {
    fr: 'Le niveau 0 ne donne ni certificat ni attestation.',
    en: 'Level 0 gives neither certificate nor attestation.',
  },
  'error.cli.REASON': {
    fr: 'Donnez la raison dans les deux langues\u00a0: --reason-fr et --reason-en.',
    en: 'Give the reason in both languages: --reason-fr and --reason-en.',
  },
  'cli.certificate': {
    fr: 'émet, suspend et retire des certificats',
    en: 'issues, suspends and withdraws certificates',
  },
  'cli.certificate-init': {
    fr: 'fait le registre d’un émetteur, avec ses clés',
    en: 'makes the register of an issuer, with its keys',
  },
  'cli.certificate-evaluation': {
    fr: 'signe, comme évaluateur, qu’un rapport est celui des preuves',
    en: 'signs, as assessor, that a report is what the evidence gives',
  },
  'cli.certificate-decision': {
    fr: 'signe, comme certificateur, la décision de certifier',
    en: 'signs, as certifier, the decision to certify',
  },
  'cli.certificate-sign': {
    fr: 'ajoute sa signature à une évaluation ou à une décision',
    en: 'adds one’s signature to an evaluation or a decision',
  },
  'cli.certificate-issue': {
    fr: 'émet le certificat que portent une évaluation et une décision',
    en: 'issues the certificate that an evaluation and a decision carry',
  },
  'cli.certificate-suspend': { fr: 'suspend un certificat', en: 'suspends a certificate' },
  'cli.certificate-reinstate': { fr: 'lève une suspension', en: 'lifts a suspension' },
  'cli.certificate-withdraw': {
    fr: 'retire un certificat, sans retour',
    en: 'withdraws a certificate for good',
  },
  'cli.certificate-pdf': {
    fr: 'écrit le certificat en PDF scellé, une page par langue, avec sa liasse jointe',
    en: 'writes the certificate as a sealed PDF, a page in each language, with its bundle attached',
  },
  'cli.option-pdf-out': {
    fr: 'fichier à écrire, au lieu de pdf/<numéro>.pdf dans le registre',
    en: 'file to write, instead of pdf/<number>.pdf in the register',
  },
  'cli.option-pdf-key': {
    fr: 'clé P-256 qui scelle, au lieu de celle des certificats du registre\u00a0; il faut alors --chain',
    en: 'P-256 key that seals, instead of the register’s own for certificates; --chain is then needed',
  },
  'cli.option-pdf-chain': {
    fr: 'fichier PEM\u00a0: certificat X.509 de la clé qui scelle, puis ceux des autorités',
    en: 'PEM file: X.509 certificate of the key that seals, then those of the authorities',
  },
  'cli.option-pdf-timestamp': {
    fr: 'autorité RFC 3161 qui horodate le sceau',
    en: 'RFC 3161 authority that stamps the seal',
  },
  'cli.pdf-written': { fr: 'PDF scellé\u00a0: {path}', en: 'Sealed PDF: {path}' },
  'cli.seal-ends': {
    fr: 'Le certificat du sceau ({path}) prend fin le {to}\u00a0: changez les clés du registre (certificate rotate), ou demandez à son autorité un certificat nouveau pour la même clé.',
    en: 'The certificate of the seal ({path}) ends on {to}: change the register’s keys (certificate rotate), or ask its authority for a new certificate for the same key.',
  },
  'error.cli.SEAL_NOT_IN_FORCE': {
    fr: 'Le certificat du sceau ({path}) vaut du {from} au {to}, pas aujourd’hui\u00a0: changez les clés du registre (certificate rotate), ou demandez à son autorité un certificat nouveau pour la même clé.',
    en: 'The certificate of the seal ({path}) is valid from {from} to {to}, and not today: change the register’s keys (certificate rotate), or ask its authority for a new certificate for the same key.',
  },
  'error.cli.SEAL_KEY_REVOKED': {
    fr: 'La clé du sceau est révoquée depuis le {date}\u00a0: scellez avec la clé qui la remplace (certificate rotate).',
    en: 'The key of the seal is revoked since {date}: seal with the key that takes its place (certificate rotate).',
  },
  'error.cli.PDF_NO_BUNDLE': {
    fr: '{path} n’a pas une liasse jointe que l’on sache lire\u00a0: détachez-la avec un lecteur PDF, puis vérifiez-la.',
    en: '{path} has no attached bundle that can be read here: detach it with a PDF reader, then verify that.',
  },
  'cli.option-token': {
    fr: 'clé qui reste dans un jeton\u00a0: root, certificate, status ou log, signe égal, adresse RFC 7512\u00a0; répétable',
    en: 'key that stays in a token: root, certificate, status or log, equals sign, RFC 7512 address; repeatable',
  },
  'error.cli.KEY_UNREADABLE': {
    fr: '{path} ne peut pas être lu\u00a0: vérifiez les droits du fichier.',
    en: '{path} cannot be read: check the permissions of the file.',
  },
  'error.cli.TOKEN_USE': {
    fr: '«\u00a0{value}\u00a0»\u00a0: écrivez l’un de {choices}, une seule fois chacun, puis un signe égal et l’adresse RFC 7512 de la clé.',
    en: '“{value}”: write one of {choices}, each once at most, then an equals sign and the RFC 7512 address of the key.',
  },
  'error.cli.TOKEN_ALGORITHM': {
    fr: 'La clé {use} doit être de l’algorithme {algorithm}\u00a0: celle du jeton en a un autre.',
    en: 'The key {use} must be of algorithm {algorithm}: that of the token is of another.',
  },
  'error.cli.PDF_NOT_VALID': {
    fr: 'Le certificat {number} est {status}\u00a0: aucun PDF n’en est fait.',
    en: 'Certificate {number} is {status}: no PDF is made of it.',
  },
  'error.cli.PDF_CHAIN': {
    fr: 'Le document de l’émetteur ne nomme pas cette clé\u00a0: donnez son certificat X.509 par --chain.',
    en: 'The issuer’s document does not name this key: give its X.509 certificate with --chain.',
  },
  'error.cli.PDF_TOO_LONG': {
    fr: 'Ce certificat ne tient pas sur une page, même en petit\u00a0: raccourcissez les textes de la portée.',
    en: 'This certificate does not fit on a page, even in small print: shorten the texts of the scope.',
  },
  'error.io.PDF_TYPESET': {
    fr: 'La page n’a pu être composée\u00a0: {why}',
    en: 'The page could not be set: {why}',
  },
  'error.io.PDF_SHAPE': {
    fr: 'Ce PDF n’est pas de ceux que cette version compose, ou il est déjà scellé ({what}).',
    en: 'This PDF is not one that this version sets, or it is sealed already ({what}).',
  },
  'error.io.PDF_SEAL_SIZE': {
    fr: 'Le sceau dépasse {limit} octets\u00a0: donnez une chaîne de certificats plus courte.',
    en: 'The seal is over {limit} bytes: give a shorter chain of certificates.',
  },
  'cli.certificate-rotate': {
    fr: 'change les clés de l’émetteur, signées par les anciennes et les nouvelles racines',
    en: 'changes the keys of the issuer, signed by the old roots and the new',
  },
  'cli.option-use': {
    fr: 'clés à changer\u00a0: root, certificate, status\u00a0; répétable (sinon certificate et status)',
    en: 'keys to change: root, certificate, status; repeatable (otherwise certificate and status)',
  },
  'cli.option-revoke': {
    fr: 'rien de ce que les anciennes clés ont signé ne compte plus',
    en: 'nothing that the old keys signed counts any more',
  },
  'cli.rotated': {
    fr: 'Document de l’émetteur, version {version}\u00a0: inscrit au journal, listes et liasses refaites.\nPolitique à donner à qui vérifie\u00a0: {policy}',
    en: 'Issuer’s document, version {version}: logged, lists and bundles made anew.\nPolicy to give to whoever verifies: {policy}',
  },
  'cli.rotated-revoked': {
    fr: 'Les certificats émis avec les clés révoquées ne valent plus\u00a0: décidez et émettez de nouveau.',
    en: 'Certificates issued with the revoked keys no longer hold: decide and issue anew.',
  },
  'error.cli.ROTATE_REFUSED': {
    fr: 'Les clés ne changent pas\u00a0: {problem}',
    en: 'The keys do not change: {problem}',
  },
  'cli.certificate-status': {
    fr: 'dit ce que le registre contient, et renouvelle les listes d’état',
    en: 'tells what the register holds, and renews the status lists',
  },
  'cli.verify': {
    fr: 'vérifie hors ligne une liasse de certificat',
    en: 'verifies the bundle of a certificate offline',
  },
  'cli.option-issuer-id': {
    fr: 'identifiant de l’émetteur, adresse https ou urn',
    en: 'identifier of the issuer, an https or urn address',
  },
  'cli.option-issuer-name': { fr: 'nom de l’émetteur', en: 'name of the issuer' },
  'cli.option-demonstration': {
    fr: 'clés jetables, connues de tous\u00a0: rien de réel',
    en: 'throw-away keys that everyone knows: nothing real',
  },
  'cli.option-act-key': {
    fr: 'fichier de clé de la personne qui signe, ou demonstration:rôle\u00a0; répétable',
    en: 'key file of the person who signs, or demonstration:role; repeatable',
  },
  'cli.option-act-out': { fr: 'fichier à écrire', en: 'file to write' },
  'cli.option-evaluation': { fr: 'évaluation signée', en: 'signed evaluation' },
  'cli.option-decision': { fr: 'décision signée', en: 'signed decision' },
  'cli.option-report': { fr: 'rapport, ou dossier qui le contient', en: 'report, or folder that holds it' },
  'cli.option-timestamp': {
    fr: 'autorité d’horodatage RFC 3161 à interroger\u00a0; répétable',
    en: 'RFC 3161 time-stamping authority to ask; repeatable',
  },
  'cli.argument.url': { fr: 'adresse', en: 'url' },
  'cli.option-until': {
    fr: 'dernier jour de validité\u00a0; un an par défaut',
    en: 'last day of validity; a year by default',
  },
  'cli.option-grant-level': {
    fr: 'niveau accordé, au plus celui du rapport',
    en: 'level granted, at most that of the report',
  },
  'cli.option-reason-fr': { fr: 'raison, en français', en: 'reason, in French' },
  'cli.option-reason-en': { fr: 'raison, en anglais', en: 'reason, in English' },
  'cli.option-policy': {
    fr: 'qui l’on reconnaît\u00a0: émetteurs, journaux, témoins',
    en: 'whom one recognises: issuers, logs, witnesses',
  },
  'cli.option-verify-at': {
    fr: 'moment demandé, YYYY-MM-DDThh:mm:ssZ\u00a0; maintenant par défaut',
    en: 'moment asked about, YYYY-MM-DDThh:mm:ssZ; now by default',
  },
  'cli.option-evidence': {
    fr: 'dossier de preuves à juger de nouveau',
    en: 'folder of evidence to judge again',
  },
  'cli.option-earlier': {
    fr: 'état du journal gardé d’une autre fois',
    en: 'checkpoint of the log kept from another time',
  },
  'cli.option-renew': {
    fr: 'signer de nouvelles listes d’état et renouveler les liasses',
    en: 'sign new status lists and renew the bundles',
  },
  'cli.register-made': {
    fr: 'Registre créé\u00a0: {folder}\nPolitique à donner à qui vérifie\u00a0: {policy}',
    en: 'Register made: {folder}\nPolicy to give to whoever verifies: {policy}',
  },
  'cli.register-demonstration': {
    fr: 'DÉMONSTRATION\u00a0: ces clés sont à tout le monde, ce registre ne prouve rien de réel.',
    en: 'DEMONSTRATION: these keys are everyone’s, this register proves nothing real.',
  },
  'cli.act-written': {
    fr: 'Écrit\u00a0: {path}, signatures\u00a0: {count}',
    en: 'Wrote {path}, signatures: {count}',
  },
  'cli.issued': {
    fr: '{name}\n{service}, niveau {level}\nLiasse\u00a0: {path}',
    en: '{name}\n{service}, level {level}\nBundle: {path}',
  },
  'cli.changed': {
    fr: 'Certificat {number}\u00a0: {status}. Liasse renouvelée\u00a0: {path}',
    en: 'Certificate {number}: {status}. Bundle renewed: {path}',
  },
  'cli.status-line': {
    fr: '{number}  {status}  {service}, niveau {level}, jusqu’au {until}',
    en: '{number}  {status}  {service}, level {level}, until {until}',
  },
  'cli.status-host': {
    fr: 'repose sur {number} ({service})\u00a0: {status}',
    en: 'rests on {number} ({service}): {status}',
  },
  'cli.status-host-elsewhere': {
    fr: 'repose sur {service}, statut connu au {at}\u00a0: {credential}',
    en: 'rests on {service}, status known on {at}: {credential}',
  },
  'cli.changed-relying': {
    fr: 'Le numéro {number} repose sur le numéro {host}\u00a0: son propre état est à revoir.',
    en: 'Number {number} rests on number {host}: its own status is to be reviewed.',
  },
  'cli.status-renewed': { fr: 'Listes d’état signées le {at}.', en: 'Status lists signed on {at}.' },
  'cli.status-none': { fr: 'Le registre est vide.', en: 'The register is empty.' },
  'cli.status-unfinished': {
    fr: '{number}  émission inachevée\u00a0: relancez «\u00a0certificate issue\u00a0»',
    en: '{number}  unfinished: run “certificate issue” again',
  },
  'status.valid': { fr: 'valable', en: 'valid' },
  'status.suspended': { fr: 'suspendu', en: 'suspended' },
  'status.withdrawn': { fr: 'retiré', en: 'withdrawn' },
  'cli.verify-says': { fr: 'Dit', en: 'Says' },
  'cli.verify-limit': { fr: 'Limite', en: 'Limit' },
  'cli.verify-subject': {
    fr: '{service}, offert par {provider}\nNiveau {level} sur {top}, émis par {issuer}\nDu {from} au {until}',
    en: '{service}, offered by {provider}\nLevel {level} of {top}, issued by {issuer}\nFrom {from} to {until}',
  },
  'cli.argument.bundle': { fr: 'liasse', en: 'bundle' },
  'cli.argument.act': { fr: 'acte', en: 'act' },
  'cli.argument.register': { fr: 'registre', en: 'register' },
  'cli.argument.number': { fr: 'numéro', en: 'number' },
  'cli.argument.id': { fr: 'identifiant', en: 'id' },
  'cli.argument.instant': { fr: 'moment', en: 'instant' },
  'cli.argument.text': { fr: 'texte', en: 'text' },
  'cli.argument.key': { fr: 'clé', en: 'key' },
});
