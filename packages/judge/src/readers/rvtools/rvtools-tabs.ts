/** Tabs that are read; the rows of the others are counted. */
export type Tab = 'info' | 'host' | 'datastore' | 'cluster' | 'disk' | 'other';

/** The header of one tab: what each column is, whatever the version of RVTools calls it. */
export interface TabHeader {
  readonly tab: Tab;
  /** Text of a column in a row; empty where the tab has none. */
  readonly field: (row: readonly string[], ...names: readonly string[]) => string;
}

/** Columns by which each tab is told, in the words of {@link columnName}. */
const TOLD_BY: readonly (readonly [Tab, readonly string[]])[] = [
  // Partitions have a disk as well, by the name that the guest gives it.
  ['disk', ['vm', 'powerstate', 'disk', 'diskmode']],
  ['info', ['vm', 'powerstate', 'path']],
  ['host', ['host', 'datacenter', 'cpumodel']],
  ['datastore', ['name', 'type', 'hosts']],
  ['cluster', ['name', 'numhosts']],
];

/** Names by which CSV exports of some versions call the same columns, once their tab's own name is taken away. */
const SYNONYMS: Readonly<Record<string, string>> = {
  vmname: 'vm',
  hostname: 'host',
  hostnames: 'hosts',
  diskpath: 'path',
  datastoretype: 'type',
};

const TAB_OF_PREFIX: Readonly<Record<string, Tab>> = {
  vInfo: 'info',
  vHost: 'host',
  vDatastore: 'datastore',
  vCluster: 'cluster',
  vDisk: 'disk',
};

/** Longer than any header's cell. */
const MAX_NAME = 60;

/**
 * The tab that a row opens, undefined where it is no header. Each tab of RVTools names the server that it was taken from;
 * columns are called `VI SDK Server` or, by some versions, `vInfoVISDKServer`.
 */
export function headerOf(row: readonly string[]): TabHeader | undefined {
  if (row.length < 4 || !row.some((cell) => cell.length < MAX_NAME && /VI ?SDK ?Server"?$/.test(cell)))
    return undefined;
  const prefixes = row.map(
    (cell) => /^\uFEFF?"?(v[A-Z][A-Za-z]*?)(?:VMName|Name|VISDKServer)"?$/.exec(cell)?.[1],
  );
  const prefix = prefixes.find((found) => found !== undefined) ?? '';
  const columns = new Map<string, number>();
  for (const [index, cell] of row.entries()) {
    const name = columnName(cell, prefix);
    if (!columns.has(name)) columns.set(name, index);
  }
  const field = (cells: readonly string[], ...names: readonly string[]): string => {
    for (const name of names) {
      const index = columns.get(name);
      const text = index === undefined ? '' : (cells[index] ?? '').trim();
      if (text !== '') return text;
    }
    return '';
  };
  const told = TOLD_BY.find(([, names]) => names.every((name) => columns.has(name)))?.[0];
  const named = Object.hasOwn(TAB_OF_PREFIX, prefix) ? TAB_OF_PREFIX[prefix] : undefined;
  return { tab: named ?? told ?? 'other', field };
}

/** A column's name in lower case without blanks, signs and the name of its tab. */
function columnName(cell: string, prefix: string): string {
  const bare = cell.slice(0, MAX_NAME).replace(/^\uFEFF?"?/, '');
  const own = prefix !== '' && bare.startsWith(prefix) ? bare.slice(prefix.length) : bare;
  const name = own
    .toLowerCase()
    .replace('#', 'num')
    .replace(/[^a-z0-9]/g, '');
  if (name === 'name' && prefix === 'vHost') return 'host';
  return Object.hasOwn(SYNONYMS, name) ? SYNONYMS[name]! : name;
}

/** The sign that separates the cells of a header: some languages of Windows write a semicolon. */
export function separatorOf(line: string): string {
  const count = (sign: string): number => line.split(sign).length;
  const [best] = [',', ';', '\t'].sort((a, b) => count(b) - count(a));
  return best!;
}
