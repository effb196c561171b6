import {
  decodeBase64Url,
  formatInstant,
  JsonCursor,
  parseInstant,
  openStrictJson,
  quoteForError,
} from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';

const MAX_BYTES = 16 * 1024 * 1024;
const VERSION = 'ancrage-bundle/1';

/**
 * The bundle of another service on which this one relies. Only what its credential claims is read, and nothing of it is
 * verified here: the fact is always *declared*, and a note says that the proofs were not opened.
 */
export const ancrageBundleReader: Reader = {
  format: 'ancrage-bundle',
  recognise: ({ text }: Head) => /^\s*\{/.test(text) && /"ancrage"\s*:\s*"ancrage-bundle\//.test(text),
  read: readBundle,
};

function readBundle(bytes: Uint8Array, hint: ReadHint): Reading {
  const limits = { maxBytes: MAX_BYTES };
  const root = new JsonCursor(openStrictJson(bytes, limits));
  const version = root.get('ancrage')?.string();
  if (version !== VERSION)
    throw new JudgeError('READ_VERSION', {
      found: quoteForError(version ?? 'none', 40),
      expected: VERSION,
    });
  const claims = claimsOf(root.get('credential')?.string());
  const subject = claims.get('credentialSubject');
  const validUntil = endOf(claims.get('validUntil')?.string());
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'ancrage-bundle', version: '1' });
  reading.validUntil(validUntil);
  reading.add(
    'host-bundle',
    {
      service: required(subject?.path('service', 'name')?.string(), 'credentialSubject.service.name'),
      scheme: schemeOf(subject),
      level: required(subject?.get('level')?.integer(), 'credentialSubject.level'),
      valid_until: validUntil,
    },
    { pointer: '/credential' },
    'declared',
  );
  reading.note('OPAQUE_CONTENT', { pointer: '/credential' });
  return reading.build();
}

/** `name/version`, as the fact names a scheme. */
function schemeOf(subject: JsonCursor | undefined): string {
  const scheme = subject?.path('judgement', 'scheme');
  const [id, version] = ['name', 'version'].map((name) =>
    required(scheme?.get(name)?.string(), `credentialSubject.judgement.scheme.${name}`),
  );
  return `${id}/${version}`;
}

/** The payload of the credential, a compact JWS (`vc+jwt`), without a look at its signature. */
function claimsOf(credential: string | undefined): JsonCursor {
  const parts = credential?.split('.') ?? [];
  const payload = parts.length === 3 ? decodeBase64Url(parts[1]!) : undefined;
  if (payload === undefined)
    throw new JudgeError('SIGNATURE_SHAPE', { place: '/credential', problem: 'not a compact JWS' });
  return new JsonCursor(openStrictJson(payload));
}

/** Day on which the credential ends, in UTC. */
function endOf(instant: string | undefined): string {
  return formatInstant(parseInstant(required(instant, 'validUntil'))).slice(0, 10);
}

function required<T>(value: T | undefined, path: string): T {
  if (value === undefined)
    throw new JudgeError('READ_SHAPE', { line: 1, path: `credential.${path}`, problem: 'missing' });
  return value;
}
