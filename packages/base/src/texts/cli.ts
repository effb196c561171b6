import { defineTexts } from './catalogue.ts';

/** Texts of the command line. */
export const cliTexts = defineTexts({
  'cli.about': {
    fr: 'Ancrage lit les preuves d’un service et en calcule un verdict de souveraineté numérique.',
    en: 'Ancrage reads the evidence of a service and computes a verdict of digital sovereignty.',
  },
  'cli.evaluate': {
    fr: 'juge un dossier et en écrit le rapport',
    en: 'judges a dossier and writes its report',
  },
  'cli.init': {
    fr: 'reconnaît les fichiers d’un dossier et en écrit le premier manifeste',
    en: 'recognises the files of a folder and writes a first manifest',
  },
  'cli.explain': {
    fr: 'montre la chaîne d’un constat jusqu’au fichier et à l’endroit',
    en: 'shows the chain from a finding to file and place',
  },
  'cli.compare': {
    fr: 'compare deux rapports',
    en: 'compares two reports',
  },
  'cli.scheme': {
    fr: 'montre et éprouve les référentiels',
    en: 'shows and tests schemes',
  },
  'cli.scheme-list': {
    fr: 'liste les référentiels',
    en: 'lists schemes',
  },
  'cli.scheme-show': {
    fr: 'montre un référentiel, une exigence par ligne',
    en: 'shows a scheme, a control a line',
  },
  'cli.scheme-test': {
    fr: 'éprouve un référentiel par ses cas',
    en: 'tests a scheme by its cases',
  },
  'cli.read': {
    fr: 'montre ce qui est compris d’un fichier, et ce qui ne l’est pas',
    en: 'shows what is understood of a file, and what is not',
  },
  'cli.option-read-format': {
    fr: 'sortie\u00a0: en mots, ou le relevé lui-même en JSON',
    en: 'output: in words, or the reading itself as JSON',
  },
  'cli.read-unrecognised': {
    fr: 'format inconnu. docs/formats.md énumère ceux qui sont lus.',
    en: 'unknown format. docs/formats.md lists those that are read.',
  },
  'cli.read-format': {
    fr: '{name} [{format}], version {version}',
    en: '{name} [{format}], version {version}',
  },
  'cli.read-manifest': { fr: 'Manifeste du dossier', en: 'Manifest of the dossier' },
  'cli.read-size': { fr: '{bytes} octets', en: '{bytes} bytes' },
  'cli.read-dated': { fr: 'Daté du {date} par son contenu', en: 'Dated {date} by its content' },
  'cli.read-undated': {
    fr: 'Sans date dans son contenu\u00a0: celle de sa réception compte',
    en: 'No date in its content: that of its receipt counts',
  },
  'cli.read-issuer': { fr: 'Émis par {issuer}', en: 'Issued by {issuer}' },
  'cli.read-about': { fr: 'À propos de {about}', en: 'About {about}' },
  'cli.read-until': { fr: 'Valable jusqu’au {date}', en: 'Valid until {date}' },
  'cli.read-records.one': { fr: '{count} élément', en: '{count} item' },
  'cli.read-records.many': { fr: '{count} éléments', en: '{count} items' },
  'cli.read-all': { fr: '{total}, tout est compris', en: '{total}, all understood' },
  'cli.read-aside.one': {
    fr: '{total}\u00a0: {used} compris, {count} laissé de côté',
    en: '{total}: {used} understood, {count} left aside',
  },
  'cli.read-aside.many': {
    fr: '{total}\u00a0: {used} compris, {count} laissés de côté',
    en: '{total}: {used} understood, {count} left aside',
  },
  'cli.read-facts.one': { fr: '{count} fait', en: '{count} fact' },
  'cli.read-facts.many': { fr: '{count} faits', en: '{count} facts' },
  'cli.read-no-facts': { fr: 'Aucun fait', en: 'No fact' },
  'cli.read-notes': { fr: 'Remarques de la lecture', en: 'Notes of the reading' },
  'cli.read-no-notes': { fr: 'Aucune remarque', en: 'No note' },
  'cli.collect': {
    fr: 'signe qui a recueilli quels fichiers',
    en: 'signs who collected which files',
  },
  'cli.option-scheme': {
    fr: 'référentiel, id@version',
    en: 'scheme, id@version',
  },
  'cli.option-at': {
    fr: 'date UTC du jugement, AAAA-MM-JJ',
    en: 'UTC date of judgement, YYYY-MM-DD',
  },
  'cli.option-trust': {
    fr: 'liste de confiance (fichier YAML), ou none\u00a0; sans cette option, la liste de démonstration',
    en: 'trust list (YAML file), or none; without this option, the demonstration list',
  },
  'cli.option-host-policy': {
    fr: 'politique par laquelle vérifier les liasses des hébergeurs\u00a0; sans elle ni --trust, celle de démonstration',
    en: 'policy by which to verify the bundles of hosts; without it and --trust, the demonstration one',
  },
  'cli.option-host': {
    fr: 'liasse d’un hébergeur sur le certificat duquel celui-ci repose\u00a0; se répète',
    en: 'bundle of a host on whose certificate this one rests; may be repeated',
  },
  'cli.verify-host': {
    fr: 'Repose sur\u00a0: certificat de «\u00a0{service}\u00a0» ({provider}), niveau {level}, jusqu’au {until}, pour {controls}',
    en: 'Rests on: certificate of “{service}” ({provider}), level {level}, until {until}, for {controls}',
  },
  'cli.option-require': {
    fr: 'niveau exigé\u00a0; le code de sortie en répond',
    en: 'level required; the exit code answers',
  },
  'cli.option-out': {
    fr: 'dossier où écrire les rapports',
    en: 'folder to write reports to',
  },
  'cli.option-format': {
    fr: 'ce qui est écrit à la sortie\u00a0: text, json, html, ou oscal pour un autre outil',
    en: 'what is written to the output: text, json, html, or oscal for another tool',
  },
  'cli.option-lang': {
    fr: 'langue\u00a0: fr ou en',
    en: 'language: fr or en',
  },
  'cli.option-force': {
    fr: 'remplacer un dossier.yaml existant, dont une copie est gardée',
    en: 'replace an existing dossier.yaml, of which a copy is kept',
  },
  'cli.option-platform': {
    fr: 'montrer les commandes d’exportation de ces plateformes, séparées par des virgules, ou de toutes (all)\u00a0; un manifeste déjà là reste tel quel',
    en: 'show the export commands of these platforms, separated by commas, or of all of them (all); a manifest that is there stays as it is',
  },
  'cli.option-key': {
    fr: 'clé privée Ed25519 ou P-256, PEM PKCS#8',
    en: 'Ed25519 or P-256 private key, PEM PKCS#8',
  },
  'cli.option-tool': {
    fr: 'outil ou commande qui a servi à recueillir',
    en: 'tool or command used to collect',
  },
  'cli.option-collect-out': {
    fr: 'fichier de l’attestation de collecte',
    en: 'file of the collection statement',
  },
  'cli.refused': {
    fr: '✗ {path}\u00a0: {words}',
    en: '✗ {path}: {words}',
  },
  'cli.init-wrote': {
    fr: 'Manifeste écrit\u00a0: {path}. Relisez-le\u00a0: ce que vous y laissez devient votre déclaration.',
    en: 'Manifest written: {path}. Read it again: what you leave in it becomes your statement.',
  },
  'cli.init-kept': {
    fr: 'L’ancien manifeste est gardé\u00a0: {path}.',
    en: 'The former manifest is kept: {path}.',
  },
  'cli.init-recognised.one': { fr: '{count} fichier reconnu', en: '{count} file recognised' },
  'cli.init-recognised.many': { fr: '{count} fichiers reconnus', en: '{count} files recognised' },
  'cli.init-unrecognised.one': {
    fr: '{count} fichier laissé de côté, que le manifeste n’annonce pas',
    en: '{count} file left aside, which the manifest does not list',
  },
  'cli.init-unrecognised.many': {
    fr: '{count} fichiers laissés de côté, que le manifeste n’annonce pas',
    en: '{count} files left aside, which the manifest does not list',
  },
  'cli.init-unknown': { fr: 'Aucun format connu ne s’y reconnaît.', en: 'It is of no known format.' },
  'cli.init-missing': {
    fr: 'Ce que demandent les exigences encore ouvertes, par genre de preuve\u00a0:',
    en: 'What the controls that are still open ask for, by kind of evidence:',
  },
  'cli.init-nothing': {
    fr: 'Aucune exigence n’est encore ouverte.',
    en: 'No control is still open.',
  },
  'cli.init-here': { fr: 'Déjà là\u00a0: {files}', en: 'Already there: {files}' },
  'cli.init-there': { fr: '{files}\u00a0: {kinds}', en: '{files}: {kinds}' },
  'cli.init-kind': { fr: '{name} ({files})', en: '{name} ({files})' },
  'cli.init-lacking': {
    fr: 'Rien encore pour {platforms}, que d’autres fichiers montrent\u00a0:',
    en: 'Nothing yet for {platforms}, which other files show:',
  },
  'cli.init-one-of': {
    fr: 'Rien encore. Remettez ce que vous pouvez exporter\u00a0:',
    en: 'Nothing yet. Hand in what you can export:',
  },
  'cli.init-none': { fr: 'Rien encore.', en: 'Nothing yet.' },
  'cli.init-way': { fr: '{name} ({platform})', en: '{name} ({platform})' },
  'cli.init-any-platform': { fr: 'toute plateforme', en: 'any platform' },
  'cli.init-any': { fr: 'any ({words})', en: 'any ({words})' },
  'cli.init-others': { fr: 'Autres\u00a0: {platforms}', en: 'Others: {platforms}' },
  'cli.init-more': {
    fr: 'Pour voir les commandes d’autres plateformes, sans toucher au manifeste\u00a0: ancrage init {folder} --platform NOM, où NOM est l’un des noms ci-dessus, plusieurs séparés par des virgules, ou «\u00a0all\u00a0».',
    en: 'To see the commands of other platforms, leaving the manifest as it is: ancrage init {folder} --platform NAME, where NAME is one of the names above, several separated by commas, or “all”.',
  },
  'cli.init-persons': {
    fr: 'Ce que seule une personne peut établir',
    en: 'What only a person can establish',
  },
  'cli.init-persons-how': {
    fr: 'Un évaluateur, un organisme ou un laboratoire l’examine, l’écrit dans une déclaration et la signe (docs/spec/statement.md). Sans signature de confiance, ce n’est que la parole du fournisseur. Pour d’autres exigences, une déclaration complète les fichiers.',
    en: 'An assessor, a body or a laboratory examines it, writes it in a statement and signs it (docs/spec/statement.md). Without a trusted signature, it is the provider’s word only. For other controls, a statement completes the files.',
  },
  'cli.init-to-complete': {
    fr: 'À COMPLÉTER',
    en: 'TO BE COMPLETED',
  },
  'cli.explain-head': {
    fr: '{control} {title} — {outcome}',
    en: '{control} {title} — {outcome}',
  },
  'cli.explain-rung': {
    fr: 'échelon {rung}\u00a0: {outcome} — {rule}',
    en: 'rung {rung}: {outcome} — {rule}',
  },
  'cli.explain-value': {
    fr: '{name}\u00a0: {value}',
    en: '{name}: {value}',
  },
  'cli.explain-for': {
    fr: 'pour',
    en: 'for',
  },
  'cli.explain-against': {
    fr: 'contre',
    en: 'against',
  },
  'cli.explain-fact': {
    fr: '{side} — {kind}\u00a0: {value}',
    en: '{side} — {kind}: {value}',
  },
  'cli.explain-place': {
    fr: '{path}, {place}, {method}, {source}',
    en: '{path}, {place}, {method}, {source}',
  },
  'cli.explain-more.one': { fr: '… et {count} autre', en: '… and {count} more' },
  'cli.explain-more.many': { fr: '… et {count} autres', en: '… and {count} more' },
  'cli.explain-because': {
    fr: 'parce que',
    en: 'because',
  },
  'cli.explain-remedy': {
    fr: 'correctif ({cost})\u00a0: {words}',
    en: 'remedy ({cost}): {words}',
  },
  'cli.explain-verified': {
    fr: 'vérifié\u00a0: ce correctif suffit',
    en: 'verified: this remedy suffices',
  },
  'cli.place-line': {
    fr: 'ligne {line}',
    en: 'line {line}',
  },
  'cli.place-page': {
    fr: 'page {page}',
    en: 'page {page}',
  },
  'cli.place-whole': {
    fr: 'tout le fichier',
    en: 'whole file',
  },
  'cli.compare-level': {
    fr: 'Niveau\u00a0: {before} → {after}',
    en: 'Level: {before} → {after}',
  },
  'cli.compare-services': {
    fr: 'Attention\u00a0: ces rapports portent sur deux services, {before} et {after}.',
    en: 'Beware: these reports are about two services, {before} and {after}.',
  },
  'cli.compare-condition': {
    fr: '{control} (condition, hors niveau)\u00a0: {before} → {after}',
    en: '{control} (condition, in no level): {before} → {after}',
  },
  'cli.compare-same': {
    fr: 'Aucun constat ne diffère.',
    en: 'No finding differs.',
  },
  'cli.compare-finding': {
    fr: '{control}\u00a0: {before} → {after}',
    en: '{control}: {before} → {after}',
  },
  'cli.compare-added': {
    fr: '+ {path}',
    en: '+ {path}',
  },
  'cli.compare-removed': {
    fr: '− {path}',
    en: '− {path}',
  },
  'cli.compare-changed': {
    fr: '≠ {path}',
    en: '≠ {path}',
  },
  'cli.compare-input': {
    fr: '{input}\u00a0: {before} → {after}',
    en: '{input}: {before} → {after}',
  },
  'cli.scheme-line': {
    fr: '{name} — {title} ({status})',
    en: '{name} — {title} ({status})',
  },
  'cli.scheme-control': {
    fr: '{control} {title} ({rungs})',
    en: '{control} {title} ({rungs})',
  },
  'cli.scheme-rungs.one': { fr: 'échelon {rungs}', en: 'rung {rungs}' },
  'cli.scheme-rungs.many': { fr: 'échelons {rungs}', en: 'rungs {rungs}' },
  'cli.scheme-condition': { fr: 'condition, hors niveau', en: 'condition, in no level' },
  'cli.scheme-cases': { fr: '{passed}, {failed}', en: '{passed}, {failed}' },
  'cli.cases-passed.one': { fr: '{count} cas réussi', en: '{count} case passed' },
  'cli.cases-passed.many': { fr: '{count} cas réussis', en: '{count} cases passed' },
  'cli.cases-failed.one': { fr: '{count} échoué', en: '{count} failed' },
  'cli.cases-failed.many': { fr: '{count} échoués', en: '{count} failed' },
  'cli.collect-wrote': {
    fr: 'Attestation de collecte écrite\u00a0: {path} ({files}, clé {key})',
    en: 'Collection statement written: {path} ({files}, key {key})',
  },
  'cli.files.one': { fr: '{count} fichier', en: '{count} file' },
  'cli.files.many': { fr: '{count} fichiers', en: '{count} files' },
  'cli.title-usage': {
    fr: 'Utilisation\u00a0:',
    en: 'Usage:',
  },
  'cli.title-options': {
    fr: 'Options\u00a0:',
    en: 'Options:',
  },
  'cli.title-commands': {
    fr: 'Commandes\u00a0:',
    en: 'Commands:',
  },
  'cli.title-arguments': {
    fr: 'Arguments\u00a0:',
    en: 'Arguments:',
  },
  'cli.option-help': {
    fr: 'montre cette aide',
    en: 'shows this help',
  },
  'cli.option-version': {
    fr: 'montre la version',
    en: 'shows the version',
  },
  'cli.command-help': {
    fr: 'montre l’aide d’une commande',
    en: 'shows the help of a command',
  },
  'error.cli.UNKNOWN_OPTION': {
    fr: 'Option inconnue\u00a0: {what}.',
    en: 'Unknown option: {what}.',
  },
  'error.cli.UNKNOWN_COMMAND': {
    fr: 'Commande inconnue\u00a0: {what}.',
    en: 'Unknown command: {what}.',
  },
  'cli.flows': {
    fr: 'dit, d’après des journaux de flux, où sont les pairs et ce que cela couvre',
    en: 'tells from flow logs where the peers are, and how much that covers',
  },
  'cli.data': {
    fr: 'tient les fichiers d’adresses des exploitants',
    en: 'keeps the operators’ files of addresses',
  },
  'cli.data-import': {
    fr: 'prend un fichier de plages d’adresses, avec son empreinte et sa date',
    en: 'takes a file of ranges of addresses, with its digest and date',
  },
  'cli.data-list': { fr: 'liste les fichiers pris', en: 'lists the files taken' },
  'cli.option-boundary': {
    fr: 'pays dont les octets ne doivent pas sortir (ISO 3166-1)',
    en: 'country that bytes must not leave (ISO 3166-1)',
  },
  'cli.option-planes': {
    fr: 'vos préfixes, leur plan et leur lieu (planes/1)',
    en: 'your prefixes, their plane and their place (planes/1)',
  },
  'cli.option-declared': {
    fr: 'les sous-traitants déclarés\u00a0: subprocessors/1, CSV, CycloneDX ou manifeste',
    en: 'the declared subprocessors: subprocessors/1, CSV, CycloneDX or manifest',
  },
  'cli.option-flows-at': {
    fr: 'date des journaux (AAAA-MM-JJ) ; sinon, aujourd’hui',
    en: 'date of the logs (YYYY-MM-DD); today otherwise',
  },
  'cli.option-fields': {
    fr: 'ordre des champs de journaux AWS sans en-tête',
    en: 'order of the fields of AWS logs without header',
  },
  'cli.option-data': {
    fr: 'dossier des fichiers d’adresses ; sinon, ANCRAGE_DATA',
    en: 'folder of the files of addresses; ANCRAGE_DATA otherwise',
  },
  'cli.option-bad-share': {
    fr: 'pourcentage de relevés défectueux au-delà duquel une heure n’est pas couverte',
    en: 'percentage of bad records above which an hour is not covered',
  },
  'cli.option-threads': { fr: 'nombre de fils d’exécution', en: 'number of threads' },
  'cli.option-flows-format': {
    fr: 'ce qui est écrit à la sortie : text, json, html (page) ou svg (dessin par heure)',
    en: 'what is written to the output: text, json, html (page) or svg (chart by hour)',
  },
  'cli.option-flows-out': {
    fr: 'fichier où écrire, plutôt qu’à la sortie',
    en: 'file to write to instead of the output',
  },
  'cli.option-published': {
    fr: 'date de publication, si le fichier ne la dit pas (AAAA-MM-JJ)',
    en: 'date of publication, where the file does not tell it (YYYY-MM-DD)',
  },
  'cli.option-layer': {
    fr: 'ce qu’est une table de pays : geofeed ou registry',
    en: 'what a table of countries is: geofeed or registry',
  },
  'cli.flows-megabytes': { fr: 'Mo', en: 'MB' },
  'cli.wrote': { fr: 'Écrit : {path}', en: 'Written: {path}' },
  'error.cli.BOUNDARY': {
    fr: '« {boundary} » n’est pas un code de pays : deux majuscules, comme CA.',
    en: '“{boundary}” is no code of a country: two capitals, such as CA.',
  },
  'error.cli.FILE_UNWRITABLE': { fr: 'Impossible d’écrire {path}.', en: 'Cannot write {path}.' },
  'error.cli.NUMBER_HERE': {
    fr: '« {text} » n’est pas un nombre admis ici.',
    en: '“{text}” is no number that can stand here.',
  },
  'cli.argument.logs': { fr: 'journaux', en: 'logs' },
  'cli.argument.file': { fr: 'fichier', en: 'file' },
  'cli.argument.folder': { fr: 'dossier', en: 'folder' },
  'cli.argument.report': { fr: 'rapport', en: 'report' },
  'cli.argument.control': { fr: 'exigence', en: 'control' },
  'cli.argument.before': { fr: 'avant', en: 'before' },
  'cli.argument.after': { fr: 'après', en: 'after' },
  'cli.argument.scheme': { fr: 'référentiel', en: 'scheme' },
  'cli.argument.level': { fr: 'niveau', en: 'level' },
  'cli.argument.name': { fr: 'nom', en: 'name' },
  'cli.argument.address': { fr: 'adresse', en: 'address' },
  'cli.argument.names': { fr: 'noms', en: 'names' },
  'cli.argument.command': { fr: 'commande', en: 'command' },
  'cli.help-choices': { fr: 'choix\u00a0: {choices}', en: 'choices: {choices}' },
  'cli.help-default': { fr: 'par défaut\u00a0: {value}', en: 'default: {value}' },
  'error.cli.MISSING_ARGUMENT': {
    fr: 'Il manque\u00a0: {what}.',
    en: 'Missing: {what}.',
  },
  'error.cli.INVALID_ARGUMENT': {
    fr: 'Valeur refusée pour {what}.',
    en: 'Value refused for {what}.',
  },
  'error.cli.EXCESS_ARGUMENTS': {
    fr: 'Trop d’arguments.',
    en: 'Too many arguments.',
  },
  'cli.help-hint': {
    fr: '«\u00a0ancrage --help\u00a0» liste les commandes.',
    en: '“ancrage --help” lists the commands.',
  },
  'cli.fault': {
    fr: 'Faute de notre part\u00a0: {message}',
    en: 'A fault of ours: {message}',
  },
  'error.cli.SCHEME_NAME': {
    fr: '«\u00a0{name}\u00a0» ne nomme pas un référentiel\u00a0; écrivez id@version, par exemple qc-souverainete@2026.1.',
    en: '“{name}” names no scheme; write id@version, for example qc-souverainete@2026.1.',
  },
  'error.cli.SCHEME_UNKNOWN': {
    fr: 'Référentiel inconnu\u00a0: {name}\u00a0; «\u00a0ancrage scheme list\u00a0» les nomme.',
    en: 'Unknown scheme: {name}; “ancrage scheme list” names them.',
  },
  'error.cli.NOT_A_FOLDER': {
    fr: '{folder} n’est pas un dossier.',
    en: '{folder} is not a folder.',
  },
  'error.cli.NOT_A_FILE': {
    fr: '{path} n’est pas un fichier\u00a0; pour un dossier, «\u00a0ancrage evaluate\u00a0».',
    en: '{path} is not a file; for a folder, “ancrage evaluate”.',
  },
  'error.cli.MANIFEST_REFUSED': {
    fr: '{path} est illisible (voir ci-dessus)\u00a0: corrigez-le.',
    en: '{path} cannot be read (see above): mend it.',
  },
  'error.cli.MANIFESTS': {
    fr: 'Plusieurs manifestes dans le même dossier\u00a0: {paths}. Gardez-en un seul.',
    en: 'Several manifests in the same dossier: {paths}. Keep only one.',
  },
  'error.cli.DECLARED_FORM': {
    fr: '{path} ne déclare personne\u00a0: donnez une liste subprocessors/1, un CSV aux colonnes nom et pays, un manifeste de dossier ou une nomenclature CycloneDX qui a des services.',
    en: '{path} declares nobody: give a list subprocessors/1, a CSV with columns name and country, the manifest of a dossier, or a CycloneDX bill of materials that has services.',
  },
  'error.cli.NAMES_FORM': {
    fr: '{path} ne dit ni nom ni certificat\u00a0: donnez les journaux ssl, dns ou x509 de Zeek, des réponses du DNS (dig, kdig, ancrage dns --format json), un PEM ou ce qu’écrit openssl s_client.',
    en: '{path} tells no name and no certificate: give logs ssl, dns or x509 of Zeek, answers of the DNS (dig, kdig, ancrage dns --format json), a PEM file or what openssl s_client writes.',
  },
  'error.cli.FILE_NOT_FOUND': {
    fr: 'Fichier introuvable\u00a0: {path}.',
    en: 'File not found: {path}.',
  },
  'error.cli.LEVEL': {
    fr: '«\u00a0{level}\u00a0» n’est pas un niveau\u00a0; écrivez un chiffre de 0 à 4.',
    en: '“{level}” is no level; write a digit from 0 to 4.',
  },
  'error.cli.DATE': {
    fr: '«\u00a0{date}\u00a0» n’est pas une date\u00a0; écrivez AAAA-MM-JJ.',
    en: '“{date}” is no date; write YYYY-MM-DD.',
  },
  'error.cli.CHOICE': {
    fr: '«\u00a0{value}\u00a0» n’est pas permis\u00a0; choisissez parmi {choices}.',
    en: '“{value}” is not allowed; choose among {choices}.',
  },
  'error.cli.MANIFEST_EXISTS': {
    fr: '{path} existe déjà\u00a0; ajoutez --force pour le remplacer.',
    en: '{path} already exists; add --force to replace it.',
  },
  'error.cli.PLATFORM_UNKNOWN': {
    fr: 'Aucune commande n’est connue pour la plateforme «\u00a0{name}\u00a0»\u00a0; les noms connus sont {known}.',
    en: 'No command is known for the platform “{name}”; the known names are {known}.',
  },
  'error.cli.NOT_A_REPORT': {
    fr: '{path} n’est pas un rapport ancrage-report/1.',
    en: '{path} is no ancrage-report/1 report.',
  },
  'error.cli.NO_CONTROL': {
    fr: 'Le rapport n’a pas d’exigence «\u00a0{control}\u00a0».',
    en: 'The report has no control “{control}”.',
  },
  'cli.required-yes': {
    fr: 'Niveau {level} exigé\u00a0: atteint. Code 0.',
    en: 'Level {level} required: reached. Code 0.',
  },
  'cli.required-no.one': {
    fr: 'Niveau {level} exigé\u00a0: non atteint ({count} exigence non satisfaite). Code 1.',
    en: 'Level {level} required: not reached ({count} control not met). Code 1.',
  },
  'cli.required-no.many': {
    fr: 'Niveau {level} exigé\u00a0: non atteint ({count} exigences non satisfaites). Code 1.',
    en: 'Level {level} required: not reached ({count} controls not met). Code 1.',
  },
  'cli.required-unknown.one': {
    fr: 'Niveau {level} exigé\u00a0: on ne peut pas dire ({count} exigence non prouvée). Code 3.',
    en: 'Level {level} required: cannot tell ({count} control not proven). Code 3.',
  },
  'cli.required-unknown.many': {
    fr: 'Niveau {level} exigé\u00a0: on ne peut pas dire ({count} exigences non prouvées). Code 3.',
    en: 'Level {level} required: cannot tell ({count} controls not proven). Code 3.',
  },
  'cli.option-about': {
    fr: 'service dont parlent les fichiers\u00a0; celui du dossier.yaml par défaut',
    en: 'service that the files are about; that of dossier.yaml by default',
  },
  'error.cli.NO_ABOUT': {
    fr: 'De quel service parlent ces fichiers\u00a0? Ajoutez --about «\u00a0nom du service\u00a0», tel que le manifeste l’écrit.',
    en: 'Which service are these files about? Add --about “name of the service”, as the manifest writes it.',
  },
});
