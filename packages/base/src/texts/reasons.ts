import { defineTexts } from './catalogue.ts';

/** Why a finding is what it is, and what the scope missed; by code. */
export const reasonTexts = defineTexts({
  'reason.FOUND_ABROAD': {
    fr: 'Hors du Canada ({country})\u00a0: «\u00a0{what}\u00a0», région «\u00a0{region}\u00a0».',
    en: 'Outside Canada ({country}): “{what}”, region “{region}”.',
  },
  'reason.FOUND_ABROAD_MANY': {
    fr: 'Hors du Canada ({country})\u00a0: {count} dans la région «\u00a0{region}\u00a0», dont «\u00a0{what}\u00a0».',
    en: 'Outside Canada ({country}): {count} in region “{region}”, among them “{what}”.',
  },
  'reason.FOUND_OUTSIDE_QUEBEC': {
    fr: 'Hors du Québec ({province})\u00a0: «\u00a0{what}\u00a0».',
    en: 'Outside Québec ({province}): “{what}”.',
  },
  'reason.SESSION_FROM_ABROAD': {
    fr: 'Sessions privilégiées entrées de {source}, hors du Canada ({country})\u00a0: {sessions}.',
    en: 'Privileged sessions that entered from {source}, outside Canada ({country}): {sessions}.',
  },
  'reason.FLOW_ABROAD': {
    fr: 'Des octets ({bytes}) échangés avec {peer}, hors du Canada ({country}).',
    en: 'Bytes ({bytes}) exchanged with {peer}, outside Canada ({country}).',
  },
  'reason.FLOW_UNPLACED': {
    fr: 'Des octets ({bytes}) échangés avec {peer}, que rien ne situe, ou sur un réseau dont le plan n’est pas dit.',
    en: 'Bytes ({bytes}) exchanged with {peer}, which nothing places, or on a network whose plane is not told.',
  },
  'reason.FLOW_OPERATOR_NOT_IN_REGISTER': {
    fr: 'Les flux mènent à {party} ({peer}, selon {path}), absent du registre des sous-traitants.',
    en: 'Flows lead to {party} ({peer}, by {path}), who is not in the register of subprocessors.',
  },
  'reason.FLOWS_OBSERVED': {
    fr: 'Flux observés sur {count} interfaces ({interfaces}), {share}\u00a0% des heures de la portée ({covered} sur {hours}), plan «\u00a0{plane}\u00a0». Ce qui passe ailleurs, ou le reste du temps, n’est pas connu.',
    en: 'Flows observed on {count} interfaces ({interfaces}), {share}% of the hours of the scope ({covered} of {hours}), plane “{plane}”. What passes elsewhere, or the rest of the time, is not known.',
  },
  'reason.FLOWS_OBSERVED.one': {
    fr: 'Flux observés sur {count} interface ({interfaces}), {share}\u00a0% des heures de la portée ({covered} sur {hours}), plan «\u00a0{plane}\u00a0». Ce qui passe ailleurs, ou le reste du temps, n’est pas connu.',
    en: 'Flows observed on {count} interface ({interfaces}), {share}% of the hours of the scope ({covered} of {hours}), plane “{plane}”. What passes elsewhere, or the rest of the time, is not known.',
  },
  'reason.FLOWS_NOT_LOGGED': {
    fr: 'Aucun journal de flux n’est au dossier\u00a0: que personne d’autre n’est joint, le registre et les factures seuls le disent.',
    en: 'No flow log is in the dossier: that nobody else is reached rests on the register and the bills alone.',
  },
  'reason.FLOWS_SAMPLED': {
    fr: 'Heures connues par échantillon seulement (un paquet sur {rate}) : {hours}. Elles ne comptent pas parmi les heures observées, car un flux court peut y manquer.',
    en: 'Hours known by sampling only (one packet in {rate}): {hours}. They do not count among the hours observed, for a short flow may be missing there.',
  },
  'reason.FLOWS_SAMPLED_UNTOLD': {
    fr: 'Heures connues par échantillon seulement, à un taux que le journal ne dit pas\u00a0: {hours}. Elles ne comptent pas parmi les heures observées, car un flux court peut y manquer.',
    en: 'Hours known by sampling only, at a rate that the log does not tell: {hours}. They do not count among the hours observed, for a short flow may be missing there.',
  },
  'reason.SUBPROCESSOR_ABROAD': {
    fr: 'Le sous-traitant «\u00a0{party}\u00a0» est hors du Canada ({country}).',
    en: 'Subprocessor “{party}” is outside Canada ({country}).',
  },
  'reason.LINK_LEAVES_CANADA': {
    fr: 'Le lien de «\u00a0{from}\u00a0» à «\u00a0{to}\u00a0» sort du Canada sans chiffrement par des clés du client.',
    en: 'The link from “{from}” to “{to}” leaves Canada without encryption under customer keys.',
  },
  'reason.CHECK_FAILED': {
    fr: 'Contrôle «\u00a0{check}\u00a0» de {tool} en échec\u00a0: {count}.',
    en: 'Check “{check}” of {tool} failed: {count}.',
  },
  'reason.NOT_ENCRYPTED': {
    fr: 'Non chiffré\u00a0: «\u00a0{what}\u00a0».',
    en: 'Not encrypted: “{what}”.',
  },
  'reason.EGRESS_BILLED': {
    fr: 'Sortie de données facturée pour {month}\u00a0: {amount} {currency} ({path}).',
    en: 'Egress billed for {month}: {amount} {currency} ({path}).',
  },
  'reason.HOLDER_FOREIGN': {
    fr: 'Le détenteur «\u00a0{holder}\u00a0» n’est pas canadien\u00a0: {share}\u00a0%.',
    en: 'Holder “{holder}” is not Canadian: {share}%.',
  },
  'reason.HOLDER_FOREIGN_BEHIND': {
    fr: 'Le détenteur «\u00a0{holder}\u00a0», derrière {through}, n’est pas canadien\u00a0: {share}\u00a0%.',
    en: 'Holder “{holder}”, behind {through}, is not Canadian: {share}%.',
  },
  'reason.RIGHT_FOREIGN': {
    fr: 'Le détenteur «\u00a0{holder}\u00a0», non canadien, a un droit de décider\u00a0: {right}.',
    en: 'Holder “{holder}”, not Canadian, has a right to decide: {right}.',
  },
  'reason.BOARD_SHORT': {
    fr: 'Administrateurs canadiens ou résidents permanents\u00a0: {canadian} sur {seats}.',
    en: 'Directors who are Canadian or permanent residents: {canadian} of {seats}.',
  },
  'reason.ENTITY_ABROAD': {
    fr: '«\u00a0{party}\u00a0» est établie hors du Canada ({country}).',
    en: '“{party}” is established outside Canada ({country}).',
  },
  'reason.VALUE_ABOVE': {
    fr: '{name}\u00a0: {value}, pour un maximum de {limit}.',
    en: '{name}: {value}, where at most {limit} is allowed.',
  },
  'reason.VALUE_BELOW': {
    fr: '{name}\u00a0: {value}, pour un minimum de {limit}.',
    en: '{name}: {value}, where at least {limit} is required.',
  },
  'reason.VALUE_NOT_ABOVE': {
    fr: '{name}\u00a0: {value}, quand il faut plus de {limit}.',
    en: '{name}: {value}, where more than {limit} is required.',
  },
  'reason.SAID_NO': {
    fr: '{name}\u00a0: non.',
    en: '{name}: no.',
  },
  'reason.SAID_YES': {
    fr: '{name}\u00a0: oui.',
    en: '{name}: yes.',
  },
  'reason.NO_EVIDENCE': {
    fr: 'Aucune preuve de ce genre dans le dossier\u00a0: {kind}.',
    en: 'No evidence of this kind in the dossier: {kind}.',
  },
  'reason.NOT_SCANNED': {
    fr: 'Aucun contrôle de ce sujet n’a été fait dans le compte {account} ({platform}), région {region}.',
    en: 'No check of this topic ran in account {account} ({platform}), region {region}.',
  },
  'reason.STORE_NOT_CHECKED': {
    fr: 'Ni l’inventaire ni un balayage ne dit si tous les «\u00a0{type}\u00a0» sont chiffrés (région\u00a0: {region}).',
    en: 'Neither the inventory nor a scan tells whether every “{type}” is encrypted (region: {region}).',
  },
  'reason.CHECK_UNDECIDED': {
    fr: 'Le contrôle «\u00a0{check}\u00a0» de {tool} n’a pas donné de résultat\u00a0: quelqu’un doit juger.',
    en: 'Check “{check}” of {tool} came to no result: a person must judge.',
  },
  'reason.BELOW_GRADE': {
    fr: '{path} est connu par «\u00a0{method}\u00a0», de source «\u00a0{source}\u00a0»\u00a0; il faut au moins «\u00a0{leastMethod}\u00a0», «\u00a0{leastSource}\u00a0».',
    en: '{path} is known by “{method}”, from “{source}”; at least “{leastMethod}”, “{leastSource}” is needed.',
  },
  'reason.TOO_OLD': {
    fr: '{path} date du {date}\u00a0: trop ancien ou expiré à la date du jugement.',
    en: '{path} dates from {date}: too old or expired on the date of judgement.',
  },
  'reason.FROM_THE_FUTURE': {
    fr: '{path} porte une date à venir ({date})\u00a0; il n’est pas compté.',
    en: '{path} bears a date in the future ({date}); it is not counted.',
  },
  'reason.UNDATED': {
    fr: '{path} ne porte aucune date et le manifeste n’en donne pas la réception.',
    en: '{path} bears no date and the manifest gives no date of receipt.',
  },
  'reason.PLACE_UNKNOWN': {
    fr: 'Lieu inconnu\u00a0: région «\u00a0{region}\u00a0» de {platform}.',
    en: 'Unknown place: region “{region}” of {platform}.',
  },
  'reason.PLACE_GLOBAL': {
    fr: '«\u00a0{region}\u00a0» ({platform}) n’est pas un lieu\u00a0: service mondial ou multirégional.',
    en: '“{region}” ({platform}) is no place: a global or multi-region service.',
  },
  'reason.PLACE_ONLY_DECLARED': {
    fr: 'Le lieu de «\u00a0{site}\u00a0» n’est que déclaré ({path})\u00a0; il faut un document ou un constat.',
    en: 'The place of “{site}” is only declared ({path}); a document or a finding is needed.',
  },
  'reason.ADDRESS_UNTOLD': {
    fr: 'Ce qui documente le site «\u00a0{site}\u00a0» ({path}) n’en dit pas l’adresse civique et la province.',
    en: 'What documents site “{site}” ({path}) does not tell its civic address and province.',
  },
  'reason.PLACES_DISAGREE': {
    fr: 'Deux sources placent «\u00a0{region}\u00a0» dans des pays différents\u00a0: {first} et {second}.',
    en: 'Two sources place “{region}” in different countries: {first} and {second}.',
  },
  'reason.NO_ACCOUNT_IN_SCOPE': {
    fr: 'La portée ne nomme aucun compte qui porte des données.',
    en: 'The scope names no account that holds data.',
  },
  'reason.ACCOUNT_WITHOUT_INVENTORY': {
    fr: 'Aucun inventaire valable du compte {account} ({platform}).',
    en: 'No inventory that counts for account {account} ({platform}).',
  },
  'reason.BILLED_ACCOUNT_NOT_IN_SCOPE': {
    fr: 'Le compte {account} ({platform}) est facturé, mais la portée ne le nomme pas.',
    en: 'Account {account} ({platform}) is billed but the scope does not name it.',
  },
  'reason.BILLED_REGION_NOT_INVENTORIED': {
    fr: 'La région {region} est facturée au compte {account} ({platform}), mais aucun inventaire ne la montre.',
    en: 'Region {region} is billed to account {account} ({platform}) but no inventory shows it.',
  },
  'reason.SCANNED_REGION_NOT_INVENTORIED': {
    fr: 'Un balayage a examiné, dans la région {region} du compte {account} ({platform}), du stockage qu’aucun inventaire ne montre.',
    en: 'A scan examined storage in region {region} of account {account} ({platform}) that no inventory shows.',
  },
  'reason.INVENTORY_OPAQUE': {
    fr: '{path} est chiffré\u00a0: l’inventaire n’a pas pu être lu.',
    en: '{path} is encrypted: the inventory could not be read.',
  },
  'reason.MONTH_WITHOUT_BILL': {
    fr: 'Aucune facture du service pour {month}.',
    en: 'No bill of the service for {month}.',
  },
  'reason.LOG_GAP': {
    fr: 'Le journal de {system} ne couvre pas le {date}.',
    en: 'The log of {system} does not cover {date}.',
  },
  'reason.LOG_CHAIN_BROKEN': {
    fr: 'La suite du journal de {system} est rompue ({path}).',
    en: 'The sequence of the log of {system} is broken ({path}).',
  },
  'reason.LOG_WITHOUT_CHAIN': {
    fr: 'Le journal de {system} est en morceaux, sans la chaîne d’empreintes qui prouve qu’ils y sont tous\u00a0: joignez les fichiers CloudTrail-Digest de la période.',
    en: 'The log of {system} comes in pieces, without the chain of digests that proves they are all there: add the CloudTrail-Digest files of the period.',
  },
  'reason.SESSIONS_ENTERED.one': {
    fr: 'Sessions entrées de {count} adresse ({sources})\u00a0: elle dit d’où elles sont entrées, et une machine de rebond peut cacher où est la personne.',
    en: 'Sessions that entered from {count} address ({sources}): it tells from where they entered, and a jump host can hide where the person is.',
  },
  'reason.SESSIONS_ENTERED': {
    fr: 'Sessions entrées de {count} adresses ({sources})\u00a0: elles disent d’où elles sont entrées, et une machine de rebond peut cacher où est la personne.',
    en: 'Sessions that entered from {count} addresses ({sources}): they tell from where they entered, and a jump host can hide where the person is.',
  },
  'reason.SESSION_UNPLACED.one': {
    fr: '{sessions} session vient de {source}, adresse qu’aucune source ne situe.',
    en: '{sessions} session came from {source}, an address that no source places.',
  },
  'reason.SESSION_UNPLACED': {
    fr: '{sessions} sessions viennent de {source}, adresse qu’aucune source ne situe.',
    en: '{sessions} sessions came from {source}, an address that no source places.',
  },
  'reason.REGISTER_COUNT_DIFFERS': {
    fr: 'Le registre annonce {stated} inscriptions et en montre {found} ({path}).',
    en: 'The register states {stated} entries and shows {found} ({path}).',
  },
  'reason.BILLED_PARTY_NOT_IN_REGISTER': {
    fr: '«\u00a0{party}\u00a0» figure aux factures, mais non au registre des sous-traitants.',
    en: '“{party}” appears on bills but not in the register of subprocessors.',
  },
  'reason.SERVICE_PROVIDER_NOT_IN_REGISTER': {
    fr: '«\u00a0{party}\u00a0» est derrière un service que nomme {path}, mais n’est pas au registre des sous-traitants.',
    en: '“{party}” is behind a service that {path} names, but is not in the register of subprocessors.',
  },
  'reason.VULNERABILITY_UNDATED': {
    fr: '{path} dit exploitable une vulnérabilité critique sans dire de quand elle date.',
    en: '{path} says that a critical vulnerability is exploitable without telling its date.',
  },
  'reason.HOLDER_STATUS_UNKNOWN': {
    fr: 'Le statut du détenteur «\u00a0{holder}\u00a0» n’est pas prouvé.',
    en: 'The status of holder “{holder}” is not proven.',
  },
  'reason.HOLDER_IS_ENTITY': {
    fr: 'Le détenteur «\u00a0{holder}\u00a0» est une entité\u00a0; qui la possède n’est pas établi.',
    en: 'Holder “{holder}” is an entity; who owns it is not established.',
  },
  'reason.CONTROLLED_IN_FACT': {
    fr: '{holder} contrôle {issuer} sans qu’une part soit dite\u00a0: établissez son statut.',
    en: '{holder} controls {issuer} without a stated share: establish its status.',
  },
  'reason.CONTROLLER_UNTOLD': {
    fr: '{issuer} a une société mère que le registre ne nomme pas.',
    en: '{issuer} has a parent that the register does not name.',
  },
  'reason.NOMINATOR_UNTOLD': {
    fr: '{holder} détient comme prête-nom\u00a0: rien n’établit pour qui.',
    en: '{holder} holds as a nominee: nothing establishes for whom.',
  },
  'reason.NOMINEE_UNTOLD': {
    fr: 'Des parts de «\u00a0{issuer}\u00a0» sont détenues pour autrui\u00a0: rien n’établit lesquelles, ni par qui.',
    en: 'Shares of “{issuer}” are held for another: nothing establishes which, nor by whom.',
  },
  'reason.RIGHT_HOLDER_UNTOLD': {
    fr: 'Le registre ne nomme pas qui a un droit de décider dans «\u00a0{issuer}\u00a0» ({right})\u00a0: rien n’établit que ce soit un Canadien.',
    en: 'The register does not name who has a right to decide in “{issuer}” ({right}): nothing establishes that it is a Canadian.',
  },
  'reason.HOLDER_CONTROL_OPEN': {
    fr: 'D’autres que des Canadiens prouvés pourraient contrôler «\u00a0{holder}\u00a0»\u00a0: rien de ce que cette entité détient ne compte comme canadien.',
    en: 'Others than proven Canadians could control “{holder}”: nothing that this entity holds counts as Canadian.',
  },
  'reason.HOLDER_LOOP': {
    fr: '«\u00a0{holder}\u00a0» se détient elle-même à travers d’autres entités\u00a0; qui est derrière cette boucle n’est pas établi.',
    en: '“{holder}” holds itself through other entities; who is behind this loop is not established.',
  },
  'reason.SHARES_NOT_WHOLE': {
    fr: '{undisclosed} % ne sont attribués à personne.',
    en: '{undisclosed} % is attributed to nobody.',
  },
  'reason.SHARES_NOT_WHOLE_BEHIND': {
    fr: '{undisclosed}\u00a0% de «\u00a0{holder}\u00a0» ne sont attribués à personne.',
    en: '{undisclosed}% of “{holder}” is attributed to nobody.',
  },
  'reason.EXPOSURE_PATH': {
    fr: 'Une loi étrangère atteint «\u00a0{party}\u00a0» ({country}\u00a0: {law}).',
    en: 'A foreign law reaches “{party}” ({country}: {law}).',
  },
  'reason.EXPOSURE_PATH_BEHIND': {
    fr: 'Une loi étrangère atteint «\u00a0{party}\u00a0» par {through} ({country}\u00a0: {law}).',
    en: 'A foreign law reaches “{party}” through {through} ({country}: {law}).',
  },
  'reason.EXPOSURE_POSSIBLE': {
    fr: 'Une loi étrangère pourrait atteindre «\u00a0{party}\u00a0» ({country}\u00a0: {law})\u00a0; un fait, ou la loi, reste à confirmer.',
    en: 'A foreign law might reach “{party}” ({country}: {law}); a fact, or the law, is to be confirmed.',
  },
  'reason.PRESENCE_ABROAD': {
    fr: 'Présence hors du Canada ({country})\u00a0: «\u00a0{party}\u00a0».',
    en: 'Presence outside Canada ({country}): “{party}”.',
  },
  'reason.SEAT_UNKNOWN': {
    fr: 'Rien ne prouve où «\u00a0{party}\u00a0» a son siège ou réside.',
    en: 'Nothing proves where “{party}” has its seat or resides.',
  },
  'reason.CONTROLLER_UNKNOWN': {
    fr: 'Rien ne prouve qui contrôle «\u00a0{party}\u00a0».',
    en: 'Nothing proves who controls “{party}”.',
  },
  'reason.NO_LAW_LISTED': {
    fr: '«\u00a0{party}\u00a0» relève d’un État dont le registre n’a pas encore les lois ({country}).',
    en: '“{party}” comes under a State whose laws the register does not have yet ({country}).',
  },
  'reason.NO_REGISTER_OF_LAWS': {
    fr: 'Aucun registre des lois n’a été donné.',
    en: 'No register of laws was given.',
  },
  'reason.NO_PATH_FOUND': {
    fr: 'Aucun chemin trouvé parmi {count} lois, sur ces preuves, au {date}.',
    en: 'No path found among {count} laws, on this evidence, on {date}.',
  },
  'reason.HOST_CARRIES': {
    fr: 'Porté, pour le compte {account}, par le certificat de «\u00a0{host}\u00a0» (exigence {control}), valide jusqu’au {until}\u00a0; statut connu au {known}, inconnu ensuite.',
    en: 'Carried, for account {account}, by the certificate of “{host}” (control {control}), valid until {until}; status known on {known}, unknown after.',
  },
  'reason.HOST_ONLY_DECLARED': {
    fr: 'Seul le fournisseur dit que le compte {account} se trouve chez «\u00a0{host}\u00a0»\u00a0; personne de confiance ne l’a constaté.',
    en: 'Only the provider says that account {account} lies at “{host}”; nobody trusted has recorded it.',
  },
  'reason.HOST_CONTRADICTED': {
    fr: 'Le compte {account} se trouverait chez «\u00a0{host}\u00a0», mais {path} le dit chez «\u00a0{party}\u00a0».',
    en: 'Account {account} is said to lie at “{host}”, but {path} puts it at “{party}”.',
  },
  'reason.HOST_WITHOUT_CERTIFICATE': {
    fr: 'Aucune liasse du dossier n’est celle de «\u00a0{host}\u00a0».',
    en: 'No bundle of the dossier is that of “{host}”.',
  },
  'reason.HOST_NOT_COUNTED': {
    fr: 'Le certificat de «\u00a0{host}\u00a0» ne compte pas\u00a0: {hostProblem}',
    en: 'The certificate of “{host}” does not count: {hostProblem}',
  },
  'reason.HOST_NOT_COVERED': {
    fr: 'La portée du certificat de «\u00a0{host}\u00a0» ne couvre pas le compte {account}.',
    en: 'The scope of the certificate of “{host}” does not cover account {account}.',
  },
  'reason.HOST_WITHOUT_CONTROL': {
    fr: 'Le certificat de «\u00a0{host}\u00a0» n’établit pas {control} au niveau {level}.',
    en: 'The certificate of “{host}” does not establish {control} at level {level}.',
  },
  'reason.LINK_NOT_DESCRIBED': {
    fr: 'Aucun lien réseau décrit ne touche le site «\u00a0{site}\u00a0».',
    en: 'No described network link touches site “{site}”.',
  },
  'reason.FILE_MISSING': {
    fr: '{path}, annoncé au manifeste, manque ou diffère\u00a0: tant qu’il manque, rien n’est satisfait.',
    en: '{path}, listed in the manifest, is missing or differs: while it is, nothing is met.',
  },
  'reason.FILE_REFUSED': {
    fr: '{path} n’a pas pu être lu\u00a0; il aurait pu contenir n’importe quoi de son format.',
    en: '{path} could not be read; it could have held anything of its format.',
  },
  'reason.CONTRADICTION': {
    fr: '{first} et {second} se contredisent ({kind})\u00a0; le moins favorable est retenu.',
    en: '{first} and {second} contradict each other ({kind}); the less favourable one stands.',
  },
  'reason.ASSESSOR_DISAGREES': {
    fr: 'Un évaluateur reconnu a signé un constat contraire.',
    en: 'A recognised assessor signed a finding to the contrary.',
  },
  'reason.AWAITS_ASSESSOR': {
    fr: 'Seule une personne peut en juger\u00a0: le constat signé d’un évaluateur reconnu est attendu.',
    en: 'Only a person can judge this: the signed finding of a recognised assessor is awaited.',
  },
  'reason.QUOTE_NOT_FOUND': {
    fr: 'La citation de {path} n’a pas été trouvée à la page {page} du document.',
    en: 'The quotation in {path} was not found on page {page} of the document.',
  },
  'reason.RULE_ERROR': {
    fr: 'Le calcul de «\u00a0{name}\u00a0» a échoué\u00a0: ni satisfait, ni non satisfait.',
    en: 'Computing “{name}” failed: neither met nor not met.',
  },
  'reason.NOT_IN_THIS_VERSION': {
    fr: 'Cette version ne sait pas encore en juger.',
    en: 'This version cannot judge it yet.',
  },
  'scope.FILE_NOT_LISTED': {
    fr: '{path} ({format}) est présent, mais le manifeste ne l’annonce pas\u00a0; il est lu et compté.',
    en: '{path} ({format}) is present but the manifest does not list it; it is read and counted.',
  },
  'scope.FILE_NOT_RECOGNISED': {
    fr: '{path} n’est d’aucun format connu\u00a0; il n’est pas lu.',
    en: '{path} is of no known format; it is not read.',
  },
  'scope.FILE_REFUSED': {
    fr: '{path} a été refusé\u00a0: {code} ({place}).',
    en: '{path} was refused: {code} ({place}).',
  },
  'scope.FILE_MISSING': {
    fr: '{path}, annoncé au manifeste, est absent.',
    en: '{path}, listed in the manifest, is absent.',
  },
  'scope.FILE_DIGEST_DIFFERS': {
    fr: '{path} n’a pas l’empreinte annoncée au manifeste.',
    en: '{path} does not have the digest listed in the manifest.',
  },
  'scope.FILE_FORMAT_DIFFERS': {
    fr: '{path} est annoncé comme {announced} et se lit comme {format}.',
    en: '{path} is listed as {announced} and reads as {format}.',
  },
  'scope.ACCOUNT_NOT_LISTED': {
    fr: 'Le compte {account} ({platform}), vu dans {seenIn}, n’est pas dans la portée.',
    en: 'Account {account} ({platform}), seen in {seenIn}, is not in the scope.',
  },
  'scope.REGION_ONLY_BILLED': {
    fr: 'La région {region} ({platform}) est facturée dans {path}, mais aucun inventaire ne la montre.',
    en: 'Region {region} ({platform}) is billed in {path} but no inventory shows it.',
  },
  'scope.INTENDED_ABROAD': {
    fr: '{path} veut avoir des ressources ou des copies hors du Canada : région {region} ({platform}, {country}), {resources} en tout. Ce n’est qu’une intention.',
    en: '{path} means to have resources or copies outside Canada: region {region} ({platform}, {country}), {resources} in all. It is only an intent.',
  },
  'scope.BILLED_PARTY_NOT_LISTED': {
    fr: '«\u00a0{party}\u00a0» figure à la facture {path}, mais ni à la portée ni au registre des sous-traitants.',
    en: '“{party}” appears on bill {path}, but neither in the scope nor in the register of subprocessors.',
  },
  'scope.SERVICE_PROVIDER_NOT_LISTED': {
    fr: '«\u00a0{party}\u00a0» est derrière un service que nomme {path}, mais ne figure ni à la portée ni au registre des sous-traitants.',
    en: '“{party}” is behind a service that {path} names, but neither in the scope nor in the register of subprocessors.',
  },
  'scope.SELLER_NAMED_AS_OWN': {
    fr: '«\u00a0{party}\u00a0» est dans la portée une entité du service, mais vend à la facture {path}\u00a0: ses lignes comptent comme des achats.',
    en: '“{party}” is an entity of the service in the scope, yet sells on bill {path}: its lines count as purchases.',
  },
  'scope.INVOICE_TOTAL_DIFFERS': {
    fr: 'La facture {invoice} totalise {stated} {currency} selon {path}, mais les lignes lues sous ce numéro en font {billed}\u00a0: il en manque, ou il y en a de trop.',
    en: 'Invoice {invoice} totals {stated} {currency} according to {path}, but the lines read under that number make {billed}: some are missing, or too many.',
  },
  'scope.INVOICE_WITHOUT_LINES': {
    fr: 'La facture {invoice} ({currency}) est donnée dans {path}, mais aucune ligne lue ne porte ce numéro.',
    en: 'Invoice {invoice} ({currency}) is given in {path}, but no line that was read bears that number.',
  },
  'scope.FLOW_OPERATOR_NOT_LISTED': {
    fr: 'Les flux des plans jugés mènent à {party} (pairs\u00a0: {peers}, dont {peer}), que la portée ne nomme pas.',
    en: 'Flows of the planes that are judged lead to {party} (peers: {peers}, such as {peer}), whom the scope does not name.',
  },
  'scope.FLOW_PEERS_NOT_LISTED': {
    fr: 'Les flux des plans jugés mènent à des pairs que rien ne nomme ni ne situe\u00a0: {peers}, dont {peer}.',
    en: 'Flows of the planes that are judged lead to peers that nothing names or places: {peers}, such as {peer}.',
  },
  'scope.FLOW_PEER_NAMED': {
    fr: 'Le pair {peer}, que rien ne situe, fut joint ou trouvé sous le nom {name}\u00a0: c’est un signal de qui est derrière, et ne dit pas où il se trouve.',
    en: 'Peer {peer}, which nothing places, was reached or found under the name {name}: a signal of who is behind it, which does not tell where it is.',
  },
  'scope.NAME_OPERATOR_NOT_LISTED': {
    fr: 'Des connexions, des certificats ou des réponses du DNS nomment {name}, de {party} (adresses\u00a0: {peers}), que la portée ne nomme pas.',
    en: 'Connections, certificates or answers of the DNS name {name}, of {party} (addresses: {peers}), whom the scope does not name.',
  },
  'scope.NAME_NOT_DECLARED': {
    fr: 'Le nom {name} fut demandé (adresses\u00a0: {peers}, dont {peer}), et aucun document ne le déclare.',
    en: 'The name {name} was asked for (addresses: {peers}, such as {peer}), and no document declares it.',
  },
  'scope.NAME_NOT_SEEN': {
    fr: 'Le point d’accès {name} est déclaré pour «\u00a0{service}\u00a0», et aucune connexion ni réponse du DNS ne le nomme aux points observés.',
    en: 'Endpoint {name} is declared for “{service}”, and no connection or answer of the DNS names it where they were observed.',
  },
  'scope.NAME_LEADS_ABROAD': {
    fr: 'L’inventaire donne à {resource} le nom {name}, qui mène selon les réponses du DNS à {peer}, une adresse placée à l’étranger ({country}).',
    en: 'The inventory gives {resource} the name {name}, which by answers of the DNS leads to {peer}, an address placed abroad ({country}).',
  },
  'scope.NAME_ADDRESS_NOT_SEEN': {
    fr: 'L’inventaire donne à {resource} le nom {name}, et aucun flux ne montre les adresses où il mène selon les réponses du DNS ({addresses}, dont {peer}).',
    en: 'The inventory gives {resource} the name {name}, and no flow shows the addresses that it leads to by answers of the DNS ({addresses}, such as {peer}).',
  },
  'scope.DOMAIN_OPERATOR_NOT_LISTED': {
    fr: 'Les enregistrements de {domain} montrent {party} (contrôlé depuis\u00a0: {country}), que la portée ne nomme pas ({dnsRole})\u00a0: un signal, et non un lieu.',
    en: 'The records of {domain} show {party} (controlled from: {country}), whom the scope does not name ({dnsRole}): a signal, and no place.',
  },
  'scope.SUBPROCESSOR_NOT_SEEN': {
    fr: 'Le sous-traitant {party} est déclaré, et ni flux, ni nom, ni certificat ne mène à lui aux points et aux heures observés.',
    en: 'Subprocessor {party} is declared, and no flow, name or certificate leads to it at the points and in the hours observed.',
  },
  'scope.FLOW_REGION_NOT_DECLARED': {
    fr: 'Les flux des plans jugés mènent à la région {region} ({platform}\u00a0; pairs\u00a0: {peers}, dont {peer}), où l’inventaire ne montre rien.',
    en: 'Flows of the planes that are judged lead to region {region} ({platform}; peers: {peers}, such as {peer}), where the inventory shows nothing.',
  },
  'scope.FLOW_REGION_NOT_SEEN': {
    fr: 'La région {region} ({platform}) est à l’inventaire, et aucun flux n’y mène ni n’en vient sur les interfaces observées.',
    en: 'Region {region} ({platform}) is in the inventory, and no flow leads there or comes from there on the interfaces observed.',
  },
  'scope.FLOW_HOURS_NOT_COVERED': {
    fr: 'Les journaux de flux couvrent {covered} des {hours} heures de la période\u00a0: ils ne disent rien des autres.',
    en: 'Flow logs cover {covered} of the {hours} hours of the period: they say nothing of the others.',
  },
  'scope.LOGGED_SYSTEM_NOT_LISTED': {
    fr: '{system} apparaît dans {path}, mais non dans la portée.',
    en: '{system} appears in {path} but not in the scope.',
  },
  'scope.SITE_WITHOUT_INVENTORY': {
    fr: 'Le site {site} est déclaré, mais aucun inventaire ne le montre.',
    en: 'Site {site} is declared but no inventory shows it.',
  },
  'scope.SIGNER_NOT_LISTED': {
    fr: '{path} est signé par une clé ({key}) que la liste de confiance ne nomme pas, ou ne reconnaît plus\u00a0: la signature n’élève rien.',
    en: '{path} is signed by a key ({key}) that the trust list does not name, or no longer trusts: the signature raises nothing.',
  },
  'scope.STATEMENT_ABOUT_OTHER': {
    fr: '{path} parle d’un autre service ({about})\u00a0: la déclaration ne compte pas ici.',
    en: '{path} is about another service ({about}): the statement does not count here.',
  },
  'scope.JUDGED_AT_PROPOSED': {
    fr: 'Le jour du jugement, {date}, est celui que le manifeste propose.',
    en: 'The day of judgement, {date}, is the one that the manifest proposes.',
  },
  'reason.TYPE_UNKNOWN': {
    fr: 'Une ressource d’un type que cette version ne connaît pas ({type}) est hors du Canada ou sans lieu ({region})\u00a0: elle pourrait porter des données.',
    en: 'A resource of a type that this version does not know ({type}) is outside Canada or in no known place ({region}): it could hold data.',
  },
  'reason.SITE_USE_UNTOLD': {
    fr: 'Le site {site} est hors du Canada ({country}) et rien ne dit à quoi il sert\u00a0: il pourrait porter des données.',
    en: 'Site {site} is outside Canada ({country}) and nothing tells what it is used for: it could hold data.',
  },
});
