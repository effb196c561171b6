import type { Role } from '../inventory-facts.ts';
import { remembered } from '../remembered.ts';

/**
 * What the resource types of Azure do with data, in lower case as Resource Graph writes them. The longest beginning that
 * fits wins; `/` at the end means the children only. What the list does not have is `unknown` and noted, never dropped.
 */
const ROLES: readonly (readonly [string, Role])[] = [
  ['microsoft.storage/storageaccounts', 'storage'],
  ['microsoft.storage/storageaccounts/', 'other'],
  ['microsoft.storagesync/storagesyncservices', 'storage'],
  ['microsoft.netapp/netappaccounts', 'other'],
  ['microsoft.netapp/netappaccounts/capacitypools', 'storage'],
  ['microsoft.netapp/netappaccounts/backup', 'backup'],
  ['microsoft.elasticsan/elasticsans', 'storage'],
  ['microsoft.datalakestore/accounts', 'storage'],
  ['microsoft.sql/servers', 'storage'],
  ['microsoft.sql/servers/', 'other'],
  ['microsoft.sql/servers/databases', 'storage'],
  ['microsoft.sql/servers/databases/', 'other'],
  ['microsoft.sql/managedinstances', 'storage'],
  ['microsoft.sql/locations/instancefailovergroups', 'other'],
  ['microsoft.sql/virtualclusters', 'other'],
  ['microsoft.dbforpostgresql/', 'storage'],
  ['microsoft.dbformysql/', 'storage'],
  ['microsoft.dbformariadb/', 'storage'],
  ['microsoft.documentdb/', 'storage'],
  ['microsoft.cache/', 'storage'],
  ['microsoft.compute/disks', 'storage'],
  ['microsoft.compute/images', 'storage'],
  ['microsoft.compute/galleries', 'other'],
  ['microsoft.compute/galleries/images/versions', 'storage'],
  ['microsoft.containerregistry/registries', 'storage'],
  ['microsoft.containerregistry/registries/', 'other'],
  // The images are in each region that a registry is replicated to.
  ['microsoft.containerregistry/registries/replications', 'storage'],
  ['microsoft.synapse/workspaces', 'storage'],
  ['microsoft.kusto/clusters', 'storage'],
  ['microsoft.search/searchservices', 'storage'],
  ['microsoft.eventhub/', 'storage'],
  ['microsoft.servicebus/', 'storage'],
  ['microsoft.appconfiguration/configurationstores', 'storage'],
  ['microsoft.communication/', 'storage'],
  ['microsoft.purview/', 'storage'],
  ['microsoft.fabric/', 'storage'],
  ['microsoft.compute/snapshots', 'backup'],
  ['microsoft.compute/restorepointcollections', 'backup'],
  ['microsoft.recoveryservices/vaults', 'backup'],
  ['microsoft.dataprotection/backupvaults', 'backup'],
  ['microsoft.dataprotection/resourceguards', 'other'],
  ['microsoft.compute/virtualmachines', 'processing'],
  ['microsoft.compute/virtualmachines/extensions', 'other'],
  ['microsoft.compute/virtualmachinescalesets', 'processing'],
  ['microsoft.containerservice/managedclusters', 'processing'],
  ['microsoft.containerinstance/containergroups', 'processing'],
  ['microsoft.app/', 'processing'],
  ['microsoft.web/', 'processing'],
  ['microsoft.web/certificates', 'other'],
  ['microsoft.web/connections', 'other'],
  ['microsoft.logic/', 'processing'],
  ['microsoft.batch/', 'processing'],
  ['microsoft.cognitiveservices/', 'processing'],
  ['microsoft.machinelearningservices/', 'processing'],
  ['microsoft.databricks/', 'processing'],
  ['microsoft.datafactory/', 'processing'],
  ['microsoft.streamanalytics/', 'processing'],
  ['microsoft.hdinsight/', 'processing'],
  ['microsoft.apimanagement/', 'processing'],
  ['microsoft.automation/', 'processing'],
  ['microsoft.botservice/', 'processing'],
  ['microsoft.cdn/', 'processing'],
  ['microsoft.signalrservice/', 'processing'],
  ['microsoft.hybridcompute/machines', 'processing'],
  ['microsoft.kubernetes/connectedclusters', 'processing'],
  ['microsoft.azurestackhci/', 'processing'],
  ['microsoft.network/frontdoors', 'processing'],
  ['microsoft.network/applicationgateways', 'processing'],
  ['microsoft.keyvault/vaults', 'key'],
  ['microsoft.keyvault/vaults/', 'other'],
  ['microsoft.keyvault/vaults/keys', 'key'],
  ['microsoft.keyvault/vaults/secrets', 'storage'],
  ['microsoft.keyvault/managedhsms', 'key'],
  ['microsoft.hardwaresecuritymodules/', 'key'],
  ['microsoft.operationalinsights/workspaces', 'telemetry'],
  ['microsoft.operationalinsights/workspaces/', 'other'],
  ['microsoft.insights/components', 'telemetry'],
  ['microsoft.monitor/accounts', 'telemetry'],
  ['microsoft.network/networkwatchers/flowlogs', 'telemetry'],
  ['microsoft.managedidentity/', 'identity'],
  ['microsoft.azureactivedirectory/', 'storage'],
  ['microsoft.aad/', 'identity'],
  ['microsoft.authorization/', 'other'],
  ['microsoft.network/', 'network'],
  ['microsoft.compute/availabilitysets', 'other'],
  ['microsoft.compute/proximityplacementgroups', 'other'],
  ['microsoft.compute/sshpublickeys', 'other'],
  ['microsoft.compute/diskencryptionsets', 'other'],
  ['microsoft.insights/actiongroups', 'other'],
  ['microsoft.insights/metricalerts', 'other'],
  ['microsoft.insights/activitylogalerts', 'other'],
  ['microsoft.insights/scheduledqueryrules', 'other'],
  ['microsoft.insights/autoscalesettings', 'other'],
  ['microsoft.insights/diagnosticsettings', 'other'],
  ['microsoft.insights/datacollection', 'other'],
  ['microsoft.insights/workbooks', 'other'],
  ['microsoft.insights/webtests', 'other'],
  ['microsoft.alertsmanagement/', 'other'],
  ['microsoft.operationsmanagement/solutions', 'other'],
  ['microsoft.eventgrid/systemtopics', 'other'],
  ['microsoft.maintenance/', 'other'],
  ['microsoft.policyinsights/', 'other'],
  ['microsoft.portal/dashboards', 'other'],
  ['microsoft.resources/', 'other'],
  ['microsoft.security/', 'other'],
];

/** Role of a type, in whatever case; `unknown` where the list does not have it. */
export const azureRoleOf: (type: string) => Role = remembered((type) => {
  const name = type.toLowerCase();
  let best: readonly [string, Role] | undefined;
  for (const entry of ROLES)
    if (name.startsWith(entry[0]) && (best === undefined || entry[0].length > best[0].length)) best = entry;
  return best?.[1] ?? 'unknown';
});

/** Types that Azure only keeps the record of: the machine itself stands wherever its owner put it. */
const ELSEWHERE =
  /^microsoft\.(?:hybridcompute|kubernetes|azurestackhci|azurearcdata|connectedvmwarevsphere|scvmm)\//i;

/** Whether `location` tells where the record of a resource is and not the resource. */
export function isElsewhere(type: string): boolean {
  return ELSEWHERE.test(type);
}
