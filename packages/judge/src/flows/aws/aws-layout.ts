/** Fields of the default format of AWS VPC flow logs, in its order. Every other format names its own. */
export const DEFAULT_FIELDS: readonly string[] = [
  'version',
  'account-id',
  'interface-id',
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'packets',
  'bytes',
  'start',
  'end',
  'action',
  'log-status',
];

/** What a column is read for; -1 for what is not. */
export const [
  SOURCE,
  DESTINATION,
  PKT_SOURCE,
  PKT_DESTINATION,
  BYTES,
  START,
  END,
  ACTION,
  STATUS,
  INTERFACE,
  WAY,
  PATH,
  ACCOUNT,
] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
export const ROLES = 13;

const ROLE_OF: ReadonlyMap<string, number> = new Map([
  ['srcaddr', SOURCE],
  ['dstaddr', DESTINATION],
  ['pkt-srcaddr', PKT_SOURCE],
  ['pkt-dstaddr', PKT_DESTINATION],
  ['bytes', BYTES],
  ['start', START],
  ['end', END],
  ['action', ACTION],
  ['log-status', STATUS],
  ['interface-id', INTERFACE],
  // Logs of transit gateways have attachments where those of networks have interfaces.
  ['tgw-attachment-id', INTERFACE],
  ['flow-direction', WAY],
  ['traffic-path', PATH],
  ['account-id', ACCOUNT],
]);

/** Order of the fields of a log. */
export interface AwsLayout {
  readonly fields: readonly string[];
  /** Role of each column. */
  readonly roles: Int8Array;
  /** Column of each role, or -1. */
  readonly columns: Int8Array;
}

/** Fields that a log must have for its bytes to be placed in space and time. */
const NEEDED = ['bytes', 'start', 'end'] as const;

/**
 * The layout that a header line or a format string (`${version} ${srcaddr} …`) names; undefined where it is neither, or lacks
 * what is needed to tell who sent how much to whom, and when.
 */
export function awsLayout(header: string): AwsLayout | undefined {
  const fields = header
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/[\s,]+/)
    .map((field) =>
      field
        .replace(/^\$\{(.*)\}$/, '$1')
        .replaceAll('_', '-')
        .toLowerCase(),
    );
  const known = (field: string): boolean => fields.includes(field);
  const ends = (known('srcaddr') && known('dstaddr')) || (known('pkt-srcaddr') && known('pkt-dstaddr'));
  if (!ends || !NEEDED.every(known) || fields.length > 120) return undefined;
  if (new Set(fields).size < fields.length || !fields.every((field) => /^[a-z][a-z0-9-]*$/.test(field)))
    return undefined;
  const roles = Int8Array.from(fields, (field) => ROLE_OF.get(field) ?? -1);
  const columns = new Int8Array(ROLES).fill(-1);
  for (const [column, role] of roles.entries()) if (role >= 0) columns[role] = column;
  return { fields, roles, columns };
}

/** The default layout, of logs without header. */
export const defaultLayout: AwsLayout = awsLayout(DEFAULT_FIELDS.join(' '))!;
