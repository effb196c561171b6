import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openIssuer, readBundle } from '@ancrage/proof';
import { compactVerify, generalVerify, importJWK, type JWK } from 'jose';
import { jwkOf } from './public-key.ts';

const bundle = readBundle(
  readFileSync(fileURLToPath(new URL('../../../vectors/1/0002.bundle.json', import.meta.url))),
);
const document = openIssuer(bundle.issuer.at(-1)!).document;

function jwk({ algorithm, public: encoded }: { algorithm: string; public: string }): JWK {
  if (algorithm === 'ML-DSA-65') return { kty: 'AKP', alg: 'ML-DSA-65', pub: encoded };
  return jwkOf({ algorithm: algorithm as 'EdDSA' | 'ES256', public: encoded });
}

test('another library, jose, verifies what we sign: both signatures of a certificate, acts and issuer’s document', async () => {
  for (const jws of [bundle.credential, joined(bundle.parallel, bundle.credential)]) {
    const { protectedHeader } = await compactVerify(jws, async ({ kid, alg }) => {
      const listed = document.keys.find(({ key }) => key.id === kid)!;
      return importJWK(jwk(listed.key), alg);
    });
    assert.ok(['vc+jwt', 'ancrage-parallel+jws'].includes(protectedHeader.typ!));
  }
  const { payload } = await compactVerify(bundle.credential, async ({ kid, alg }) =>
    importJWK(jwk(document.keys.find(({ key }) => key.id === kid)!.key), alg),
  );
  const { credentialSubject } = JSON.parse(Buffer.from(payload).toString()) as {
    credentialSubject: Record<
      'evaluation' | 'decision',
      { by: { key: { name: string; algorithm: string; public: string } }[] }
    >;
  };
  for (const name of ['evaluation', 'decision'] as const) {
    for (const { key } of credentialSubject[name].by) {
      const act = {
        ...bundle[name],
        signatures: bundle[name].signatures.filter(
          ({ protected: header }) =>
            (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid === key.name,
        ),
      };
      assert.ok(await generalVerify(act, await importJWK(jwk(key), key.algorithm)));
    }
  }
});

/** A JWS whose payload stands in another. */
function joined(detached: string, whole: string): string {
  const [header, , signature] = detached.split('.');
  return [header, whole.split('.')[1], signature].join('.');
}
