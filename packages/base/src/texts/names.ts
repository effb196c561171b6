import { defineTexts } from './catalogue.ts';

/** Texts on names and certificates in a report. */
export const namesTexts = defineTexts({
  'names.section': {
    fr: 'Noms et certificats',
    en: 'Names and certificates',
  },
  'names.section-means': {
    fr: 'Qui rend quel service, d’après les réponses du DNS gardées, les noms demandés et les certificats présentés. Des signaux, à côté des faits qui sont jugés\u00a0: aucun nom ne dit où se trouve une machine.',
    en: 'Who plays which part, by the answers of the DNS that were kept, the names that were asked for and the certificates presented. Signals, beside the facts that are judged: no name tells where a machine stands.',
  },
  'names.says-not': {
    fr: 'Ni chaîne ni révocation de certificat n’est vérifiée\u00a0; rien de vu n’est pas une indépendance prouvée. La table des exploitants dit qui contrôle, et d’où.',
    en: 'No chain and no revocation of a certificate is verified; nothing seen is no independence proven. The table of operators tells who controls, and from where.',
  },
  'names.domains': {
    fr: 'Domaines',
    en: 'Domains',
  },
  'names.domain': {
    fr: 'Domaine',
    en: 'Domain',
  },
  'names.role': {
    fr: 'Rôle',
    en: 'Part',
  },
  'names.state': {
    fr: 'État',
    en: 'State',
  },
  'names.operators': {
    fr: 'Exploitants',
    en: 'Operators',
  },
  'names.asked': {
    fr: '{domain} (répondu le {date})',
    en: '{domain} (answered on {date})',
  },
  'names.points': {
    fr: '{operator} ({points}\u00a0sur\u00a0100)',
    en: '{operator} ({points} of 100)',
  },
  'names.operator': {
    fr: '{name}, contrôlé depuis\u00a0: {country}',
    en: '{name}, controlled from: {country}',
  },
  'names.peers': {
    fr: 'Qui répond aux adresses',
    en: 'Who answers at the addresses',
  },
  'names.peer': {
    fr: 'Adresse',
    en: 'Address',
  },
  'names.names': {
    fr: 'Noms',
    en: 'Names',
  },
  'names.who': {
    fr: 'Qui',
    en: 'Who',
  },
  'names.by': {
    fr: '{name} ({bases})',
    en: '{name} ({bases})',
  },
  'names.of-range': {
    fr: 'plage de {operator}',
    en: 'range of {operator}',
  },
  'names.of-certificate': {
    fr: 'certificat délivré à {organization}',
    en: 'certificate issued to {organization}',
  },
  'names.basis.tls-asked': {
    fr: 'demandé en TLS',
    en: 'asked for in TLS',
  },
  'names.basis.tls-served': {
    fr: 'servi en TLS',
    en: 'served in TLS',
  },
  'names.basis.dns-answered': {
    fr: 'réponse vue',
    en: 'answer seen',
  },
  'names.basis.certificate': {
    fr: 'certificat',
    en: 'certificate',
  },
  'names.basis.dns-record': {
    fr: 'réponse gardée',
    en: 'answer kept',
  },
  'names.authorities': {
    fr: 'Autorités de certification',
    en: 'Certificate authorities',
  },
  'names.authority': {
    fr: 'Autorité, selon les certificats',
    en: 'Authority, as certificates have it',
  },
  'names.certificates': {
    fr: 'Certificats',
    en: 'Certificates',
  },
  'names.stated-country': {
    fr: 'inconnu de la table\u00a0; pays selon le certificat\u00a0: {country}',
    en: 'unknown to the table; country by the certificate: {country}',
  },
  'names.declared': {
    fr: 'Noms des inventaires',
    en: 'Names of the inventories',
  },
  'names.name': {
    fr: 'Nom',
    en: 'Name',
  },
  'names.resource': {
    fr: 'Ressource',
    en: 'Resource',
  },
  'names.in-logs': {
    fr: 'Dans les journaux de noms',
    en: 'In logs of names',
  },
  'names.leads-to': {
    fr: 'Où il mène',
    en: 'Where it leads',
  },
  'names.use.endpoint': {
    fr: 'point d’accès',
    en: 'endpoint',
  },
  'names.use.zone': {
    fr: 'zone',
    en: 'zone',
  },
  'names.no-log': {
    fr: 'aucun journal',
    en: 'no log',
  },
  'names.asked-for': {
    fr: 'demandé',
    en: 'asked for',
  },
  'names.not-asked-for': {
    fr: 'pas demandé aux points observés',
    en: 'not asked for where it was observed',
  },
  'names.no-answer': {
    fr: 'aucune réponse gardée',
    en: 'no answer kept',
  },
  'names.leads': {
    fr: 'adresses publiques\u00a0: {addresses}',
    en: 'public addresses: {addresses}',
  },
  'names.leads-seen': {
    fr: 'adresses publiques\u00a0: {addresses}, dont vues dans les flux\u00a0: {seen}',
    en: 'public addresses: {addresses}, of which seen in flows: {seen}',
  },
  'names.flow-section': {
    fr: 'Noms de ces pairs, et autorités de leurs certificats',
    en: 'Names of these peers, and authorities of their certificates',
  },
  'names.issued-by': { fr: 'émis par {issuer}', en: 'issued by {issuer}' },
  'names.authority-line': {
    fr: 'autorité {issuer}\u00a0: {who} (certificats\u00a0: {certificates})',
    en: 'authority {issuer}: {who} (certificates: {certificates})',
  },
  'names.unnamed.many': {
    fr: '{count} de ces pairs n’ont ni nom ni certificat dans ces fichiers',
    en: '{count} of these peers have neither name nor certificate in these files',
  },
  'names.unnamed.one': {
    fr: 'un de ces pairs n’a ni nom ni certificat dans ces fichiers',
    en: 'one of these peers has neither name nor certificate in these files',
  },
  'cli.option-names': {
    fr: 'noms et certificats des pairs\u00a0: journaux de Zeek, réponses du DNS, PEM, openssl s_client',
    en: 'names and certificates of peers: logs of Zeek, answers of the DNS, PEM, openssl s_client',
  },
});
