import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ProofError, timestampOf, verifySignature } from '@ancrage/proof';
import fc from 'fast-check';
import { KeysError } from './keys-error.ts';
import { requestTimestamp } from './request-timestamp.ts';
import { hasOpenssl, localAuthority } from './testing/local-authority.ts';

const skip = hasOpenssl ? false : 'openssl is not on this machine';
const message = Buffer.from('a checkpoint of the log\n');
const closing: (() => void)[] = [];
after(() => {
  for (const close of closing) close();
});

for (const [name, newkey] of [
  ['RSA', ['-newkey', 'rsa:2048']],
  ['P-256', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']],
] as const) {
  test(`${name}: what openssl stamps verifies here and there, about this message and by this certificate only`, {
    skip,
  }, async () => {
    const authority = await localAuthority(newkey);
    const other = await localAuthority(newkey);
    closing.push(
      () => authority.close(),
      () => other.close(),
    );
    const token = await requestTimestamp(authority.url, message);
    assert.ok(authority.verifies(token, message));
    const time = timestampOf(token, message, authority.certificate, verifySignature);
    assert.match(time ?? '', /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.equal(
      timestampOf(token, Buffer.from('another'), authority.certificate, verifySignature),
      undefined,
    );
    assert.equal(timestampOf(token, message, other.certificate, verifySignature), undefined);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.nat(7), (at, bit) => {
        const changed = Uint8Array.from(token);
        changed[at]! ^= 1 << bit;
        try {
          const found = timestampOf(changed, message, authority.certificate, verifySignature);
          // The certificates and the head that a token carries beside what is signed are not used.
          assert.ok(found === undefined || found === time);
        } catch (error) {
          assert.ok(error instanceof ProofError, String(error));
        }
      }),
      { numRuns: 400 },
    );
  });
}

test('an authority that does not answer is named', async () => {
  await assert.rejects(
    requestTimestamp('http://127.0.0.1:9/', message),
    (error) => error instanceof KeysError && error.code === 'STAMP_UNREACHABLE',
  );
});
