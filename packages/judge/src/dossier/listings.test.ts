import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { Fact } from '../facts/fact.ts';
import { ReadingBuilder } from '../reading/reading-builder.ts';
import { findListings } from './listings.ts';
import type { Listing } from './listings.ts';

const ID = digestOf('bytes');

function listingOf(
  paths: readonly string[],
  entries: readonly { path: string; received_at?: string; valid_until?: string }[],
): Listing | undefined {
  const reading = new ReadingBuilder({ id: ID, format: 'ancrage-receipt', version: '1' });
  for (const path of paths) reading.add('file', { path, bytes: '5', state: 'read' });
  for (const entry of entries) reading.add('listed-evidence', entry);
  const { facts } = reading.build();
  const of = <K extends 'file' | 'listed-evidence'>(kind: K): Fact<K>[] =>
    facts.filter((fact) => fact.kind === kind) as unknown as Fact<K>[];
  return findListings(of('file'), of('listed-evidence')).get(ID);
}

test('of two listed copies the least favourable days apply, whichever is named first', () => {
  const old = { path: 'a', received_at: '2026-01-01T00:00:00Z', valid_until: '2026-12-31' };
  const young = { path: 'b', received_at: '2026-06-01T00:00:00Z', valid_until: '2026-07-01' };
  const worst = {
    path: 'a',
    listed: true,
    received_at: '2026-01-01T00:00:00Z',
    valid_until: '2026-07-01',
  };
  assert.deepEqual(listingOf(['a', 'b'], [old, young]), worst);
  assert.deepEqual(listingOf(['b', 'a'], [young, old]), worst);
  assert.equal(listingOf(['a', 'b'], [{ path: 'a' }, young])?.valid_until, '2026-07-01');
});

test('a copy that is not listed neither hides the listed one nor lists itself', () => {
  const entry = { path: 'b', valid_until: '2026-07-01' };
  assert.deepEqual(
    [['a', 'b'], ['b', 'c'], ['a']].map((paths) => {
      const { path, listed, valid_until } = listingOf(paths, [entry])!;
      return [path, listed, valid_until];
    }),
    [
      ['b', true, '2026-07-01'],
      ['b', true, '2026-07-01'],
      ['a', false, undefined],
    ],
  );
});
