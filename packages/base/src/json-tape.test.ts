import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';
import { toPlain } from './json-cursor.ts';
import { openStrictJson, parseStrictJson } from './strict-json.ts';

const name = fc.oneof(
  fc.constantFrom('a', 'b', '10', '9', '__proto__', '', 'é', '\u{1F600}', '\uFB33', 'a"', 'k'.repeat(70)),
  fc.string({ maxLength: 3 }),
);
/** A text as some tool may have written it, in canonical form more often than not. */
const written = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom(
      '1',
      '0',
      '-7',
      '-0',
      '1.0',
      '1e2',
      '9007199254740991',
      '9007199254740992',
      'true',
      'null',
    ),
    fc.constantFrom(
      '"x"',
      '"\\n"',
      '"\\u000a"',
      '"\\u00e9"',
      '"é’"',
      '"\\/"',
      '"\\u001f"',
      '"\\u001F"',
      '"\\""',
    ),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
    fc
      .tuple(
        fc.uniqueArray(fc.tuple(name, tie('value')), { maxLength: 4, selector: ([key]) => key }),
        fc.nat(9),
      )
      .map(([members, how]) => {
        if (how > 0) members.sort(([a], [b]) => (a < b ? -1 : 1));
        return `{${members.map(([key, value]) => `${JSON.stringify(key)}${how === 1 ? ' ' : ''}:${value}`).join(',')}}`;
      }),
  ),
})).value;

test('what is in canonical form is what canonical JSON writes, and what stands around it counts', () => {
  const seen = { yes: 0, no: 0 };
  fc.assert(
    fc.property(
      written,
      fc.constantFrom('', '', '\n', ' ', '\n\n'),
      fc.constantFrom('', '', ' '),
      (text, after, before) => {
        const whole = before + text + after;
        const opened = openStrictJson(Buffer.from(whole));
        for (const end of ['', '\n']) {
          const same = `${canonicalJson(opened.plain())}${end}` === whole;
          seen[same ? 'yes' : 'no'] += 1;
          assert.equal(opened.isCanonical(end), same, whole);
        }
      },
    ),
    { numRuns: 2000 },
  );
  assert.ok(seen.yes > 200 && seen.no > 200, JSON.stringify(seen));
});

test('a document in ordinary JavaScript is its value in ordinary JavaScript', () => {
  fc.assert(
    fc.property(written, (text) => {
      assert.deepEqual(openStrictJson(text).plain(), toPlain(parseStrictJson(text)));
    }),
  );
});

test('small documents stand side by side, also beside one that is refused, and none disturbs another', () => {
  const texts = Array.from(
    { length: 4000 },
    (_, n) => `{"n":${n},"list":[${'[],'.repeat(n % 50)}"${n}"],"k${n}":{}}`,
  );
  const opened = texts.map((text, n) => {
    if (n % 7 === 0) assert.throws(() => openStrictJson(`[${text},`));
    return openStrictJson(text);
  });
  for (const [n, document] of opened.entries())
    assert.deepEqual(document.plain(), JSON.parse(texts[n]!), texts[n]);
});
