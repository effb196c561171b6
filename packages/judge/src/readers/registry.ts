import { addressRangesReader } from './address-ranges/address-ranges-reader.ts';
import { ancrageBundleReader } from './ancrage-bundle/ancrage-bundle-reader.ts';
import { asffReader } from './asff/asff-reader.ts';
import { awsConfigReader } from './aws-config/aws-config-reader.ts';
import { azureResourcesReader } from './azure-resources/azure-resources-reader.ts';
import { azureTemplateReader } from './azure-template/azure-template-reader.ts';
import { bodsReader } from './bods/bods-reader.ts';
import { capTableReader } from './cap-table/cap-table-reader.ts';
import { cloudformationStackReader } from './cloudformation-stack/cloudformation-stack-reader.ts';
import { cloudformationTemplateReader } from './cloudformation-template/cloudformation-template-reader.ts';
import { cloudtrailDigestReader } from './cloudtrail/cloudtrail-digest-reader.ts';
import { cloudtrailReader } from './cloudtrail/cloudtrail-reader.ts';
import { collectionReader } from './collection/collection-reader.ts';
import { contractReader } from './contract/contract-reader.ts';
import { cyclonedxReader } from './cyclonedx/cyclonedx-reader.ts';
import { dnsAnswersReader } from './dns-answers/dns-answers-reader.ts';
import { dossierManifestReader } from './dossier-manifest/dossier-manifest-reader.ts';
import { flowLogReader } from './flow-log/flow-log-reader.ts';
import { focusReader } from './focus/focus-reader.ts';
import { gleifReader } from './gleif/gleif-reader.ts';
import { googleAssetsReader } from './google-assets/google-assets-reader.ts';
import { guacamoleLogReader } from './guacamole-log/guacamole-log-reader.ts';
import { kubeBenchReader } from './kube-bench/kube-bench-reader.ts';
import { kubernetesReader } from './kubernetes/kubernetes-reader.ts';
import { meterSeriesReader } from './meter-series/meter-series-reader.ts';
import { netboxReader } from './netbox/netbox-reader.ts';
import { ocsfReader } from './ocsf/ocsf-reader.ts';
import { openstackReader } from './openstack/openstack-reader.ts';
import { opentofuPlanReader } from './opentofu-plan/opentofu-plan-reader.ts';
import { opentofuStateReader } from './opentofu-state/opentofu-state-reader.ts';
import { oscalResultsReader } from './oscal-results/oscal-results-reader.ts';
import { ovhReader } from './ovh/ovh-reader.ts';
import { pdfReader } from './pdf/pdf-reader.ts';
import { prowlerOcsfReader } from './prowler-ocsf/prowler-ocsf-reader.ts';
import { proxmoxReader } from './proxmox/proxmox-reader.ts';
import type { Ending, Head, Reader } from './reader.ts';
import { HEAD_BYTES } from './reader.ts';
import { rvtoolsReader } from './rvtools/rvtools-reader.ts';
import { qcReqReader } from './qc-req/qc-req-reader.ts';
import { sarifReader } from './sarif/sarif-reader.ts';
import { spdxReader } from './spdx/spdx-reader.ts';
import { sshdLogReader } from './sshd-log/sshd-log-reader.ts';
import { statementReader } from './statement/statement-reader.ts';
import { teleportLogReader } from './teleport-log/teleport-log-reader.ts';
import { tlsCertificatesReader } from './tls-certificates/tls-certificates-reader.ts';
import { trivyReader } from './trivy/trivy-reader.ts';
import { ukPscReader } from './uk-psc/uk-psc-reader.ts';
import { vcloudDirectorReader } from './vcloud-director/director-reader.ts';
import { zeekNamesReader } from './zeek-names/zeek-names-reader.ts';
import { vsphereReader } from './vsphere/vsphere-reader.ts';

/** All readers, the more specific first. A new format is one line here and one in `format.ts`. */
export const readers: readonly Reader[] = [
  dossierManifestReader,
  statementReader,
  collectionReader,
  ancrageBundleReader,
  opentofuStateReader,
  opentofuPlanReader,
  awsConfigReader,
  cloudformationStackReader,
  cloudformationTemplateReader,
  azureTemplateReader,
  azureResourcesReader,
  googleAssetsReader,
  kubernetesReader,
  openstackReader,
  ovhReader,
  vsphereReader,
  rvtoolsReader,
  vcloudDirectorReader,
  proxmoxReader,
  netboxReader,
  addressRangesReader,
  pdfReader,
  contractReader,
  cyclonedxReader,
  spdxReader,
  bodsReader,
  ukPscReader,
  gleifReader,
  qcReqReader,
  prowlerOcsfReader,
  oscalResultsReader,
  ocsfReader,
  asffReader,
  sarifReader,
  trivyReader,
  kubeBenchReader,
  focusReader,
  meterSeriesReader,
  capTableReader,
  cloudtrailDigestReader,
  cloudtrailReader,
  teleportLogReader,
  guacamoleLogReader,
  flowLogReader,
  zeekNamesReader,
  dnsAnswersReader,
  tlsCertificatesReader,
  sshdLogReader,
];

/**
 * The reader whose format the content shows, or undefined: such files are listed, never silently ignored. `ending`: the end of a file of
 * which `bytes` is the start alone.
 */
export function recogniseReader(bytes: Uint8Array, name: string, ending?: Ending): Reader | undefined {
  const head = headOf(bytes, name, ending);
  return readers.find((reader) => reader.recognise(head));
}

/** Start of a file in the encoding that it announces, for recognition. */
export function headOf(
  bytes: Uint8Array,
  name: string,
  ending: Ending = (count) => bytes.subarray(Math.max(0, bytes.length - count)),
): Head {
  const start = bytes.subarray(0, HEAD_BYTES);
  const utf16 =
    start[0] === 0xff && start[1] === 0xfe
      ? 'utf-16le'
      : start[0] === 0xfe && start[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return { text: new TextDecoder(utf16).decode(start), bytes: start, name, ending };
}
