import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '@ancrage/base';
import fc from 'fast-check';
import type { Reading } from '../../reading/reading.ts';
import { fileOf } from '../../testing/file-of.ts';
import { recogniseReader } from '../registry.ts';
import type { Check } from '../security-scan/scan-facts.ts';
import { kubeBenchReader } from './kube-bench-reader.ts';
import { controls, withTotals } from './testing/kube-bench-sample.ts';

function read(text: string): Reading {
  const { bytes, ...hint } = fileOf(text);
  return kubeBenchReader.read(bytes, hint);
}
const shown = (text: string): string[] =>
  read(text)
    .facts.map(({ value }) => value as Check)
    .map((v) => `${v.check} ${v.topic} ${v.status} ${v.resource_type} ${v.account} ${v.region} ${v.severity}`)
    .sort();
const EXPECTED = [
  'cis-1.8 1.2.1 public-access fail master unknown unknown unknown',
  'cis-1.8 1.2.16 logging manual master unknown unknown unknown',
  'cis-1.8 1.2.24 encryption-in-transit pass master unknown unknown unknown',
  'cis-1.8 1.2.27 encryption-at-rest manual master unknown unknown unknown',
  'cis-1.8 4.2.1 public-access pass node unknown unknown unknown',
];

test('totals, an array, or one object a line say the same; what was skipped passes nothing', () => {
  const texts = [
    JSON.stringify(withTotals),
    JSON.stringify(controls),
    controls.map((control) => JSON.stringify(control)).join('\n'),
  ];
  for (const text of texts) {
    assert.equal(recogniseReader(new TextEncoder().encode(text), '')?.format, 'kube-bench');
    assert.deepEqual(shown(text), EXPECTED);
    assert.deepEqual(read(text).notes, []);
  }
  const [evidence] = read(texts[0]!).evidence;
  assert.deepEqual([evidence?.version, evidence?.records], ['cis-1.8', { total: 5, used: 5 }]);
  assert.deepEqual(read(texts[0]!).facts[0]?.at.place, {
    pointer: '/Controls/0/tests/0/results/0',
  });
  assert.deepEqual(read(texts[2]!).facts.at(-1)?.at.place, { line: 2 });
});

test('no value that a test found leaves the file', () => {
  const text = JSON.stringify(withTotals).replaceAll('--token=x', 'S3CR3T-kkkkkkkk');
  assert.ok(text.includes('S3CR3T') && !canonicalJson(read(text)).includes('S3CR3T'));
});

test('a newer version is read, and what it adds is told; odd shapes are silence', () => {
  const [first] = controls;
  const notes = read(JSON.stringify([{ ...first, novelty: 1 }])).notes;
  assert.deepEqual(
    notes.map(({ code, params }) => [code, params['count']]),
    [['UNKNOWN_FIELDS', 1]],
  );
  for (const odd of [
    '[null,1,"x",[],{}]',
    '{"Controls":[3]}',
    '[{"tests":[1,{"results":[2,{}]}]}]',
    '{"Controls":{}}',
  ])
    assert.deepEqual(shown(odd), []);
});

test('property: order changes nothing, a cut file is refused', () => {
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), (cut, turned) => {
      const text = JSON.stringify(turned ? [...controls].reverse() : controls);
      assert.deepEqual(shown(text), EXPECTED);
      assert.throws(() => read(text.slice(0, 1 + (cut % (text.length - 2)))));
    }),
    { numRuns: 40 },
  );
});
