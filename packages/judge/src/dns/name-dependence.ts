import { compareText } from '@ancrage/base';
import type { Operator, Operators } from '../reference/operators.ts';
import type { DnsAnswer } from './dns-answer.ts';
import { dnsRoles, signalsOf } from './signals.ts';
import type { DnsRole, Signal } from './signals.ts';

/** From this many points on a record, or several together, show an operator; below, they only indicate it. */
export const SHOWN_FROM = 60;
/** Below this, what speaks for an operator is too little to name it. */
export const INDICATED_FROM = 20;

/**
 * What the names tell of one role. `shown` and `indicated`: by whom. `unproven`: hosts are named, and the table knows none of
 * them, or nothing at all is seen where something must be: never *independent*. `none`: the domain says that it has no such thing.
 * `untold`: it says nothing, and need not. `unknown`: the questions failed.
 */
export const roleStates = ['shown', 'indicated', 'unproven', 'none', 'untold', 'unknown'] as const;
export type RoleState = (typeof roleStates)[number];

/** An operator that the signals of a role lead to. */
export interface RoleOperator {
  readonly operator: Operator;
  /** 0–100. */
  readonly points: number;
}

export interface RoleDependence {
  readonly role: DnsRole;
  readonly state: RoleState;
  /** By points, then name; those below {@link INDICATED_FROM} too. */
  readonly operators: readonly RoleOperator[];
  /** Hosts named by the records that the table of operators does not know, sorted; the domain's own among them. */
  readonly others: readonly string[];
  readonly signals: readonly Signal[];
}

/** What the names of a domain tell of those it depends on. */
export interface NameDependence {
  readonly domain: string;
  readonly roles: readonly RoleDependence[];
  /** Questions to which nothing usable came back: what they would have told is not known. */
  readonly failed: readonly string[];
}

/**
 * Reads the answers about a domain by the table of operators. It says who is named, from where that company is controlled, and how
 * surely; a name tells neither where a machine stands nor what passes through it.
 */
export function nameDependence(
  domain: string,
  answers: readonly DnsAnswer[],
  operators: Operators,
): NameDependence {
  const signals = signalsOf(domain, answers, operators);
  const failed = answers
    .filter(({ state }) => state === 'failed' || state === 'not-asked')
    .map(({ type, name }) => `${type} ${name}`)
    .sort(compareText);
  return {
    domain,
    roles: dnsRoles.map((role) =>
      roleOf(
        role,
        signals.filter((signal) => signal.role === role),
        domain,
        answers,
        operators,
      ),
    ),
    failed,
  };
}

function roleOf(
  role: DnsRole,
  signals: readonly Signal[],
  domain: string,
  answers: readonly DnsAnswer[],
  operators: Operators,
): RoleDependence {
  const points = new Map<string, { readonly operator: Operator; readonly kinds: Map<string, number> }>();
  const others = new Set<string>();
  for (const { kind, host, points: weight } of signals) {
    const operator = weight > 0 ? operators.ofHost(host) : undefined;
    if (operator === undefined) {
      others.add(host);
      continue;
    }
    const known = points.get(operator.operator) ?? { operator, kinds: new Map<string, number>() };
    // Four mail hosts of one operator say the same thing once.
    known.kinds.set(kind, Math.max(known.kinds.get(kind) ?? 0, weight));
    points.set(operator.operator, known);
  }
  const named = [...points.values()]
    .map(({ operator, kinds }): RoleOperator => {
      let sum = 0;
      for (const weight of kinds.values()) sum += weight;
      return { operator, points: Math.min(100, sum) };
    })
    .sort((a, b) => b.points - a.points || compareText(a.operator.operator, b.operator.operator));
  return {
    role,
    state: stateOf(role, named, signals.length, domain, answers),
    operators: named,
    others: [...others].sort(compareText),
    signals,
  };
}

/** Roles that a domain may do without, and of which it then says nothing. */
const OPTIONAL: ReadonlySet<DnsRole> = new Set(['certificates', 'identity', 'mail-reports', 'mail-sending']);

/** The record whose absence, or whose failure, decides for a role of which nothing else speaks. */
const DECISIVE: Readonly<Record<DnsRole, readonly [type: DnsAnswer['type'], prefix: string]>> = {
  'mail-entry': ['MX', ''],
  mailbox: ['MX', ''],
  'mail-sending': ['TXT', ''],
  'mail-reports': ['TXT', '_dmarc.'],
  identity: ['CNAME', 'enterpriseregistration.'],
  web: ['A', ''],
  'name-servers': ['NS', ''],
  certificates: ['CAA', ''],
};

function stateOf(
  role: DnsRole,
  [first]: readonly RoleOperator[],
  signals: number,
  domain: string,
  answers: readonly DnsAnswer[],
): RoleState {
  if (first !== undefined && first.points >= SHOWN_FROM) return 'shown';
  if (first !== undefined && first.points >= INDICATED_FROM) return 'indicated';
  const [type, prefix] = DECISIVE[role];
  const decisive = answers.find((answer) => answer.type === type && answer.name === `${prefix}${domain}`);
  if (role === 'mail-entry' || role === 'mailbox') {
    // RFC 7505: a mail host that is the root says that the domain takes no mail.
    if (decisive?.values.length === 1 && /^\d+ \.?$/.test(decisive.values[0]!)) return 'none';
  }
  if (decisive === undefined || decisive.state === 'failed' || decisive.state === 'not-asked')
    return 'unknown';
  // A gateway alone names nobody behind it, and somebody must be there.
  return signals === 0 && (OPTIONAL.has(role) || decisive.state === 'absent') ? 'untold' : 'unproven';
}
