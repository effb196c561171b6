import assert from 'node:assert/strict';
import { test } from 'node:test';
import { midnight } from './oscal-instant.ts';
import { uuidsOf } from './oscal-uuids.ts';

test('identifiers depend on the document, on what is named, and on nothing else', () => {
  const [first, second] = [uuidsOf('results', 'sha256:a', 'fr'), uuidsOf('results', 'sha256:a', 'en')];
  assert.equal(first('finding', 'RES-01'), uuidsOf('results', 'sha256:a', 'fr')('finding', 'RES-01'));
  const all = [
    first('finding', 'RES-01'),
    first('risk', 'RES-01'),
    first('finding', 'RES-02'),
    second('finding', 'RES-01'),
  ];
  assert.equal(new Set(all).size, 4);
});

test('a day that OSCAL cannot write gives way to one that it can', () => {
  assert.equal(midnight('2026-11-15', '2026-01-01'), '2026-11-15T00:00:00Z');
  assert.equal(midnight('1812-06-18', '2026-01-01'), '2026-01-01T00:00:00Z');
});
