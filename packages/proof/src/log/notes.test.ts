import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { freshSigner } from '../testing/checkpoint-signers.ts';
import { verifySignature } from '../signature/verify-signature.ts';
import { equalBytes, utf8 } from './bytes.ts';
import {
  type Checkpoint,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
} from './checkpoint.ts';
import { decodeBundle } from './entry-bundle.ts';
import { EMPTY_ROOT, leafHash } from './merkle-hash.ts';
import { verifyConsistency } from './merkle-proof.ts';
import { formatNote, parseNote } from './signed-note.ts';
import { tilePath } from './tile-path.ts';
import { EMPTY_EDGE, growTree, rootOfEdge } from './tree-edge.ts';
import { TreeReader } from './tree-proof.ts';
import { formatVerifierKey, parseVerifierKey } from './verifier-key.ts';

const VECTORS = new URL('../../../../../shared/data/vectors/tlog/log/', import.meta.url);

const checkpoint: Checkpoint = { origin: 'log.example/1', size: 7n, root: EMPTY_ROOT, extensions: [] };

test('the note and the key of the signed-note specification', () => {
  const key = parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
  const note = parseNote(
    utf8(
      'This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
    ),
  );
  const [line] = note.signatures;
  assert.deepEqual([line!.name, line!.id, key.type], ['example.com/foo', '530d903a', 'ed25519']);
  const check = {
    algorithm: 'Ed25519',
    key: key.key,
    message: utf8(note.text),
    signature: line!.signature,
  } as const;
  assert.ok(verifySignature(check));
  assert.equal(
    formatVerifierKey(key),
    'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  );
});

test('the text of a note ends at its last blank line', () => {
  const note = parseNote(utf8('a\n\nb\n\n\u2014 c AAAAAAA=\n'));
  assert.equal(note.text, 'a\n\nb\n');
  assert.equal(formatNote(note.text, [note.signatures[0]!.line]), 'a\n\nb\n\n\u2014 c AAAAAAA=\n');
});

test('a log written by another implementation: every checkpoint, tile, entry and consistency', async (t) => {
  if (!existsSync(VECTORS)) return t.skip('no ../shared/data/vectors/tlog');
  const key = parseVerifierKey(
    'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx',
  );
  const heads = [];
  let edge = EMPTY_EDGE;
  for (let size = 0; size <= 15; size++) {
    const opened = openCheckpoint(
      readFileSync(new URL(`checkpoint.${size}`, VECTORS)),
      [key],
      verifySignature,
    );
    assert.equal(opened.signatures.length, 1);
    assert.equal(opened.checkpoint.size, BigInt(size));
    if (size > 0) {
      const bundle = readFileSync(new URL(tilePath({ level: 'entries', index: 0, width: size }), VECTORS));
      const entries = decodeBundle(bundle, size);
      const grown = growTree(edge, entries.slice(size - 1));
      edge = grown.edge;
      for (const { id, bytes } of grown.files)
        assert.ok(equalBytes(bytes, readFileSync(new URL(tilePath(id), VECTORS))), tilePath(id));
    }
    assert.ok(equalBytes(rootOfEdge(edge), opened.checkpoint.root), String(size));
    heads.push(opened.checkpoint);
  }
  const reader = new TreeReader(15, (id) => readFileSync(new URL(tilePath(id), VECTORS)));
  for (const head of heads)
    assert.ok(verifyConsistency(head, heads[15]!, await reader.consistency(Number(head.size))));
  assert.equal(tilePath({ level: 0, index: 0, width: 15 }), 'tile/0/000.p/15');
  assert.equal((await reader.leaf(3)).length, leafHash(new Uint8Array()).length);
});

test('each kind of key signs a checkpoint; no other name, time, size or root passes for it', async () => {
  for (const type of ['ed25519', 'ed25519-cosignature', 'ml-dsa-44-cosignature'] as const) {
    const signer = freshSigner('log.example/1', type);
    const line = await signCheckpoint(signer, checkpoint, 1_700_000_000n);
    const text = formatCheckpoint(checkpoint);
    const open = (body: string, keys = [signer.key]) => openCheckpoint(utf8(body), keys, verifySignature);
    const opened = open(formatNote(text, [line, line]));
    assert.deepEqual([opened.signatures.length, opened.broken.length], [1, 0]);
    assert.equal(opened.signatures[0]!.time, type === 'ed25519' ? undefined : 1_700_000_000n);
    assert.deepEqual(parseVerifierKey(formatVerifierKey(signer.key)).id, signer.key.id);
    const changed = [
      formatNote(text.replace('\n7\n', '\n8\n'), [line]),
      formatNote(text.replace('log.example/1', 'log.example/2'), [line]),
      formatNote(formatCheckpoint({ ...checkpoint, root: leafHash(EMPTY_ROOT) }), [line]),
    ];
    for (const body of changed) assert.equal(open(body).broken.length, 1, body);
    // An extension line is part of what Ed25519 signs, and not of what ML-DSA-44 does.
    const extended = open(formatNote(`${text}more\n`, [line]));
    assert.equal(extended.signatures.length, type === 'ml-dsa-44-cosignature' ? 1 : 0);
    const stranger = { ...signer.key, name: 'other.example' };
    assert.deepEqual(open(formatNote(text, [line]), [stranger]).signatures, []);
  }
});

test('the example of a cosignature in the witness protocol has the form that is read', () => {
  const line =
    '\u2014 witness.example/w1 CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5krrDJbR1HDnucjL39QsZTSvVjyQLrdk3DXDqI5G2HgLatVs0pWh6Up69HVOw==\n';
  const [signature] = parseNote(utf8(`a\n\n${line}`)).signatures;
  assert.equal(signature!.signature.length, 8 + 64);
});

test('malformed notes are refused, each with its code', () => {
  const cases: readonly (readonly [string | Uint8Array, string])[] = [
    ['', 'NOTE_NO_SIGNATURES'],
    ['text\n', 'NOTE_NO_SIGNATURES'],
    ['text\n\n', 'NOTE_NO_SIGNATURES'],
    ['text\r\n\n\u2014 a AAAAAAA=\n', 'NOTE_ENCODING'],
    [Uint8Array.of(0xff, 10, 10), 'NOTE_ENCODING'],
    ['text\n\n\u2014 a AAAAAAA=', 'NOTE_SIGNATURE_LINE'],
    ['text\n\n- a AAAAAAA=\n', 'NOTE_SIGNATURE_LINE'],
    ['text\n\n\u2014  AAAAAAA=\n', 'NOTE_SIGNATURE_LINE'],
    ['text\n\n\u2014 a+b AAAAAAA=\n', 'NOTE_SIGNATURE_LINE'],
    ['text\n\n\u2014 a AAAAAA==\n', 'NOTE_SIGNATURE_LINE'],
    ['text\n\n\u2014 a AAAAAAB=\n', 'NOTE_SIGNATURE_LINE'],
    [`text\n\n${'\u2014 a AAAAAAA=\n'.repeat(65)}`, 'NOTE_TOO_LARGE'],
    [new Uint8Array((1 << 20) + 1), 'NOTE_TOO_LARGE'],
  ];
  for (const [bytes, code] of cases)
    assert.throws(
      () => parseNote(typeof bytes === 'string' ? utf8(bytes) : bytes),
      { code },
      String(bytes).slice(0, 60),
    );
  assert.equal(parseNote(utf8(`text\n\n${'\u2014 a AAAAAAA=\n'.repeat(64)}`)).signatures.length, 64);
});

test('malformed checkpoints are refused, at their line', () => {
  const root = Buffer.from(EMPTY_ROOT).toString('base64');
  const cases: readonly (readonly [string, number])[] = [
    ['', 1],
    ['\n1\n', 1],
    ['a\n01\n', 2],
    ['a\n-1\n', 2],
    ['a\n9223372036854775808\n', 2],
    [`a\n1\n${root.slice(0, -2)}\n`, 3],
    [`a\n1\n${root} \n`, 3],
    [`a\n1\n${root}\n\nx\n`, 4],
    [`a\n1\n${root}\nx`, 4],
  ];
  for (const [text, line] of cases)
    assert.throws(() => parseCheckpoint(text), { code: 'CHECKPOINT_SYNTAX', details: { line } }, text);
  const parsed = parseCheckpoint(`a b\n9223372036854775807\n${root}\nmore\n`);
  assert.deepEqual([parsed.origin, parsed.size, parsed.extensions], ['a b', (1n << 63n) - 1n, ['more']]);
});

test('malformed and unsound keys are refused', () => {
  const good = formatVerifierKey(freshSigner('a.example', 'ed25519').key);
  const [, name = '', id = '', key = ''] = /^([^+]+)\+(\w+)\+(.+)$/.exec(good)!;
  const cases: readonly (readonly [string, string])[] = [
    ['', 'LOG_KEY_SYNTAX'],
    [`${name}+${id}`, 'LOG_KEY_SYNTAX'],
    [`${name}+${id.toUpperCase()}X+${key}`, 'LOG_KEY_SYNTAX'],
    [`${name}+00000000+${key}`, 'LOG_KEY_ID'],
    [`${name}+${id}+AgAA`, 'LOG_KEY_TYPE'],
    [`${name}+${id}+AQAA`, 'LOG_KEY_WEAK'],
    // A point of small order, for which anyone can sign.
    [`${name}+${id}+${Buffer.from([1, 1, ...new Uint8Array(31)]).toString('base64')}`, 'LOG_KEY_WEAK'],
    [`a b+${id}+${key}`, 'LOG_NAME'],
  ];
  for (const [line, code] of cases) assert.throws(() => parseVerifierKey(line), { code }, line);
});

test('a checkpoint is the bytes of its parts, whatever they are', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((s) => !/[\u0000-\u001f]/.test(s)),
      fc.bigInt({ min: 0n, max: (1n << 63n) - 1n }),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      (origin, size, root) => {
        const text = formatCheckpoint({ origin, size, root });
        assert.equal(formatCheckpoint(parseCheckpoint(text)), text);
      },
    ),
  );
});
