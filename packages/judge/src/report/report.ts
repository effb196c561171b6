import type { Digest } from '@ancrage/base';
import type { Text } from '@ancrage/base';
import type { Reason } from '../analyses/derived.ts';
import type { ReportNames } from './report-names.ts';
import type { OwnershipChart } from './ownership-chart.ts';
import type { ExposureRole, PartyGroup, Protection } from '../analyses/exposure/exposure-graph.ts';
import type { ChangeKind, ExposureAsset, Law, LawFactor } from '../laws/law-register.ts';
import type { MissingFile } from '../dossier/dossier.ts';
import type { FactValue, Place } from '../facts/fact.ts';
import type { Note } from '../reading/reading.ts';
import type { Method, Source } from '../facts/grade.ts';
import type { HostCertificate, HostProblemCode, HostVerdict } from '../hosts/host-certificate.ts';

export const outcomes = ['met', 'not-met', 'not-proven', 'not-verifiable', 'not-applicable'] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * The judge's whole answer. Codes and parameters, no prose: words come from the catalogue and the scheme. Quantities are
 * decimals as strings, `null` where unbounded. Frozen: `docs/spec/report.md`; each array states its order.
 */
export interface Report {
  readonly format: 'ancrage-report/1';
  /** Version of the rules of judgement themselves. */
  readonly semantics: 'ancrage-semantics/1';
  /** UTC date of judgement. */
  readonly at: string;
  readonly service: FactValue<'service'>;
  readonly scope: ReportScope;
  readonly inputs: ReportInputs;
  /** Lowest of the criteria's levels. */
  readonly level: number;
  readonly top_level: number;
  /** In the scheme's order. */
  readonly criteria: readonly { readonly id: string; readonly level: number }[];
  /** In the scheme's order. */
  readonly findings: readonly Finding[];
  /** Conditions for the customer; in the scheme's order. */
  readonly conditions: readonly Finding[];
  /** What blocks the next level, and the cheapest verified remedy of each; in the scheme's order. Null at the top. */
  readonly next: NextLevel | null;
  /** By code, then canonical parameters. */
  readonly scope_findings: readonly ScopeFinding[];
  /** By path. */
  readonly missing: readonly MissingFile[];
  /** By path. */
  readonly evidence: readonly ReportEvidence[];
  /** Files seen and not read, by path. */
  readonly unread: readonly FactValue<'file'>[];
  /** As in the merged reading. */
  readonly notes: readonly Note[];
  /** By country, province, name. */
  readonly places: readonly ReportPlace[];
  /** Who operates what the evidence shows, by name. Empty where no table of operators was given. */
  readonly operators: readonly ReportOperator[];
  /** Who is behind each entity of the provider of which a holding is told, in the manifest’s order; absent where none is. */
  readonly ownership?: readonly OwnershipChart[];
  /** Which foreign laws reach what, through whom. Absent where no register of laws was given. */
  readonly exposure?: ReportExposure;
  /** What flow logs show. Absent where the dossier has none. */
  readonly flows?: ReportFlows;
  /** What names and certificates tell of who plays which part. Absent where the dossier has none. */
  readonly names?: ReportNames;
  /** What the certificates of hosts carry, by path. Absent where the dossier has no bundle. */
  readonly hosts?: readonly ReportHost[];
}

/** A bundle of the dossier, what came of verifying it, and what its certificate carries here. */
export interface ReportHost {
  readonly path: string;
  readonly evidence: Digest;
  readonly verdict: HostVerdict;
  /** Code of the verifier's first step that stands in the way. */
  readonly code: string | null;
  /** Why it counts for nothing; null where it counts. */
  readonly problem: HostProblemCode | null;
  /** Null unless genuine, by a recognised issuer. */
  readonly certificate: HostCertificate | null;
  /** Accounts that the manifest puts there, in its order. */
  readonly accounts: readonly { readonly platform: string; readonly account: string }[];
  /** Controls of which it says where what lies in these accounts is; in the scheme's order. */
  readonly carried: readonly {
    readonly control: string;
    /** Control of the certificate that carries it. */
    readonly by: string;
    readonly accounts: readonly { readonly platform: string; readonly account: string }[];
  }[];
  /** Why it does not carry more, by code, then parameters. */
  readonly not_carried: readonly Reason[];
  /** Controls of which it carries nothing: they are the service's own. In the scheme's order. */
  readonly residual: readonly string[];
}

export interface ReportScope {
  readonly period: FactValue<'scope-period'>;
  readonly accounts: readonly FactValue<'scope-account'>[];
  readonly entities: readonly FactValue<'scope-entity'>[];
  readonly sites: readonly FactValue<'site'>[];
  readonly prefixes: readonly FactValue<'prefix'>[];
  readonly exclusions: readonly FactValue<'exclusion'>[];
}

export interface ReportInputs {
  readonly scheme: {
    readonly id: string;
    readonly version: string;
    readonly status: string;
    readonly digest: Digest;
  };
  readonly trust: { readonly id: string; readonly demonstration: boolean; readonly digest: Digest };
  readonly reference: { readonly as_of: string; readonly digest: Digest };
  readonly laws: { readonly digest: Digest };
  /** Policy by which bundles of hosts were verified; null without one. Absent where the dossier has no bundle. */
  readonly hosts?: { readonly policy: Digest | null };
  /** Over the merged reading in canonical form. */
  readonly readings: Digest;
}

export interface Finding {
  readonly control: string;
  readonly criterion: string;
  readonly judged: 'machine' | 'person';
  /** Over all rungs: not verifiable or not met if any rung is, else the first that is not met, else met. */
  readonly outcome: Outcome;
  /** Ascending. Empty for a condition. */
  readonly rungs: readonly { readonly rung: number; readonly outcome: Outcome; readonly rule: string }[];
  /** Weakest method and source among the facts that carry a *met*; null where nothing does. */
  readonly method: Method | null;
  readonly source: Source | null;
  /** One for each name of the rules, in order of first use. */
  readonly values: readonly FindingValue[];
  /** Why it is not simply met: what was seen to break a rule first, then the rest by code, then parameters. */
  readonly reasons: readonly Reason[];
  /** By cost, then id; where nothing turns what is not met, changes come before evidence. Only for findings that are not met or not proven. */
  readonly remedies: readonly Remedy[];
  /** The cheapest set of them that was seen to turn the finding; null where none does. */
  readonly plan: Plan | null;
}

export interface FindingValue {
  readonly name: string;
  /** Bounds of a quantity, or a truth; `null` where it could be either. */
  readonly value: { readonly lo: string | null; readonly hi: string | null } | boolean | null;
  /** At most `MAX_REFS`, in the order of the reading; the totals say how many there are. */
  readonly support: readonly FactRef[];
  readonly support_total: number;
  readonly against: readonly FactRef[];
  readonly against_total: number;
}

export const MAX_REFS = 12;

/** A fact as a finding cites it. */
export interface FactRef {
  readonly id: string;
  readonly kind: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly evidence: Digest;
  readonly place: Place;
  readonly method: Method;
  readonly source: Source;
}

export interface Remedy {
  readonly id: string;
  /** Person-days, by the scheme's documented defaults. */
  readonly cost: number;
  /** Whether the patch alone was seen to turn the finding to met. */
  readonly turns: boolean;
  readonly patch: readonly PatchOperation[];
}

/** Remedies that together turn a finding, in the order of its list, and the sum of their costs. */
export interface Plan {
  readonly remedies: readonly string[];
  readonly cost: number;
}

export type PatchOperation =
  | { readonly op: 'remove'; readonly kind: string; readonly facts: readonly string[] }
  | {
      readonly op: 'replace';
      readonly kind: string;
      readonly facts: readonly string[];
      readonly set: Readonly<Record<string, unknown>>;
    }
  | { readonly op: 'add'; readonly kind: string; readonly value: Readonly<Record<string, unknown>> }
  | { readonly op: 'complete'; readonly source: string };

export interface NextLevel {
  readonly level: number;
  readonly blocking: readonly {
    readonly control: string;
    readonly outcome: Outcome;
    readonly plan: Plan | null;
  }[];
  /** Sum over the distinct remedies of the plans: one act that serves several controls is paid once. Person-days. */
  readonly cost: number;
  /** Blocking controls that have no plan. */
  readonly unplanned: number;
}

export const scopeFindingCodes = [
  'FILE_NOT_LISTED',
  'FILE_NOT_RECOGNISED',
  'FILE_REFUSED',
  'FILE_MISSING',
  'FILE_DIGEST_DIFFERS',
  'FILE_FORMAT_DIFFERS',
  'ACCOUNT_NOT_LISTED',
  'REGION_ONLY_BILLED',
  'INTENDED_ABROAD',
  'BILLED_PARTY_NOT_LISTED',
  'SERVICE_PROVIDER_NOT_LISTED',
  'SELLER_NAMED_AS_OWN',
  'INVOICE_TOTAL_DIFFERS',
  'INVOICE_WITHOUT_LINES',
  'LOGGED_SYSTEM_NOT_LISTED',
  'FLOW_OPERATOR_NOT_LISTED',
  'FLOW_PEERS_NOT_LISTED',
  'FLOW_PEER_NAMED',
  'NAME_OPERATOR_NOT_LISTED',
  'NAME_NOT_DECLARED',
  'NAME_NOT_SEEN',
  'NAME_LEADS_ABROAD',
  'NAME_ADDRESS_NOT_SEEN',
  'DOMAIN_OPERATOR_NOT_LISTED',
  'SUBPROCESSOR_NOT_SEEN',
  'FLOW_REGION_NOT_DECLARED',
  'FLOW_REGION_NOT_SEEN',
  'FLOW_HOURS_NOT_COVERED',
  'SITE_WITHOUT_INVENTORY',
  'SIGNER_NOT_LISTED',
  'STATEMENT_ABOUT_OTHER',
  'JUDGED_AT_PROPOSED',
] as const;

/** Something seen that the scope does not list, or listed and not seen. */
export interface ScopeFinding {
  readonly code: (typeof scopeFindingCodes)[number];
  readonly params: Readonly<Record<string, string | number>>;
}

export interface ReportEvidence {
  readonly path: string;
  readonly id: Digest;
  readonly format: string;
  readonly version: string;
  readonly method: Method;
  readonly source: Source;
  readonly date: string | null;
  readonly date_from: 'content' | 'receipt' | 'none';
  readonly listed: boolean;
  readonly vouched_by: readonly string[];
  readonly facts: number;
}

/** How a place is known, weakest first: by the provider's word, by the table of its region, by one who saw it. */
export const placeBases = ['declared', 'region', 'observed'] as const;

/** One for each country, province and name. */
export interface ReportPlace {
  readonly country: string;
  readonly province: string | null;
  readonly name: string;
  readonly latitude: string | null;
  readonly longitude: string | null;
  /** The strongest of the things seen there. */
  readonly basis: (typeof placeBases)[number];
  readonly roles: readonly string[];
  /** Things seen there. */
  readonly count: number;
}

/** As what an operator is seen: its machines, its bills, keys in its custody, or what the service takes from its hosts. */
export const operatorRoles = [
  'host',
  'bill',
  'keys',
  'image',
  'package',
  'webhook',
  'name',
  'storage',
  'other',
] as const;

/** One for each operator of the table, and for each host whose operator it does not know. */
export interface ReportOperator {
  /** The company, or the host itself where its operator is not known. */
  readonly name: string;
  readonly parent: string | null;
  /** ISO 3166-1 alpha-2; null where the operator is not known. */
  readonly controlled_from: string | null;
  /** In the order of `operatorRoles`. */
  readonly seen_as: readonly (typeof operatorRoles)[number][];
  /** Facts that show it. */
  readonly facts: number;
}

/** What travels on one's own networks; what nobody stated could be any of them. */
export const flowPlanes = ['storage', 'management', 'unstated', 'tenants'] as const;

/** Interfaces that a report names; the total says how many there are. */
export const MAX_INTERFACES = 12;

/** Flows observed on these interfaces, in these hours. Bytes are decimals. */
export interface ReportFlows {
  /** Hours of the scope's period so far, and those of which the logs speak. */
  readonly hours: number;
  readonly covered: number;
  /** At most `MAX_INTERFACES`, by name. */
  readonly interfaces: readonly string[];
  readonly interfaces_total: number;
  /** Every day of the scope's period so far, and what passed on networks that do not carry tenants' traffic alone. */
  readonly days: readonly {
    readonly day: string;
    /** Hours of it that logs cover. */
    readonly covered: number;
    readonly outside: string;
    readonly undetermined: string;
    readonly inside: string;
  }[];
  /** Named places of those days, each byte once; by country, province, name. */
  readonly places: readonly {
    readonly country: string;
    readonly province: string | null;
    readonly name: string;
    readonly latitude: string | null;
    readonly longitude: string | null;
    readonly bytes: string;
  }[];
  /** By plane, country, province, name, operator; what is not known comes last. */
  readonly groups: readonly ReportFlowGroup[];
}

/** Peers of one place, as networks of one plane see them. A network that could be of several planes counts in each. */
export interface ReportFlowGroup {
  readonly plane: (typeof flowPlanes)[number];
  readonly side: 'outside' | 'undetermined' | 'inside';
  readonly country: string | null;
  readonly province: string | null;
  /** Site or region. */
  readonly name: string | null;
  readonly latitude: string | null;
  readonly longitude: string | null;
  /** Who publishes the range. */
  readonly operator: string | null;
  readonly bytes: string;
  readonly peers: number;
}

/** Paths of each kind that a report tells one by one; the totals say how many there are. */
export const MAX_PATHS = 60;

/** The graph of exposure: codes and parameters, and the names of laws and parties as the inputs give them. */
export interface ReportExposure {
  /** Date of the register of laws. */
  readonly as_of: string;
  /** Foreign laws of the register that can reach someone directly on the day of judgement. */
  readonly considered: number;
  /** Those of the paths told, by identifier. */
  readonly laws: readonly {
    readonly law: string;
    readonly state: string;
    readonly title: Text;
    readonly cite: string;
    readonly confirmed: boolean;
    readonly secrecy: Law['secrecy'];
  }[];
  /** Everyone whom a law could compel, by identifier. */
  readonly parties: readonly {
    readonly id: string;
    readonly name: string;
    readonly group: PartyGroup;
    /** By State, then factor. */
    readonly states: readonly {
      readonly state: string;
      readonly factor: Exclude<LawFactor, 'control'>;
      readonly sure: boolean;
    }[];
    /** States that it, or whoever controls it for sure, comes under; in code-unit order. Empty where none is known. */
    readonly under: readonly string[];
    /** In code-unit order. */
    readonly roles: readonly ExposureRole[];
  }[];
  /** At most `MAX_PATHS` with nothing in their way, from the most direct; then as many that something cuts. */
  readonly paths: readonly ReportPath[];
  /** Paths with nothing in their way whose every step is sure. */
  readonly found: number;
  /** Others with nothing in their way. */
  readonly possible: number;
  /** Paths that something cuts already. */
  readonly cut: number;
  /** What nothing proves, by code, then parameters. */
  readonly open: readonly Reason[];
  /** One for each level that asks for paths to be cut, ascending. */
  readonly plans: readonly ExposurePlan[];
}

/** A path from a law to what it reaches. */
export interface ReportPath {
  readonly law: string;
  readonly factor: LawFactor;
  /** State of the party that the law catches. */
  readonly state: string;
  /** Parties from the one that the law catches to the one that plays the role. */
  readonly through: readonly string[];
  readonly role: ExposureRole;
  readonly asset: ExposureAsset;
  /** Party whose key the law must reach too; null where none is needed. */
  readonly key: string | null;
  readonly sure: boolean;
  /** Orders paths; no measure of anything else. */
  readonly effort: number;
  readonly cut_by: readonly Protection[];
}

/** The cheapest changes that cut every path to the assets of a level, in this model, at these costs. */
export interface ExposurePlan {
  readonly level: number;
  readonly assets: readonly ExposureAsset[];
  /** Person-days. */
  readonly cost: number;
  /** Whether nothing cheaper exists in this model; else the search was stopped. */
  readonly proven: boolean;
  readonly paths: number;
  /** Paths that no change of the model cuts. */
  readonly uncut: number;
  /** Suppliers at the end of these paths, in code-unit order: those without whom they would not be. */
  readonly suppliers: readonly string[];
  /** Paths that end at no supplier. */
  readonly own: number;
  /** By paths cut, the most first. */
  readonly changes: readonly {
    readonly change: ChangeKind;
    /** Party that it is about; null where it is about the service as a whole. */
    readonly target: string | null;
    readonly cost: number;
    readonly cuts: number;
  }[];
}
