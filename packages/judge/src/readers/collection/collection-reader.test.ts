import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dssePae, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import { fileOf } from '../../testing/file-of.ts';
import { testSigner } from '../../testing/signing.ts';
import { recogniseReader } from '../registry.ts';
import { collectionReader } from './collection-reader.ts';

const signer = testSigner('assessor');
const SHA = 'a'.repeat(64);
const STATEMENT = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [
    { name: 'logs/sshd.log', digest: { sha256: SHA, sha512: 'ff' } },
    { name: 'main.tfstate', digest: { sha256: 'b'.repeat(64) } },
  ],
  predicateType: 'urn:ancrage:collection:1',
  predicate: {
    about: 'Nordet',
    tool: 'ancrage collect',
    collected_at: '2026-09-30T12:00:00Z',
    collector: 'Vigie',
  },
};

function refusal(envelope: unknown): string {
  const { bytes, evidence } = fileOf(typeof envelope === 'string' ? envelope : JSON.stringify(envelope));
  try {
    collectionReader.read(bytes, { evidence, name: 'x' });
  } catch (error) {
    if (error instanceof JudgeError)
      return `${error.code} ${error.details['place'] ?? error.details['path'] ?? ''}`;
    if (isBaseError(error)) return error.code;
    throw error;
  }
  return 'read';
}

test('a collection names its files, its date and its signature, whose algorithm the key decides', () => {
  const envelope = signer.dsse(STATEMENT);
  const { bytes, evidence: id } = fileOf(JSON.stringify(envelope));
  const reader = recogniseReader(bytes, 'collection.json');
  assert.equal(reader, collectionReader);
  const { evidence, facts } = reader.read(bytes, { evidence: id, name: 'collection.json' });
  const when = { tool: 'ancrage collect', collected_at: '2026-09-30T12:00:00Z' };
  assert.deepEqual(
    facts.map(({ kind, value, at }) => ({ kind, value, place: at.place })),
    [
      {
        kind: 'collection',
        value: { digest: SHA, name: 'logs/sshd.log', ...when },
        place: { pointer: '/subject/0' },
      },
      {
        kind: 'collection',
        value: { digest: 'b'.repeat(64), name: 'main.tfstate', ...when },
        place: { pointer: '/subject/1' },
      },
    ],
  );
  const payload = Buffer.from(String(envelope['payload']), 'base64');
  const [signature] = envelope['signatures'] as { sig: string }[];
  assert.deepEqual(evidence, [
    {
      id,
      format: 'collection',
      version: '1',
      observedAt: '2026-09-30T12:00:00Z',
      issuer: 'Vigie',
      about: 'Nordet',
      records: { total: 2, used: 2 },
      envelopes: [
        {
          algorithm: 'by-key',
          keyId: 'assessor',
          input: Buffer.from(dssePae('application/vnd.in-toto+json', payload)).toString('base64url'),
          signature: Buffer.from(signature!.sig, 'base64').toString('base64url'),
        },
      ],
    },
  ]);
});

test('both alphabets of base64 are one collection', () => {
  const envelope = signer.dsse({ ...STATEMENT, predicate: { ...STATEMENT.predicate, tool: 'ÿþ?>ÿ~~' } });
  const url = (text: unknown): string => Buffer.from(String(text), 'base64').toString('base64url');
  const [signature] = envelope['signatures'] as { keyid: string; sig: string }[];
  const other = {
    ...envelope,
    payload: url(envelope['payload']),
    signatures: [{ keyid: signature!.keyid, sig: url(signature!.sig) }],
  };
  const [a, b] = [envelope, other].map((one) => {
    const { bytes, evidence } = fileOf(JSON.stringify(one));
    return collectionReader.read(bytes, { evidence, name: '' }).evidence[0]!.envelopes;
  });
  assert.deepEqual(a, b);
});

test('the envelope has one form', () => {
  const good = signer.dsse(STATEMENT);
  const [signature] = good['signatures'] as Record<string, string>[];
  const sig = (change: Record<string, unknown>): unknown => ({
    ...good,
    signatures: [{ ...signature, ...change }],
  });
  const cases: [unknown, string][] = [
    [good, 'read'],
    [{ ...good, extra: 1 }, 'SIGNATURE_SHAPE /extra'],
    [{ ...good, payload: `${String(good['payload'])}\n` }, 'SIGNATURE_SHAPE /payload'],
    [{ ...good, payloadType: 'application/json' }, 'SIGNATURE_SHAPE /payloadType'],
    [{ ...good, signatures: [] }, 'SIGNATURE_SHAPE /signatures'],
    [{ ...good, signatures: Array.from({ length: 17 }, () => signature) }, 'SIGNATURE_SHAPE /signatures'],
    [sig({ keyid: undefined }), 'SIGNATURE_SHAPE /signatures/0/keyid'],
    [sig({ sig: 'AAAA' }), 'SIGNATURE_SHAPE /signatures/0/sig'],
    [sig({ sig: 7 }), 'SIGNATURE_SHAPE /signatures/0/sig'],
    [sig({ cert: 'x' }), 'SIGNATURE_SHAPE /signatures/0/cert'],
    ['[]', 'SIGNATURE_SHAPE .'],
  ];
  for (const [envelope, expected] of cases) assert.equal(refusal(envelope), expected);
});

test('the statement within is checked', () => {
  const cases: [Record<string, unknown>, string][] = [
    [{ _type: 'https://in-toto.io/Statement/v0.1' }, 'READ_SHAPE _type'],
    [{ predicateType: 'https://slsa.dev/provenance/v1' }, 'READ_SHAPE predicateType'],
    [{ subject: [] }, 'READ_SHAPE subject'],
    [{ subject: [{ name: 'x', digest: { sha1: 'a' } }] }, 'READ_SHAPE subject.0.digest.sha256'],
    [
      { subject: [{ name: 'x', digest: { sha256: SHA.toUpperCase() } }] },
      'READ_SHAPE subject.0.digest.sha256',
    ],
    [{ predicate: { tool: 't', collected_at: 'today' } }, 'READ_SHAPE predicate.collected_at'],
  ];
  for (const [change, expected] of cases)
    assert.equal(refusal(signer.dsse({ ...STATEMENT, ...change })), expected);
  assert.equal(refusal(signer.dsse('{"subject":1,"subject":2}')), 'JSON_DUPLICATE_KEY');
});

test('other attestations in the same envelope are left to others', () => {
  const { predicateType: _, ...rest } = STATEMENT;
  const other = signer.dsse({ ...rest, predicateType: 'https://slsa.dev/provenance/v1' });
  assert.equal(recogniseReader(fileOf(JSON.stringify(other)).bytes, 'x'), undefined);
  const many = Array.from({ length: 2000 }, (_, index) => ({ name: `f${index}`, digest: { sha256: SHA } }));
  const long = signer.dsse({ ...STATEMENT, subject: many });
  assert.equal(recogniseReader(fileOf(JSON.stringify(long)).bytes, 'x'), collectionReader);
});

test('any bytes are read or refused, never more', () => {
  const near = JSON.stringify(signer.dsse(STATEMENT));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc
          .tuple(fc.nat(near.length), fc.string({ maxLength: 8 }))
          .map(([at, text]) => near.slice(0, at) + text + near.slice(at + 3)),
        fc.json().map((json) => JSON.stringify(signer.dsse(json))),
      ),
      (input) => {
        const { bytes, evidence } = fileOf(input);
        try {
          collectionReader.read(bytes, { evidence, name: 'x' });
        } catch (error) {
          assert.ok(error instanceof JudgeError || isBaseError(error), String(error));
        }
      },
    ),
    { numRuns: 200 },
  );
});
