import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { dnsName } from './dns-answer.ts';
import { lookupInZones, parseZoneFile } from './zone-file.ts';
import type { Zone } from './zone-file.ts';

const zoneOf = (text: string): Zone | undefined => parseZoneFile(new TextEncoder().encode(text));
const HEAD = '$ORIGIN ville.example.\n@ IN SOA ns hostmaster ( 1 2 3\n 4 ; minimum\n 5 )\n';

describe('a master file', () => {
  test('owners left blank, names relative and absolute, parentheses, comments, quoted strings, escapes', () => {
    const zone = zoneOf(`${HEAD}$TTL 1h
@        3600 IN MX 10 mail ; the first
              IN 3600 MX 20 mx.autre.example.
         TXT  "v=spf1 " "include:un.example" ( " -all" )
         txt  a\\059b "c\\"d"
         CAA  0 Issue "ca.example"
www      CNAME @
*.tout   A 192.0.2.1
v6       AAAA 2001:DB8::1
_sip._tcp SRV 1 2 443 sip.ville.example.
nul      MX 0 .
`)!;
    assert.equal(zone.origin, 'ville.example');
    assert.equal(zone.skipped, 0);
    assert.deepEqual(Object.fromEntries(zone.records), {
      'MX ville.example': ['10 mail.ville.example', '20 mx.autre.example'],
      'TXT ville.example': ['v=spf1 include:un.example -all', 'a;bc"d'],
      'CAA ville.example': ['issue ca.example'],
      'CNAME www.ville.example': ['ville.example'],
      'A *.tout.ville.example': ['192.0.2.1'],
      'AAAA v6.ville.example': ['2001:db8::1'],
      'SRV _sip._tcp.ville.example': ['sip.ville.example'],
      'MX nul.ville.example': ['0 .'],
    });
  });

  test('what it cannot use is counted with its first line, and the rest is read', () => {
    const zone = zoneOf(`${HEAD}$INCLUDE other.zone\n@ HINFO a b\n@ MX ten mail\n@ NS ns\n`)!;
    assert.deepEqual([zone.skipped, zone.firstSkipped], [3, 5]);
    assert.deepEqual(zone.records.get('NS ville.example'), ['ns.ville.example']);
  });

  test('characters that other places call white space are part of a word here, and end nothing', () => {
    for (const odd of ['\ufeff', '\u00a0', '\v', '\f', '\u2028'])
      assert.deepEqual(zoneOf(`${HEAD}a${odd}b A 192.0.2.1\n`)!.records.get(`A a${odd}b.ville.example`), [
        '192.0.2.1',
      ]);
  });

  test('without a record that says which zone it is, it is none', () => {
    assert.equal(zoneOf('ville.example. MX 10 mail.ville.example.\n'), undefined);
  });

  test('a list of names is not taken for one', () => {
    assert.equal(zoneOf('ville.example\nautre.example\n'), undefined);
    assert.equal(zoneOf('# SOA\nsoa.example\n'), undefined);
    assert.equal(zoneOf('ville.example. 300 IN SOA a. b. 1 2 3 4 5\n')!.origin, 'ville.example');
  });

  test('property: whatever the bytes, it ends, and cuts no record from another', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab\ufeff\v.@ \t\n()";\\0129$MXTA'.split('')) });
    fc.assert(
      fc.property(text, (tail) => {
        const zone = zoneOf(`${HEAD}first A 192.0.2.1\n${tail}`)!;
        assert.deepEqual(zone.records.get('A first.ville.example')?.[0], '192.0.2.1');
        for (const key of zone.records.keys())
          assert.equal(key, key.slice(0, key.indexOf(' ') + 1) + dnsName(key.slice(key.indexOf(' ') + 1)));
      }),
    );
  });
});

describe('answers from zones', () => {
  const zone = zoneOf(`${HEAD}@ MX 20 b\n@ MX 10 a\n`)!;

  test('sorted; absent where the zone has none; not asked beyond it where nobody may be asked', async () => {
    const lookup = lookupInZones([zone], undefined);
    assert.deepEqual(await lookup('ville.example', 'MX'), {
      name: 'ville.example',
      type: 'MX',
      state: 'answered',
      values: ['10 a.ville.example', '20 b.ville.example'],
    });
    assert.equal((await lookup('x.ville.example', 'A')).state, 'absent');
    assert.equal((await lookup('bonneville.example', 'A')).state, 'not-asked');
  });
});
