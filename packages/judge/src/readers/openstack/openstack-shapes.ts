import type { JsonCursor } from '@ancrage/base';
import type { InventoryItem, Role } from '../inventory-facts.ts';
import { text } from './row-text.ts';
import { serviceShapes } from './service-shapes.ts';

/** What one row tells of itself besides its name. */
export type RowItem = Pick<InventoryItem, 'account' | 'copies' | 'encrypted' | 'key' | 'native' | 'public'>;

/** One listing of the command-line client, known by the columns that no other has together. */
export interface RowShape {
  /** The command that prints it. */
  readonly type: string;
  /** Undefined where it tells of the cloud or the project rather than of a resource. */
  readonly role: Role | undefined;
  readonly marks: readonly string[];
  /** Columns of which it has at least one, where those above are also another program’s. */
  readonly some?: readonly string[];
  /** All columns that it may have besides those that mark it, where other listings have more. */
  readonly besides?: readonly string[];
  /** The most rows that one command prints, unless it is told otherwise or the operator says so. */
  readonly page?: number;
  /** The most that one answer holds where a command asks for more than those; as many as `page` where absent. */
  readonly most?: number;
  /** Role of one row, where its columns tell more than the listing does. */
  roleOf?(row: JsonCursor): Role;
  item?(row: JsonCursor): RowItem;
}

/**
 * Listings, the more specific first. Columns are those that python-openstackclient 5.0 to 10.5 and the clients of other
 * services print with `-f json`.
 */
export const rowShapes: readonly RowShape[] = [
  ...serviceShapes,
  { type: 'configuration show', role: undefined, marks: ['auth_type', 'region_name'] },
  { type: 'catalog list', role: undefined, marks: ['Name', 'Type', 'Endpoints'] },
  { type: 'endpoint list', role: undefined, marks: ['Region', 'Service Type', 'Interface', 'URL'] },
  { type: 'region list', role: undefined, marks: ['Region', 'Parent Region'] },
  { type: 'availability zone list', role: undefined, marks: ['Zone Name', 'Zone Status'] },
  { type: 'project show', role: undefined, marks: ['domain_id', 'is_domain', 'enabled'] },
  { type: 'object store account show', role: undefined, marks: ['Account', 'Containers', 'Objects'] },
  // Flavors, shares and types of groups are public or not too.
  {
    type: 'volume type list',
    role: undefined,
    marks: ['ID', 'Name', 'Is Public'],
    besides: ['Description', 'Properties', 'Encryption'],
  },
  { type: 'flavor list', role: undefined, marks: ['ID', 'Name', 'RAM', 'Disk', 'VCPUs'] },
  {
    type: 'server list',
    role: 'processing',
    // Containers on one machine have identifier, name, networks and status as well.
    marks: ['ID', 'Name', 'Networks', 'Status'],
    some: ['Flavor', 'Flavor Name', 'Flavor ID'],
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
    marks: ['id', 'attachments', 'availability_zone', 'encrypted', 'size'],
    item: (row) => ({
      account: text(row, 'os-vol-tenant-attr:tenant_id'),
      // What is not encrypted here may be so underneath.
      encrypted: row.get('encrypted')?.boolean() === true ? true : undefined,
    }),
  },
  {
    type: 'volume backup show',
    role: 'backup',
    marks: ['id', 'container', 'object_count', 'volume_id', 'size'],
    item: (row) => ({
      account: text(row, 'project_id') ?? text(row, 'os-backup-project-attr:project_id'),
      encrypted: text(row, 'encryption_key_id') === undefined ? undefined : true,
    }),
  },
  {
    type: 'volume snapshot show',
    role: 'backup',
    marks: ['id', 'description', 'properties', 'size', 'status', 'volume_id'],
    item: (row) => ({ account: text(row, 'os-extended-snapshot-attributes:project_id') }),
  },
  {
    type: 'image list',
    role: 'storage',
    marks: ['ID', 'Disk Format', 'Container Format'],
    roleOf: imageRole,
    item: (row) => ({ account: text(row, 'Project') }),
  },
  {
    type: 'image show',
    role: 'storage',
    marks: ['id', 'container_format', 'disk_format', 'owner', 'visibility'],
    roleOf: imageRole,
    item: (row) => ({ account: text(row, 'owner') }),
  },
  // Lists of backups and of snapshots have the same columns, of which `--long` adds some.
  {
    type: 'volume backup list, volume snapshot list',
    role: 'backup',
    marks: ['ID', 'Name', 'Description', 'Status', 'Size'],
    besides: ['Incremental', 'Created At', 'Availability Zone', 'Volume', 'Container', 'Properties'],
  },
  { type: 'container list', role: 'storage', marks: ['Name', 'Bytes', 'Count'], besides: [] },
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
    page: 10,
    most: 100,
    item: () => ({ key: { protection: 'unknown', custodian: 'provider' } }),
  },
  {
    type: 'network list',
    role: 'network',
    marks: ['ID', 'Name', 'Subnets'],
    // With `--long`.
    besides: 'Status,Project,State,Shared,Network Type,Router Type,Availability Zones,Tags'.split(','),
    item: (row) => ({ account: text(row, 'Project') }),
  },
  { type: 'subnet list', role: 'network', marks: ['ID', 'Network', 'Subnet'] },
];

/** The listing that a row is of; undefined where its columns are those of none. */
export function shapeOf(row: JsonCursor): RowShape | undefined {
  return row.isObject() ? shapeWith(new Set(row.keys())) : undefined;
}

/** The listing that has these columns. */
export function shapeWith(columns: ReadonlySet<string>): RowShape | undefined {
  return rowShapes.find(
    ({ marks, some, besides }) =>
      marks.every((mark) => columns.has(mark)) &&
      some?.some((column) => columns.has(column)) !== false &&
      (besides === undefined ||
        [...columns].every((column) => marks.includes(column) || besides.includes(column))),
  );
}

/** Identifier of a row, by whatever column its listing has for it. */
export function nameOf(row: JsonCursor): string | undefined {
  const columns = ['ID', 'id', 'uuid', 'Secret href', 'container', 'Name'];
  return columns.map((column) => text(row, column)).find((name) => name !== undefined);
}

/** The project in the name of an account of object storage, `AUTH_PROJECT`. */
export function accountOf(account: string | undefined): string | undefined {
  return /^AUTH_([0-9A-Za-z-]{1,64})$/.exec(account ?? '')?.[1];
}

/** Images that the operator offers to all hold nothing of a customer. */
function imageRole(row: JsonCursor): Role {
  const visibility = text(row, 'Visibility') ?? text(row, 'visibility');
  return visibility === 'public' || visibility === 'community' ? 'other' : 'storage';
}

function copiesOf(row: JsonCursor): RowItem['copies'] {
  // `//REALM/CLUSTER/ACCOUNT/CONTAINER`, or an address; the key beside it is not looked at.
  const target = text(row, 'sync_to');
  return target === undefined ? [] : [{ target }];
}
