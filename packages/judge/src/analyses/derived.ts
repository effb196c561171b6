import { atLeast, between } from '@ancrage/base';
import type { Interval, Text, Tri } from '@ancrage/base';
import type { Dossier, GradedFact } from '../dossier/dossier.ts';
import type { Reference } from '../reference/reference.ts';
import type { RuleType } from '../rules/rule-syntax.ts';
import type { EvidenceContract, Parameter } from '../scheme/scheme.ts';

/** Why something could not be established; a code with parameters, worded by the catalogue (`reason.<code>`). */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export const reasonCodes = [
  'FOUND_ABROAD',
  'FOUND_ABROAD_MANY',
  'FOUND_OUTSIDE_QUEBEC',
  'SESSION_FROM_ABROAD',
  'FLOW_ABROAD',
  'FLOW_UNPLACED',
  'FLOW_OPERATOR_NOT_IN_REGISTER',
  'FLOWS_OBSERVED',
  'FLOWS_NOT_LOGGED',
  'FLOWS_SAMPLED',
  'FLOWS_SAMPLED_UNTOLD',
  'SUBPROCESSOR_ABROAD',
  'LINK_LEAVES_CANADA',
  'CHECK_FAILED',
  'NOT_ENCRYPTED',
  'EGRESS_BILLED',
  'HOLDER_FOREIGN',
  'HOLDER_FOREIGN_BEHIND',
  'RIGHT_FOREIGN',
  'BOARD_SHORT',
  'ENTITY_ABROAD',
  'VALUE_ABOVE',
  'VALUE_BELOW',
  'VALUE_NOT_ABOVE',
  'SAID_NO',
  'SAID_YES',
  'NO_EVIDENCE',
  'NOT_SCANNED',
  'STORE_NOT_CHECKED',
  'CHECK_UNDECIDED',
  'BELOW_GRADE',
  'TOO_OLD',
  'FROM_THE_FUTURE',
  'UNDATED',
  'PLACE_UNKNOWN',
  'PLACE_GLOBAL',
  'PLACE_ONLY_DECLARED',
  'ADDRESS_UNTOLD',
  'PLACES_DISAGREE',
  'TYPE_UNKNOWN',
  'SITE_USE_UNTOLD',
  'NO_ACCOUNT_IN_SCOPE',
  'ACCOUNT_WITHOUT_INVENTORY',
  'BILLED_ACCOUNT_NOT_IN_SCOPE',
  'BILLED_REGION_NOT_INVENTORIED',
  'SCANNED_REGION_NOT_INVENTORIED',
  'INVENTORY_OPAQUE',
  'MONTH_WITHOUT_BILL',
  'LOG_GAP',
  'LOG_CHAIN_BROKEN',
  'LOG_WITHOUT_CHAIN',
  'SESSION_UNPLACED',
  'SESSIONS_ENTERED',
  'REGISTER_COUNT_DIFFERS',
  'BILLED_PARTY_NOT_IN_REGISTER',
  'SERVICE_PROVIDER_NOT_IN_REGISTER',
  'VULNERABILITY_UNDATED',
  'HOLDER_STATUS_UNKNOWN',
  'HOLDER_IS_ENTITY',
  'HOLDER_CONTROL_OPEN',
  'CONTROLLED_IN_FACT',
  'CONTROLLER_UNTOLD',
  'NOMINATOR_UNTOLD',
  'NOMINEE_UNTOLD',
  'RIGHT_HOLDER_UNTOLD',
  'HOLDER_LOOP',
  'SHARES_NOT_WHOLE',
  'SHARES_NOT_WHOLE_BEHIND',
  'LINK_NOT_DESCRIBED',
  'EXPOSURE_PATH',
  'EXPOSURE_PATH_BEHIND',
  'EXPOSURE_POSSIBLE',
  'PRESENCE_ABROAD',
  'SEAT_UNKNOWN',
  'CONTROLLER_UNKNOWN',
  'NO_LAW_LISTED',
  'NO_REGISTER_OF_LAWS',
  'NO_PATH_FOUND',
  'FILE_MISSING',
  'FILE_REFUSED',
  'CONTRADICTION',
  'ASSESSOR_DISAGREES',
  'AWAITS_ASSESSOR',
  'QUOTE_NOT_FOUND',
  'HOST_CARRIES',
  'HOST_ONLY_DECLARED',
  'HOST_CONTRADICTED',
  'HOST_WITHOUT_CERTIFICATE',
  'HOST_NOT_COUNTED',
  'HOST_NOT_COVERED',
  'HOST_WITHOUT_CONTROL',
  'RULE_ERROR',
  'NOT_IN_THIS_VERSION',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** One value that a rule uses, with the facts that speak for and against the service in it. */
export interface Derived {
  readonly value: Interval | Tri;
  /** Facts good enough to count, that carry the value. */
  readonly support: readonly GradedFact[];
  /** Facts that make it worse, whatever their grade. */
  readonly against: readonly GradedFact[];
  readonly reasons: readonly Reason[];
  /** What was seen, in words of its own, for a rule that this value breaks; said only then. */
  readonly violations?: readonly Reason[];
  /** What a value that lets a control be met may say, and how far it goes; said only then. */
  readonly assurances?: readonly Reason[];
}

/** What an analysis may look at. The contract is that of the control whose rule asks. */
export interface DeriveContext {
  readonly dossier: Dossier;
  readonly contract: EvidenceContract;
  readonly reference: Reference;
  /** Dated parameters of the scheme that an analysis itself rests on; absent where there is no scheme. */
  readonly parameters?: ReadonlyMap<string, Pick<Parameter, 'value'>>;
}

/** One name of the rule language. */
export interface Output {
  readonly name: string;
  readonly type: RuleType;
  readonly unit: string;
  readonly meaning: Text;
  /** Pure; an exception makes the finding not verifiable. */
  derive(context: DeriveContext): Derived;
}

/**
 * A count of bad things: at least those known; at most those known or in doubt while the sources are complete, without
 * limit otherwise.
 */
export function countOf(known: number, doubtful: number, complete: boolean): Interval {
  return complete ? between(known, known + doubtful) : atLeast(known);
}
