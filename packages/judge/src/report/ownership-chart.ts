import type { Digest } from '@ancrage/base';
import type { Reason } from '../analyses/derived.ts';
import type { Place } from '../facts/fact.ts';
import type { Outcome } from './report.ts';

/** What a holder is, as far as the files tell. */
export const chartNodeKinds = ['person', 'entity', 'state', 'arrangement', 'unknown'] as const;
/** `mixed`: part Canadian, part foreign, all of it known. */
export const chartStatuses = ['canadian', 'foreign', 'mixed', 'unknown'] as const;

/** A share of the whole, per cent, as decimals: it is at least `lo` and at most `hi`. */
export interface ChartShare {
  readonly lo: string;
  readonly hi: string;
}

export interface ChartNode {
  /** The first of its identifiers in code-unit order; edges and holders speak of it by this one. */
  readonly id: string;
  readonly ids: readonly string[];
  /** Empty where the files name nobody. */
  readonly name: string;
  readonly kind: (typeof chartNodeKinds)[number];
  /** ISO 3166-1 alpha-2: of constitution for an entity, of residence for a person. It proves no status. */
  readonly country: string | null;
  readonly status: (typeof chartStatuses)[number];
  /** Steps down to the entity, along the shortest chain; 0 for the entity itself. */
  readonly depth: number;
}

/** All that one holder has in one entity, at first hand, or as somebody states it through others. */
export interface ChartEdge {
  readonly holder: string;
  readonly issuer: string;
  /** An indirect statement tells of shares that other edges carry too: it is never added to them. */
  readonly direct: boolean;
  /** Null where no share of votes is spoken of. */
  readonly votes: ChartShare | null;
  readonly capital: ChartShare | null;
  /** Interests beside votes and capital, as written, in code-unit order. */
  readonly rights: readonly string[];
  /** Part of the account that is drawn; false for another file's account of the same shares. */
  readonly drawn: boolean;
  /** Controls that are not met because of what this edge carries. */
  readonly breaks: readonly string[];
  /** Where it is read, at most `MAX_PLACES`. */
  readonly places: readonly ChartPlace[];
}

export const MAX_PLACES = 4;

export interface ChartPlace {
  readonly evidence: Digest;
  readonly place: Place;
}

/** On one axis: by shares alone through every chain, and where what one controls counts as wholly one’s own. */
export interface HolderAxis {
  readonly share: ChartShare;
  readonly attributed: ChartShare;
}

/** Someone whom nobody is said to hold. */
export interface ChartHolder {
  readonly id: string;
  readonly votes: HolderAxis;
  readonly capital: HolderAxis;
  /** Whether its votes, with those of what it controls, are more than half. `possible` where undisclosed votes could make it so. */
  readonly controls: 'yes' | 'possible' | 'no';
}

/** A person, or someone of unknown kind, who reaches the threshold of a beneficial owner. */
export interface ChartOwner {
  readonly id: string;
  /** On what ground, the votes first. */
  readonly by: readonly ('votes' | 'capital' | 'control')[];
  /** False where it rests on what is not disclosed. */
  readonly certain: boolean;
}

/** What nobody is said to have. */
export interface ChartGap {
  readonly issuer: string;
  readonly axis: 'votes' | 'capital';
  /** Per cent. */
  readonly share: string;
}

/** One control of the scheme, judged on this chart alone. */
export interface ChartTest {
  readonly control: string;
  readonly outcome: Outcome;
  readonly values: readonly {
    readonly name: string;
    readonly value: { readonly lo: string | null; readonly hi: string | null } | boolean | null;
  }[];
  readonly reasons: readonly Reason[];
}

export const chartFindingCodes = [
  'DANGLING_REFERENCE',
  'PARTY_UNSPECIFIED',
  'SHARE_OUT_OF_RANGE',
  'SHARE_CONTRADICTORY',
  'SHARES_OVER_WHOLE',
  'STATEMENT_AFTER_PUBLICATION',
  'DUPLICATE_HOLDING',
  'UNKNOWN_INTEREST',
  'FIELD_UNREADABLE',
  'PERSON_UNDESCRIBED',
  'PERSON_WITHHELD',
  'CLOSED_LOOP',
  'SEVERAL_ACCOUNTS',
  'LATER_THAN_DATE',
  'STATEMENT_LATER',
  'INTEREST_ENDED',
  'INTEREST_NOT_BEGUN',
  'STATEMENT_CLOSED',
  'SUPERSEDED_STATEMENTS',
  'COUNTRY_WITHOUT_CODE',
  'FILE_UNDATED',
  'DILUTED',
  'CONCERT',
] as const;

/** Something of the files that is not as it should be, or that the reader of the chart must know. */
export interface ChartFinding {
  readonly code: (typeof chartFindingCodes)[number];
  readonly params: Readonly<Record<string, string | number>>;
  /** Identifier of the statement where the format has one, else of the record. */
  readonly statement: string | null;
  readonly at: ChartPlace | null;
}

/** Who is behind one entity. Frozen: `docs/spec/ownership.md`; each array states its order. */
export interface OwnershipChart {
  /** Node of the entity. */
  readonly entity: string;
  /** The topmost one whose votes, with those of what it controls, are more than half; null where nobody’s are. */
  readonly controller: string | null;
  /** Before a report leaves out the smallest. */
  readonly nodes_total: number;
  /** By depth, then id. */
  readonly nodes: readonly ChartNode[];
  /** By issuer, holder, direct first. */
  readonly edges: readonly ChartEdge[];
  /** By least attributed votes, then capital, the largest first; then id. At most `MOST_HOLDERS`. */
  readonly holders: readonly ChartHolder[];
  readonly holders_total: number;
  /** Persons whom the register of beneficial owners must name, by the scheme’s threshold; in the order of `holders`. */
  readonly beneficial_owners: readonly ChartOwner[];
  /** By issuer, votes first. */
  readonly undisclosed: readonly ChartGap[];
  /** In the scheme’s order. */
  readonly tests: readonly ChartTest[];
  /** By code, then canonical parameters. */
  readonly findings: readonly ChartFinding[];
}

export const MOST_HOLDERS = 300;

/** A supposed sale of shares of an entity, from one holder to another. */
export interface Sale {
  readonly seller: string;
  readonly buyer: string;
  readonly issuer: string;
  readonly axes: readonly ('votes' | 'capital')[];
  /** Per cent of the entity’s votes or capital, above 0, at most 100: not of what the seller has. */
  readonly percent: string;
  /** What the buyer is supposed to be; null where nothing is said of it. */
  readonly status: 'canadian' | 'foreign' | null;
}

/** Answer of `ancrage ownership`. */
export interface OwnershipDocument {
  readonly format: 'ancrage-ownership/1';
  /** UTC day on which the holdings are looked at. */
  readonly at: string;
  readonly scheme: { readonly id: string; readonly version: string; readonly digest: Digest };
  /** Files read, by path; `speaks` of those that tell of a holding of the chart. */
  readonly files: readonly {
    readonly id: Digest;
    readonly path: string;
    readonly format: string;
    readonly speaks: boolean;
  }[];
  readonly chart: OwnershipChart;
  /** What would be after the supposed sales; null where none is supposed. */
  readonly what_if: {
    readonly sales: readonly Sale[];
    /** Statements that the sales make void. */
    readonly void_statements: number;
    readonly chart: OwnershipChart;
  } | null;
}
