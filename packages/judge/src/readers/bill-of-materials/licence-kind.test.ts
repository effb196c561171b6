import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { licenceKindOf, licenceKindOfAll } from './licence-kind.ts';

test('an identifier is known by its family, the strange is other and never taken for free', () => {
  for (const [expression, kind] of [
    ['MIT', 'permissive'],
    ['Apache-2.0', 'permissive'],
    ['BSD-3-Clause', 'permissive'],
    ['LiLiQ-P-1.1', 'permissive'],
    ['CECILL-B', 'permissive'],
    ['CECILL-2.1', 'copyleft'],
    ['GPL-2.0-or-later', 'copyleft'],
    ['LGPL-2.1+', 'copyleft'],
    ['LiLiQ-Rplus-1.1', 'copyleft'],
    ['EUPL-1.2', 'copyleft'],
    ['CC-BY-SA-4.0', 'copyleft'],
    ['CC-BY-4.0', 'permissive'],
    ['CC-BY-NC-SA-4.0', 'restricted'],
    ['BUSL-1.1', 'restricted'],
    ['SSPL-1.0', 'restricted'],
    ['LicenseRef-Acme', 'other'],
    ['MITigated', 'other'],
    ['NONE', 'none'],
    ['NOASSERTION', 'not-asserted'],
    ['', 'unstated'],
  ] as const)
    assert.equal(licenceKindOf(expression), kind, expression);
});

test('where one may choose the freest counts, where all apply the strictest; an exception changes nothing', () => {
  for (const [expression, kind] of [
    ['MIT OR GPL-2.0-only', 'permissive'],
    ['MIT AND GPL-2.0-only', 'copyleft'],
    ['MIT AND (GPL-2.0-only OR Apache-2.0)', 'permissive'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'copyleft'],
    ['GPL-2.0-only OR MIT AND BUSL-1.1', 'copyleft'],
    ['MIT OR NOASSERTION', 'permissive'],
    ['MIT AND NOASSERTION', 'other'],
    ['MIT (GPL-2.0-only', 'other'],
    ['MIT MIT', 'other'],
    ['(', 'other'],
    [`${'('.repeat(500)}MIT${')'.repeat(500)}`, 'other'],
    [`MIT${' OR MIT'.repeat(1_000)}`, 'other'],
  ] as const)
    assert.equal(licenceKindOf(expression), kind, expression.slice(0, 60));
  assert.equal(licenceKindOfAll([]), 'unstated');
  assert.equal(licenceKindOfAll(['copyleft', 'copyleft']), 'copyleft');
  assert.equal(licenceKindOfAll(['copyleft', 'permissive']), 'several');
});

test('property: any text has a kind, whatever is in it', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => licenceKindOf(text).length > 0));
});
