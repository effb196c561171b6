import { addressRangeKind } from './kinds/address-range.ts';
import { assessorFindingKind } from './kinds/assessor-finding.ts';
import { auditRightKind } from './kinds/audit-right.ts';
import { auditorIndependenceKind } from './kinds/auditor-independence.ts';
import { beneficialOwnerMatchKind } from './kinds/beneficial-owner-match.ts';
import { billOfMaterialsKind } from './kinds/bill-of-materials.ts';
import { boardKind } from './kinds/board.ts';
import { certificateReadingKind } from './kinds/certificate-reading.ts';
import { certificationKind } from './kinds/certification.ts';
import { changeOfControlUndertakingKind } from './kinds/change-of-control-undertaking.ts';
import { collectionKind } from './kinds/collection.ts';
import { componentKind } from './kinds/component.ts';
import { confirmationKind } from './kinds/confirmation.ts';
import { continuityTestKind } from './kinds/continuity-test.ts';
import { controlContractsReviewKind } from './kinds/control-contracts-review.ts';
import { controlMappingKind } from './kinds/control-mapping.ts';
import { coreRightsReviewKind } from './kinds/core-rights-review.ts';
import { declaredNameKind } from './kinds/declared-name.ts';
import { decryptionReviewKind } from './kinds/decryption-review.ts';
import { dependencyKind } from './kinds/dependency.ts';
import { describedServiceKind } from './kinds/described-service.ts';
import { dilutedHoldingKind } from './kinds/diluted-holding.ts';
import { documentKind } from './kinds/document.ts';
import { documentPageKind } from './kinds/document-page.ts';
import { documentSignatureKind } from './kinds/document-signature.ts';
import { encryptionReviewKind } from './kinds/encryption-review.ts';
import { entityKind } from './kinds/entity.ts';
import { erasureKind } from './kinds/erasure.ts';
import { exclusionKind } from './kinds/exclusion.ts';
import { exitFeesKind } from './kinds/exit-fees.ts';
import { exportDrillKind } from './kinds/export-drill.ts';
import { exportableDataKind } from './kinds/exportable-data.ts';
import { fileKind } from './kinds/file.ts';
import { flowHourKind } from './kinds/flow-hour.ts';
import { flowInterfaceKind } from './kinds/flow-interface.ts';
import { flowKind } from './kinds/flow.ts';
import { foreignCustomersReviewKind } from './kinds/foreign-customers-review.ts';
import { foreignOrderPolicyKind } from './kinds/foreign-order-policy.ts';
import { foreignPresenceReviewKind } from './kinds/foreign-presence-review.ts';
import { foreignReachReviewKind } from './kinds/foreign-reach-review.ts';
import { formatRegisterKind } from './kinds/format-register.ts';
import { governingLawKind } from './kinds/governing-law.ts';
import { holderStatusKind } from './kinds/holder-status.ts';
import { holdingKind } from './kinds/holding.ts';
import { hostBundleKind } from './kinds/host-bundle.ts';
import { hostedAccountKind } from './kinds/hosted-account.ts';
import { incidentNoticeKind } from './kinds/incident-notice.ts';
import { intendedResourceKind } from './kinds/intended-resource.ts';
import { inventoryKind } from './kinds/inventory.ts';
import { invoiceKind } from './kinds/invoice.ts';
import { invoiceTotalKind } from './kinds/invoice-total.ts';
import { keyKind } from './kinds/key.ts';
import { listedEvidenceKind } from './kinds/listed-evidence.ts';
import { logDigestKind } from './kinds/log-digest.ts';
import { logPeriodKind } from './kinds/log-period.ts';
import { logRetentionKind } from './kinds/log-retention.ts';
import { meterReadingKind } from './kinds/meter-reading.ts';
import { meterRegisterKind } from './kinds/meter-register.ts';
import { nameRecordKind } from './kinds/name-record.ts';
import { noticeToLeaveKind } from './kinds/notice-to-leave.ts';
import { operationalAccessReviewKind } from './kinds/operational-access-review.ts';
import { parallelEgressKind } from './kinds/parallel-egress.ts';
import { peerCertificateKind } from './kinds/peer-certificate.ts';
import { peerNameKind } from './kinds/peer-name.ts';
import { penetrationTestKind } from './kinds/penetration-test.ts';
import { personKind } from './kinds/person.ts';
import { prefixKind } from './kinds/prefix.ts';
import { privacyAssessmentKind } from './kinds/privacy-assessment.ts';
import { privilegedStaffKind } from './kinds/privileged-staff.ts';
import { quotationKind } from './kinds/quotation.ts';
import { recoveryDrillKind } from './kinds/recovery-drill.ts';
import { regionSiteKind } from './kinds/region-site.ts';
import { registeredPartyKind } from './kinds/registered-party.ts';
import { reimportTestKind } from './kinds/reimport-test.ts';
import { relocationLockKind } from './kinds/relocation-lock.ts';
import { replicationKind } from './kinds/replication.ts';
import { residualRiskStatementKind } from './kinds/residual-risk-statement.ts';
import { resourceKind } from './kinds/resource.ts';
import { retrievalWindowKind } from './kinds/retrieval-window.ts';
import { rightsReviewKind } from './kinds/rights-review.ts';
import { scopeAccountKind } from './kinds/scope-account.ts';
import { scopeEntityKind } from './kinds/scope-entity.ts';
import { scopePeriodKind } from './kinds/scope-period.ts';
import { securityCheckKind } from './kinds/security-check.ts';
import { serviceKind } from './kinds/service.ts';
import { sessionKind } from './kinds/session.ts';
import { siteKind } from './kinds/site.ts';
import { siteLinkKind } from './kinds/site-link.ts';
import { spendKind } from './kinds/spend.ts';
import { subprocessorKind } from './kinds/subprocessor.ts';
import { subprocessorRegisterKind } from './kinds/subprocessor-register.ts';
import { supplyChainReviewKind } from './kinds/supply-chain-review.ts';
import { switchingChargeKind } from './kinds/switching-charge.ts';
import { telemetryReviewKind } from './kinds/telemetry-review.ts';
import { tlsCertificateKind } from './kinds/tls-certificate.ts';
import { transitionKind } from './kinds/transition.ts';
import { useProtectionKind } from './kinds/use-protection.ts';

/** The closed registry: every kind of fact that a reader may state and a rule may use. Frozen in `docs/spec`. */
export const kinds = {
  'address-range': addressRangeKind,
  'assessor-finding': assessorFindingKind,
  'audit-right': auditRightKind,
  'auditor-independence': auditorIndependenceKind,
  'beneficial-owner-match': beneficialOwnerMatchKind,
  'bill-of-materials': billOfMaterialsKind,
  board: boardKind,
  'certificate-reading': certificateReadingKind,
  certification: certificationKind,
  'change-of-control-undertaking': changeOfControlUndertakingKind,
  collection: collectionKind,
  component: componentKind,
  confirmation: confirmationKind,
  'continuity-test': continuityTestKind,
  'control-contracts-review': controlContractsReviewKind,
  'control-mapping': controlMappingKind,
  'core-rights-review': coreRightsReviewKind,
  'declared-name': declaredNameKind,
  'decryption-review': decryptionReviewKind,
  dependency: dependencyKind,
  'described-service': describedServiceKind,
  'diluted-holding': dilutedHoldingKind,
  document: documentKind,
  'document-page': documentPageKind,
  'document-signature': documentSignatureKind,
  'encryption-review': encryptionReviewKind,
  entity: entityKind,
  erasure: erasureKind,
  exclusion: exclusionKind,
  'exit-fees': exitFeesKind,
  'export-drill': exportDrillKind,
  'exportable-data': exportableDataKind,
  file: fileKind,
  flow: flowKind,
  'flow-hour': flowHourKind,
  'flow-interface': flowInterfaceKind,
  'foreign-customers-review': foreignCustomersReviewKind,
  'foreign-order-policy': foreignOrderPolicyKind,
  'foreign-presence-review': foreignPresenceReviewKind,
  'foreign-reach-review': foreignReachReviewKind,
  'format-register': formatRegisterKind,
  'governing-law': governingLawKind,
  'holder-status': holderStatusKind,
  holding: holdingKind,
  'host-bundle': hostBundleKind,
  'hosted-account': hostedAccountKind,
  'incident-notice': incidentNoticeKind,
  'intended-resource': intendedResourceKind,
  inventory: inventoryKind,
  invoice: invoiceKind,
  'invoice-total': invoiceTotalKind,
  key: keyKind,
  'listed-evidence': listedEvidenceKind,
  'log-digest': logDigestKind,
  'log-period': logPeriodKind,
  'log-retention': logRetentionKind,
  'meter-reading': meterReadingKind,
  'meter-register': meterRegisterKind,
  'name-record': nameRecordKind,
  'notice-to-leave': noticeToLeaveKind,
  'operational-access-review': operationalAccessReviewKind,
  'parallel-egress': parallelEgressKind,
  'peer-certificate': peerCertificateKind,
  'peer-name': peerNameKind,
  'penetration-test': penetrationTestKind,
  person: personKind,
  prefix: prefixKind,
  'privacy-assessment': privacyAssessmentKind,
  'privileged-staff': privilegedStaffKind,
  quotation: quotationKind,
  'recovery-drill': recoveryDrillKind,
  'region-site': regionSiteKind,
  'registered-party': registeredPartyKind,
  'reimport-test': reimportTestKind,
  'relocation-lock': relocationLockKind,
  replication: replicationKind,
  'residual-risk-statement': residualRiskStatementKind,
  resource: resourceKind,
  'retrieval-window': retrievalWindowKind,
  'rights-review': rightsReviewKind,
  'scope-account': scopeAccountKind,
  'scope-entity': scopeEntityKind,
  'scope-period': scopePeriodKind,
  'security-check': securityCheckKind,
  service: serviceKind,
  session: sessionKind,
  site: siteKind,
  'site-link': siteLinkKind,
  spend: spendKind,
  subprocessor: subprocessorKind,
  'subprocessor-register': subprocessorRegisterKind,
  'supply-chain-review': supplyChainReviewKind,
  'switching-charge': switchingChargeKind,
  'telemetry-review': telemetryReviewKind,
  'tls-certificate': tlsCertificateKind,
  transition: transitionKind,
  'use-protection': useProtectionKind,
} as const;

export type KindByName = typeof kinds;
export type KindName = keyof KindByName;

/** Names in code-unit order. */
export const kindNames = Object.keys(kinds).sort() as KindName[];

export function isKindName(name: string): name is KindName {
  return Object.hasOwn(kinds, name);
}
