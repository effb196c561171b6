import { canonicalJson, formatInstant, sha256Hex } from '@ancrage/base';
import type { Signer } from '@ancrage/keys';
import { verifySignature } from '@ancrage/proof';
import { didOf, keyOfMethod, methodOf } from './did-key.ts';
import { isObject, type Json, type JsonDocument, listOf } from './json-document.ts';
import type { Canonizer } from './json-ld.ts';
import { decodeBase58, encodeBase58 } from './multibase.ts';
import { VcProblem } from './problem.ts';
import { instantOfStamp, isAbsoluteUrl } from './values.ts';

export const cryptosuites = ['eddsa-rdfc-2022', 'eddsa-jcs-2022'] as const;
export type Cryptosuite = (typeof cryptosuites)[number];

/** Why a proof was made: issuers assert, holders authenticate. */
export type ProofPurpose = 'assertionMethod' | 'authentication';

/** What a proof must say besides being sound. */
export interface ProofExpectation {
  readonly purpose: ProofPurpose;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly domain?: Json | undefined;
  readonly challenge?: Json | undefined;
}

/** Each proof costs a canonical form of the whole. */
const MOST_PROOFS = 8;

/** Adds a proof to a document that has none (Data Integrity 1.0 §4.2). `now` is in epoch milliseconds. @throws VcProblem. */
export async function addProof(
  document: JsonDocument,
  cryptosuite: Cryptosuite,
  { signer, now, jsonLd }: { readonly signer: Signer; readonly now: number; readonly jsonLd: Canonizer },
): Promise<JsonDocument> {
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite,
    created: formatInstant(now - (now % 1000)),
    verificationMethod: methodOf(didOf('Ed25519', signer.public)),
    proofPurpose: 'assertionMethod',
    // With JCS the proof says which contexts it was made under, so that others may be added later.
    ...(cryptosuite === 'eddsa-jcs-2022' ? { '@context': document['@context']! } : {}),
  };
  const signature = await signer.sign(await hashOf(document, options, cryptosuite, jsonLd));
  return { ...document, proof: { ...options, proofValue: encodeBase58(signature) } };
}

/**
 * Verifies every proof of a document, in a set or a chain (Data Integrity 1.0 §4.5), and gives the DIDs whose keys made them: whether
 * one of them is the issuer is for the caller to say.
 *
 * @throws VcProblem for the first proof that does not hold.
 */
export async function verifyProofs(
  document: JsonDocument,
  expected: ProofExpectation,
  jsonLd: Canonizer,
): Promise<ReadonlySet<string>> {
  const { proof, ...unsecured } = document;
  const proofs = listOf(proof);
  if (proofs.length === 0) throw new VcProblem('NOT_SECURED', '/proof');
  if (proofs.length > MOST_PROOFS) throw new VcProblem('TOO_MANY', '/proof');
  const all = proofs.map((one, index) => opened(one, `/proof${Array.isArray(proof) ? `/${index}` : ''}`));
  const ids = all.flatMap(({ options }) => (options['id'] === undefined ? [] : [options['id']]));
  if (new Set(ids).size < ids.length) throw new VcProblem('PROOF', '/proof');
  const controllers = new Set<string>();
  for (const one of all) {
    checkExpected(one, expected);
    controllers.add(await verifyOne(one, all, unsecured, jsonLd));
  }
  return controllers;
}

interface OpenedProof {
  readonly place: string;
  readonly whole: JsonDocument;
  readonly options: JsonDocument;
  readonly cryptosuite: Cryptosuite;
  readonly signature: Uint8Array;
}

function opened(proof: Json, place: string): OpenedProof {
  if (!isObject(proof)) throw new VcProblem('PROOF', place);
  const { proofValue, ...options } = proof;
  const cryptosuite = cryptosuites.find((name) => name === options['cryptosuite']);
  const signature = typeof proofValue === 'string' ? decodeBase58(proofValue) : undefined;
  if (options['type'] !== 'DataIntegrityProof' || cryptosuite === undefined || signature === undefined)
    throw new VcProblem('PROOF', place);
  if ('id' in options && !isAbsoluteUrl(options['id'])) throw new VcProblem('IDENTIFIER', `${place}/id`);
  return { place, whole: proof, options, cryptosuite, signature };
}

function checkExpected(
  { options, place }: OpenedProof,
  { purpose, now, domain, challenge }: ProofExpectation,
): void {
  if (options['proofPurpose'] !== purpose) throw new VcProblem('PURPOSE', `${place}/proofPurpose`);
  for (const name of ['created', 'expires'])
    if (name in options && instantOfStamp(options[name]) === undefined)
      throw new VcProblem('INSTANT', `${place}/${name}`);
  const expires = instantOfStamp(options['expires']);
  if (expires !== undefined && expires <= now) throw new VcProblem('NOT_VALID_NOW', `${place}/expires`);
  if (domain !== undefined && !sameTexts(listOf(domain), listOf(options['domain'])))
    throw new VcProblem('DOMAIN', `${place}/domain`);
  if (challenge !== undefined && challenge !== options['challenge'])
    throw new VcProblem('CHALLENGE', `${place}/challenge`);
}

const sameTexts = (one: readonly Json[], other: readonly Json[]): boolean =>
  one.every((text) => other.includes(text)) && other.every((text) => one.includes(text));

async function verifyOne(
  { place, options, cryptosuite, signature }: OpenedProof,
  all: readonly OpenedProof[],
  unsecured: JsonDocument,
  jsonLd: Canonizer,
): Promise<string> {
  const { algorithm, key, controller } = keyOfMethod(options['verificationMethod']);
  if (algorithm !== 'Ed25519') throw new VcProblem('KEY_UNKNOWN', `${place}/verificationMethod`);
  const previous = previousOf(options, all, place);
  const contexts = contextsOf(options, unsecured, place, cryptosuite);
  const document = {
    ...unsecured,
    '@context': contexts,
    ...(previous.length === 0 ? {} : { proof: previous }),
  };
  const message = await hashOf(document, options, cryptosuite, jsonLd);
  if (!verifySignature({ algorithm, key, message, signature })) throw new VcProblem('SIGNATURE', place);
  return controller;
}

/** Proofs that must hold before this one, which is bound to them. */
function previousOf(
  { previousProof }: JsonDocument,
  all: readonly OpenedProof[],
  place: string,
): JsonDocument[] {
  if (previousProof === undefined) return [];
  const names = listOf(previousProof);
  const found = all.filter(({ options }) => options['id'] !== undefined && names.includes(options['id']));
  if (names.length === 0 || new Set(names).size !== found.length)
    throw new VcProblem('PREVIOUS_PROOF', `${place}/previousProof`);
  return found.map(({ whole }) => whole);
}

/** Contexts under which a proof was made: those that it states, which the document's must begin with. */
function contextsOf(
  options: JsonDocument,
  document: JsonDocument,
  place: string,
  cryptosuite: Cryptosuite,
): Json {
  const whole = document['@context'] ?? [];
  if (!('@context' in options)) return whole;
  const stated = listOf(options['@context']);
  const start = cryptosuite === 'eddsa-jcs-2022' ? listOf(whole).slice(0, stated.length) : listOf(whole);
  if (canonicalJson(start) !== canonicalJson(stated)) throw new VcProblem('CONTEXT', `${place}/@context`);
  return options['@context']!;
}

/** What is signed: the digest of the proof's own form, then that of the document's. */
export async function hashOf(
  document: JsonDocument,
  options: JsonDocument,
  cryptosuite: Cryptosuite,
  jsonLd: Canonizer,
): Promise<Uint8Array> {
  const forms =
    cryptosuite === 'eddsa-jcs-2022'
      ? [canonicalJson(options), canonicalJson(document)]
      : await jsonLd.canonize([{ ...options, '@context': document['@context']! }, document]);
  return Buffer.from(forms.map((form) => sha256Hex(form)).join(''), 'hex');
}
