/** What names on the network tell of those that a domain depends on. Pure: whoever asks the questions stands behind `Lookup`. */
export { type DnsAnswer, dnsName, type Lookup, type RecordType } from './dns-answer.ts';
export { examineDomain } from './examine-domain.ts';
export {
  INDICATED_FROM,
  nameDependence,
  type NameDependence,
  type RoleDependence,
  type RoleOperator,
  type RoleState,
} from './name-dependence.ts';
export { lookupInAnswers, readAnswers } from './recorded-answers.ts';
export type { RecordedAnswer, RecordedAnswers } from './recorded-answer.ts';
export { type DnsRole, dnsRoles, type Signal, type SignalKind, signalKinds } from './signals.ts';
export { lookupInZones, parseZoneFile, type Zone } from './zone-file.ts';
