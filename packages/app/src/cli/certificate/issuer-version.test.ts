import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CredentialSigners, demonstrationSigner, signGeneral } from '@ancrage/keys';
import { chainProblem, ISSUER_TYPE, type KeyUse, openIssuer, verifySignature } from '@ancrage/proof';
import fc from 'fast-check';
import { listedKey, newKeys, nextIssuerDocument, pairOf } from './issuer-version.ts';

const names = {
  root: 'issuer root',
  certificate: 'issuer certificates',
  status: 'issuer status lists',
} as const;
const uses = ['root', 'certificate', 'status'] as const;

function signers(use: KeyUse | 'root', version: number): CredentialSigners {
  return {
    classical: demonstrationSigner(names[use], version),
    parallel: demonstrationSigner(`${names[use]}, parallel`, version),
  };
}

async function first() {
  const document = {
    ancrage: 'ancrage-issuer/1' as const,
    version: 1,
    issued: '2026-11-01',
    issuer: { id: 'urn:ancrage:issuer:essai', name: 'Essai', interests: [] },
    demonstration: true,
    roots: pairOf(signers('root', 1)).map(listedKey),
    keys: (['certificate', 'status'] as const).flatMap((use) => newKeys(use, signers(use, 1), '2026-11-01')),
  };
  return openIssuer(await signGeneral(document, ISSUER_TYPE, pairOf(signers('root', 1))));
}

test('whatever changes, on whatever days, the chain holds up to each version', async () => {
  const step = fc.record({
    changed: fc.subarray([...uses], { minLength: 1 }),
    revoke: fc.boolean(),
    day: fc.integer({ min: 0, max: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const chain = [await first()];
      let [day, roots] = [1, signers('root', 1)];
      for (const { changed, revoke, day: later } of steps) {
        day += later;
        const version = chain.length + 1;
        const keys = Object.fromEntries(changed.map((use) => [use, signers(use, version)]));
        const at = `2026-11-${String(day).padStart(2, '0')}`;
        const document = nextIssuerDocument(chain.at(-1)!, { keys, revoke, day: at });
        const old = roots;
        if (changed.includes('root')) roots = signers('root', version);
        const signing = changed.includes('root') ? [...pairOf(old), ...pairOf(roots)] : pairOf(old);
        chain.push(openIssuer(await signGeneral(document, ISSUER_TYPE, signing)));
      }
      for (let to = 1; to <= chain.length; to++)
        assert.equal(chainProblem(chain.slice(0, to), verifySignature), undefined);
      const { keys } = chain.at(-1)!.document;
      for (const use of ['certificate', 'status'] as const) {
        const now = `2026-11-${String(day).padStart(2, '0')}`;
        const current = keys.filter(
          (key) => key.use === use && key.valid.to > now && key.revoked === undefined,
        );
        assert.equal(current.length, 2, 'exactly one pair goes on');
      }
    }),
    { numRuns: 25 },
  );
});

test('a version that the old roots did not sign, or that goes back in time, is found', async () => {
  const last = await first();
  const keys = { root: signers('root', 2) };
  const document = nextIssuerDocument(last, { keys, revoke: false, day: '2026-11-02' });
  const alone = openIssuer(await signGeneral(document, ISSUER_TYPE, pairOf(keys.root)));
  assert.equal(chainProblem([last, alone], verifySignature)?.code, 'CHAIN_SIGNATURE');
  const before = nextIssuerDocument(last, { keys: {}, revoke: false, day: '2026-10-31' });
  const back = openIssuer(await signGeneral(before, ISSUER_TYPE, pairOf(signers('root', 1))));
  assert.equal(chainProblem([last, back], verifySignature)?.code, 'CHAIN_ORDER');
});
