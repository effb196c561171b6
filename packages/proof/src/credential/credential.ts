import { nonconformityShape, signerShape } from '../people/signed-acts.ts';
import {
  digest,
  flag,
  instant,
  integer,
  list,
  literal,
  matching,
  object,
  oneOf,
  optional,
  type Shape,
  text,
  tuple,
  type TypeOf,
  uri,
  utcDate,
  words,
} from '../shape/shape.ts';

/** `typ` and `cty` of a credential in JOSE (W3C VC-JOSE-COSE). */
export const CREDENTIAL_TYP = 'vc+jwt';
export const CREDENTIAL_CTY = 'vc';
/** `typ` of the parallel signature, so that it is never taken for the credential itself. */
export const PARALLEL_TYP = 'ancrage-parallel+jws';

export const VC_CONTEXT = 'https://www.w3.org/ns/credentials/v2';
/** Our own terms, given a meaning without a file to fetch. */
export const VOCABULARY = 'urn:ancrage:credential:1#';
export const CREDENTIAL_SCHEMA = 'urn:ancrage:schema:credential:1';

/** At the top level a certificate; below it an attestation, another type with another name. */
export const credentialKinds = ['certificate', 'attestation'] as const;
export type CredentialKind = (typeof credentialKinds)[number];
export const credentialTypes = {
  certificate: 'SovereigntyCertificate',
  attestation: 'SovereigntyAttestation',
} as const satisfies Record<CredentialKind, string>;

const outcome = oneOf(['met', 'not-met', 'not-proven', 'not-verifiable', 'not-applicable']);
const method = oneOf(['declared', 'documented', 'observed']);
const source = oneOf(['provider', 'assessor', 'third-party']);

/**
 * Nothing within the subject is called `id`: the data model keeps that word for addresses.
 *
 * A control and how it was found. `method` and `source` are the weakest that carry it; absent where nothing does. */
const controlShape = object({
  control: text(40),
  outcome,
  method: optional(method),
  source: optional(source),
});

export const criterionShape = object({
  criterion: text(40),
  name: words,
  level: integer(0, 9),
  method: optional(method),
  source: optional(source),
  controls: list(controlShape, 0, 200),
});

/** `name` and `description` of the data model: text with its language. */
const inLanguages = tuple(
  object({ '@language': literal('fr'), '@value': text(1000) }),
  object({ '@language': literal('en'), '@value': text(1000) }),
);

export const statusPurposes = ['revocation', 'suspension'] as const;
export type StatusPurpose = (typeof statusPurposes)[number];

function statusEntry<const P extends StatusPurpose>(purpose: P) {
  return object({
    id: matching(/^[a-z][a-z0-9+.-]*:[!$-;=?-Z_a-z~]{1,480}#[0-9]{1,6}$/, 'list and index, as list#index'),
    type: literal('BitstringStatusListEntry'),
    statusPurpose: literal(purpose),
    statusListIndex: matching(/^(?:0|[1-9][0-9]{0,5})$/, 'index'),
    statusListCredential: uri,
  });
}

const country = matching(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2');

/** What is certified, within which limits: the dossier's scope, as far as it may be public. */
const scopeShape = object({
  period: object({ from: utcDate, to: utcDate }),
  accounts: list(object({ platform: text(100), account: text(200), holds: text(60) }), 0, 200),
  entities: list(object({ name: text(300), role: text(60) }), 0, 100),
  sites: list(object({ name: text(300), country, province: optional(text(10)) }), 0, 200),
  prefixes: list(object({ prefix: text(60), country }), 0, 500),
  exclusions: list(object({ what: text(500), reason: text(1000) }), 0, 100),
});

/**
 * The certificate of a host: what it answers for, and where its status is told. Whoever suspends it reaches those who rely on it by
 * its entries.
 */
const hostShape = object({
  service: text(500),
  provider: text(500),
  credential: uri,
  digest,
  issuer: object({ name: text(200), identifier: uri }),
  level: integer(1, 9),
  validUntil: instant,
  /** Until when its status was known at the judgement, and when the lists that said so end. */
  knownAt: instant,
  knownUntil: instant,
  status: list(object({ list: uri, index: matching(/^(?:0|[1-9][0-9]{0,5})$/, 'index') }), 1, 4),
  controls: list(text(40), 1, 200),
});
export type CredentialHost = TypeOf<typeof hostShape>;

const subjectShape = object({
  kind: oneOf(credentialKinds),
  service: object({
    name: text(500),
    provider: text(500),
    entity: optional(text(200)),
    description: optional(words),
  }),
  scope: scopeShape,
  /** What was computed from what: whoever holds the evidence can do it again and compare. */
  judgement: object({
    at: utcDate,
    semantics: text(60),
    report: digest,
    readings: digest,
    scheme: object({ name: text(100), version: text(60), status: text(40), title: words, digest }),
    trust: object({ name: text(200), digest, demonstration: flag }),
    reference: object({ asOf: text(40), digest }),
    laws: object({ digest }),
    /** Level that was computed; the level granted is at most this. */
    level: integer(0, 9),
  }),
  /** Root of the tree over salted commitments to the pieces of evidence, and their number: one can be shown without the others. */
  evidence: optional(object({ root: digest, pieces: integer(1, 1000) })),
  level: integer(1, 9),
  topLevel: integer(1, 9),
  levelName: words,
  says: words,
  doesNotSay: list(words, 1, 20),
  criteria: list(criterionShape, 1, 40),
  /** For the customer to see to. */
  conditions: list(object({ control: text(40), title: words, outcome }), 0, 100),
  nonconformities: list(nonconformityShape, 0, 40),
  evaluation: object({ digest, by: list(signerShape, 1, 8) }),
  decision: object({ digest, by: list(signerShape, 1, 8), on: utcDate }),
  demonstration: flag,
  /** Certificates of hosts on which this one rests for part of its scope; absent: on none. */
  hosts: optional(list(hostShape, 1, 20)),
});
export type CredentialSubject = TypeOf<typeof subjectShape>;

const contextShape: Shape<readonly [typeof VC_CONTEXT, { readonly '@vocab': typeof VOCABULARY }]> = tuple(
  literal(VC_CONTEXT),
  object({ '@vocab': literal(VOCABULARY) }),
);

/** The credential: the payload of the `vc+jwt`. Frozen: `docs/spec/credential.md`. */
export const credentialShape = object({
  '@context': contextShape,
  id: uri,
  type: tuple(
    literal('VerifiableCredential'),
    oneOf([credentialTypes.certificate, credentialTypes.attestation]),
  ),
  name: inLanguages,
  description: inLanguages,
  issuer: object({ id: uri, name: text(200), interests: list(words, 0, 20) }),
  validFrom: instant,
  validUntil: instant,
  credentialSchema: object({ id: literal(CREDENTIAL_SCHEMA), type: literal('JsonSchema') }),
  credentialStatus: tuple(statusEntry('revocation'), statusEntry('suspension')),
  credentialSubject: subjectShape,
});
export type Credential = TypeOf<typeof credentialShape>;

export const MAX_CREDENTIAL_BYTES = 262_144;
