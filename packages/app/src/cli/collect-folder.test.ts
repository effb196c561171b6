import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { digestOf, sha256Hex } from '@ancrage/base';
import { recogniseReader } from '@ancrage/judge';
import { KeysError, signingKeyOf } from '@ancrage/keys';
import { collectFolder } from './collect-folder.ts';

test('a collected folder is read back by the judge, under the name of its key', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'collect-folder-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'main.tfstate'), '{}');
  const { privateKey } = generateKeyPairSync('ed25519');
  const keyPem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const request = { folder, keyPem, tool: 'tofu state pull', collectedAt: '2026-10-01T00:00:00Z' };
  const { json, keyId, files } = await collectFolder(request);
  assert.equal(keyId, signingKeyOf(createPrivateKey(keyPem)).id);
  assert.deepEqual(files, [{ name: 'main.tfstate', sha256: sha256Hex('{}'), bytes: 2 }]);
  assert.equal((await collectFolder(request)).json, json);

  const bytes = new TextEncoder().encode(json);
  const { facts, evidence } = recogniseReader(bytes, 'x')!.read(bytes, {
    evidence: digestOf(bytes),
    name: 'x',
  });
  assert.deepEqual(
    facts.map(({ kind, value }) => ({ kind, value })),
    [
      {
        kind: 'collection',
        value: {
          digest: sha256Hex('{}'),
          name: 'main.tfstate',
          tool: 'tofu state pull',
          collected_at: '2026-10-01T00:00:00Z',
        },
      },
    ],
  );
  assert.equal(evidence[0]!.envelopes?.[0]?.keyId, keyId);
});

test('a folder with nothing in it is not signed', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'collect-folder-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const keyPem = generateKeyPairSync('ed25519')
    .privateKey.export({ format: 'pem', type: 'pkcs8' })
    .toString();
  const request = { folder, keyPem, tool: 't', collectedAt: '2026-10-01T00:00:00Z' };
  await assert.rejects(
    collectFolder(request),
    (error) => error instanceof KeysError && error.code === 'COLLECTION_EMPTY',
  );
});
