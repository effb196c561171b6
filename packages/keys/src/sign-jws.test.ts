import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actProblem, openCompact, openDetached, openGeneral, verifySignature } from '@ancrage/proof';
import { demonstrationSigner } from './demonstration-key.ts';
import { KeysError } from './keys-error.ts';
import { cosignGeneral, signCredential, signGeneral } from './sign-jws.ts';

const classical = demonstrationSigner('issuer certificates');
const parallel = demonstrationSigner('issuer certificates, parallel');
const bytes = (encoded: string): Buffer => Buffer.from(encoded, 'base64url');

test('a credential is signed twice over the same payload bytes', async () => {
  const signed = await signCredential({ b: 1, a: 'é' }, { classical, parallel });
  const jws = openCompact(signed.credential);
  assert.equal(Buffer.from(jws.payload).toString(), '{"a":"é","b":1}');
  assert.deepEqual(jws.header, { alg: 'ES256', cty: 'vc', kid: classical.id, typ: 'vc+jwt' });
  const { input, signature } = jws;
  const first = { algorithm: 'ES256', key: bytes(classical.public), message: input, signature } as const;
  assert.equal(verifySignature(first), true);
  const beside = openDetached(signed.parallel, jws.payloadText);
  const second = { algorithm: 'ML-DSA-65', key: bytes(parallel.public) } as const;
  assert.equal(verifySignature({ ...second, message: beside.input, signature: beside.signature }), true);
  await assert.rejects(
    signCredential({}, { classical: parallel, parallel: classical }),
    (error) => error instanceof KeysError && error.code === 'KEY_ALGORITHM',
  );
});

test('several people sign one payload, each once', async () => {
  const [one, two] = [demonstrationSigner('certifier'), demonstrationSigner('reviewer')];
  const signed = await signGeneral({ act: 'grant' }, 'test+jws', [one]);
  const both = await cosignGeneral(signed, 'test+jws', [two]);
  const { signatures } = openGeneral(both);
  const signers = [one, two].map(({ id, algorithm, public: encoded }) => ({
    organisation: 'o',
    key: { name: id, algorithm: algorithm as 'EdDSA', public: encoded },
  }));
  assert.equal(actProblem(signatures, signers, 'test+jws', verifySignature), undefined);
  assert.equal(actProblem(signatures, signers, 'other+jws', verifySignature), 'ACT_SIGNATURE');
  assert.equal(actProblem(signatures, signers.slice(1), 'test+jws', verifySignature), 'ACT_SIGNATURE');
  await assert.rejects(cosignGeneral(both, 'test+jws', [one]), KeysError);
});
