import { defineTexts } from './catalogue.ts';

/** What stands on the page of a certificate, beside what the certificate itself says. */
export const pdfTexts = defineTexts({
  'pdf.motto': {
    fr: 'la souveraineté numérique, vérifiable',
    en: 'digital sovereignty that anyone can check',
  },
  'pdf.number': { fr: 'nº\u00a0{number}', en: 'No. {number}' },
  'pdf.demonstration': { fr: 'DÉMONSTRATION', en: 'DEMONSTRATION' },
  'pdf.demonstration-long': {
    fr: 'Signé par des clés jetables que tout le monde possède\u00a0: ceci ne prouve rien de réel.',
    en: 'Signed by throw-away keys that everyone holds: this proves nothing real.',
  },
  'pdf.not-certificate': {
    fr: 'Ceci n’est pas un certificat de souveraineté\u00a0: seul le niveau {top} en reçoit un.',
    en: 'This is not a certificate of sovereignty: only level {top} receives one.',
  },
  'pdf.issued': { fr: 'émis par {issuer} pour', en: 'issued by {issuer} for' },
  'pdf.level': { fr: 'Niveau {level} sur {top}', en: 'Level {level} of {top}' },
  'pdf.criteria': { fr: 'Critères', en: 'Criteria' },
  'pdf.head-criterion': { fr: 'critère', en: 'criterion' },
  'pdf.head-level': { fr: 'niveau', en: 'level' },
  'pdf.head-proof': { fr: 'preuve la plus faible', en: 'weakest proof' },
  'pdf.outcome-all': {
    fr: '{total} exigences, toutes satisfaites (détail dans la liasse).',
    en: '{total} controls, all met (details in the bundle).',
  },
  'pdf.outcome': {
    fr: '{total} exigences\u00a0: {met} satisfaites, {other} autrement (détail dans la liasse).',
    en: '{total} controls: {met} met, {other} otherwise (details in the bundle).',
  },
  'pdf.scope': { fr: 'Portée', en: 'Scope' },
  'pdf.period': { fr: 'Période', en: 'Period' },
  'pdf.period-of': { fr: 'du {from} au {to}', en: '{from} to {to}' },
  'pdf.entities': { fr: 'Entités', en: 'Entities' },
  'pdf.sites': { fr: 'Sites', en: 'Sites' },
  'pdf.accounts': { fr: 'Comptes et préfixes', en: 'Accounts and prefixes' },
  'pdf.accounts-of': {
    fr: '{accounts} et {prefixes}, nommés dans la liasse',
    en: '{accounts} and {prefixes}, named in the bundle',
  },
  'pdf.account.one': { fr: '{count} compte', en: '{count} account' },
  'pdf.account.many': { fr: '{count} comptes', en: '{count} accounts' },
  'pdf.prefix.one': { fr: '{count} préfixe', en: '{count} prefix' },
  'pdf.prefix.many': { fr: '{count} préfixes', en: '{count} prefixes' },
  'pdf.exclusions': { fr: 'Exclu de la portée', en: 'Out of scope' },
  'pdf.exclusion': { fr: '{what} – {reason}', en: '{what} – {reason}' },
  'pdf.shortened': {
    fr: 'Les textes abrégés ({mark}) sont entiers dans la liasse jointe.',
    en: 'Texts cut short ({mark}) are whole in the bundle attached.',
  },
  'pdf.more': {
    fr: '… et {count} de plus, dans la liasse jointe',
    en: '… and {count} more, in the attached bundle',
  },
  'pdf.limits': { fr: 'Ce que ce document ne dit pas', en: 'What this document does not say' },
  'pdf.nonconformity': {
    fr: 'Non-conformité tolérée jusqu’au {until}\u00a0: {control}, {why}',
    en: 'Nonconformity tolerated until {until}: {control}, {why}',
  },
  'pdf.host': {
    fr: 'Repose sur le certificat {credential} de {issuer} ({controls})\u00a0: sa suspension l’atteint.',
    en: 'Rests on certificate {credential} of {issuer} ({controls}), whose suspension reaches it.',
  },
  'pdf.condition': {
    fr: 'À vérifier par le client\u00a0: {title} ({control}, {outcome}).',
    en: 'For the customer to see to: {title} ({control}, {outcome}).',
  },
  'pdf.valid': { fr: 'Valide', en: 'Valid' },
  'pdf.valid-of': {
    fr: 'du {from} au {until}, sauf suspension ou retrait',
    en: '{from} to {until}, unless suspended or withdrawn',
  },
  'pdf.scheme': { fr: 'Référentiel', en: 'Scheme' },
  'pdf.scheme-of': {
    fr: '{title}, version {version} ({status}), jugé au {at}',
    en: '{title}, version {version} ({status}), judged as of {at}',
  },
  'pdf.evaluated': { fr: 'Évalué par', en: 'Evaluated by' },
  'pdf.decided': { fr: 'Décidé par', en: 'Decided by' },
  'pdf.decided-of': { fr: '{who}, le {on}', en: '{who}, on {on}' },
  'pdf.interests': { fr: 'Intérêts déclarés de l’émetteur', en: 'Interests that the issuer declares' },
  'pdf.check': {
    fr: 'Cette page ne prouve rien à elle seule. La preuve est la liasse jointe à ce fichier, {file}\u00a0: «\u00a0ancrage verify\u00a0» la vérifie sans réseau. Le code porte l’identifiant du certificat et son empreinte\u00a0; l’état du jour se lit au registre de l’émetteur. Empreinte SHA-256 du certificat, la même dans le code, le registre et le journal\u00a0:',
    en: 'This page proves nothing by itself. The proof is the bundle attached to this file, {file}: “ancrage verify” checks it without a network. The code bears the certificate’s identifier and its digest; today’s status stands in the issuer’s register. SHA-256 of the certificate, the same in the code, the register and the log:',
  },
  'pdf.qr': {
    fr: 'Code QR qui contient\u00a0: {content}',
    en: 'QR code that contains: {content}',
  },
  'pdf.seal': {
    fr: 'Rosace tracée à partir de l’empreinte du certificat\u00a0; ornement, qui ne prouve rien.',
    en: 'Rosette drawn from the digest of the certificate; an ornament, which proves nothing.',
  },
  'pdf.attachment': {
    fr: 'Liasse\u00a0: tout ce qui prouve ce certificat',
    en: 'Bundle: all that proves this certificate',
  },
  'pdf.reason': {
    fr: 'Sceau de l’émetteur sur cette page et sa liasse',
    en: 'Seal of the issuer on this page and its bundle',
  },
});
