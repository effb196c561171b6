import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { HostOutcome } from '@ancrage/judge';
import { productPaths } from './product-paths.ts';
import { verifyHosts } from './verify-hosts.ts';

const shipped = join(productPaths.trust, 'demonstration.policy.json');
const nordet = join(productPaths.root, 'examples/revente/hosts/nordet.bundle.json');
const work = mkdtempSync(join(tmpdir(), 'ancrage-hosts-'));
test.after(() => rmSync(work, { recursive: true }));

async function outcomeOf(
  bytes: Uint8Array,
  at: string,
  policyPath: string | undefined = shipped,
  digest = digestOf(bytes),
): Promise<HostOutcome> {
  writeFileSync(join(work, 'b.json'), bytes);
  const file = {
    path: 'b.json',
    digest,
    bytes: bytes.length,
    state: 'read',
    format: 'ancrage-bundle',
  } as const;
  const { outcomes } = await verifyHosts(work, [file, { ...file }], { policyPath, at });
  assert.equal(outcomes.length, 1, 'a file that stands twice is one');
  return outcomes[0]!;
}

const told = ({ verdict, code, certificate }: HostOutcome): unknown => [verdict, code, certificate !== null];

test('a bundle counts within its dates, under a policy that knows its issuer, while its status is known', async () => {
  const bytes = readFileSync(nordet);
  const at = '2026-11-15';
  const { certificate, ...rest } = await outcomeOf(bytes, at);
  assert.deepEqual(rest, { evidence: digestOf(bytes), verdict: 'valid', code: null });
  assert.deepEqual(
    [certificate?.service, certificate?.level, certificate?.platforms, certificate?.demonstration],
    ['Nordet Fonds de roche', 4, ['openstack'], true],
  );
  assert.ok(certificate?.met.includes('RES-01'));
  assert.deepEqual(told(await outcomeOf(bytes, '2026-11-11')), ['not-in-force', 'NOT_YET_IN_FORCE', true]);
  assert.deepEqual(told(await outcomeOf(bytes, '2027-11-12')), ['not-in-force', 'EXPIRED', true]);
  assert.deepEqual(told(await outcomeOf(bytes, '2027-03-01')), ['uncertain', 'STATUS_UNKNOWN_SINCE', false]);
  const none = { path: 'b.json', digest: digestOf(bytes), bytes: 1, state: 'read', format: 'ancrage-bundle' };
  writeFileSync(join(work, 'b.json'), bytes);
  const { policy, outcomes } = await verifyHosts(work, [none as never], { policyPath: undefined, at });
  assert.deepEqual([policy, ...outcomes.map(told)], [null, ['issuer-unknown', 'NO_POLICY', false]]);
});

test('a bundle that was changed, suspended or swapped on disk is told so', async () => {
  const text = readFileSync(nordet, 'utf8');
  const [header, payload, signature] = (JSON.parse(text) as { credential: string }).credential.split('.');
  const claims = Buffer.from(payload!, 'base64url').toString('utf8');
  const raised = Buffer.from(claims.replace('"openstack"', '"aws"')).toString('base64url');
  const changed = text.replace(`${header}.${payload}.${signature}`, `${header}.${raised}.${signature}`);
  assert.notEqual(changed, text);
  const { verdict, certificate } = await outcomeOf(Buffer.from(changed), '2026-11-15');
  assert.deepEqual([verdict, certificate], ['refused', null]);

  const vectors = join(productPaths.root, 'vectors/1');
  const suspended = readFileSync(join(vectors, '0001.bundle.json'));
  copyFileSync(join(vectors, 'policy.json'), join(work, 'p.json'));
  assert.deepEqual(told(await outcomeOf(suspended, '2026-11-26', join(work, 'p.json'))), [
    'not-in-force',
    'STATUS_SUSPENDED',
    true,
  ]);
  const other = await outcomeOf(readFileSync(nordet), '2026-11-15', shipped, digestOf('another content'));
  assert.deepEqual(told(other), ['not-verified', null, false]);
});
