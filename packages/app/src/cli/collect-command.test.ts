import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { digestOf, sha256Hex } from '@ancrage/base';
import { recogniseReader } from '@ancrage/judge/readers';
import { KeysError, signingKeyOf } from '@ancrage/keys';
import { collectCommand } from './collect-command.ts';

/** A folder to collect and, beside it, a key; removed after the test. */
function places(t: TestContext): { folder: string; key: string; pem: string } {
  const root = mkdtempSync(join(tmpdir(), 'collect-command-'));
  t.after(() => rmSync(root, { recursive: true }));
  const folder = mkdtempSync(join(root, 'folder-'));
  const key = join(root, 'key.pem');
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  writeFileSync(key, pem);
  return { folder, key, pem };
}

test('a collected folder is read back by the judge, under the name of its key; again, it does not name itself', async (t) => {
  const { folder, key, pem } = places(t);
  writeFileSync(join(folder, 'main.tfstate'), '{}');
  writeFileSync(join(folder, 'dossier.yaml'), 'ancrage: dossier/1\n');
  for (let time = 0; time < 2; time++) {
    assert.equal(await collectCommand(folder, { key, tool: 'tofu state pull', about: 'S', lang: 'fr' }), 0);
    const bytes = readFileSync(join(folder, 'collection.dsse.json'));
    const reader = recogniseReader(bytes, 'x')!;
    const { facts, evidence } = reader.read(bytes, { evidence: digestOf(bytes), name: 'x' });
    assert.deepEqual(
      facts.map(({ value }) => ({ ...value, collected_at: undefined })),
      [{ digest: sha256Hex('{}'), name: 'main.tfstate', tool: 'tofu state pull', collected_at: undefined }],
    );
    assert.equal(evidence[0]!.envelopes?.[0]?.keyId, signingKeyOf(createPrivateKey(pem)).id);
  }
});

test('a folder with nothing in it is not signed', async (t) => {
  const { folder, key } = places(t);
  await assert.rejects(
    collectCommand(folder, { key, tool: 't', about: 'S', lang: 'en' }),
    (error) => error instanceof KeysError && error.code === 'COLLECTION_EMPTY',
  );
});
