import type { JsonCursor } from '@ancrage/base';
import type { InventoryItem, Role } from '../inventory-facts.ts';

/** What one row tells of itself besides its name. */
export type RowItem = Pick<InventoryItem, 'account' | 'copies' | 'encrypted' | 'key' | 'native' | 'public'>;

/** One listing of the command-line client, known by the columns that no other has together. */
export interface RowShape {
  /** The command that prints it. */
  readonly type: string;
  /** Undefined where it tells of the cloud or the project rather than of a resource. */
  readonly role: Role | undefined;
  readonly marks: readonly string[];
  /** Role of one row, where its columns tell more than the listing does. */
  roleOf?(row: JsonCursor): Role;
  item?(row: JsonCursor): RowItem;
}

/** Listings, the more specific first. Columns are those that python-openstackclient prints with `-f json`. */
export const rowShapes: readonly RowShape[] = [
  { type: 'configuration show', role: undefined, marks: ['auth_type', 'region_name'] },
  { type: 'catalog list', role: undefined, marks: ['Name', 'Type', 'Endpoints'] },
  { type: 'endpoint list', role: undefined, marks: ['Region', 'Service Type', 'Interface', 'URL'] },
  { type: 'region list', role: undefined, marks: ['Region', 'Parent Region'] },
  { type: 'availability zone list', role: undefined, marks: ['Zone Name', 'Zone Status'] },
  { type: 'project show', role: undefined, marks: ['domain_id', 'is_domain', 'enabled'] },
  { type: 'object store account show', role: undefined, marks: ['Account', 'Containers', 'Objects'] },
  { type: 'volume type list', role: undefined, marks: ['ID', 'Name', 'Is Public'] },
  {
    type: 'server list',
    role: 'processing',
    marks: ['ID', 'Name', 'Networks', 'Status'],
    item: (row) => ({ account: text(row, 'Project ID') }),
  },
  {
    type: 'server show',
    role: 'processing',
    marks: ['id', 'OS-EXT-AZ:availability_zone'],
    item: (row) => ({ account: text(row, 'project_id') ?? text(row, 'tenant_id') }),
  },
  { type: 'hypervisor list', role: 'processing', marks: ['ID', 'Hypervisor Hostname', 'Hypervisor Type'] },
  { type: 'volume list', role: 'storage', marks: ['ID', 'Attached to', 'Size'] },
  {
    type: 'volume show',
    role: 'storage',
    marks: ['id', 'attachments', 'encrypted', 'size'],
    item: (row) => ({
      account: text(row, 'os-vol-tenant-attr:tenant_id'),
      // What is not encrypted here may be so underneath.
      encrypted: row.get('encrypted')?.boolean() === true ? true : undefined,
    }),
  },
  { type: 'volume backup show', role: 'backup', marks: ['id', 'container', 'volume_id', 'size'] },
  {
    type: 'image list',
    role: 'storage',
    marks: ['ID', 'Disk Format', 'Container Format'],
    roleOf: imageRole,
  },
  // Lists of backups and of snapshots have the same columns, of which `--long` adds some.
  {
    type: 'volume backup list, volume snapshot list',
    role: 'backup',
    marks: ['ID', 'Name', 'Description', 'Status', 'Size'],
  },
  { type: 'container list', role: 'storage', marks: ['Name', 'Bytes', 'Count'] },
  {
    type: 'container show',
    role: 'storage',
    marks: ['account', 'container', 'object_count'],
    item: (row) => ({
      account: accountOf(text(row, 'account')),
      native: text(row, 'container'),
      public: /(?:^|,)\s*\.r:\*\s*(?:,|$)/.test(text(row, 'read_acl') ?? '') ? true : undefined,
      copies: copiesOf(row),
    }),
  },
  {
    type: 'secret list',
    role: 'key',
    marks: ['Secret href', 'Secret type'],
    item: () => ({ key: { protection: 'unknown', custodian: 'provider' } }),
  },
  {
    type: 'network list',
    role: 'network',
    marks: ['ID', 'Name', 'Subnets'],
    item: (row) => ({ account: text(row, 'Project') }),
  },
  { type: 'subnet list', role: 'network', marks: ['ID', 'Network', 'Subnet'] },
];

/** The listing that a row is of; undefined where its columns are those of none. */
export function shapeOf(row: JsonCursor): RowShape | undefined {
  return rowShapes.find(({ marks }) => marks.every((mark) => row.get(mark) !== undefined));
}

/** Identifier of a row, by whatever column its listing has for it. */
export function nameOf(row: JsonCursor): string | undefined {
  const columns = ['ID', 'id', 'Secret href', 'container', 'Name'];
  return columns.map((column) => text(row, column)).find((name) => name !== undefined);
}

/** Text of a column; undefined where it is absent or empty. */
export function text(row: JsonCursor, column: string): string | undefined {
  return row.get(column)?.string() || undefined;
}

/** The project in the name of an account of object storage, `AUTH_PROJECT`. */
export function accountOf(account: string | undefined): string | undefined {
  return /^AUTH_([0-9A-Za-z-]{1,64})$/.exec(account ?? '')?.[1];
}

/** Images that the operator offers to all hold nothing of a customer. */
function imageRole(row: JsonCursor): Role {
  const visibility = text(row, 'Visibility');
  return visibility === 'public' || visibility === 'community' ? 'other' : 'storage';
}

function copiesOf(row: JsonCursor): RowItem['copies'] {
  // `//REALM/CLUSTER/ACCOUNT/CONTAINER`, or an address; the key beside it is not looked at.
  const target = text(row, 'sync_to');
  return target === undefined ? [] : [{ target }];
}
