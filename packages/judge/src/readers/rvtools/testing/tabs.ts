/** A vCenter of nobody, the same as that of the samples of govc. */
export const UUID = '0a0b0c0d-1111-4222-8333-444455556666';

export type Row = Readonly<Record<string, string>>;

const SERVER: Row = { 'VI SDK Server': 'vcenter.nordet.example', 'VI SDK UUID': UUID };

/** The columns of each tab that matter here, in the order in which RVTools writes them, among others. */
const COLUMNS = {
  vInfo:
    'VM,Powerstate,Template,SRM Placeholder,Config status,DNS Name,CPUs,Memory,Provisioned MiB,Path,Annotation,Datacenter,Cluster,Host,VM ID,SMBIOS UUID,VM UUID,VI SDK Server,VI SDK UUID',
  vHost:
    'Host,Datacenter,Cluster,Config status,CPU Model,Speed,# VMs total,# VMs,ESX Version,Object ID,VI SDK Server,VI SDK UUID',
  vDatastore:
    'Name,Config status,Address,Accessible,Type,# VMs total,Capacity MiB,Free %,# Hosts,Hosts,Cluster name,URL,Object ID,VI SDK Server,VI SDK UUID',
  vCluster:
    'Name,Config status,OverallStatus,NumHosts,NumCpuCores,HA enabled,Object ID,VI SDK Server,VI SDK UUID',
  vDisk:
    'VM,Powerstate,Template,Disk,Disk Key,Capacity MiB,Raw,Disk Mode,Path,Annotation,Datacenter,Cluster,Host,VM ID,VM UUID,VI SDK Server,VI SDK UUID',
  vNetwork:
    'VM,Powerstate,Template,NIC label,Adapter,Network,Mac Address,IPv4 Address,VI SDK Server,VI SDK UUID',
} as const;

export type TabName = keyof typeof COLUMNS;

/** One tab as CSV. */
export function tab(name: TabName, rows: readonly Row[], separator = ','): string {
  const columns = COLUMNS[name].split(',');
  const quoted = (text: string): string =>
    text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = rows.map((row) =>
    columns.map((column) => quoted({ ...SERVER, ...row }[column] ?? '')).join(separator),
  );
  return [columns.join(separator), ...lines].map((line) => `${line}\r\n`).join('');
}

export const MACHINES: readonly Row[] = [
  {
    VM: 'web',
    Powerstate: 'poweredOn',
    Template: 'False',
    'SRM Placeholder': 'False',
    Path: '[san01] web/web.vmx',
    'Provisioned MiB': '1 024,5',
    Datacenter: 'MTL',
    Cluster: 'Prod',
    Host: 'esx1',
    'VM ID': 'vm-30',
    'VM UUID': '50000000-0000-0000-0000-000000000030',
  },
  {
    VM: 'modele',
    Powerstate: 'poweredOff',
    Template: 'True',
    Path: '[nfs01] modele/modele.vmtx',
    Datacenter: 'MTL',
    Cluster: '',
    Host: 'esx9',
    'VM ID': 'vm-31',
    'VM UUID': '50000000-0000-0000-0000-000000000031',
  },
  {
    VM: 'relève',
    Powerstate: 'poweredOff',
    Template: 'False',
    'SRM Placeholder': 'True',
    Path: '[san01] releve/releve.vmx',
    Datacenter: 'MTL',
    Cluster: 'Prod',
    Host: 'esx1',
    'VM ID': 'vm-32',
    'VM UUID': '50000000-0000-0000-0000-000000000032',
  },
];

export const HOSTS: readonly Row[] = [
  {
    Host: 'esx1',
    Datacenter: 'MTL',
    Cluster: 'Prod',
    'CPU Model': 'x',
    '# VMs': '1',
    '# VMs total': '2',
    'Object ID': 'host-8',
  },
  {
    Host: 'esx9',
    Datacenter: 'MTL',
    Cluster: '',
    'CPU Model': 'x',
    '# VMs': '0',
    '# VMs total': '1',
    'Object ID': 'host-21',
  },
];

export const DATASTORES: readonly Row[] = [
  {
    Name: 'san01',
    Type: 'VMFS',
    Address: 'naa.6000',
    '# Hosts': '1',
    Hosts: 'esx1',
    'Object ID': 'datastore-10',
  },
  {
    Name: 'nfs01',
    Type: 'NFS41',
    Address: 'nas.nordet.example:/vol1',
    '# Hosts': '2',
    Hosts: 'esx1, esx9',
    'Object ID': 'datastore-11',
  },
  { Name: 'partage', Type: 'VMFS', Address: 'naa.6001', Hosts: 'esx1, esx9', 'Object ID': 'datastore-13' },
];

export const CLUSTERS: readonly Row[] = [{ Name: 'Prod', NumHosts: '1', 'Object ID': 'domain-c7' }];
export const DISKS: readonly Row[] = [
  {
    VM: 'web',
    Disk: 'Hard disk 1',
    Path: '[san01] web/web.vmdk',
    Datacenter: 'MTL',
    Cluster: 'Prod',
    Host: 'esx1',
  },
];
export const ADAPTERS: readonly Row[] = [
  { VM: 'web', Network: 'VM Network', 'Mac Address': '00:50:56:00:00:01' },
];

/** All tabs of a vCenter, joined as `cat RVTools_tab*.csv` joins them. */
export function joined(separator = ',', mark = '\uFEFF'): string {
  return [
    tab('vCluster', CLUSTERS, separator),
    tab('vDatastore', DATASTORES, separator),
    tab('vDisk', DISKS, separator),
    tab('vHost', HOSTS, separator),
    tab('vInfo', MACHINES, separator),
    tab('vNetwork', ADAPTERS, separator),
  ]
    .map((text) => mark + text)
    .join('');
}

/** The tab of machines as other versions call its columns. */
export const INTERNAL =
  'vInfoVMName,vInfoPowerstate,vInfoTemplate,vInfoPath,vInfoDataCenter,vInfoCluster,vInfoHost,vInfoVISDKServer,vInfoVISDKUUID\n' +
  `web,poweredOn,False,[san01] web/web.vmx,MTL,Prod,esx1,vcenter.nordet.example,${UUID}\n`;
