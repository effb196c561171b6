import { defineTexts } from './catalogue.ts';

/** Words of the analysis of exposure: the command `exposure`, its drawing, and the section of the report. */
export const exposureTexts = defineTexts({
  'cli.exposure': {
    fr: 'montre quelles lois étrangères atteignent quoi, par qui, et le moyen le moins cher d’en sortir',
    en: 'shows which foreign laws reach what, through whom, and the cheapest way out',
  },
  'cli.argument.dossiers': { fr: 'dossiers…', en: 'dossiers…' },
  'cli.argument.count': { fr: 'nombre', en: 'count' },
  'cli.option-target-level': {
    fr: 'niveau pour lequel couper les chemins\u00a0; le code de sortie y répond',
    en: 'level for which to cut the paths; the exit code answers for it',
  },
  'cli.option-costs': {
    fr: 'fichier de coûts des changements («\u00a0exposure-costs/1\u00a0»)',
    en: 'file of costs of changes (“exposure-costs/1”)',
  },
  'cli.option-paths': { fr: 'nombre de chemins à montrer', en: 'how many paths to show' },
  'cli.option-exposure-format': { fr: 'forme de la sortie', en: 'form of the output' },
  'error.cli.PATHS_COUNT': {
    fr: 'Nombre de chemins\u00a0: de 1 à 60, non «\u00a0{value}\u00a0».',
    en: 'Count of paths: from 1 to 60, not “{value}”.',
  },
  'error.cli.NO_TARGET': {
    fr: 'Le registre des lois ne demande rien au niveau {level}. Niveaux possibles\u00a0: {levels}.',
    en: 'The register of laws asks nothing at level {level}. Possible levels: {levels}.',
  },
  'error.cli.EXPOSURE_NONE': {
    fr: 'Aucun dossier (dossier.yaml) dans {folder}, ni dans ses sous-dossiers.',
    en: 'No dossier (dossier.yaml) in {folder}, nor in its folders.',
  },
  'exposure.section': { fr: 'Exposition aux lois étrangères', en: 'Exposure to foreign laws' },
  'exposure.section-means': {
    fr: 'Par quels chemins une loi étrangère pourrait atteindre le service, sur ces preuves, à cette date. Une lecture de règles énoncées, non un avis juridique.',
    en: 'By which paths a foreign law could reach the service, on this evidence, on this date. A reading of stated rules, no legal advice.',
  },
  'exposure.of': { fr: 'Exposition de «\u00a0{service}\u00a0»', en: 'Exposure of “{service}”' },
  'exposure.judged': {
    fr: 'Jugé le {date}\u00a0; registre des lois du {asOf}\u00a0: {count} lois étrangères d’effet direct.',
    en: 'Judged on {date}; register of laws of {asOf}: {count} foreign laws of direct effect.',
  },
  'exposure.none-found': {
    fr: 'Aucun chemin trouvé parmi {count} lois, sur ces preuves, au {date}.',
    en: 'No path found among {count} laws, on this evidence, on {date}.',
  },
  'exposure.counts-found.one': { fr: '{count} chemin trouvé', en: '{count} path found' },
  'exposure.counts-found.many': { fr: '{count} chemins trouvés', en: '{count} paths found' },
  'exposure.counts-possible.one': { fr: '{count} possible', en: '{count} possible' },
  'exposure.counts-possible.many': { fr: '{count} possibles', en: '{count} possible' },
  'exposure.counts-cut.one': { fr: '{count} déjà coupé', en: '{count} cut already' },
  'exposure.counts-cut.many': { fr: '{count} déjà coupés', en: '{count} cut already' },
  'exposure.paths': { fr: 'Chemins les plus directs', en: 'Most direct paths' },
  'exposure.more.one': { fr: 'et {count} autre', en: 'and {count} more' },
  'exposure.more.many': { fr: 'et {count} autres', en: 'and {count} more' },
  'exposure.mark-found': { fr: 'trouvé', en: 'found' },
  'exposure.mark-possible': { fr: 'possible', en: 'possible' },
  'exposure.mark-cut': { fr: 'coupé', en: 'cut' },
  'exposure.path': {
    fr: '{state}, {law}\u00a0: atteint {party} {factor}\u00a0; {role}, {party2} a accès {asset}{key}.',
    en: '{state}, {law}: reaches {party} {factor}; as {role}, {party2} has access to {asset}{key}.',
  },
  'exposure.path-power': {
    fr: '{state}, {law}\u00a0: atteint {party} {factor}\u00a0; {role}, {party2} peut interrompre le service{key}.',
    en: '{state}, {law}: reaches {party} {factor}; as {role}, {party2} can interrupt the service{key}.',
  },
  'exposure.with-key': {
    fr: ', avec la clé que tient {party}',
    en: ', with the key that {party} holds',
  },
  'exposure.to-confirm': { fr: 'loi à confirmer', en: 'law to be confirmed' },
  'exposure.secret': { fr: 'secret imposé', en: 'secrecy required' },
  'exposure.cut-by': { fr: 'coupé par {protections}', en: 'cut by {protections}' },
  'exposure.factor.seat': { fr: 'par son siège', en: 'by its seat' },
  'exposure.factor.control': {
    fr: 'par {through}, qui le contrôle',
    en: 'through {through}, which controls it',
  },
  'exposure.factor.presence': { fr: 'par sa présence sur place', en: 'by its presence there' },
  'exposure.factor.up': {
    fr: 'par ce qu’il a à l’étranger ({through})',
    en: 'through what it has abroad ({through})',
  },
  'exposure.factor.targeting': {
    fr: 'par une offre qui y vise des clients',
    en: 'by an offer aimed at customers there',
  },
  'exposure.role.operator': { fr: 'exploitant', en: 'operator' },
  'exposure.role.host': { fr: 'hébergeur', en: 'host' },
  'exposure.role.key-custodian': { fr: 'dépositaire de clés', en: 'key custodian' },
  'exposure.role.privileged-access': { fr: 'accès privilégié', en: 'privileged access' },
  'exposure.role.subprocessor': { fr: 'sous-traitant', en: 'subprocessor' },
  'exposure.role.update-channel': { fr: 'canal de mises à jour', en: 'update channel' },
  'exposure.role.licence': { fr: 'licence', en: 'licence' },
  'exposure.asset.at-rest': { fr: 'contenu au repos', en: 'content at rest' },
  'exposure.asset.in-transit': { fr: 'contenu en transit', en: 'content in transit' },
  'exposure.asset.in-use': { fr: 'contenu en traitement', en: 'content in use' },
  'exposure.asset.metadata': { fr: 'métadonnées', en: 'metadata' },
  'exposure.asset.keys': { fr: 'clés', en: 'keys' },
  'exposure.asset.continuity': { fr: 'continuité', en: 'continuity' },
  'exposure.to.at-rest': { fr: 'au contenu au repos', en: 'content at rest' },
  'exposure.to.in-transit': { fr: 'au contenu en transit', en: 'content in transit' },
  'exposure.to.in-use': { fr: 'au contenu en traitement', en: 'content in use' },
  'exposure.to.metadata': { fr: 'aux métadonnées', en: 'metadata' },
  'exposure.to.keys': { fr: 'aux clés', en: 'keys' },
  'exposure.protection.customer-key': {
    fr: 'la clé que tient le client',
    en: 'the key that the customer holds',
  },
  'exposure.protection.cannot-decrypt': {
    fr: 'l’impossibilité de déchiffrer, examinée',
    en: 'the inability to decrypt, reviewed',
  },
  'exposure.protection.client-side-encryption': {
    fr: 'le chiffrement chez le client',
    en: 'client-side encryption',
  },
  'exposure.protection.confidential-computing': {
    fr: 'le calcul confidentiel attesté',
    en: 'attested confidential computing',
  },
  'exposure.protection.transit-encrypted': { fr: 'le chiffrement en transit', en: 'encryption in transit' },
  'exposure.protection.continuity-shown': {
    fr: 'la continuité démontrée par un essai',
    en: 'the continuity that a test showed',
  },
  'exposure.open': { fr: 'Ce que rien ne prouve', en: 'What nothing proves' },
  'exposure.open-means': {
    fr: 'Aucun chemin n’en est supposé, et rien n’en est absous.',
    en: 'No path is supposed from it, and nothing is cleared by it.',
  },
  'exposure.plan': {
    fr: 'Changements les moins chers pour le niveau {level}',
    en: 'Cheapest changes for level {level}',
  },
  'exposure.plan-none': {
    fr: 'Aucun chemin à couper à ce niveau, sur ces preuves.',
    en: 'No path to cut at this level, on this evidence.',
  },
  'exposure.plan-total': {
    fr: 'Coût total\u00a0: {cost} jours-personnes. Dans ce modèle et à ces coûts, rien de moins cher ne coupe les {paths} chemins.',
    en: 'Total cost: {cost} person-days. In this model, at these costs, nothing cheaper cuts the {paths} paths.',
  },
  'exposure.plan-total-stopped': {
    fr: 'Coût total\u00a0: {cost} jours-personnes. La recherche a été arrêtée\u00a0: un ensemble moins cher pourrait exister.',
    en: 'Total cost: {cost} person-days. The search was stopped: a cheaper set might exist.',
  },
  'exposure.plan-uncut.one': {
    fr: '{count} chemin qu’aucun changement du modèle ne coupe.',
    en: '{count} path that no change of the model cuts.',
  },
  'exposure.plan-uncut.many': {
    fr: '{count} chemins qu’aucun changement du modèle ne coupe.',
    en: '{count} paths that no change of the model cuts.',
  },
  'exposure.plan-change.one': {
    fr: '{what} ({cost} jours-personnes\u00a0; coupe {count} chemin)',
    en: '{what} ({cost} person-days; cuts {count} path)',
  },
  'exposure.plan-change.many': {
    fr: '{what} ({cost} jours-personnes\u00a0; coupe {count} chemins)',
    en: '{what} ({cost} person-days; cuts {count} paths)',
  },
  'exposure.plan-open': {
    fr: 'Ce que rien ne prouve reste à prouver en plus.',
    en: 'What nothing proves is to be proven besides.',
  },
  'exposure.change.leave-control': {
    fr: 'Sortir le fournisseur du contrôle de {target}',
    en: 'Take the provider out of the control of {target}',
  },
  'exposure.change.move-seat': {
    fr: 'Établir le fournisseur au Canada',
    en: 'Establish the provider in Canada',
  },
  'exposure.change.close-presence': {
    fr: 'Fermer la présence à l’étranger\u00a0: {target}',
    en: 'Close the presence abroad: {target}',
  },
  'exposure.change.replace-supplier': {
    fr: 'Remplacer {target} par un fournisseur hors d’atteinte',
    en: 'Replace {target} by a supplier out of reach',
  },
  'exposure.change.client-side-encryption': {
    fr: 'Chiffrer tout le contenu chez le client',
    en: 'Encrypt all content at the customer’s',
  },
  'exposure.change.confidential-computing': {
    fr: 'Traiter tout le contenu en calcul confidentiel attesté',
    en: 'Process all content in attested confidential computing',
  },
  'exposure.change.customer-keys': {
    fr: 'Confier toutes les clés au client, au Canada',
    en: 'Hand all keys to the customer, in Canada',
  },
  'exposure.change.encrypt-transit': {
    fr: 'Chiffrer tout ce qui transite',
    en: 'Encrypt all that is in transit',
  },
  'exposure.change.withdraw-access': {
    fr: 'Retirer à {target} son accès au contenu et aux métadonnées',
    en: 'Take from {target} its access to content and metadata',
  },
  'exposure.change.mirror-updates': {
    fr: 'Servir les mises à jour d’un miroir tenu ici',
    en: 'Serve updates from a mirror kept here',
  },
  'exposure.change.continuity-plan': {
    fr: 'Démontrer par un essai douze mois de continuité sans fournisseur étranger',
    en: 'Show by a test twelve months of continuity without a foreign supplier',
  },
  'exposure.drawing': {
    fr: 'Chemins d’exposition\u00a0: lois, entités, rôles, actifs',
    en: 'Paths of exposure: laws, entities, roles, assets',
  },
  'exposure.key': {
    fr: 'Trait plein épais\u00a0: chemin trouvé. Tirets\u00a0: possible. Pointillé marqué ✕\u00a0: coupé. La liste qui suit dit la même chose.',
    en: 'Thick line: path found. Dashes: possible. Dots marked ✕: cut. The list below says the same.',
  },
  'exposure.column.law': { fr: 'Loi', en: 'Law' },
  'exposure.column.party': { fr: 'Entité', en: 'Entity' },
  'exposure.column.role': { fr: 'Rôle', en: 'Role' },
  'exposure.column.asset': { fr: 'Actif', en: 'Asset' },
  'exposure.left-out': {
    fr: 'Le dessin s’arrête aux {count} chemins les plus directs de chaque sorte.',
    en: 'The drawing stops at the {count} most direct paths of each kind.',
  },
  'exposure.catalogue': {
    fr: 'Exposition d’un catalogue de {count} services, pour le niveau {level}',
    en: 'Exposure of a catalogue of {count} services, for level {level}',
  },
  'exposure.catalogue-service': { fr: '{service}\u00a0: {counts}', en: '{service}: {counts}' },
  'exposure.counts-unknown.one': { fr: '{count} inconnue', en: '{count} unknown' },
  'exposure.counts-unknown.many': { fr: '{count} inconnues', en: '{count} unknown' },
  'exposure.catalogue-free': {
    fr: 'Fournisseurs à remplacer, d’après ce que chacun libère',
    en: 'Suppliers to replace, by what each frees',
  },
  'exposure.catalogue-one.one': {
    fr: '{supplier}\u00a0: remplacé seul, libère {count} service\u00a0; en touche {touched}',
    en: '{supplier}: replaced alone, frees {count} service; touches {touched}',
  },
  'exposure.catalogue-one.many': {
    fr: '{supplier}\u00a0: remplacé seul, libère {count} services\u00a0; en touche {touched}',
    en: '{supplier}: replaced alone, frees {count} services; touches {touched}',
  },
  'exposure.catalogue-several': {
    fr: 'Les {count} ensemble ({suppliers})\u00a0: services libérés, {freed}\u00a0; aucun choix de {count} n’en libère plus de {bound}.',
    en: 'These {count} together ({suppliers}): services freed, {freed}; no choice of {count} frees more than {bound}.',
  },
  'exposure.catalogue-never': {
    fr: 'Remplacer des fournisseurs ne libère pas\u00a0: {services}.',
    en: 'Replacing suppliers does not free: {services}.',
  },
  'exposure.catalogue-none': {
    fr: 'Aucun fournisseur n’expose un service du catalogue.',
    en: 'No supplier exposes a service of the catalogue.',
  },
  'exposure.concentration': {
    fr: 'Concentration par rôle (indice de Herfindahl, 10 000 = un seul)',
    en: 'Concentration by role (Herfindahl index, 10,000 = one only)',
  },
  'exposure.concentration-role.one': {
    fr: '{role}\u00a0: par fournisseur {supplier}, par juridiction {jurisdiction} ({count} lien)',
    en: '{role}: by supplier {supplier}, by jurisdiction {jurisdiction} ({count} tie)',
  },
  'exposure.concentration-role.many': {
    fr: '{role}\u00a0: par fournisseur {supplier}, par juridiction {jurisdiction} ({count} liens)',
    en: '{role}: by supplier {supplier}, by jurisdiction {jurisdiction} ({count} ties)',
  },
  'exposure.between': { fr: 'de {lo} à {hi}', en: '{lo} to {hi}' },
});
