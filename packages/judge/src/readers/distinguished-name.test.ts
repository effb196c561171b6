import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distinguishedName } from './distinguished-name.ts';

const told = (text: string): Record<string, string> => Object.fromEntries(distinguishedName(text));

test('names in the notation of RFC 2253, of Zeek and of OpenSSL', () => {
  assert.deepEqual(told('CN=*.a.example,O=Nuage\\, inc.,C=CA'), {
    CN: '*.a.example',
    O: 'Nuage, inc.',
    C: 'CA',
  });
  assert.deepEqual(told('C = CA, O = "Nuage, inc.", CN = a.example'), {
    C: 'CA',
    O: 'Nuage, inc.',
    CN: 'a.example',
  });
  for (const accent of ['\\C3\\A9', '\\xc3\\xa9', 'é'])
    assert.deepEqual(told(`O=Autorit${accent}+OU=x,CN=b`), { O: 'Autorité', OU: 'x', CN: 'b' });
  assert.deepEqual(told('O=🔐 Clés'), { O: '🔐 Clés' });
  assert.deepEqual(told('CN=a=b,CN=c'), { CN: 'a=b' });
  assert.deepEqual(told(',=,O=,\\'), {});
});
