import { isObject, type Json, type JsonDocument, listOf } from './json-document.ts';
import { CREDENTIALS_V1, CREDENTIALS_V2 } from './known-resources.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { relatedResourceProblems } from './related-resources.ts';
import { instantOfStamp, isAbsoluteUrl, isLanguageValue } from './values.ts';

export const ENVELOPED_CREDENTIAL = 'EnvelopedVerifiableCredential';
export const ENVELOPED_PRESENTATION = 'EnvelopedVerifiablePresentation';
/** Credentials that one presentation may hold: each may cost as much as it alone. */
const MOST_CREDENTIALS = 32;

/** Members whose objects must say their type; of schemas, their address too. */
const TYPED = ['credentialStatus', 'credentialSchema', 'termsOfUse', 'evidence', 'refreshService'] as const;

/** Gathers problems, each with where it is. */
type Tell = (code: ProblemCode, place: string) => void;

/**
 * What a credential gets wrong of the data model (VC 2.0 §4, or 1.1 where its first context is that one), apart from what only
 * JSON-LD or a signature shows. An empty list is a yes.
 */
export function credentialProblems(credential: JsonDocument, at = ''): Problem[] {
  const { problems, tell } = gathering(at);
  const first = checkContext(credential, tell, [CREDENTIALS_V2, CREDENTIALS_V1]);
  checkType(credential, 'VerifiableCredential', tell);
  checkId(credential, '', tell);
  checkNames(credential, '', tell);
  checkIssuer(credential['issuer'], tell);
  checkSubjects(credential['credentialSubject'], tell);
  checkPeriod(credential, first === CREDENTIALS_V1, tell);
  for (const name of TYPED) checkTyped(credential[name], name, tell);
  problems.push(...relatedResourceProblems(credential['relatedResource'], `${at}/relatedResource`));
  return problems;
}

/** The same of a presentation, down to the credentials that it holds; enveloped ones are opened elsewhere. */
export function presentationProblems(presentation: JsonDocument): Problem[] {
  const { problems, tell } = gathering('');
  checkContext(presentation, tell, [CREDENTIALS_V2, CREDENTIALS_V1]);
  checkType(presentation, 'VerifiablePresentation', tell);
  checkId(presentation, '', tell);
  const { holder } = presentation;
  const name = isObject(holder) ? holder['id'] : holder;
  if (holder !== undefined && !isAbsoluteUrl(name)) tell('IDENTIFIER', '/holder');
  const held = listOf(presentation['verifiableCredential']);
  if (held.length > MOST_CREDENTIALS) tell('TOO_MANY', '/verifiableCredential');
  for (const [index, credential] of held.slice(0, MOST_CREDENTIALS).entries()) {
    const place = `/verifiableCredential/${index}`;
    if (!isObject(credential)) tell('OBJECT', place);
    else if (!isEnveloped(credential, ENVELOPED_CREDENTIAL))
      problems.push(...credentialProblems(credential, place));
  }
  return problems;
}

/** Whether an object says that it is an envelope of this kind. */
export function isEnveloped(document: JsonDocument, type: string): boolean {
  return listOf(document['type']).includes(type);
}

function gathering(at: string): { readonly problems: Problem[]; readonly tell: Tell } {
  const problems: Problem[] = [];
  return { problems, tell: (code, place) => problems.push({ code, place: `${at}${place}` }) };
}

function checkContext(document: JsonDocument, tell: Tell, bases: readonly string[]): Json | undefined {
  const context = document['@context'];
  const items = Array.isArray(context) ? (context as readonly Json[]) : [];
  const [first] = items;
  if (typeof first !== 'string' || !bases.includes(first)) tell('CONTEXT', '/@context');
  for (const [index, item] of items.entries())
    if (!isObject(item) && !isAbsoluteUrl(item)) tell('CONTEXT', `/@context/${index}`);
  return first;
}

/** Terms and addresses; that terms mean something is for JSON-LD to say. */
function isTypeList(value: Json | undefined): boolean {
  const types = listOf(value);
  return types.length > 0 && types.every((type) => typeof type === 'string' && type !== '');
}

function checkType(document: JsonDocument, required: string, tell: Tell): void {
  const types = document['type'];
  if (!isTypeList(types) || !listOf(types).includes(required)) tell('TYPE', '/type');
}

function checkId(document: JsonDocument, place: string, tell: Tell): void {
  if ('id' in document && !isAbsoluteUrl(document['id'])) tell('IDENTIFIER', `${place}/id`);
}

function checkNames(document: JsonDocument, place: string, tell: Tell): void {
  for (const name of ['name', 'description'])
    if (name in document && !isLanguageValue(document[name])) tell('LANGUAGE_VALUE', `${place}/${name}`);
}

function checkIssuer(issuer: Json | undefined, tell: Tell): void {
  if (!isAbsoluteUrl(isObject(issuer) ? issuer['id'] : issuer)) tell('ISSUER', '/issuer');
  if (isObject(issuer)) checkNames(issuer, '/issuer', tell);
}

function checkSubjects(value: Json | undefined, tell: Tell): void {
  const subjects = listOf(value);
  if (subjects.length === 0) tell('SUBJECT', '/credentialSubject');
  for (const [index, subject] of subjects.entries()) {
    const place = Array.isArray(value) ? `/credentialSubject/${index}` : '/credentialSubject';
    if (!isObject(subject) || Object.keys(subject).length === 0) tell('SUBJECT', place);
    else checkId(subject, place, tell);
  }
}

function checkPeriod(credential: JsonDocument, old: boolean, tell: Tell): void {
  const [from, until] = periodNames(old);
  for (const name of [from, until])
    if (name in credential && instantOfStamp(credential[name]) === undefined) tell('INSTANT', `/${name}`);
  if (old && !(from in credential)) tell('INSTANT', `/${from}`);
  const [start, end] = [instantOfStamp(credential[from]), instantOfStamp(credential[until])];
  if (start !== undefined && end !== undefined && start > end) tell('PERIOD', `/${until}`);
}

/** Names of the two ends of validity: they changed with version 2.0. */
export function periodNames(old: boolean): readonly [from: string, until: string] {
  return old ? ['issuanceDate', 'expirationDate'] : ['validFrom', 'validUntil'];
}

function checkTyped(value: Json | undefined, name: string, tell: Tell): void {
  for (const [index, item] of listOf(value).entries()) {
    const place = Array.isArray(value) ? `/${name}/${index}` : `/${name}`;
    if (!isObject(item)) {
      tell('OBJECT', place);
      continue;
    }
    if (!isTypeList(item['type'])) tell('TYPE', `${place}/type`);
    if (name === 'credentialSchema' && !('id' in item)) tell('IDENTIFIER', `${place}/id`);
    checkId(item, place, tell);
  }
}
