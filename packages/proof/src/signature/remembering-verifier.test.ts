import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rememberingVerifier } from './remembering-verifier.ts';
import type { SignatureCheck } from './signature-check.ts';

const bytes = fc.uint8Array({ maxLength: 3 });
const question = fc.record({
  algorithm: fc.constantFrom('Ed25519' as const, 'ES256' as const),
  key: bytes,
  message: bytes,
  signature: bytes,
});

test('it answers as the one behind it, whatever was asked before', () => {
  fc.assert(
    fc.property(fc.array(question, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (asked, most) => {
      const verify = ({ algorithm, key, message, signature }: SignatureCheck): boolean =>
        (algorithm.length + 2 * key.length + 3 * message.length + 5 * signature.length + (key[0] ?? 0)) %
          2 ===
        0;
      const remembering = rememberingVerifier(verify, most);
      for (const check of [...asked, ...asked]) assert.equal(remembering(check), verify(check));
    }),
  );
});

test('what holds is computed once, what does not each time', () => {
  let computed = 0;
  const verify = rememberingVerifier(({ message }) => {
    computed += 1;
    return message[0] === 1;
  });
  const check = (first: number): SignatureCheck => ({
    algorithm: 'ES256',
    key: new Uint8Array(64),
    message: Uint8Array.of(first),
    signature: new Uint8Array(64),
  });
  for (let i = 0; i < 3; i++) assert.ok(verify(check(1)));
  for (let i = 0; i < 3; i++) assert.ok(!verify(check(0)));
  assert.equal(computed, 4);
});
