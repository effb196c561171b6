import { defineTexts } from './catalogue.ts';

/** What a verifier says: each step, what came of it, and the verdict. Small, for it stands whole in the static page. */
export const verifyTexts = defineTexts({
  'verify.step.bundle': { fr: 'Liasse', en: 'Bundle' },
  'verify.step.issuer-keys': { fr: 'Clés de l’émetteur', en: 'Issuer’s keys' },
  'verify.step.signature': { fr: 'Signature', en: 'Signature' },
  'verify.step.parallel-signature': { fr: 'Signature post-quantique', en: 'Post-quantum signature' },
  'verify.step.content': { fr: 'Contenu', en: 'Content' },
  'verify.step.evaluation': { fr: 'Évaluation', en: 'Evaluation' },
  'verify.step.decision': { fr: 'Décision', en: 'Decision' },
  'verify.step.inclusion': { fr: 'Inscription au journal', en: 'Entry in the log' },
  'verify.step.log': { fr: 'Journal et témoins', en: 'Log and witnesses' },
  'verify.step.consistency': { fr: 'Suite du journal', en: 'Continuity of the log' },
  'verify.step.timestamps': { fr: 'Horodatages', en: 'Time stamps' },
  'verify.step.status-lists': { fr: 'Listes d’état', en: 'Status lists' },
  'verify.step.status': { fr: 'État', en: 'Status' },
  'verify.step.validity': { fr: 'Validité', en: 'Validity' },
  'verify.step.issuer': { fr: 'Émetteur reconnu', en: 'Issuer recognised' },
  'verify.step.trust-list': { fr: 'Liste de confiance', en: 'Trust list' },
  'verify.step.hosts': { fr: 'Hébergeurs', en: 'Hosts' },
  'verify.step.edition': { fr: 'Édition confidentielle', en: 'Confidential edition' },
  'verify.step.files': { fr: 'Fichiers montrés', en: 'Files shown' },
  'verify.step.evidence': { fr: 'Preuves', en: 'Evidence' },
  'verify.step.pages': { fr: 'Pages du PDF', en: 'Pages of the PDF' },
  'verify.code.BUNDLE_READ': { fr: 'lue en entier, sous sa forme unique', en: 'read whole, in its one form' },
  'verify.code.BUNDLE_MALFORMED': {
    fr: 'illisible ou retouchée ({error})\u00a0: {what}',
    en: 'unreadable or edited ({error}): {what}',
  },
  'verify.code.CHAIN_FOLLOWED': {
    fr: 'suivies jusqu’à la version {version}',
    en: 'followed to version {version}',
  },
  'verify.code.CHAIN_OLDER': {
    fr: 'suivies jusqu’à la version {version}, et la politique demande la version {least} au moins',
    en: 'followed to version {version}, and the policy asks for version {least} at least',
  },
  'verify.code.CHAIN_ORDER': {
    fr: 'version {version}\u00a0: ni la suite ni la date de la précédente',
    en: 'version {version}: neither number nor date follows the one before',
  },
  'verify.code.CHAIN_PREVIOUS': {
    fr: 'version {version}\u00a0: ne nomme pas la précédente',
    en: 'version {version}: does not name the one before',
  },
  'verify.code.CHAIN_ISSUER': {
    fr: 'version {version}\u00a0: un autre émetteur, ou une démonstration qui n’en est plus une',
    en: 'version {version}: another issuer, or a demonstration that no longer is one',
  },
  'verify.code.CHAIN_KEYS': {
    fr: 'version {version}\u00a0: une clé sert deux fois, ou ses dates se croisent',
    en: 'version {version}: a key stands twice, or its dates cross',
  },
  'verify.code.CHAIN_SIGNATURE': {
    fr: 'version {version}\u00a0: une clé racine n’a pas signé',
    en: 'version {version}: a root key did not sign',
  },
  'verify.code.CHAIN_HISTORY': {
    fr: 'version {version}\u00a0: une clé d’avant a disparu ou changé',
    en: 'version {version}: a former key is gone or changed',
  },
  'verify.code.SIGNATURE_GOOD': { fr: 'bonne, par la clé {key}', en: 'good, by key {key}' },
  'verify.code.SIGNATURE_BAD': {
    fr: 'fausse\u00a0: le contenu ou la signature a changé (clé {key})',
    en: 'wrong: content or signature was changed (key {key})',
  },
  'verify.code.SIGNATURE_HEADER': {
    fr: 'd’un autre genre que celui attendu (clé {key})',
    en: 'of another kind than expected (key {key})',
  },
  'verify.code.KEY_NOT_LISTED': {
    fr: 'la clé {key} n’est pas de l’émetteur, pas pour cet usage',
    en: 'key {key} is not the issuer’s, not for this use',
  },
  'verify.code.KEY_NOT_VALID_THEN': {
    fr: 'la clé {key} ne valait pas ce jour-là',
    en: 'key {key} was not valid on that day',
  },
  'verify.code.KEY_REVOKED': { fr: 'la clé {key} est révoquée', en: 'key {key} is revoked' },
  'verify.code.CONTENT_SOUND': { fr: 'cohérent', en: 'coherent' },
  'verify.code.CONTENT_LINT': { fr: 'incohérent\u00a0: {lint}', en: 'incoherent: {lint}' },
  'verify.code.CONTENT_ISSUER': {
    fr: 'dit venir de {found}, dont ce ne sont pas les clés',
    en: 'says it comes from {found}, whose keys these are not',
  },
  'verify.code.CONTENT_DEMONSTRATION': {
    fr: 'signé par des clés jetables sans le dire',
    en: 'signed by throw-away keys without saying so',
  },
  'verify.code.ACT_SIGNED': { fr: 'signée le {on}\u00a0: {people}', en: 'signed on {on}: {people}' },
  'verify.code.ACT_SIGNATURE': {
    fr: 'une signature manque ou est fausse',
    en: 'a signature is missing or wrong',
  },
  'verify.code.ACT_DIFFERS': {
    fr: 'ne dit pas ce que dit le certificat',
    en: 'does not say what the certificate says',
  },
  'verify.code.LOGGED': { fr: 'entrée {index} de {log}', en: 'entry {index} of {log}' },
  'verify.code.LOG_PROOF_ABSENT': { fr: 'aucune preuve d’inscription', en: 'no proof of being logged' },
  'verify.code.LOG_PROOF_BAD': {
    fr: 'la preuve d’inscription ne tient pas',
    en: 'the proof of being logged does not hold',
  },
  'verify.code.LOG_RECOGNISED': {
    fr: '{log}, cosignataires comptés\u00a0: {cosigners}',
    en: '{log}, cosigners counted: {cosigners}',
  },
  'verify.code.LOG_NOT_ASKED': {
    fr: 'non demandé\u00a0: aucune politique n’en nomme',
    en: 'not asked: no policy names one',
  },
  'verify.code.LOG_UNKNOWN': {
    fr: '{log} n’est pas un journal de la politique',
    en: '{log} is not a log of the policy',
  },
  'verify.code.LOG_SIGNATURE': {
    fr: 'signature fausse ou absente sur l’état de {log}',
    en: 'wrong or missing signature on the checkpoint of {log}',
  },
  'verify.code.LOG_QUORUM': {
    fr: 'trop peu de témoins reconnus sur {log}\u00a0: {cosigners}',
    en: 'too few recognised witnesses on {log}: {cosigners}',
  },
  'verify.code.CONSISTENT': {
    fr: 'le journal a grandi de {before} à {now} entrées sans rien réécrire',
    en: 'the log grew from {before} to {now} entries and rewrote nothing',
  },
  'verify.code.CONSISTENCY_NOT_ASKED': {
    fr: 'non demandée\u00a0: aucun état antérieur donné',
    en: 'not asked: no earlier checkpoint given',
  },
  'verify.code.CONSISTENCY_OLDER': {
    fr: 'l’état donné ({before} entrées) est plus récent que celui de la liasse ({now})',
    en: 'the checkpoint given ({before} entries) is newer than that of the bundle ({now})',
  },
  'verify.code.CONSISTENCY_NOT_SHOWN': {
    fr: 'de {before} à {now} entrées, aucune preuve donnée',
    en: 'from {before} to {now} entries, no proof given',
  },
  'verify.code.CONSISTENCY_OTHER_LOG': {
    fr: 'l’état donné est d’un autre journal, {log}',
    en: 'the checkpoint given is of another log, {log}',
  },
  'verify.code.CONSISTENCY_BROKEN': {
    fr: 'le journal montre deux histoires différentes ({before} et {now} entrées)',
    en: 'the log shows two different histories ({before} and {now} entries)',
  },
  'verify.code.STAMPED': { fr: '{people}, au plus tard {at}', en: '{people}, no later than {at}' },
  'verify.code.STAMPS_NOT_ASKED': {
    fr: 'non demandés\u00a0; présents\u00a0: {stamps}',
    en: 'not asked; present: {stamps}',
  },
  'verify.code.STAMPS_TOO_FEW': {
    fr: 'trop peu d’horodatages reconnus\u00a0: {stamps}',
    en: 'too few recognised time stamps: {stamps}',
  },
  'verify.code.STAMP_BAD': {
    fr: 'un horodatage n’en est pas un',
    en: 'a time stamp is none',
  },
  'verify.code.LISTS_SIGNED': { fr: 'signées, la plus ancienne du {at}', en: 'signed, the older on {at}' },
  'verify.code.LIST_OTHER': {
    fr: 'une liste n’est pas celle que nomme le certificat',
    en: 'a list is not the one that the certificate names',
  },
  'verify.code.LIST_LOG_PROOF': {
    fr: 'une liste d’état n’est pas inscrite au journal',
    en: 'a status list does not stand in the log',
  },
  'verify.code.HOSTS_NONE': {
    fr: 'il ne repose sur le certificat d’aucun hébergeur',
    en: 'it rests on no host’s certificate',
  },
  'verify.code.HOST_KNOWN': {
    fr: 'il repose sur le certificat de «\u00a0{host}\u00a0», ni suspendu ni retiré au {at}\u00a0; donnez sa liasse pour en savoir plus (--host)',
    en: 'it rests on the certificate of “{host}”, neither suspended nor withdrawn on {at}; give its bundle to know more (--host)',
  },
  'verify.code.HOST_CLEAR': {
    fr: 'le certificat de «\u00a0{host}\u00a0», sur lequel il repose, est valide, statut connu au {at}, inconnu ensuite',
    en: 'the certificate of “{host}”, on which it rests, is valid, status known on {at}, unknown after',
  },
  'verify.code.HOST_UNKNOWN_SINCE': {
    fr: 'il repose sur le certificat de «\u00a0{host}\u00a0», dont le statut n’est plus connu depuis le {at}\u00a0; donnez sa liasse (--host)',
    en: 'it rests on the certificate of “{host}”, whose status has not been known since {at}; give its bundle (--host)',
  },
  'verify.code.HOST_UNSURE': {
    fr: 'la liasse donnée de «\u00a0{host}\u00a0», sur lequel il repose, n’est pas établie par cette politique (statut au {at})',
    en: 'the bundle given of “{host}”, on which it rests, is not established under this policy (status on {at})',
  },
  'verify.code.HOST_OTHER': {
    fr: 'la liasse donnée de «\u00a0{host}\u00a0» porte un autre certificat que celui sur lequel il repose ({at})',
    en: 'the bundle given of “{host}” holds another certificate than the one on which it rests ({at})',
  },
  'verify.code.HOST_NOT_IN_FORCE': {
    fr: 'le certificat de «\u00a0{host}\u00a0», sur lequel il repose, est suspendu, retiré ou échu (statut au {at})',
    en: 'the certificate of “{host}”, on which it rests, is suspended, withdrawn or expired (status on {at})',
  },
  'verify.code.HOST_EXPIRED': {
    fr: 'le certificat de «\u00a0{host}\u00a0», sur lequel il repose, a pris fin le {at}',
    en: 'the certificate of “{host}”, on which it rests, ended on {at}',
  },
  'verify.code.EDITION_NONE': {
    fr: 'la liasse ne montre aucune preuve confidentielle',
    en: 'the bundle shows no confidential evidence',
  },
  'verify.code.EDITION_SHOWN': {
    fr: 'du même certificat\u00a0; pièces montrées\u00a0: {count} sur {total}',
    en: 'of the same certificate; pieces shown: {count} of {total}',
  },
  'verify.code.EDITION_MALFORMED': {
    fr: 'elle n’a pas sa forme ({error})',
    en: 'it is not in its form ({error})',
  },
  'verify.code.EDITION_DIFFERS': {
    fr: 'elle n’est pas celle de ce certificat',
    en: 'it is not that of this certificate',
  },
  'verify.code.EDITION_PIECE': {
    fr: 'une pièce montrée n’est pas sous la racine que le certificat énonce',
    en: 'a piece shown is not under the root that the certificate states',
  },
  'verify.code.FILES_NOT_GIVEN': {
    fr: 'aucun fichier donné à comparer',
    en: 'no file given to compare',
  },
  'verify.code.FILES_NOT_SHOWN': {
    fr: 'la liasse n’en montre aucun, pas même {file}',
    en: 'the bundle shows none, not even {file}',
  },
  'verify.code.FILES_SAME': {
    fr: 'chaque fichier donné est une pièce montrée, à l’octet près\u00a0: {count}',
    en: 'each file given is a piece shown, to the byte: {count}',
  },
  'verify.code.FILE_OTHER': {
    fr: '{file} n’est aucune des pièces montrées',
    en: '{file} is none of the pieces shown',
  },
  'verify.code.STATUS_CLEAR': {
    fr: 'ni suspendu ni retiré\u00a0: connu au {at}, inconnu ensuite',
    en: 'neither suspended nor withdrawn: known at {at}, unknown after',
  },
  'verify.code.STATUS_UNKNOWN_SINCE': {
    fr: 'connu au {at} seulement, et la liste est périmée',
    en: 'known at {at} only, and the list has expired',
  },
  'verify.code.STATUS_NOT_YET': {
    fr: 'connu au {at}, après le moment demandé',
    en: 'known at {at}, after the moment asked about',
  },
  'verify.code.STATUS_REVOKED': {
    fr: 'RETIRÉ, d’après la liste du {at}',
    en: 'WITHDRAWN, by the list of {at}',
  },
  'verify.code.STATUS_SUSPENDED': {
    fr: 'SUSPENDU, d’après la liste du {at}',
    en: 'SUSPENDED, by the list of {at}',
  },
  'verify.code.IN_FORCE': { fr: 'du {from} au {until}', en: 'from {from} to {until}' },
  'verify.code.NOT_YET_IN_FORCE': { fr: 'ne vaut qu’à partir du {from}', en: 'holds only from {from}' },
  'verify.code.EXPIRED': { fr: 'expiré le {until}', en: 'expired on {until}' },
  'verify.code.ISSUER_RECOGNISED': { fr: '{issuer}', en: '{issuer}' },
  'verify.code.ISSUER_NOT_RECOGNISED': {
    fr: '{issuer}\u00a0: la politique ne le connaît pas',
    en: '{issuer}: the policy does not know it',
  },
  'verify.code.NO_POLICY': {
    fr: '{issuer}\u00a0: sans politique, personne n’est reconnu',
    en: '{issuer}: without a policy nobody is recognised',
  },
  'verify.code.TRUST_RECOGNISED': { fr: '{trust}', en: '{trust}' },
  'verify.code.TRUST_NOT_RECOGNISED': {
    fr: '{trust}\u00a0: la politique ne l’accepte pas',
    en: '{trust}: the policy does not accept it',
  },
  'verify.code.TRUST_NOT_ASKED': { fr: '{trust}\u00a0: non demandée', en: '{trust}: not asked' },
  'verify.code.EVIDENCE_SAME': {
    fr: 'rejugées\u00a0: le même rapport, octet pour octet',
    en: 'judged again: the same report, byte for byte',
  },
  'verify.code.SIGNERS_LISTED': {
    fr: '{trust}\u00a0: qui a évalué et décidé y figure',
    en: '{trust}: those who evaluated and decided stand in it',
  },
  'verify.code.SIGNERS_NOT_LISTED': {
    fr: '{trust}\u00a0: une signature de l’évaluation ou de la décision n’est d’aucune personne qui y figure',
    en: '{trust}: a signature of the evaluation or of the decision is by nobody who stands in it',
  },
  'verify.code.TRUST_OTHER': {
    fr: '{trust}\u00a0: ce n’est pas la liste donnée',
    en: '{trust}: not the list that was given',
  },
  'verify.code.EVIDENCE_DIFFERS': {
    fr: 'rejugées\u00a0: un autre rapport ({found})',
    en: 'judged again: another report ({found})',
  },
  'verify.code.EVIDENCE_NOT_GIVEN': { fr: 'non données', en: 'not given' },
  'verify.code.PAGES_SAME': {
    fr: 'octet pour octet celles que donne la liasse jointe, sur laquelle porte ce verdict',
    en: 'byte for byte those that the attached bundle makes, of which this verdict is',
  },
  'verify.code.PAGES_OTHER': {
    fr: 'composées autrement que celles que donne la liasse jointe, sur laquelle porte ce verdict : n’en croyez que ce que disent ces lignes',
    en: 'set otherwise than those that the attached bundle makes, of which this verdict is: believe of them only what these lines say',
  },
  'verify.code.PAGES_NOT_SET': {
    fr: 'non comparées : la liasse jointe ne tient pas, ou ne donne pas de pages',
    en: 'not compared: the attached bundle does not hold, or makes no pages',
  },
  'verify.code.NOT_REACHED': { fr: 'non atteint', en: 'not reached' },
  'verify.verdict.valid': { fr: 'VALABLE', en: 'VALID' },
  'verify.verdict-long.valid': {
    fr: 'Tout ce que la politique demande tient, à ce moment.',
    en: 'Everything that the policy asks for holds, at this moment.',
  },
  'verify.verdict.not-in-force': { fr: 'AUTHENTIQUE, MAIS SANS EFFET', en: 'GENUINE, BUT NOT IN FORCE' },
  'verify.verdict-long.not-in-force': {
    fr: 'Le document est authentique, mais il ne vaut pas à ce moment.',
    en: 'The document is genuine, but it does not count at this moment.',
  },
  'verify.verdict.refused': { fr: 'REFUSÉ', en: 'REFUSED' },
  'verify.verdict-long.refused': {
    fr: 'Quelque chose ne tient pas\u00a0: ne vous y fiez pas.',
    en: 'Something does not hold: do not rely on it.',
  },
  'verify.verdict.issuer-unknown': {
    fr: 'INTÈGRE, ÉMETTEUR NON RECONNU',
    en: 'INTACT, ISSUER NOT RECOGNISED',
  },
  'verify.verdict-long.issuer-unknown': {
    fr: 'Rien n’a été changé depuis la signature, mais rien ne dit qui a signé. Donnez une politique.',
    en: 'Nothing was changed since it was signed, but nothing says who signed. Give a policy.',
  },
  'verify.verdict.uncertain': { fr: 'INDÉTERMINÉ', en: 'UNDETERMINED' },
  'verify.verdict-long.uncertain': {
    fr: 'Rien n’est faux, mais tout ce que la politique demande n’est pas montré.',
    en: 'Nothing is wrong, but not all that the policy asks for is shown.',
  },
  'verify.lint.LINT_KIND': {
    fr: 'le genre ne va pas avec le niveau',
    en: 'the kind does not go with the level',
  },
  'verify.lint.LINT_NAME': {
    fr: 'le nom n’est pas celui du niveau',
    en: 'the name is not that of the level',
  },
  'verify.lint.LINT_LEVEL': {
    fr: 'le niveau dépasse ce qui a été calculé',
    en: 'the level is above what was computed',
  },
  'verify.lint.LINT_CRITERIA': {
    fr: 'un critère ou une exigence paraît deux fois',
    en: 'a criterion or control appears twice',
  },
  'verify.lint.LINT_NONCONFORMITY': {
    fr: 'une non-conformité tolérée n’est pas d’une exigence listée, ou dure trop',
    en: 'a tolerated nonconformity is not of a listed control, or lasts too long',
  },
  'verify.lint.LINT_HOSTS': {
    fr: 'il dure plus qu’un certificat d’hébergeur sur lequel il repose, ou repose sur lui-même',
    en: 'it lasts longer than a host’s certificate on which it rests, or rests on itself',
  },
  'verify.lint.LINT_DATES': {
    fr: 'les dates ne se suivent pas, ou la validité dépasse trois ans',
    en: 'the dates do not follow, or the validity is over three years',
  },
  'verify.lint.LINT_STATUS': {
    fr: 'les entrées d’état sont mal formées',
    en: 'the status entries are malformed',
  },
  'verify.lint.LINT_PEOPLE': { fr: 'trop peu de personnes différentes', en: 'too few different people' },
  'verify.lint.LINT_DEMONSTRATION': {
    fr: 'repose sur des clés jetables sans le dire',
    en: 'rests on throw-away keys without saying so',
  },
  'verify.lint.LINT_SECRET': { fr: 'un texte a la forme d’un secret', en: 'a text has the form of a secret' },
  'verify.demonstration': {
    fr: 'DÉMONSTRATION\u00a0: signé par des clés jetables, que tout le monde possède. Ceci ne prouve rien de réel.',
    en: 'DEMONSTRATION: signed by throw-away keys that everyone holds. This proves nothing real.',
  },
  'verify.page.title': { fr: 'Vérifier un certificat', en: 'Verify a certificate' },
  'verify.page.lead': {
    fr: 'Déposez ici une liasse (*.bundle.json) et, si vous en avez une, votre politique (policy.json). Rien ne quitte cette page\u00a0: elle n’a accès à aucun réseau.',
    en: 'Drop a bundle here (*.bundle.json) and, if you have one, your policy (policy.json). Nothing leaves this page: it can reach no network.',
  },
  'verify.page.choose': { fr: 'Choisir des fichiers', en: 'Choose files' },
  'verify.page.drop': { fr: 'ou les déposer sur la page', en: 'or drop them on the page' },
  'verify.page.bundle': { fr: 'Liasse\u00a0: {name}', en: 'Bundle: {name}' },
  'verify.page.policy': { fr: 'Politique\u00a0: {name}', en: 'Policy: {name}' },
  'verify.page.policy-none': { fr: 'Politique\u00a0: aucune', en: 'Policy: none' },
  'verify.page.policy-bad': {
    fr: 'Politique illisible ({error})\u00a0: {name}',
    en: 'Unreadable policy ({error}): {name}',
  },
  'verify.page.working': { fr: 'Vérification…', en: 'Verifying…' },
  'verify.page.steps': { fr: 'Étapes', en: 'Steps' },
  'verify.page.subject': { fr: 'Ce que dit le document', en: 'What the document says' },
  'verify.page.service': { fr: 'Service', en: 'Service' },
  'verify.page.provider': { fr: 'Fournisseur', en: 'Provider' },
  'verify.page.level': { fr: 'Niveau', en: 'Level' },
  'verify.page.level-of': { fr: '{level} sur {top}', en: '{level} of {top}' },
  'verify.page.issuer': { fr: 'Émetteur', en: 'Issuer' },
  'verify.page.validity': { fr: 'Validité', en: 'Validity' },
  'verify.page.validity-of': { fr: 'du {from} au {until}', en: 'from {from} to {until}' },
  'verify.page.says': { fr: 'Dit', en: 'Says' },
  'verify.page.limit': { fr: 'Ne dit pas', en: 'Does not say' },
  'verify.page.at': { fr: 'Question posée pour le {at}', en: 'Question asked for {at}' },
  'verify.page.state.yes': { fr: 'oui', en: 'yes' },
  'verify.page.state.no': { fr: 'non', en: 'no' },
  'verify.page.state.unknown': { fr: 'on ne sait pas', en: 'not known' },
  'verify.page.state.absent': { fr: 'sans objet', en: 'not asked' },
});
