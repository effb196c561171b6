import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, digestOf, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../errors/judge-error.ts';
import { readerSamples } from '../testing/golden-readings.ts';
import { readInPieces } from '../testing/read-in-pieces.ts';
import type { Reading } from '../reading/reading.ts';
import { recogniseReader } from './registry.ts';

/** What comes of a file: its reading, or that it is refused, by whatever code. */
function told(read: () => Reading): string {
  try {
    return canonicalJson(read());
  } catch (error) {
    if (error instanceof JudgeError || isBaseError(error)) return 'refused';
    throw error;
  }
}

const samples = (await readerSamples()).values();
const files = [...samples].flat().flatMap((bytes) => {
  const reader = recogniseReader(bytes, '');
  return reader?.open === undefined ? [] : [{ reader, bytes }];
});

test('formats whose files outgrow memory are read piece by piece', () => {
  const formats = new Set(files.map(({ reader }) => reader.format));
  for (const format of [
    'asff',
    'aws-config',
    'azure-resources',
    'azure-template',
    'bods',
    'cloudformation-stack',
    'cloudtrail',
    'cyclonedx',
    'focus',
    'gleif',
    'google-assets',
    'kube-bench',
    'kubernetes',
    'netbox',
    'ocsf',
    'openstack',
    'opentofu-plan',
    'opentofu-state',
    'oscal-results',
    'ovh',
    'prowler-ocsf',
    'proxmox',
    'rvtools',
    'sarif',
    'spdx',
    'trivy',
    'vcloud-director',
    'vsphere',
  ] as const)
    assert.ok(formats.has(format), format);
});

test('an empty file comes to the same on both roads', () => {
  const evidence = digestOf('');
  for (const { reader } of files)
    assert.equal(
      told(() => readInPieces(reader, new Uint8Array(), evidence)),
      told(() => reader.read(new Uint8Array(), { evidence, name: '' })),
      reader.format,
    );
});

test('property: a file reads the same as a whole and in pieces, and so does one that was altered', () => {
  const parts = fc.constantFrom('{', '}', '[', ']', ',', '\n', '\n{}', ' ', '"', 'null', '{}\n');
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.oneof(fc.constant(''), parts)), { maxLength: 2 }),
      fc.array(fc.oneof(fc.integer({ min: 4, max: 900 }), fc.constant(100_000)), {
        minLength: 1,
        maxLength: 4,
      }),
      ({ reader, bytes }, changes, lengths) => {
        let altered = Buffer.from(bytes);
        for (const [at, cut, put] of changes) {
          const from = at % (altered.length + 1);
          altered = Buffer.concat([
            altered.subarray(0, from),
            Buffer.from(put),
            altered.subarray(from + (put === '' ? cut : 0)),
          ]);
        }
        const evidence = digestOf(altered);
        assert.equal(
          told(() => readInPieces(reader, altered, evidence, lengths)),
          told(() => reader.read(altered, { evidence, name: '' })),
        );
      },
    ),
    { numRuns: 400 },
  );
});
