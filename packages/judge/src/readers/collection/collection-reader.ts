import { formatInstant, parseInstant, parseStrictJson, toPlain } from '@ancrage/base';
import { z } from 'zod';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { checkShape } from '../../documents/check-shape.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { openDsse } from './dsse-envelope.ts';

const MAX_BYTES = 64 * 1024 * 1024;
const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
const PREDICATE_TYPE = 'urn:ancrage:collection:1';

const text = z.string().min(1).max(2000);

/**
 * An in-toto Statement v1 about collected files. Frozen: `docs/spec/collection.md`. Members that in-toto may add, and
 * digests by other algorithms, are let through: consumers must ignore them.
 */
const collectionSchema = z.looseObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z
    .array(
      z.looseObject({
        name: text,
        digest: z.looseObject({
          sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits'),
        }),
      }),
    )
    .min(1)
    .max(100_000),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.strictObject({
    /** Service for which the files were collected; without it the collection vouches for nothing. */
    about: text.optional(),
    tool: text,
    collected_at: z.iso.datetime({ offset: false }),
    collector: text.optional(),
  }),
});

/**
 * A collection: who collected which files, with what tool, when, signed in a DSSE envelope. It raises the source of the
 * files that it names by digest, as far as the trust list says of its key.
 */
export const collectionReader: Reader = {
  format: 'collection',
  recognise: ({ text: start }: Head) =>
    /^\s*\{/.test(start) &&
    /"payloadType"\s*:\s*"application\/vnd\.in-toto\+json"/.test(start) &&
    saysCollection(start),
  read: readCollection,
};

function readCollection(bytes: Uint8Array, hint: ReadHint): Reading {
  if (bytes.length > MAX_BYTES)
    throw new JudgeError('READ_SYNTAX', { line: 1, problem: `over ${MAX_BYTES} bytes` });
  const { payloadType, payload, envelopes } = openDsse(bytes);
  if (payloadType !== PAYLOAD_TYPE) {
    const problem = `not ${PAYLOAD_TYPE}`;
    throw new JudgeError('SIGNATURE_SHAPE', { place: '/payloadType', problem });
  }
  const document = { data: toPlain(parseStrictJson(payload)), lineOf: () => 1 };
  const { subject, predicate } = checkShape(document, collectionSchema, 'READ_SHAPE');
  const collectedAt = formatInstant(parseInstant(predicate.collected_at));
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'collection', version: '1' });
  reading.observedAt(collectedAt);
  if (predicate.collector !== undefined) reading.issuer(predicate.collector);
  if (predicate.about !== undefined) reading.about(predicate.about);
  reading.signedBy(envelopes);
  reading.records(subject.length, subject.length);
  subject.forEach(({ name, digest }, index) => {
    reading.add(
      'collection',
      { digest: digest.sha256, name, tool: predicate.tool, collected_at: collectedAt },
      { pointer: `/subject/${index}` },
    );
  });
  return reading.build();
}

/**
 * Other in-toto attestations come in the same envelope. The predicate's type may stand behind a long list of subjects:
 * then it is enough that no other one is named in the part that is seen.
 */
function saysCollection(start: string): boolean {
  const payload = /"payload"\s*:\s*"([A-Za-z0-9+/_-]+)/.exec(start)?.[1] ?? '';
  const decoded = Buffer.from(payload, 'base64').toString('latin1');
  const predicate = /"predicateType"\s*:\s*"([^"]*)"/.exec(decoded)?.[1];
  if (predicate !== undefined) return predicate === PREDICATE_TYPE;
  return /"_type"\s*:\s*"https:\/\/in-toto\.io\/Statement\/v1"/.test(decoded);
}
