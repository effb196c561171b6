import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { testSigner } from '../../testing/signing.ts';
import { recogniseReader } from '../registry.ts';
import { openStatement, statementReader } from './statement-reader.ts';

const signer = testSigner('assessor');
const TEST = {
  kind: 'penetration-test',
  method: 'observed',
  on: '2026-06-01',
  open_critical: 0,
  open_high: 2,
};
const STATEMENT = {
  ancrage: 'statement/1',
  about: 'Nordet',
  issued_at: '2026-10-01T00:00:00Z',
  valid_until: '2027-09-30',
  facts: [TEST],
};

function read(text: string): Reading {
  const { bytes, evidence, name } = fileOf(text);
  const reader = recogniseReader(bytes, name);
  assert.equal(reader, statementReader, 'recognised as a statement');
  return reader.read(bytes, { evidence, name });
}

function general(...jws: string[]): Record<string, unknown> {
  const signatures = jws.map((one) => ({ protected: one.split('.')[0], signature: one.split('.')[2] }));
  return { payload: jws[0]!.split('.')[1], signatures };
}

/** The code of the refusal, with its place where it tells one. */
function refusal(text: string): string {
  try {
    statementReader.read(fileOf(text).bytes, { evidence: fileOf(text).evidence, name: 'x' });
  } catch (error) {
    if (error instanceof JudgeError) {
      const { place, path, field } = error.details;
      return `${error.code} ${place ?? path ?? field ?? ''}`.trim();
    }
    if (isBaseError(error)) return error.code;
    throw error;
  }
  return 'read';
}

test('a signed statement gives its facts, its date, its end, its service and its signature', () => {
  const jws = signer.jws(STATEMENT);
  const { evidence, facts, notes } = read(`${jws}\n`);
  assert.deepEqual(
    facts.map(({ kind, value, method, at }) => ({ kind, value, method, place: at.place })),
    [
      {
        kind: 'penetration-test',
        value: { on: '2026-06-01', open_critical: 0, open_high: 2 },
        method: 'observed',
        place: { pointer: '/facts/0' },
      },
    ],
  );
  assert.deepEqual(notes, []);
  const [header, payload, signature] = jws.split('.');
  assert.deepEqual(evidence, [
    {
      id: fileOf(`${jws}\n`).evidence,
      format: 'statement',
      version: '1',
      observedAt: '2026-10-01T00:00:00Z',
      about: 'Nordet',
      validUntil: '2027-09-30',
      records: { total: 1, used: 1 },
      envelopes: [
        {
          algorithm: 'EdDSA',
          keyId: 'assessor',
          input: Buffer.from(`${header}.${payload}`).toString('base64url'),
          signature,
        },
      ],
    },
  ]);
});

test('the three serialisations say the same', () => {
  const jws = signer.jws(STATEMENT);
  const [header, payload, signature] = jws.split('.');
  const flattened = { protected: header, payload, signature };
  const compact = read(jws);
  for (const other of [flattened, general(jws)]) {
    const { evidence, facts } = read(JSON.stringify(other, undefined, 2));
    assert.deepEqual(evidence[0]!.envelopes, compact.evidence[0]!.envelopes);
    assert.deepEqual(facts[0]!.value, compact.facts[0]!.value);
  }
  const two = general(jws, testSigner('body').jws(STATEMENT));
  assert.deepEqual(
    read(JSON.stringify(two)).evidence[0]!.envelopes!.map(({ keyId }) => keyId),
    ['assessor', 'body'],
  );
});

test('unsigned, in YAML or JSON, it has the same facts and no signature', () => {
  const yaml = `# by hand
---
ancrage: statement/1
about: Nordet
issued_at: 2026-10-01T00:00:00Z
facts:
  - { kind: penetration-test, method: observed, on: 2026-06-01, open_critical: 0, open_high: 2 }
`;
  for (const text of [yaml, JSON.stringify(STATEMENT, undefined, 1)]) {
    const { evidence, facts } = read(text);
    assert.equal(evidence[0]!.envelopes, undefined);
    assert.equal(evidence[0]!.about, 'Nordet');
    assert.deepEqual(facts[0]!.value, { on: '2026-06-01', open_critical: 0, open_high: 2 });
  }
});

test('a header can choose neither its key nor its verifier', () => {
  const spoilt: Record<string, Record<string, unknown>> = {
    alg: { alg: 'none' },
    'alg ': { alg: 'HS256' },
    typ: { typ: undefined },
    'typ ': { typ: 'JWT' },
    kid: { kid: undefined },
    'kid ': { kid: 'k'.repeat(501) },
    crit: { crit: ['exp'] },
    b64: { b64: false },
    jwk: { jwk: { kty: 'OKP' } },
    x5c: { x5c: [] },
    jku: { jku: 'https://example.org/' },
    x5u: { x5u: 'https://example.org/' },
    whatever: { whatever: 1 },
  };
  for (const [member, header] of Object.entries(spoilt)) {
    const jws = signer.jws(STATEMENT, header);
    assert.equal(refusal(jws), `SIGNATURE_SHAPE header/${member.trim()}`);
    assert.equal(
      refusal(JSON.stringify(general(jws))),
      `SIGNATURE_SHAPE /signatures/0/protected/${member.trim()}`,
    );
  }
});

test('an envelope has one form', () => {
  const jws = signer.jws(STATEMENT);
  const [header, payload, signature] = jws.split('.') as [string, string, string];
  assert.equal(refusal(`${header}.${payload}`), 'SIGNATURE_SHAPE .');
  assert.equal(refusal(`${header}.${payload}.`), 'SIGNATURE_SHAPE header');
  assert.equal(refusal(`${header}.${payload}.${signature}A`), 'SIGNATURE_SHAPE header');
  assert.equal(refusal(`${jws}\n\n`), 'SIGNATURE_SHAPE header');
  assert.equal(refusal(`${header}.${payload}=.${signature}`), 'SIGNATURE_SHAPE payload');
  // The last character of 64 bytes carries four unused bits: only one of sixteen writes them as zero.
  const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(signature.at(-1)!);
  const other = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[last + 1]!;
  assert.equal(refusal(`${jws.slice(0, -1)}${other}`), 'SIGNATURE_SHAPE header');
  const whole = general(jws);
  assert.equal(refusal(JSON.stringify({ ...whole, header: {} })), 'SIGNATURE_SHAPE /header');
  assert.equal(refusal(JSON.stringify({ ...whole, signatures: [] })), 'SIGNATURE_SHAPE /signatures');
  assert.equal(refusal(JSON.stringify({ ...whole, signatures: [7] })), 'SIGNATURE_SHAPE /signatures/0');
  assert.equal(
    refusal(JSON.stringify(general(...Array.from({ length: 17 }, () => jws)))),
    'SIGNATURE_SHAPE /signatures',
  );
  const unprotected = [{ protected: header, signature, header: { kid: 'x' } }];
  assert.equal(
    refusal(JSON.stringify({ payload, signatures: unprotected })),
    'SIGNATURE_SHAPE /signatures/0/header',
  );
});

test('duplicate keys are refused, in the payload and in the header', () => {
  const twice = JSON.stringify(STATEMENT).replace('"about"', '"about":"Other","about"');
  assert.equal(refusal(signer.jws(twice)), 'JSON_DUPLICATE_KEY');
  const header = Buffer.from('{"alg":"EdDSA","alg":"none","kid":"k","typ":"ancrage-statement+jwt"}');
  const jws = signer.jws(STATEMENT).replace(/^[^.]*/, header.toString('base64url'));
  assert.equal(refusal(jws), 'JSON_DUPLICATE_KEY');
});

test('the statement itself is checked, with the place of what is wrong', () => {
  const wrong: [Record<string, unknown>, string][] = [
    [{ about: undefined }, 'READ_SHAPE about'],
    [{ ancrage: 'statement/2' }, 'READ_SHAPE ancrage'],
    [{ issued_at: '2026-10-01' }, 'READ_SHAPE issued_at'],
    [{ issued_at: '2026-10-01T00:00:00+01:00' }, 'READ_SHAPE issued_at'],
    [{ valid_until: '2026-02-30' }, 'READ_SHAPE valid_until'],
    [{ facts: [] }, 'READ_SHAPE facts'],
    [{ extra: 1 }, 'READ_SHAPE .'],
    [{ facts: [{ ...TEST, method: undefined }] }, 'READ_SHAPE facts.0.method'],
    [{ facts: [{ ...TEST, method: 'seen' }] }, 'READ_SHAPE facts.0.method'],
    [{ facts: [TEST, { ...TEST, on: 'yesterday' }] }, 'READ_FACT_INVALID /facts/1/on'],
    [{ facts: [{ ...TEST, colour: 'red' }] }, 'READ_FACT_INVALID /facts/0/colour'],
    [{ issued_at: '0999-10-01T00:00:00Z' }, 'DATE_RANGE'],
  ];
  for (const [change, expected] of wrong)
    assert.equal(refusal(signer.jws({ ...STATEMENT, ...change })), expected);
});

test('what only a dossier or a file can say may not be stated', () => {
  const kinds = ['file', 'listed-evidence', 'service', 'exclusion', 'session', 'spend', 'log-digest'];
  for (const kind of [...kinds, 'scope-period', 'scope-account', 'scope-entity', 'scope-to-come']) {
    const jws = signer.jws({ ...STATEMENT, facts: [{ kind, method: 'observed' }] });
    assert.equal(refusal(jws), 'READ_FACT_INVALID /facts/0/kind');
  }
});

test('a kind that the registry does not know is noted, and the rest is read', () => {
  const { facts, notes } = read(
    signer.jws({ ...STATEMENT, facts: [{ kind: 'novelty', method: 'observed', x: [1] }, TEST] }),
  );
  assert.equal(facts.length, 1);
  assert.deepEqual(
    notes.map(({ code, params, at }) => ({ code, params, place: at.place })),
    [{ code: 'UNKNOWN_FACT_KIND', params: { kind: 'novelty' }, place: { pointer: '/facts/0' } }],
  );
});

test('only statements are recognised', () => {
  const others = [
    '',
    '{}',
    'a.b.c',
    '{"payload":"e30","signatures":[]}',
    'ancrage: dossier/1\n',
    '\n'.repeat(5000),
  ];
  for (const text of [...others, signer.jws({ iss: 'x' }, { typ: 'vc+jwt' })])
    assert.notEqual(recogniseReader(fileOf(text).bytes, 'x'), statementReader, text.slice(0, 40));
});

test('any bytes are read or refused, never more', () => {
  const near = signer.jws(STATEMENT);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc
          .tuple(fc.nat(near.length), fc.string({ maxLength: 8 }), fc.nat(20))
          .map(([at, text, cut]) => Buffer.from(near.slice(0, at) + text + near.slice(at + cut))),
        fc.json().map((json) => Buffer.from(signer.jws(json))),
        fc.json().map((json) => Buffer.from(`{"ancrage":"statement/1","facts":${json}}`)),
      ),
      (bytes) => {
        try {
          statementReader.read(bytes, { evidence: fileOf(bytes).evidence, name: 'x' });
          openStatement(bytes);
        } catch (error) {
          assert.ok(error instanceof JudgeError || isBaseError(error), String(error));
        }
      },
    ),
    { numRuns: 200 },
  );
});
