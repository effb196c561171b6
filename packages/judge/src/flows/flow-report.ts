import { canonicalJson, compareText, formatInstant } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import type { Layer } from './address-source.ts';
import { RATE_UNTOLD } from './coverage.ts';
import type { DeclaredParties } from './declared-parties.ts';
import type { Certainty } from './certainty.ts';
import type { PlaceList } from './place-list.ts';
import { sideOfHour } from './flow-space.ts';
import type { Direction, Side } from './flow-space.ts';
import type { FlowCounts, FlowPart, Oddity } from './flow-part.ts';
import { FlowSummary } from './flow-summary.ts';
import { groupBytes } from './group-bytes.ts';
import { hourCoverage } from './hour-coverage.ts';
import type { HourState } from './hour-coverage.ts';
import type { Plane } from './plane.ts';
import type { SummedRows } from './summed-rows.ts';
import type { ToldGroups } from './told-groups.ts';

/** Bytes as exact decimals; flows and peers counted. */
export interface FlowSum {
  readonly bytes: string;
  readonly flows: number;
  /** Distinct peers; where addresses were folded, networks, each of which may be many. */
  readonly peers: number;
}

/** Flows of one plane and direction with peers of one place and operator. */
export interface FlowGroup extends FlowSum {
  readonly plane: Plane | 'none';
  readonly direction: Direction;
  readonly side: Side;
  readonly certainty: Certainty;
  readonly country: string | null;
  readonly province: string | null;
  readonly other: string | null;
  readonly operator: string | null;
  readonly jurisdiction: string | null;
  readonly layer: Layer | null;
  /** Who is declared behind the peers; null where nobody is. */
  readonly declared: string | null;
}

export interface FlowPeer {
  readonly address: string;
  readonly plane: Plane | 'none';
  readonly direction: Direction;
  readonly bytes: string;
  readonly flows: number;
  readonly country: string | null;
  readonly certainty: Certainty;
  readonly operator: string | null;
  readonly layer: Layer | null;
  readonly file: string | null;
}

/** One plane in a line: what of it is beyond the boundary, within it, or nowhere told. */
export interface PlaneSummary {
  readonly plane: Plane | 'none';
  /** Whether residency is judged by it: tenants’ own traffic is described. */
  readonly gate: boolean;
  readonly outside: FlowSum;
  readonly undetermined: FlowSum;
  readonly inside: FlowSum;
  readonly own: FlowSum;
  /** Of what is outside, undetermined and inside: what a declared party explains. */
  readonly explained: string;
  readonly unexplained: string;
  /** Peers within the boundary that nobody declared: a relay there hides what is behind it. */
  readonly undeclared_inside: FlowSum;
}

/** A place that a source told with its coordinates, and what went there or came from it. */
export interface FlowSite extends FlowSum {
  readonly country: string;
  readonly province: string | null;
  readonly name: string;
  readonly latitude: string;
  readonly longitude: string;
}

export interface FlowHour {
  /** RFC 3339. */
  readonly hour: string;
  readonly state: HourState;
  readonly outside: string;
  readonly undetermined: string;
  readonly inside: string;
}

export interface FlowFile {
  readonly file: string;
  readonly bytes: string;
  readonly format: string;
  readonly version: string;
  readonly lines: number;
  /** Why it was not read, or not to its end. */
  readonly problem: string | null;
}

export interface FlowOddity {
  readonly kind: Oddity;
  readonly count: number;
  readonly file: string;
  readonly line: number;
}

export interface FlowSourceUsed {
  readonly layer: Layer;
  readonly platform: string | null;
  readonly file: string;
  readonly digest: Digest;
  readonly published: string | null;
  /** Too far from the days of the logs to place anything for certain. */
  readonly stale: boolean;
}

/** Packets were sampled: bytes are estimates, and a short flow may be missing. */
export interface FlowSampling {
  /** One packet of so many was looked at, at the most; null where no log tells it. */
  readonly rate: number | null;
  /** Whether some logs are sampled and do not tell how. */
  readonly untold: boolean;
  /** Whether each flow that is counted is one sample, so that their number tells how far an estimate may err. */
  readonly each_flow_is_a_sample: boolean;
}

/** `ancrage-flows/1`: what flows were observed, where their peers are, and how much of the time that covers. */
export interface FlowReport {
  readonly format: 'ancrage-flows/1';
  readonly boundary: string;
  readonly period: {
    readonly from: string | null;
    readonly to: string | null;
    readonly hours: number;
    readonly covered: number;
    readonly states: Readonly<Record<HourState, number>>;
  };
  /** What logs tell of sampling; null where they tell of none. */
  readonly sampling: FlowSampling | null;
  readonly counts: Readonly<Omit<FlowCounts, 'first' | 'last'>>;
  /** IPv4 and IPv6 networks of how many bits are told apart: 32 and 128 where every address is. */
  readonly folded: boolean;
  readonly planes: readonly PlaneSummary[];
  /** Sorted by bytes, the most first. */
  readonly groups: readonly FlowGroup[];
  readonly sites: readonly FlowSite[];
  readonly outside: readonly FlowPeer[];
  readonly undeclared_inside: readonly FlowPeer[];
  readonly hours: readonly FlowHour[];
  readonly oddities: readonly FlowOddity[];
  readonly files: readonly FlowFile[];
  readonly sources: readonly FlowSourceUsed[];
}

export interface FlowReportInput {
  /** What all parts came to besides their rows. */
  readonly part: Omit<FlowPart, 'v4' | 'v6'>;
  /** Their rows, summed by whoever read them; no address is in two of these. */
  readonly sums: readonly SummedRows[];
  readonly places: PlaceList;
  readonly boundary: string;
  readonly declared: DeclaredParties;
  readonly oddities: readonly FlowOddity[];
  readonly files: readonly FlowFile[];
  readonly sources: readonly FlowSourceUsed[];
  readonly badPerMille?: number;
  /** Whether the logs say so where an interface has nothing to tell. */
  readonly silence: boolean;
}

/** A report whose groups are in columns still. */
export interface PreparedReport {
  readonly report: Omit<FlowReport, 'groups'>;
  readonly groups: ToldGroups;
}

/** Makes the report of what all parts came to. Pure; the order in which rows stand changes nothing. */
export function flowReport(input: FlowReportInput): FlowReport {
  const { report, groups } = preparedReport(input);
  return { ...report, groups: groups.rows() };
}

/** The same, its groups yet to be made rows or written. */
export function preparedReport(input: FlowReportInput): PreparedReport {
  const { part, boundary } = input;
  const summary = new FlowSummary(input);
  const { coverage, hours } = hoursOf(input);
  const counted = (state: HourState): number => coverage.filter((other) => other === state).length;
  const { first: _first, last: _last, ...counts } = part.counts;
  const report = {
    format: 'ancrage-flows/1' as const,
    boundary,
    period: {
      from: hours[0]?.hour ?? null,
      to: hours.at(-1)?.hour ?? null,
      hours: coverage.length,
      covered: counted('covered'),
      states: {
        covered: counted('covered'),
        'no-log': counted('no-log'),
        skipped: counted('skipped'),
        bad: counted('bad'),
        silent: counted('silent'),
        sampled: counted('sampled'),
      },
    },
    sampling: samplingOf(input),
    counts,
    folded: input.sums.some(({ folded }) => folded),
    planes: summary.planes(),
    sites: summary.sites(),
    outside: summary.outside(),
    undeclared_inside: summary.undeclaredInside(),
    hours,
    oddities: [...input.oddities].sort((a, b) => compareText(a.kind, b.kind)),
    files: input.files,
    sources: input.sources,
  };
  return { report, groups: summary.groups };
}

function samplingOf({ part: { coverage }, files }: FlowReportInput): FlowSampling | null {
  const untold = coverage.hours.some(({ marks }) => marks.some((mark) => (mark & RATE_UNTOLD) !== 0));
  if (!untold && coverage.rate <= 1) return null;
  return {
    rate: coverage.rate > 1 ? coverage.rate : null,
    untold,
    each_flow_is_a_sample: files.every(({ format, lines }) => format === 'sflow' || lines === 0),
  };
}

function hoursOf({ part, badPerMille, silence }: FlowReportInput): {
  coverage: readonly HourState[];
  hours: FlowHour[];
} {
  const { first, states } = hourCoverage(part.coverage, {
    silence,
    ...(badPerMille === undefined ? {} : { badPerMille }),
  });
  const sums = new Map<string, bigint>();
  const add = (hour: number, number: number, bytes: bigint): void => {
    // What nobody placed over a peering, and what goes through, is undetermined; within one's own it is no peer.
    const key = `${hour} ${sideOfHour(number)}`;
    sums.set(key, (sums.get(key) ?? 0n) + bytes);
  };
  for (const [hour, cells] of part.hours)
    for (const [index, bytes] of cells.entries()) if (bytes !== 0) add(hour, index, BigInt(bytes));
  for (const [hour, cell, bytes] of part.hoursBeyond) add(hour, cell, bytes);
  const hours = states.map((state, index) => {
    const hour = first + index;
    const of = (side: Side): string => (sums.get(`${hour} ${side}`) ?? 0n).toString();
    return {
      hour: formatInstant(hour * 3_600_000),
      state,
      outside: of('outside'),
      undetermined: of('undetermined'),
      inside: of('inside'),
    };
  });
  return { coverage: states, hours };
}

const encoder = new TextEncoder();

/**
 * The report in canonical JSON (RFC 8785) and UTF-8, in parts that follow one another: what `canonicalJson` writes of the same report and `more`, whose
 * members stand beside the report's own.
 */
export function reportBytes(
  { report, groups }: PreparedReport,
  more: Readonly<Record<string, unknown>> = {},
): Uint8Array[] {
  const members = Object.entries<unknown>({ ...report, ...more });
  const some = (where: (name: string) => boolean): string =>
    canonicalJson(Object.fromEntries(members.filter(([name]) => where(name))));
  const before = some((name) => name < 'groups').slice(0, -1);
  const behind = some((name) => name > 'groups').slice(1);
  return [
    encoder.encode(`${before},"groups":`),
    groupBytes(groups),
    encoder.encode(behind === '}' ? '}' : `,${behind}`),
  ];
}
