import { JudgeError } from '../../errors/judge-error.ts';

const NAMES = {
  holder: 'holder',
  holderStatus: 'holder_status',
  issuer: 'issuer',
  votes: 'votes',
  capital: 'capital',
  rights: 'rights',
  votesDiluted: 'votes_diluted',
  capitalDiluted: 'capital_diluted',
  concert: 'concert',
  asOf: 'as_of',
} as const;
/** What a table may go without. */
const OPTIONAL: ReadonlySet<string> = new Set([
  NAMES.rights,
  NAMES.votesDiluted,
  NAMES.capitalDiluted,
  NAMES.concert,
]);
/** These three together are no other table's. */
const TELLING = [NAMES.holder, NAMES.holderStatus, NAMES.issuer];

/** Positions of the columns, whatever their order; -1 for an optional one that the table does not have. */
export type CapTableColumns = { readonly [K in keyof typeof NAMES]: number } & {
  /** Number of columns of the header. */
  readonly width: number;
  /** Number of columns that are not read. */
  readonly unknown: number;
};

/** Separator of a first line that is a cap table's header; undefined for any other line. */
export function capTableSeparator(line: string): ',' | ';' | undefined {
  return ([',', ';'] as const).find((separator) => {
    const names = line.split(separator).map((name) => columnName(name.trim().replace(/^"(.*)"$/, '$1')));
    return TELLING.every((name) => names.includes(name));
  });
}

/**
 * Finds the columns in the header.
 *
 * @throws JudgeError READ_SHAPE where one is missing or stands twice.
 */
export function capTableColumns(header: readonly string[], line: number): CapTableColumns {
  const names = header.map(columnName);
  const at = (name: string): number => {
    const index = names.indexOf(name);
    const problem = index < 0 ? 'column missing' : 'column given twice';
    const wrong = index < 0 ? !OPTIONAL.has(name) : names.includes(name, index + 1);
    if (wrong) throw new JudgeError('READ_SHAPE', { line, path: name, problem });
    return index;
  };
  const known: readonly string[] = Object.values(NAMES);
  return {
    holder: at(NAMES.holder),
    holderStatus: at(NAMES.holderStatus),
    issuer: at(NAMES.issuer),
    votes: at(NAMES.votes),
    capital: at(NAMES.capital),
    rights: at(NAMES.rights),
    votesDiluted: at(NAMES.votesDiluted),
    capitalDiluted: at(NAMES.capitalDiluted),
    concert: at(NAMES.concert),
    asOf: at(NAMES.asOf),
    width: header.length,
    unknown: names.filter((name) => !known.includes(name)).length,
  };
}

function columnName(cell: string): string {
  return cell
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase();
}
