import { digestOf } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { signingKeyShape } from '../issuer/key-shape.ts';
import { openGeneral } from '../jws/general-jws.ts';
import type { GeneralJws } from '../jws/general-jws.ts';
import type { OpenedSignature } from '../jws/jws.ts';
import { readCanonical } from '../shape/canonical-document.ts';
import {
  digest,
  integer,
  list,
  literal,
  object,
  oneOf,
  optional,
  text,
  type TypeOf,
  uri,
  utcDate,
  words,
} from '../shape/shape.ts';

/** `typ` of a signature under an evaluation, and under a decision: neither can be taken for the other. */
export const EVALUATION_TYPE = 'ancrage-evaluation+jws';
export const DECISION_TYPE = 'ancrage-decision+jws';

/** Someone of the trust list who signed, with the key as the list gives it. */
export const signerShape = object({
  organisation: text(200),
  /** Name of the person within the trust list, where it gives one; never a name that must stay private. */
  person: optional(text(200)),
  key: signingKeyShape,
});
export type Signer = TypeOf<typeof signerShape>;

/** What an assessor vouches for: that the report is what the evidence gives. */
export const evaluationShape = object({
  ancrage: literal('ancrage-evaluation/1'),
  service: text(500),
  report: digest,
  level: integer(0, 9),
  /** Day of judgement. */
  at: utcDate,
  signed: utcDate,
});
export type Evaluation = TypeOf<typeof evaluationShape>;

/** A control that is not met and is let pass until a day, by the decision. */
export const nonconformityShape = object({ control: text(40), until: utcDate, reason: words });
export type Nonconformity = TypeOf<typeof nonconformityShape>;

/** What people outside the evaluation decide on a first issue. */
export const grantShape = object({
  ancrage: literal('ancrage-decision/1'),
  act: literal('grant'),
  /** Of the payload of the evaluation. */
  evaluation: digest,
  report: digest,
  service: text(500),
  /** At most the level that was computed. */
  level: integer(1, 9),
  valid: object({ from: utcDate, to: utcDate }),
  nonconformities: list(nonconformityShape, 0, 40),
  signed: utcDate,
});
export type Grant = TypeOf<typeof grantShape>;

export const changeActs = ['suspend', 'reinstate', 'withdraw'] as const;
export type ChangeAct = (typeof changeActs)[number];

/** What they decide later; withdrawal has no way back. */
export const changeShape = object({
  ancrage: literal('ancrage-decision/1'),
  act: oneOf(changeActs),
  /** `id` of the credential. */
  credential: uri,
  reason: words,
  signed: utcDate,
});
export type Change = TypeOf<typeof changeShape>;

const MAX_BYTES = 40_000;

export interface OpenedAct<T> {
  readonly act: T;
  readonly digest: Digest;
  readonly signatures: readonly OpenedSignature[];
}

/** Each opens one act; signatures are not verified yet. @throws ProofError; BaseError for what is not JSON. */
export function openEvaluation(jws: GeneralJws): OpenedAct<Evaluation> {
  return open(evaluationShape, jws, 'evaluation');
}

export function openGrant(jws: GeneralJws): OpenedAct<Grant> {
  return open(grantShape, jws, 'decision');
}

export function openChange(jws: GeneralJws): OpenedAct<Change> {
  return open(changeShape, jws, 'decision');
}

function open<T>(shape: Parameters<typeof readCanonical<T>>[0], jws: GeneralJws, what: string): OpenedAct<T> {
  const { payload, signatures } = openGeneral(jws);
  const act = readCanonical(shape, payload, what, { maxBytes: MAX_BYTES });
  return { act, digest: digestOf(payload), signatures };
}
