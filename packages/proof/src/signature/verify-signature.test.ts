import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { SignatureAlgorithm, SignatureCheck } from './signature-check.ts';
import { signatureProblem, withLowS } from './signature-rule.ts';
import { verifySignature } from './verify-signature.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const VECTORS = `${ROOT}../shared/data/vectors/wycheproof/`;
const skip = existsSync(VECTORS) ? false : 'the Wycheproof vectors are not beside the repository';

interface Group {
  readonly publicKey?: { readonly pk?: string; readonly uncompressed?: string } | string;
  readonly tests: readonly {
    readonly tcId: number;
    readonly msg: string;
    readonly sig: string;
    readonly ctx?: string;
    readonly result: string;
  }[];
}

const message = Buffer.from('to be signed');

function signedBy(algorithm: Exclude<SignatureAlgorithm, 'ES384' | `RS${string}`>): SignatureCheck {
  if (algorithm === 'ES256') {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x, y } = publicKey.export({ format: 'jwk' });
    const key = Buffer.concat([Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')]);
    const signature = withLowS(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }));
    return { algorithm, key, message, signature };
  }
  const type = { Ed25519: 'ed25519', 'ML-DSA-44': 'ml-dsa-44', 'ML-DSA-65': 'ml-dsa-65' } as const;
  const { privateKey, publicKey } = generateKeyPairSync(type[algorithm] as 'ed25519');
  const { x, pub } = publicKey.export({ format: 'jwk' }) as { x?: string; pub?: string };
  const key = Buffer.from(x ?? pub!, 'base64url');
  return { algorithm, key, message, signature: sign(null, message, privateKey) };
}

for (const algorithm of ['Ed25519', 'ES256', 'ML-DSA-44', 'ML-DSA-65'] as const) {
  test(`${algorithm}: what was signed verifies, and no change of one bit does`, () => {
    const check = signedBy(algorithm);
    assert.equal(signatureProblem(check), undefined);
    assert.equal(verifySignature(check), true);
    assert.equal(verifySignature({ ...check, key: signedBy(algorithm).key }), false);
    const parts = ['key', 'message', 'signature'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.nat(), fc.nat(7), (part, place, bit) => {
        const changed = Uint8Array.from(check[part]);
        changed[place % changed.length]! ^= 1 << bit;
        assert.equal(verifySignature({ ...check, [part]: changed }), false);
      }),
      { numRuns: 300 },
    );
    for (const part of parts) {
      assert.equal(verifySignature({ ...check, [part]: check[part].subarray(1) }), false);
      assert.equal(verifySignature({ ...check, [part]: Buffer.concat([check[part], Buffer.of(0)]) }), false);
    }
  });
}

test('an ES256 signature has one form: the other s is refused, and is turned into the one', () => {
  const check = signedBy('ES256');
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const s = BigInt(`0x${Buffer.from(check.signature).subarray(32).toString('hex')}`);
  const high = Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex');
  const twin = Buffer.concat([check.signature.subarray(0, 32), high]);
  assert.equal(signatureProblem({ ...check, signature: twin }), 'SIGNATURE_FORM');
  assert.equal(verifySignature({ ...check, signature: twin }), false);
  assert.deepEqual(Buffer.from(withLowS(twin)), Buffer.from(check.signature));
});

for (const [file, algorithm] of [
  ['ed25519', 'Ed25519'],
  ['ecdsa_secp256r1_sha256_p1363', 'ES256'],
  ['mldsa_65_verify', 'ML-DSA-65'],
] as const) {
  test(`Wycheproof ${file}: every verdict is the published one, high s apart`, { skip }, () => {
    const { testGroups } = JSON.parse(readFileSync(`${VECTORS}${file}_test.json`, 'utf8')) as {
      testGroups: Group[];
    };
    let checked = 0;
    for (const { publicKey, tests } of testGroups) {
      const stated = typeof publicKey === 'string' ? publicKey : publicKey?.pk;
      const hex = stated ?? (publicKey as { uncompressed: string }).uncompressed.slice(2);
      const key = Buffer.from(hex, 'hex');
      for (const { tcId, msg, sig, ctx, result } of tests) {
        // Contexts are not used by anything that we sign.
        if (ctx !== undefined && ctx !== '') continue;
        const given = Buffer.from(sig, 'hex');
        const signature = algorithm === 'ES256' ? withLowS(given) : given;
        const accepted = verifySignature({ algorithm, key, message: Buffer.from(msg, 'hex'), signature });
        assert.equal(accepted, result === 'valid', `test ${tcId}`);
        checked += 1;
      }
    }
    assert.ok(checked > 100, String(checked));
  });
}
