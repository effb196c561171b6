import type { NameBasis } from '../analyses/name-evidence.ts';
import type { DnsRole } from '../dns/signals.ts';
import type { RoleState } from '../dns/name-dependence.ts';
import type { FactValue } from '../facts/fact.ts';

/** Entries of each list that a report tells; the totals say how many there are. */
export const MAX_NAMES = 60;
/** Names told of one peer. */
export const MAX_NAMES_OF_PEER = 6;

/** An operator of the table. */
export interface NamedOperator {
  readonly name: string;
  readonly parent: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly controlled_from: string;
}

/** What names and certificates tell of who plays which part: indications, and never places. */
export interface ReportNames {
  /** Domains whose mail or name servers were asked for, at most `MAX_NAMES`; by name. */
  readonly domains: readonly {
    readonly domain: string;
    /** Last day on which its records were answered; null where no answer tells its day. */
    readonly asked: string | null;
    /** In the order of an examination. */
    readonly roles: readonly {
      readonly role: DnsRole;
      readonly state: RoleState;
      /** Those that are indicated at least; by points, then name. */
      readonly operators: readonly (NamedOperator & { readonly points: number })[];
      /** Hosts that the table does not know, sorted; at most `MAX_NAMES_OF_PEER`. */
      readonly other_hosts: readonly string[];
    }[];
  }[];
  readonly domains_total: number;
  /** Names that inventories give resources, at most `MAX_NAMES`; by name, then resource. */
  readonly declared: readonly {
    readonly name: string;
    readonly use: FactValue<'declared-name'>['use'];
    readonly platform: string;
    readonly resource: string;
    /** Whether connections or answers named it where they were observed; null where no log of names is there. */
    readonly named: boolean | null;
    /** Public addresses that it leads to by answers; null where no answer about it was kept. */
    readonly addresses: number | null;
    /** Of these, those that flows show; null where there are none, or no flow log. */
    readonly seen: number | null;
  }[];
  readonly declared_total: number;
  /** Peers of which a name or certificate is known; those of flows alone where there are flow logs. By bytes, then address. */
  readonly peers: readonly {
    readonly peer: string;
    /** Null where no flow shows it. */
    readonly bytes: string | null;
    readonly country: string | null;
    /** Who publishes the range. */
    readonly operator: string | null;
    readonly names: readonly { readonly name: string; readonly bases: readonly NameBasis[] }[];
    readonly names_total: number;
    /** Operators of the table under whose domains the names are, by name. */
    readonly named: readonly NamedOperator[];
    /** Organization to which its certificate was issued, as that says. */
    readonly organization: string | null;
  }[];
  readonly peers_total: number;
  /** Who issued the certificates, by name; at most `MAX_NAMES`. */
  readonly authorities: readonly {
    readonly issuer: string;
    /** As certificates have it. */
    readonly country: string | null;
    /** Null where the table knows no authority of this name. */
    readonly operator: NamedOperator | null;
    readonly certificates: number;
    /** Addresses that presented one of them. */
    readonly peers: number;
  }[];
  readonly authorities_total: number;
}
