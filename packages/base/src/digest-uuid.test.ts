import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { URI_NAMESPACE, uuidOfName } from './digest-uuid.ts';

test('the example of RFC 9562 for version 5', () => {
  assert.equal(
    uuidOfName('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com'),
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});

test('property: always of version 5 and of the variant of RFC 9562, and another for another name', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (first, second) => {
      const uuid = uuidOfName(URI_NAMESPACE, first);
      assert.match(uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      assert.equal(uuid === uuidOfName(URI_NAMESPACE, second), first === second);
    }),
  );
});
