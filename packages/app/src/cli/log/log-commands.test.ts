import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { WitnessStore } from '@ancrage/io/log';
import {
  formatVerifierKey,
  leafHash,
  logEntryKinds,
  logEntryOf,
  parsePolicy,
  verifyLogged,
  verifyReceipt,
  verifySignature,
} from '@ancrage/proof';
import { serveWitness } from '../../server/witness-server.ts';
import { logAppendCommand } from './log-append-command.ts';
import { logCheckpointCommand } from './log-checkpoint-command.ts';
import { logFsckCommand } from './log-fsck-command.ts';
import { logInitCommand } from './log-init-command.ts';
import { openLogKeys } from './log-keys.ts';
import { entryKinds } from './log-program.ts';
import { logProveCommand } from './log-prove-command.ts';

const lang = 'fr';
const ORIGIN = 'journal.exemple.ca/2026';

/** A folder with three documents, keys in PEM and a log that holds none of them. */
async function begun(t: TestContext): Promise<{ at: (name: string) => string; keys: string[]; log: string }> {
  const root = mkdtempSync(join(tmpdir(), 'log-commands-'));
  t.after(() => rmSync(root, { recursive: true }));
  const at = (name: string): string => join(root, name);
  for (const name of ['log', 'witness'])
    writeFileSync(
      at(`${name}.pem`),
      generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }),
    );
  writeFileSync(
    at('pq.pem'),
    generateKeyPairSync('ml-dsa-44').privateKey.export({ format: 'pem', type: 'pkcs8' }),
  );
  for (const name of ['a', 'b', 'c']) writeFileSync(at(name), `document ${name}`);
  const log = at('log');
  const keys = [at('log.pem'), at('pq.pem')];
  assert.equal(await logInitCommand(log, { origin: ORIGIN, key: keys[0]!, pqKey: keys[1], lang }), 0);
  return { at, keys, log };
}

async function policyOf(keys: readonly string[], more: string): Promise<string> {
  const own = await openLogKeys(keys, ORIGIN, 'log');
  return `${own.map(({ key }) => `log ${formatVerifierKey(key)}\n`).join('')}${more}`;
}

test('the kinds of entry that help names are those of the log', () => {
  assert.deepEqual([...entryKinds], [...logEntryKinds]);
});

test('documents are logged, witnessed over HTTP, proven, and the whole computed again', async (t) => {
  const { at, keys, log } = await begun(t);
  const append = (names: string[]) =>
    logAppendCommand(log, names.map(at), { kind: 'certificate', key: keys, lang });
  assert.equal(await append(['a', 'b']), 0);
  const watched = parsePolicy(Buffer.from(await policyOf(keys, 'quorum none\n')));
  const signers = await openLogKeys([at('witness.pem')], 'w.exemple.ca', 'witness');
  const store = await WitnessStore.open(
    at('state'),
    signers,
    watched.logs.map(({ key }) => key),
  );
  const server = await serveWitness(store, 0);
  const line = `witness W ${formatVerifierKey(signers[0]!.key)} ${server.url}\nquorum W\n`;
  writeFileSync(at('policy'), await policyOf(keys, line));
  const policy = at('policy');
  assert.equal(await logFsckCommand(log, { policy, lang }), 3);
  assert.equal(await logCheckpointCommand(log, { policy, lang }), 0);
  assert.equal(await append(['c']), 0);
  // A larger tree needs its own cosignature; the witness is told how it continues.
  assert.equal(await logFsckCommand(log, { policy, lang }), 3);
  assert.equal(await logCheckpointCommand(log, { policy, lang }), 0);
  const receipt = at('c.cose');
  assert.equal(await logProveCommand(log, at('c'), { receipt, key: keys[0], lang }), 0);
  const entry = logEntryOf('certificate', readFileSync(at('c')));
  const by = parsePolicy(readFileSync(policy));
  const verdict = verifyLogged(readFileSync(at('c.tlog-proof')), entry, by, verifySignature);
  assert.deepEqual([verdict.problems, verdict.index, verdict.logs.length], [[], 2n, 2]);
  assert.ok(verifyReceipt(readFileSync(receipt), leafHash(entry), by.logs[0]!.key, verifySignature).signed);
  writeFileSync(at('d'), 'never logged');
  assert.equal(await logProveCommand(log, at('d'), { lang }), 1);
  assert.equal(await logFsckCommand(log, { policy, lang }), 0);

  // Who shows another tree under the same name is found out by the witness.
  const other = at('other');
  await logInitCommand(other, { origin: ORIGIN, key: keys[0]!, pqKey: keys[1], lang });
  await logAppendCommand(other, [at('c'), at('b'), at('a')], { kind: 'certificate', key: keys, lang });
  assert.equal(await logCheckpointCommand(other, { policy, lang }), 1);
  await logAppendCommand(other, [at('d')], { kind: 'certificate', key: keys, lang });
  assert.equal(await logCheckpointCommand(other, { policy, lang }), 1);
  // What a monitor reads of the witness is the tree that it cosigned.
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256').update(ORIGIN).digest('hex');
  const told = await (await fetch(`${server.url}${hash}/checkpoint`)).text();
  assert.match(told, /^journal\.exemple\.ca\/2026\n3\n/);
  assert.equal((await fetch(`${server.url}${'0'.repeat(64)}/checkpoint`)).status, 404);
  await server.close();
  await store.close();
  assert.equal(await logCheckpointCommand(log, { policy, lang }), 0);
});

test('a changed byte, a missing document and one that is in no entry are found', async (t) => {
  const { at, keys, log } = await begun(t);
  await logAppendCommand(log, [at('a'), at('b')], { kind: 'status-list', key: keys, lang });
  writeFileSync(at('policy'), await policyOf(keys, 'quorum none\n'));
  const policy = at('policy');
  assert.equal(await logFsckCommand(log, { lang }), 3);
  assert.equal(await logFsckCommand(log, { policy, lang }), 0);
  const documents = mkdtempSync(join(at('.'), 'documents-'));
  for (const name of ['a', 'b']) writeFileSync(join(documents, name), readFileSync(at(name)));
  assert.equal(await logFsckCommand(log, { policy, documents, lang }), 0);
  writeFileSync(join(documents, 'b'), 'changed');
  assert.equal(await logFsckCommand(log, { policy, documents, lang }), 1);
  const journal = join(log, '.state/journal');
  const kept = readFileSync(journal);
  writeFileSync(journal, kept.toString().replace('\n2\n', '\n1\n'));
  assert.equal(await logFsckCommand(log, { policy, lang }), 1);
  writeFileSync(journal, 'not a journal');
  assert.equal(await logFsckCommand(log, { policy, lang }), 1);
  writeFileSync(journal, kept);
  assert.equal(await logFsckCommand(log, { policy, lang }), 0);
  const path = join(log, 'tile/entries/000.p/2');
  const bytes = readFileSync(path);
  bytes[40]! ^= 1;
  writeFileSync(path, bytes);
  assert.equal(await logFsckCommand(log, { policy, lang }), 1);
});

test('what cannot be is refused with a code', async (t) => {
  const { at, keys, log } = await begun(t);
  const init = (origin: string, key = keys[0]!) => logInitCommand(at('x'), { origin, key, lang });
  await assert.rejects(init('a b'), { code: 'LOG_NAME' });
  await assert.rejects(init('a', at('none')), { code: 'LOG_KEY_PASSPHRASE' });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  writeFileSync(at('ec.pem'), ec.export({ format: 'pem', type: 'pkcs8' }));
  await assert.rejects(init('a', at('ec.pem')), { code: 'LOG_KEY_ALGORITHM' });
  const append = (files: string[], key: string[]) => logAppendCommand(log, files, { kind: 'key', key, lang });
  await assert.rejects(append([at('none')], keys), { code: 'FILE_NOT_FOUND' });
  await assert.rejects(append([at('a')], [at('witness.pem')]), { code: 'LOG_KEY_OTHER' });
  await assert.rejects(logProveCommand(log, '0', { lang }), { code: 'LOG_RANGE' });
  await assert.rejects(logProveCommand(at('x'), '0', { lang }), { code: 'LOG_NOT_FOUND' });
});
