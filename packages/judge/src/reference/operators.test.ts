import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { JudgeError } from '../errors/judge-error.ts';
import { loadOperators } from './operators.ts';
import { loadReference } from './reference.ts';

const folder = new URL('../../../../reference/', import.meta.url);
const [regions, operators] = ['regions.json', 'operators.yaml'].map((name) =>
  readFileSync(new URL(name, folder)),
);
const shipped = loadOperators(operators!);

test('a host belongs to the longest domain that it is under, in any case, and to nobody where none is known', () => {
  for (const [host, expected] of [
    ['ghcr.io', 'github'],
    ['123456789012.dkr.ecr.ca-central-1.amazonaws.com', 'aws'],
    ['AWS.Amazon.com.', 'aws'],
    ['northamerica-northeast1-docker.pkg.dev', 'google'],
    ['images.k8s.io', 'linux-foundation'],
    ['fakeghcr.io', undefined],
    ['io', undefined],
    ['', undefined],
    ['registre.nordet.example', undefined],
  ] as const)
    assert.equal(shipped.ofHost(host)?.operator, expected, host);
});

test('an authority is known by the organization that certificates name, whatever its legal form, and by no part of it', () => {
  for (const [organization, expected] of [
    ["Let's Encrypt", 'isrg'],
    ['DigiCert, Inc.', 'digicert'],
    ['Google Trust Services LLC', 'google'],
    ['GlobalSign', 'globalsign'],
    ['Amazon', 'aws'],
    ['Amazon Registrar', undefined],
    ['Autorité de Nordet', undefined],
  ] as const)
    assert.equal(shipped.ofAuthority(organization)?.operator, expected, organization);
});

test('every platform of the table of regions has its operator', () => {
  const platforms = [...regions!.toString('utf8').matchAll(/^ {6}"platform": "(\S+)",$/gm)].map(
    ([, name]) => name!,
  );
  assert.ok(platforms.length >= 9);
  for (const platform of platforms) assert.ok(shipped.ofPlatform(platform) !== undefined, platform);
});

test('a name that stands twice is refused with its line; the digest of the reference covers both tables', () => {
  const twice = new TextEncoder().encode(`ancrage: operators/1
as_of: '2026-01-01'
licence: none
operators:
  - { operator: a, name: A, controlled_from: CA, hosts: [a.example] }
  - { operator: b, name: B, controlled_from: CA, hosts: [a.example] }
`);
  assert.throws(
    () => loadOperators(twice),
    (error: unknown) => {
      assert.ok(error instanceof JudgeError);
      assert.equal(error.code, 'REFERENCE_INVALID');
      assert.equal(error.details['line'], 6);
      return true;
    },
  );
  assert.notEqual(loadReference(regions!, operators).digest, loadReference(regions!).digest);
  assert.equal(loadReference(regions!).operators, undefined);
});
