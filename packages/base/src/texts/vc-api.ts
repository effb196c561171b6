import { defineTexts } from './catalogue.ts';

/** Words of `vc-api`: the command, and what is wrong with what it is given, by code. */
export const vcApiTexts = defineTexts({
  'cli.vc-api': {
    fr: 'essaie ou branche la VC-API du W3C sur cette machine, avec des clés jetables',
    en: 'tries or connects the W3C VC-API on this machine, with throw-away keys',
  },
  'cli.vc-api-serving': {
    fr: 'VC-API à {url}\u00a0: DÉMONSTRATION, les clés sont publiques. Ctrl+C arrête.',
    en: 'VC-API at {url}: DEMONSTRATION, the keys are public. Ctrl+C stops it.',
  },
  'error.cli.VC_API_ABSENT': {
    fr: 'La VC-API demande une installation de plus, dans le dossier d’Ancrage\u00a0: npm ci --ignore-scripts --workspaces=false --prefix packages/app/vc-api',
    en: 'The VC-API needs one more install, in the folder of Ancrage: npm ci --ignore-scripts --workspaces=false --prefix packages/app/vc-api',
  },
  'error.cli.PORT_TAKEN': {
    fr: 'Le port {port} n’est pas libre\u00a0: choisissez-en un autre, ou 0.',
    en: 'Port {port} is not free: choose another, or 0.',
  },
  'vc-api.REQUEST': {
    fr: 'cette demande n’est pas le JSON attendu',
    en: 'this request is not the JSON expected',
  },
  'vc-api.TOO_LARGE': {
    fr: 'cette demande est trop longue',
    en: 'this request is too long',
  },
  'vc-api.TOO_COSTLY': {
    fr: 'ce document prendrait trop de temps ou de mémoire',
    en: 'this document would take too much time or memory',
  },
  'vc-api.TOO_MANY': {
    fr: 'il y en a trop',
    en: 'there are too many of them',
  },
  'vc-api.CONTEXT': {
    fr: '@context n’est pas la liste attendue, qui commence par celui du modèle de données',
    en: '@context is not the list expected, which begins with that of the data model',
  },
  'vc-api.CONTEXT_UNKNOWN': {
    fr: 'ce contexte n’est pas fourni avec Ancrage, et rien n’est demandé au réseau',
    en: 'this context does not come with Ancrage, and nothing is asked of the network',
  },
  'vc-api.JSON_LD': {
    fr: 'un terme, un type ou une adresse n’a pas de sens en JSON-LD, ou un terme protégé en reçoit un autre',
    en: 'a term, type or address has no meaning in JSON-LD, or a protected term is given another',
  },
  'vc-api.TYPE': {
    fr: 'type n’est pas une liste de termes ou d’adresses où se trouve celui qui est requis',
    en: 'type is not a list of terms or addresses that holds the one required',
  },
  'vc-api.IDENTIFIER': {
    fr: 'il faut une seule adresse complète, et différente des autres',
    en: 'one whole address is needed, other than the others',
  },
  'vc-api.LANGUAGE_VALUE': {
    fr: 'il faut un texte, ou un texte avec sa langue et rien d’autre',
    en: 'a text is needed, or a text with its language and nothing else',
  },
  'vc-api.ISSUER': {
    fr: 'l’émetteur n’est pas une adresse complète, ou pas la même partout',
    en: 'the issuer is not a whole address, or not the same everywhere',
  },
  'vc-api.ISSUER_KEY': {
    fr: 'ce serveur ne signe que pour les clés jetables dont il donne les noms à l’adresse /',
    en: 'this server signs only for the throw-away keys that it names at the address /',
  },
  'vc-api.SUBJECT': {
    fr: 'il faut au moins un sujet, et chacun doit dire quelque chose',
    en: 'at least one subject is needed, and each must say something',
  },
  'vc-api.INSTANT': {
    fr: 'il faut un instant avec son décalage horaire',
    en: 'an instant with its offset is needed',
  },
  'vc-api.OBJECT': {
    fr: 'il faut un objet',
    en: 'an object is needed',
  },
  'vc-api.DIGEST': {
    fr: 'il faut une empreinte, sous une forme connue',
    en: 'a digest is needed, in a known form',
  },
  'vc-api.PERIOD': {
    fr: 'la fin de validité précède le début',
    en: 'validity ends before it begins',
  },
  'vc-api.NOT_VALID_NOW': {
    fr: 'ce n’est pas valide en ce moment',
    en: 'this is not valid now',
  },
  'vc-api.SECURED_ALREADY': {
    fr: 'ce document porte déjà une preuve',
    en: 'this document has a proof already',
  },
  'vc-api.NOT_SECURED': {
    fr: 'rien ne sécurise ce document',
    en: 'nothing secures this document',
  },
  'vc-api.PROOF': {
    fr: 'la preuve n’est pas d’eddsa-rdfc-2022 ni d’eddsa-jcs-2022, ou n’en a pas la forme',
    en: 'the proof is not of eddsa-rdfc-2022 or eddsa-jcs-2022, or has not their form',
  },
  'vc-api.PREVIOUS_PROOF': {
    fr: 'la preuve dont dépend celle-ci n’est pas là',
    en: 'the proof on which this one depends is not there',
  },
  'vc-api.PURPOSE': {
    fr: 'la preuve a été faite pour autre chose',
    en: 'the proof was made for something else',
  },
  'vc-api.KEY_UNKNOWN': {
    fr: 'seules sont connues les clés dont le nom est un did:key d’Ed25519 ou de P-256',
    en: 'only keys are known whose name is a did:key of Ed25519 or P-256',
  },
  'vc-api.KEY_OF_ANOTHER': {
    fr: 'aucune des clés qui ont signé n’est celle de qui parle',
    en: 'none of the keys that signed is that of the one who speaks',
  },
  'vc-api.SIGNATURE': {
    fr: 'la signature ne tient pas',
    en: 'the signature does not hold',
  },
  'vc-api.ENVELOPE': {
    fr: 'l’enveloppe n’est pas l’adresse (data) d’un JWT signé de ce genre',
    en: 'the envelope is not the (data) address of a signed JWT of this kind',
  },
  'vc-api.DOMAIN': {
    fr: 'la preuve a été faite pour un autre domaine',
    en: 'the proof was made for another domain',
  },
  'vc-api.CHALLENGE': {
    fr: 'la preuve ne répond pas à ce défi',
    en: 'the proof does not answer this challenge',
  },
  'vc-api.RESOURCE_DIFFERS': {
    fr: 'l’empreinte n’est pas celle de ce qui se trouve à cette adresse',
    en: 'the digest is not that of what stands at this address',
  },
  'vc-api.RESOURCE_NOT_CHECKED': {
    fr: 'ce qui se trouve à cette adresse n’a pas été lu\u00a0: l’empreinte reste à vérifier',
    en: 'what stands at this address was not read: the digest remains to be checked',
  },
  'vc-api.STATUS_NOT_CHECKED': {
    fr: 'le statut n’a pas été demandé\u00a0: ni suspension ni révocation ne sont exclues',
    en: 'the status was not asked for: neither suspension nor revocation is excluded',
  },
  'vc-api.SCHEMA_NOT_CHECKED': {
    fr: 'le schéma n’a pas été lu',
    en: 'the schema was not read',
  },
});
