import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { canonicalJson, encodeBase64Url } from '@ancrage/base';
import fc from 'fast-check';
import { readBundle } from '../bundle/bundle.ts';
import { openCredential } from '../credential/open-credential.ts';
import { evidenceRootOf, isPiece, makeEdition, openEdition, piecesHold, selectPieces } from './edition.ts';
import { commitEvidence, evidenceTree } from './evidence-tree.ts';
import { joinSdJwt } from './sd-jwt.ts';

const vector = new URL('../../../../vectors/3/0002.bundle.json', import.meta.url);
const { credential: signed } = readBundle(readFileSync(vector));
const { credential } = openCredential(signed);
const bytesOf = (at: number): Uint8Array => Buffer.from(`piece ${at}`);
const header = encodeBase64Url(
  Buffer.from(canonicalJson({ alg: 'ES256', cty: 'vc', kid: 'k', typ: 'vc+sd-jwt' })),
);
const written = (payload: unknown, disclosures: readonly string[]): string =>
  joinSdJwt({ jwt: `${header}.${encodeBase64Url(Buffer.from(canonicalJson(payload)))}.AAAA`, disclosures });

function edition(count: number) {
  const pieces = Array.from({ length: count }, (_, at) => {
    const salt = new Uint8Array(32).fill(at);
    return {
      path: `p/${at}`,
      format: 'pdf',
      method: 'observed',
      source: 'assessor',
      salt,
      commit: commitEvidence(salt, bytesOf(at)),
    } as const;
  });
  const evidence = evidenceRootOf(pieces);
  const subject = { ...credential.credentialSubject, evidence };
  let salt = 0;
  const whole = { ...credential, credentialSubject: subject };
  return { whole, evidence, ...makeEdition(whole, pieces, () => new Uint8Array(16).fill(salt++)) };
}

test('whichever pieces are shown, they and no others are there, each under the root', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.func(fc.boolean()), (count, wanted) => {
      const { whole, evidence, payload, disclosures } = edition(count);
      const presented = selectPieces(written(payload, disclosures), ({ index }) => wanted(index));
      const opened = openEdition(presented);
      const expected = Array.from({ length: count }, (_, at) => at).filter((at) => wanted(at));
      assert.deepEqual(
        opened.pieces.map(({ index }) => index),
        expected,
      );
      assert.equal(opened.credential, canonicalJson(whole));
      assert.ok(piecesHold(opened, evidence));
      for (const piece of opened.pieces) {
        assert.ok(isPiece(piece, bytesOf(piece.index)));
        assert.ok(!isPiece(piece, bytesOf(piece.index + 1)));
      }
    }),
    { numRuns: 40 },
  );
});

test('another root, another number or another place holds nothing', () => {
  const { evidence, payload, disclosures } = edition(5);
  const opened = openEdition(written(payload, disclosures));
  assert.ok(piecesHold(opened, evidence));
  assert.ok(!piecesHold(opened, { ...evidence, root: edition(6).evidence.root }));
  assert.ok(!piecesHold(opened, { ...evidence, pieces: 6 }));
  const [first, ...rest] = opened.pieces;
  const moved = { ...opened, pieces: [{ ...first!, index: 1 }] };
  assert.ok(!piecesHold(moved, evidence));
  assert.ok(!piecesHold({ ...opened, pieces: [first!, first!] }, evidence));
  assert.ok(!piecesHold({ ...opened, pieces: [{ ...first!, commit: rest[0]!.commit }] }, evidence));
  assert.ok(!piecesHold({ ...opened, pieces: [{ ...first!, hashes: first!.hashes.slice(1) }] }, evidence));
});

test('nothing is hidden in an edition but pieces', () => {
  const { payload, disclosures } = edition(2);
  const code = (changed: unknown): string => {
    try {
      return openEdition(written(changed, disclosures)).credential === canonicalJson(edition(2).whole)
        ? 'same'
        : 'differs';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  assert.equal(code(payload), 'same');
  assert.equal(code({ ...payload, _sd: ['A'.repeat(43)] }), 'differs');
  assert.equal(code({ ...payload, _sd_alg: 'sha-512' }), 'SD_JWT');
  assert.equal(code({ ...payload, level: 4 }), 'differs');
});

test('a tree of commitments is that of RFC 6962', () => {
  assert.equal(
    Buffer.from(evidenceTree([]).root).toString('hex'),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});
