import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, digestOf } from '@ancrage/base';
import type { Format } from '../reading/format.ts';
import type { Reading } from '../reading/reading.ts';
import { readerSamples } from '../testing/golden-readings.ts';
import { recogniseReader } from './registry.ts';

/** How a newer version of each format adds a field that ours does not know, to a sample in text. */
const NEWER: readonly (readonly [Format, (text: string) => string])[] = [
  ['cyclonedx', (text) => text.replace('"specVersion"', '"unheardOf":{"a":1},"specVersion"')],
  ['netbox', (text) => text.replace(/\{"id":\d+,/, (start) => `${start}"unheardOf":[1],`)],
  ['asff', (text) => text.replace('{"SchemaVersion"', '{"UnheardOf":true,"SchemaVersion"')],
  ['oscal-results', (text) => text.replace('"findings":[{', '"findings":[{"unheard-of":"x",')],
  [
    'focus',
    (text) =>
      text
        .trimEnd()
        .split('\n')
        .map((line, at) => `${line.trimEnd()},${at === 0 ? 'UnheardOf' : 'x'}`)
        .join('\n'),
  ],
];

const samples = await readerSamples();

function read(text: string, format: Format): Reading {
  const bytes = new TextEncoder().encode(text);
  const reader = recogniseReader(bytes, '');
  assert.equal(reader?.format, format);
  return reader.read(bytes, { evidence: digestOf('x'), name: '' });
}

for (const [format, newer] of NEWER)
  test(`a newer version of ${format} is read as before, and what is new is counted`, () => {
    const texts = (samples.get(format) ?? []).map((bytes) => new TextDecoder().decode(bytes));
    const told = texts.flatMap((text) => {
      if (/^PAR1|[\uFFFD\0]/.test(text)) return [];
      const added = newer(text);
      if (added === text || recogniseReader(new TextEncoder().encode(text), '')?.format !== format) return [];
      const [before, after] = [read(text, format), read(added, format)];
      assert.equal(canonicalJson(after.facts), canonicalJson(before.facts));
      const count = ({ notes }: Reading): number =>
        notes.reduce(
          (sum, { code, params }) => sum + (code === 'UNKNOWN_FIELDS' ? Number(params['count']) : 0),
          0,
        );
      return [count(after) - count(before)];
    });
    assert.ok(told.length > 0);
    assert.ok(
      told.every((more) => more > 0),
      told.join(' '),
    );
  });
