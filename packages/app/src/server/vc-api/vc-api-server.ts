import type { IncomingMessage, ServerResponse } from 'node:http';
import { formatText, type Lang } from '@ancrage/base';
import { texts } from '@ancrage/base/texts';
import { bodyOf, type LoopbackServer, serveOnLoopback } from '../loopback-server.ts';
import { issueCredential, issuerOf, type Securing, securings } from './issue.ts';
import { isObject, type Json, type JsonDocument, readDocument } from './json-document.ts';
import { type Canonizer, withinTime } from './json-ld.ts';
import { isWarning, type Problem, problemType, VcProblem } from './problem.ts';
import {
  verifyCredential,
  type VerifyContext,
  verifyPresentation,
  verifyUnsignedPresentation,
} from './verify.ts';

export interface VcApiOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly lang: Lang;
  readonly jsonLd: Canonizer;
  /** Epoch milliseconds; the machine's clock by default. */
  readonly clock?: () => number;
}

export const MOST_BODY_BYTES = 262_144;

const PATH = new RegExp(
  `^/(?:(${securings.join('|')})/)?(credentials/issue|credentials/verify|presentations/verify)$`,
);

interface Answer {
  readonly status: number;
  readonly body: object;
}

/**
 * Serves the W3C VC-API on the loopback address: `POST /credentials/issue`, `/credentials/verify`, `/presentations/verify`, each also
 * below the name of a way to secure, which decides how issuing secures; `GET /` says who issues. What does not hold gets 400.
 */
export async function serveVcApi(options: VcApiOptions): Promise<LoopbackServer> {
  return serveOnLoopback(async (request, response) => {
    const { status, body } = await answerTo(request, options);
    send(response, status, body);
  }, options.port);
}

function send(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, {
      'cache-control': 'no-store',
      'content-type': 'application/json',
      'x-content-type-options': 'nosniff',
      // The rest of what is sent is not waited for.
      ...(status === 413 ? { connection: 'close' } : {}),
    })
    .end(JSON.stringify(body));
}

async function answerTo(request: IncomingMessage, options: VcApiOptions): Promise<Answer> {
  // A page of the web whose name was turned to this machine says that name; one that posts without asking cannot say JSON.
  if (!isLoopbackHost(request.headers.host)) return { status: 421, body: {} };
  if (request.method === 'GET' && request.url === '/') return { status: 200, body: introduction() };
  const [, securing = securings[0], action] = PATH.exec(request.url ?? '') ?? [];
  if (action === undefined) return { status: 404, body: {} };
  if (request.method !== 'POST') return { status: 405, body: {} };
  if (!/^application\/(?:ld\+)?json(?:;|$)/.test(request.headers['content-type'] ?? ''))
    return { status: 415, body: {} };
  const bytes = await bodyOf(request, MOST_BODY_BYTES);
  if (bytes === undefined) return refused([{ code: 'TOO_LARGE', place: '' }], options.lang, 413);
  const ofRequest = { ...options, jsonLd: withinTime(options.jsonLd) };
  try {
    const body = readDocument(bytes);
    if (!isObject(body)) throw new VcProblem('REQUEST');
    return action === 'credentials/issue'
      ? await issued(body, securing as Securing, ofRequest)
      : await verified(body, action, ofRequest);
  } catch (error) {
    if (!(error instanceof VcProblem)) throw error;
    return refused([error], options.lang);
  }
}

const isLoopbackHost = (host = ''): boolean => /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/.test(host);

function introduction(): object {
  return {
    demonstration: true,
    issuers: securings.map((securing) => ({
      securing,
      issuer: issuerOf(securing),
      path: `/${securing}/credentials/issue`,
    })),
  };
}

async function issued(
  { credential }: JsonDocument,
  securing: Securing,
  { jsonLd, clock = Date.now }: VcApiOptions,
): Promise<Answer> {
  if (!isObject(credential)) throw new VcProblem('REQUEST', '/credential');
  const verifiableCredential = await issueCredential(credential, securing, { jsonLd, now: clock() });
  return { status: 201, body: { verifiableCredential } };
}

async function verified(
  body: JsonDocument,
  action: string,
  { jsonLd, lang, clock = Date.now }: VcApiOptions,
): Promise<Answer> {
  const options = isObject(body['options']) ? body['options'] : {};
  const context = { jsonLd, now: clock() };
  const asked = { ...context, domain: given(options['domain']), challenge: given(options['challenge']) };
  const problems =
    action === 'credentials/verify'
      ? await verifyCredential(documentOf(body['verifiableCredential'], '/verifiableCredential'), context)
      : await presentationVerified(body, asked);
  if (!problems.every(isWarning)) return refused(problems, lang);
  return { status: 200, body: { verified: true, problemDetails: detailsOf(problems, lang) } };
}

async function presentationVerified(body: JsonDocument, context: VerifyContext): Promise<readonly Problem[]> {
  const { presentation, verifiablePresentation } = body;
  if (verifiablePresentation === undefined && isObject(presentation))
    return verifyUnsignedPresentation(presentation, context);
  return verifyPresentation(documentOf(verifiablePresentation, '/verifiablePresentation'), context);
}

/** Nothing is asked by null, as by silence. */
const given = (value: Json | undefined): Json | undefined => (value === null ? undefined : value);

function documentOf(value: Json | undefined, place: string): JsonDocument {
  if (!isObject(value)) throw new VcProblem('REQUEST', place);
  return value;
}

function refused(problems: readonly Problem[], lang: Lang, status = 400): Answer {
  return { status, body: { verified: false, problemDetails: detailsOf(problems, lang) } };
}

/** A list longer than this helps nobody. */
const MOST_DETAILS = 100;

/** RFC 9457, as VC 2.0 §7.3 uses it. */
function detailsOf(problems: readonly Problem[], lang: Lang): object[] {
  return problems.slice(0, MOST_DETAILS).map(({ code, place }) => {
    const words = formatText(texts[`vc-api.${code}`], lang);
    return { type: problemType(code), title: code, detail: place === '' ? words : `${words} (${place})` };
  });
}
