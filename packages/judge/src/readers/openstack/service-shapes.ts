import type { RowShape } from './openstack-shapes.ts';
import { text } from './row-text.ts';

/**
 * Listings of the clients of shared file systems (python-manilaclient 6), load balancers (python-octaviaclient 3), databases
 * (python-troveclient 8) and clusters of containers (python-magnumclient 5).
 */
export const serviceShapes: readonly RowShape[] = [
  {
    type: 'share list',
    role: 'storage',
    marks: ['ID', 'Name', 'Size', 'Is Public', 'Share Type Name'],
    item: (row) => ({
      account: text(row, 'Project ID'),
      encrypted: text(row, 'Encryption Key Ref') === undefined ? undefined : true,
    }),
  },
  {
    type: 'share show',
    role: 'storage',
    marks: ['id', 'size', 'share_proto', 'share_type', 'project_id'],
    item: (row) => ({
      account: text(row, 'project_id'),
      encrypted: text(row, 'encryption_key_ref') === undefined ? undefined : true,
    }),
  },
  { type: 'share replica list', role: 'storage', marks: ['ID', 'Replica State', 'Share ID'] },
  // Without `--detail`, snapshots have but an identifier and a name, as much else has.
  {
    type: 'share snapshot list',
    role: 'backup',
    marks: ['ID', 'Name', 'Share ID', 'Share Size'],
    item: (row) => ({ account: text(row, 'Project ID') }),
  },
  { type: 'share backup list', role: 'backup', marks: ['ID', 'Name', 'Share ID', 'Status'] },
  {
    type: 'database instance list',
    role: 'storage',
    marks: ['ID', 'Name', 'Datastore', 'Datastore Version', 'Flavor ID', 'Size'],
    page: 20,
    item: (row) => ({ account: text(row, 'Tenant ID') }),
  },
  {
    type: 'database backup list',
    role: 'backup',
    marks: ['ID', 'Instance ID', 'Name', 'Parent ID', 'Status'],
    item: (row) => ({ account: text(row, 'Project ID') }),
  },
  { type: 'coe cluster list', role: 'processing', marks: ['uuid', 'keypair', 'node_count', 'master_count'] },
  // What is shown of one balancer has these columns too.
  {
    type: 'loadbalancer list',
    role: 'network',
    marks: ['id', 'operating_status', 'provisioning_status', 'vip_address'],
    item: (row) => ({ account: text(row, 'project_id') }),
  },
];
