import { verifyProofs } from './data-integrity.ts';
import {
  credentialProblems,
  ENVELOPED_CREDENTIAL,
  ENVELOPED_PRESENTATION,
  isEnveloped,
  periodNames,
  presentationProblems,
} from './data-model.ts';
import { type EnvelopedType, type OpenedEnvelope, openEnvelope } from './jose.ts';
import { isObject, type Json, type JsonDocument, listOf } from './json-document.ts';
import type { Canonizer } from './json-ld.ts';
import { CREDENTIALS_V1, CREDENTIALS_V2 } from './known-resources.ts';
import { isWarning, type Problem, VcProblem } from './problem.ts';
import { instantOfStamp } from './values.ts';

/** What verifying needs besides the document. */
export interface VerifyContext {
  readonly jsonLd: Canonizer;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What the presentation was asked to say; absent where nothing was asked. */
  readonly domain?: Json | undefined;
  readonly challenge?: Json | undefined;
}

/**
 * Whether a credential keeps the data model, is secured by its issuer's key, and is within its period; what could not be looked up
 * (status, schema, related resources) comes as warnings beside a yes.
 */
export async function verifyCredential(
  credential: JsonDocument,
  context: VerifyContext,
): Promise<readonly Problem[]> {
  return gathered(async (problems) => {
    const enveloped = isEnveloped(credential, ENVELOPED_CREDENTIAL);
    const envelope = enveloped ? unwrap(credential, ENVELOPED_CREDENTIAL, 'vc+jwt', context.now) : undefined;
    const document = envelope?.document ?? credential;
    problems.push(...credentialProblems(document));
    if (enveloped && firstContext(document) !== CREDENTIALS_V2)
      problems.push({ code: 'CONTEXT', place: '/@context' });
    if (!problems.every(isWarning)) return;
    const signedBy = envelope
      ? new Set([envelope.controller])
      : await verifyProofs(document, { purpose: 'assertionMethod', now: context.now }, context.jsonLd);
    const { issuer } = document;
    checkSigner(signedBy, isObject(issuer) ? issuer['id'] : issuer, '/issuer');
    problems.push(...periodProblems(document, context.now), ...notLookedUp(document));
  });
}

/** The same of a presentation, by its holder, and of each credential in it. */
export async function verifyPresentation(
  presentation: JsonDocument,
  context: VerifyContext,
): Promise<readonly Problem[]> {
  return gathered(async (problems) => {
    const enveloped = isEnveloped(presentation, ENVELOPED_PRESENTATION);
    const envelope = enveloped
      ? unwrap(presentation, ENVELOPED_PRESENTATION, 'vp+jwt', context.now)
      : undefined;
    const document = envelope?.document ?? presentation;
    problems.push(...presentationProblems(document));
    if (!problems.every(isWarning)) return;
    if (envelope) checkAsked(document, context);
    const signedBy = envelope
      ? new Set([envelope.controller])
      : await verifyProofs(document, { purpose: 'authentication', ...context }, context.jsonLd);
    const { holder } = document;
    if (holder !== undefined) checkSigner(signedBy, isObject(holder) ? holder['id'] : holder, '/holder');
    problems.push(...(await heldProblems(document, context)));
  });
}

/** A presentation that nobody signed: only what it holds is verified. */
export async function verifyUnsignedPresentation(
  presentation: JsonDocument,
  context: VerifyContext,
): Promise<readonly Problem[]> {
  return gathered(async (problems) => {
    problems.push(...presentationProblems(presentation));
    if (problems.every(isWarning)) problems.push(...(await heldProblems(presentation, context)));
  });
}

/** A step that stops ends the list. */
async function gathered(steps: (problems: Problem[]) => Promise<void>): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  try {
    await steps(problems);
  } catch (error) {
    if (!(error instanceof VcProblem)) throw error;
    problems.push({ code: error.code, place: error.place });
  }
  return problems;
}

async function heldProblems(document: JsonDocument, { jsonLd, now }: VerifyContext): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [index, credential] of listOf(document['verifiableCredential']).entries()) {
    const found = await verifyCredential(credential as JsonDocument, { jsonLd, now });
    problems.push(
      ...found.map(({ code, place }) => ({ code, place: `/verifiableCredential/${index}${place}` })),
    );
  }
  return problems;
}

const firstContext = (document: JsonDocument): Json | undefined => listOf(document['@context'])[0];

function unwrap(document: JsonDocument, type: string, media: EnvelopedType, now: number): OpenedEnvelope {
  if (!listOf(document['@context']).includes(CREDENTIALS_V2)) throw new VcProblem('CONTEXT', '/@context');
  if (listOf(document['type']).length !== 1) throw new VcProblem('TYPE', `/type (${type})`);
  return openEnvelope(document['id'], media, now);
}

/** At least one of those who signed must be the one who says it. */
function checkSigner(signedBy: ReadonlySet<string>, who: Json | undefined, place: string): void {
  if (typeof who !== 'string' || !signedBy.has(who)) throw new VcProblem('KEY_OF_ANOTHER', place);
}

/** What was asked of an enveloped presentation stands in claims of JWT. */
function checkAsked({ aud, nonce }: JsonDocument, { domain, challenge }: VerifyContext): void {
  if (domain !== undefined && !listOf(domain).every((name) => listOf(aud).includes(name)))
    throw new VcProblem('DOMAIN', '/aud');
  if (challenge !== undefined && nonce !== challenge) throw new VcProblem('CHALLENGE', '/nonce');
}

function periodProblems(document: JsonDocument, now: number): Problem[] {
  const [from, until] = periodNames(firstContext(document) === CREDENTIALS_V1);
  const [start, end] = [instantOfStamp(document[from]), instantOfStamp(document[until])];
  if (start !== undefined && start > now) return [{ code: 'NOT_VALID_NOW', place: `/${from}` }];
  return end !== undefined && end < now ? [{ code: 'NOT_VALID_NOW', place: `/${until}` }] : [];
}

function notLookedUp(document: JsonDocument): Problem[] {
  return [
    ...('credentialStatus' in document
      ? [{ code: 'STATUS_NOT_CHECKED', place: '/credentialStatus' } as const]
      : []),
    ...('credentialSchema' in document
      ? [{ code: 'SCHEMA_NOT_CHECKED', place: '/credentialSchema' } as const]
      : []),
  ];
}
