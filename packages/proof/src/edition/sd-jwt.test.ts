import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ProofError } from '../proof-error.ts';
import { disclose, disclosureDigest, joinSdJwt, type PlainJson, splitSdJwt } from './sd-jwt.ts';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const problemOf = (run: () => unknown): unknown => {
  try {
    run();
    return 'none';
  } catch (error) {
    assert.ok(error instanceof ProofError && error.code === 'SD_JWT', String(error));
    return error.details['problem'];
  }
};

test('the digests of RFC 9901, sections 4.2.3 and 4.2.4', () => {
  // A member and an element of an array, as the RFC prints them.
  const member = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
  assert.equal(disclosureDigest(member), 'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
  assert.deepEqual(disclose({ _sd: [disclosureDigest(member)] }, [member]), { family_name: 'Möbius' });
  const element = 'WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0';
  assert.equal(disclosureDigest(element), 'w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs');
  const nationalities = ['DE', { '...': disclosureDigest(element) }];
  assert.deepEqual(disclose({ nationalities }, [element]), { nationalities: ['DE', 'FR'] });
  assert.deepEqual(disclose({ nationalities }, []), { nationalities: ['DE'] });
});

test('what is hidden within what is hidden comes out with it, and not alone', () => {
  const inner = encode(['salt-1', 'street', 'rue X']);
  const outer = encode(['salt-2', 'address', { _sd: [disclosureDigest(inner)], country: 'CA' }]);
  const payload = { _sd: [disclosureDigest(outer)], _sd_alg: 'sha-256', iss: 'i' };
  assert.deepEqual(disclose(payload, [outer, inner]), {
    iss: 'i',
    address: { country: 'CA', street: 'rue X' },
  });
  assert.deepEqual(disclose(payload, [outer]), { iss: 'i', address: { country: 'CA' } });
  assert.equal(
    problemOf(() => disclose(payload, [inner])),
    'no-place',
  );
});

test('what the RFC has a verifier refuse is refused', () => {
  const one = encode(['salt', 'name', 1]);
  const item = encode(['salt', 1]);
  const hidden = { _sd: [disclosureDigest(one)] };
  const cases: readonly (readonly [string, PlainJson, readonly string[], string])[] = [
    ['another algorithm', { ...hidden, _sd_alg: 'sha-512' }, [one], 'algorithm'],
    ['a digest twice', { a: hidden, b: hidden }, [one], 'twice'],
    ['a disclosure twice', hidden, [one, one], 'twice'],
    ['a disclosure without a place', { a: 1 }, [one], 'no-place'],
    ['a name that is there', { ...hidden, name: 2 }, [one], 'name'],
    ['an element as a member', { _sd: [disclosureDigest(item)] }, [item], 'form'],
    ['a member as an element', { a: [{ '...': disclosureDigest(one) }] }, [one], 'form'],
    ['more beside the dots', { a: [{ '...': disclosureDigest(item), b: 1 }] }, [item], 'form'],
    ['a digest that is no text', { _sd: [1] }, [], 'form'],
    ['dots outside an array', { a: { '...': 'x' } }, [], 'name'],
    ['the algorithm further down', { a: { _sd_alg: 'sha-256' } }, [], 'name'],
    ...['_sd', '...'].map((name) => {
      const named = encode(['salt', name, 1]);
      return [`a member called ${name}`, { _sd: [disclosureDigest(named)] }, [named], 'name'] as const;
    }),
    ['no JSON', { _sd: [disclosureDigest('AAAA')] }, ['AAAA'], 'form'],
    ['a salt that is no text', { _sd: [] }, [encode([1, 'a', 2])], 'form'],
  ];
  for (const [name, payload, disclosures, problem] of cases)
    assert.equal(
      problemOf(() => disclose(payload, disclosures)),
      problem,
      name,
    );
  for (const text of ['', 'a', '~', 'a~b', `a~b~${encode({})}.x.y`])
    assert.equal(
      problemOf(() => splitSdJwt(text)),
      'form',
    );
});

test('whatever is hidden and shown, what comes out is what was there, less what was not shown', () => {
  const names = fc
    .string({ minLength: 1, maxLength: 5 })
    .filter((name) => !['_sd', '...', '_sd_alg'].includes(name));
  const scalar = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null));
  const value = fc.oneof(scalar, fc.array(scalar), fc.dictionary(names, scalar));
  fc.assert(
    fc.property(fc.dictionary(names, fc.tuple(value, fc.boolean(), fc.boolean())), (members) => {
      const payload: Record<string, PlainJson> = {};
      const expected: Record<string, unknown> = {};
      const [digests, shown]: [string[], string[]] = [[], []];
      for (const [name, [value, hide, show]] of Object.entries(members)) {
        const plain = JSON.parse(JSON.stringify(value)) as PlainJson;
        if (!hide || show) Object.defineProperty(expected, name, { value: plain, enumerable: true });
        if (!hide) Object.defineProperty(payload, name, { value: plain, enumerable: true });
        else {
          const disclosure = encode([`salt ${digests.length}`, name, plain]);
          digests.push(disclosureDigest(disclosure));
          if (show) shown.push(disclosure);
        }
      }
      const found = disclose(
        { ...payload, _sd: digests },
        splitSdJwt(joinSdJwt({ jwt: 'j', disclosures: shown })).disclosures,
      );
      assert.deepEqual(JSON.parse(JSON.stringify(found)), JSON.parse(JSON.stringify(expected)));
    }),
  );
});
