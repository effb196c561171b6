import type { GradedFact } from '../../dossier/dossier.ts';
import type { ExposureAsset, Strength } from '../../laws/law-register.ts';

/** What a party does for the service, through which a law that compels it reaches something. */
export const exposureRoles = [
  'operator',
  'host',
  'key-custodian',
  'privileged-access',
  'subprocessor',
  'update-channel',
  'licence',
] as const;
export type ExposureRole = (typeof exposureRoles)[number];

/** What already stands in the way of a path. */
export const protections = [
  'customer-key',
  'cannot-decrypt',
  'client-side-encryption',
  'confidential-computing',
  'transit-encrypted',
  'continuity-shown',
] as const;
export type Protection = (typeof protections)[number];

/** What a party is to the provider. A subsidiary stands for a branch, a site or a company of the provider abroad. */
export const partyGroups = ['provider', 'controller', 'subsidiary', 'supplier'] as const;
export type PartyGroup = (typeof partyGroups)[number];

/** Someone whom a law can compel. Never an employee. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly group: PartyGroup;
}

/** A party comes under a State: it has its seat there, works there, or aims at people there. */
export interface Connection {
  readonly party: number;
  /** ISO 3166-1 alpha-2. */
  readonly state: string;
  readonly factor: 'seat' | 'presence' | 'targeting';
  readonly strength: Strength;
  readonly facts: readonly GradedFact[];
}

/** A party decides for another, so that a law that compels it reaches what the other holds. */
export interface Control {
  readonly controller: number;
  readonly controlled: number;
  readonly strength: Strength;
  readonly facts: readonly GradedFact[];
}

/** One thing that a role gives access to. */
export interface Access {
  readonly asset: ExposureAsset;
  readonly strength: Strength;
  /** Party that holds the key without which there is nothing to read: the law must reach both. Null where none is needed. */
  readonly key: number | null;
  /** What stands in the way; empty where nothing does. */
  readonly cutBy: readonly Protection[];
  readonly facts: readonly GradedFact[];
}

export interface HeldRole {
  readonly party: number;
  readonly role: ExposureRole;
  readonly accesses: readonly Access[];
}

/** Who can be compelled, who decides for whom, and what each can reach. Parties are numbered from 0. */
export interface ExposureGraph {
  readonly parties: readonly Party[];
  readonly connections: readonly Connection[];
  readonly controls: readonly Control[];
  readonly roles: readonly HeldRole[];
}

/** The weaker of two. */
export function weaker(a: Strength, b: Strength): Strength {
  return a === 'arguable' ? a : b;
}
