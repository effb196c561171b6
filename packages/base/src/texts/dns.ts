import { defineTexts } from './catalogue.ts';

/** Texts of the examination of names. */
export const dnsTexts = defineTexts({
  'cli.dns': {
    fr: 'montre de qui des domaines dépendent, par leurs noms',
    en: 'shows on whom domains depend, by their names',
  },
  'cli.option-resolver': {
    fr: 'serveur de noms à interroger (adresse ou adresse:port), sinon ceux du système',
    en: 'name server to ask (address or address:port), else those of the system',
  },
  'cli.option-offline': {
    fr: 'n’interroge personne\u00a0: ne lit que les fichiers de zone',
    en: 'asks nobody: reads zone files only',
  },
  'cli.option-dns-format': { fr: 'sortie\u00a0: en mots, ou en JSON', en: 'output: in words, or as JSON' },
  'cli.dns-answers-skipped.many': {
    fr: '{path}\u00a0: {count} enregistrements de réponses non utilisés (le premier, ligne {line})',
    en: '{path}: {count} records of answers not used (the first, line {line})',
  },
  'cli.dns-answers-skipped.one': {
    fr: '{path}\u00a0: un enregistrement de réponse non utilisé (ligne {line})',
    en: '{path}: one record of an answer not used (line {line})',
  },
  'cli.dns-zone-skipped.many': {
    fr: '{path}\u00a0: {count} entrées de zone non utilisées (la première, ligne {line})',
    en: '{path}: {count} entries of the zone not used (the first, line {line})',
  },
  'cli.dns-zone-skipped.one': {
    fr: '{path}\u00a0: une entrée de zone non utilisée (ligne {line})',
    en: '{path}: one entry of the zone not used (line {line})',
  },
  'dns.role.mail-entry': { fr: 'Arrivée du courriel', en: 'Where mail arrives' },
  'dns.role.mailbox': { fr: 'Boîtes aux lettres', en: 'Mailboxes' },
  'dns.role.mail-sending': { fr: 'Envoi permis', en: 'Allowed to send' },
  'dns.role.mail-reports': { fr: 'Rapports sur le courriel', en: 'Reports on mail' },
  'dns.role.identity': { fr: 'Identités et appareils', en: 'Identities and devices' },
  'dns.role.web': { fr: 'Site web', en: 'Web site' },
  'dns.role.name-servers': { fr: 'Serveurs de noms', en: 'Name servers' },
  'dns.role.certificates': { fr: 'Autorité de certification', en: 'Certificate authority' },
  'dns.state.shown': { fr: 'un exploitant est montré', en: 'an operator is shown' },
  'dns.state.indicated': { fr: 'un exploitant est indiqué', en: 'an operator is indicated' },
  'dns.state.unproven': { fr: 'non prouvé', en: 'unproven' },
  'dns.state.none': { fr: 'aucun, dit le domaine', en: 'none, says the domain' },
  'dns.state.untold': { fr: 'le domaine n’en dit rien', en: 'the domain says nothing of it' },
  'dns.state.unknown': { fr: 'sans réponse', en: 'no answer' },
  'dns.signal.mx': { fr: 'serveur de courriel (MX)', en: 'mail host (MX)' },
  'dns.signal.tenant-mail-host': {
    fr: 'nom de locataire chez Exchange Online',
    en: 'tenant’s name at Exchange Online',
  },
  'dns.signal.dkim-selector': { fr: 'clé de signature (DKIM)', en: 'signing key (DKIM)' },
  'dns.signal.autodiscover': { fr: 'découverte automatique', en: 'autodiscovery' },
  'dns.signal.spf-include': { fr: 'expéditeur permis (SPF)', en: 'sender allowed (SPF)' },
  'dns.signal.registration': { fr: 'inscription des appareils', en: 'registration of devices' },
  'dns.signal.verification': { fr: 'preuve de propriété du domaine', en: 'proof of owning the domain' },
  'dns.signal.dmarc-report': { fr: 'destinataire de rapports (DMARC)', en: 'recipient of reports (DMARC)' },
  'dns.signal.address': { fr: 'adresse', en: 'address' },
  'dns.signal.alias': { fr: 'alias (CNAME)', en: 'alias (CNAME)' },
  'dns.signal.name-server': { fr: 'serveur de noms (NS)', en: 'name server (NS)' },
  'dns.signal.caa': { fr: 'autorité permise (CAA)', en: 'authority allowed (CAA)' },
  'dns.operator': {
    fr: '{name}, contrôlé depuis\u00a0: {country} ({points}\u00a0sur\u00a0100)',
    en: '{name}, controlled from: {country} ({points} of 100)',
  },
  'dns.others': {
    fr: 'hôtes inconnus de la table\u00a0: {hosts}',
    en: 'hosts that the table does not know: {hosts}',
  },
  'dns.more-hosts': { fr: '{hosts} et {count} autres', en: '{hosts} and {count} more' },
  'dns.failed.many': {
    fr: '{count} questions sans réponse\u00a0: ce qu’elles auraient dit n’est pas connu',
    en: '{count} questions without an answer: what they would have told is not known',
  },
  'dns.failed.one': {
    fr: 'une question sans réponse\u00a0: ce qu’elle aurait dit n’est pas connu',
    en: 'one question without an answer: what it would have told is not known',
  },
  'dns.summary': { fr: 'Ensemble\u00a0: {count} domaines', en: 'Together: {count} domains' },
  'dns.summary-line': {
    fr: '{role}\u00a0: {name} ({country}), {count}\u00a0/\u00a0{total}',
    en: '{role}: {name} ({country}), {count}\u00a0/\u00a0{total}',
  },
  'dns.limits': {
    fr: 'Un nom ne dit ni où se trouve une machine, ni ce qui y passe\u00a0; rien de vu n’est pas une indépendance prouvée. Table des exploitants du {date}.',
    en: 'A name tells neither where a machine stands nor what passes through it; nothing seen is no independence proven. Table of operators of {date}.',
  },
  'error.cli.DNS_NAME': {
    fr: '«\u00a0{name}\u00a0» n’est ni un nom de domaine, ni un fichier. Donner un nom (ville.exemple), un fichier de zone ou une liste de noms, un par ligne.',
    en: '“{name}” is neither a domain name nor a file. Give a name (town.example), a zone file or a list of names, one a line.',
  },
  'error.cli.DNS_LINE': {
    fr: '{path}, ligne {line}\u00a0: «\u00a0{name}\u00a0» n’est pas un nom de domaine. Une liste a un nom par ligne\u00a0; un fichier de zone a un enregistrement SOA.',
    en: '{path}, line {line}: “{name}” is not a domain name. A list has one name a line; a zone file has a SOA record.',
  },
  'error.cli.DNS_RESOLVER': {
    fr: '«\u00a0{address}\u00a0» n’est pas l’adresse d’un serveur de noms. Donner une adresse IP, avec un port au besoin\u00a0: 127.0.0.1:5353 ou [::1]:5353.',
    en: '“{address}” is not the address of a name server. Give an IP address, with a port if need be: 127.0.0.1:5353 or [::1]:5353.',
  },
  'error.cli.DNS_NOTHING': {
    fr: 'Aucun nom à examiner. Donner des noms de domaine, des fichiers de zone ou des listes de noms.',
    en: 'No name to examine. Give domain names, zone files or lists of names.',
  },
});
