import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { logEntryOf } from '../log-entry.ts';
import { ProofError } from '../proof-error.ts';
import { verifySignature } from '../signature/verify-signature.ts';
import { freshSigner } from '../testing/checkpoint-signers.ts';
import { utf8 } from './bytes.ts';
import { decodeCbor, encodeCbor } from './cbor.ts';
import { type CheckpointSigner, formatCheckpoint, signCheckpoint } from './checkpoint.ts';
import { verifyReceipt, writeReceipt } from './cose-receipt.ts';
import { parsePolicy, quorumMet } from './log-policy.ts';
import { leafHash } from './merkle-hash.ts';
import { formatNote } from './signed-note.ts';
import { tilePath } from './tile-path.ts';
import { formatTlogProof, parseTlogProof } from './tlog-proof.ts';
import { EMPTY_EDGE, growTree, rootOfEdge } from './tree-edge.ts';
import { TreeReader } from './tree-proof.ts';
import { formatVerifierKey } from './verifier-key.ts';
import { judgeCheckpoint, verifyLogged } from './verify-logged.ts';

const ORIGIN = 'log.example/1';
const log = freshSigner(ORIGIN, 'ed25519');
const pqLog = freshSigner(ORIGIN, 'ml-dsa-44-cosignature');
const witnesses = [
  freshSigner('w1.example', 'ed25519-cosignature'),
  freshSigner('w2.example', 'ml-dsa-44-cosignature'),
  freshSigner('w3.example', 'ed25519-cosignature'),
];
const vkey = ({ key }: CheckpointSigner): string => formatVerifierKey(key);
const names = witnesses.map((witness, i) => `witness W${i + 1} ${vkey(witness)}`).join('\n');
const policyText = `# who is trusted\nlog ${vkey(log)}  https://log.example/1\n log ${vkey(pqLog)}\n${names}\ngroup two 2 W1 W2 W3\nquorum two\n`;
const policy = parsePolicy(utf8(policyText));
const entries = Array.from({ length: 300 }, (_, i) => utf8(`entry ${i}`));
const { edge, files } = growTree(EMPTY_EDGE, entries);
const tiles = new Map(files.map(({ id, bytes }) => [tilePath(id), bytes]));
const reader = new TreeReader(300, (id) => tiles.get(tilePath(id))!);
const checkpoint = { origin: ORIGIN, size: 300n, root: rootOfEdge(edge), extensions: [] };

async function proofOf(
  index: number,
  signers: readonly CheckpointSigner[],
  of = checkpoint,
): Promise<Uint8Array> {
  const lines = await Promise.all(signers.map((signer) => signCheckpoint(signer, of, 1_750_000_000n)));
  return formatTlogProof({
    index: BigInt(index),
    hashes: await reader.inclusion(index),
    checkpoint: utf8(formatNote(formatCheckpoint(of), lines)),
  });
}

const judge = (proof: Uint8Array, index: number, by = policy) =>
  verifyLogged(proof, entries[index]!, by, verifySignature);

test('a proof with a signed checkpoint and enough witnesses holds, by either key of the log', async () => {
  for (const own of [log, pqLog]) {
    const verdict = judge(await proofOf(261, [own, witnesses[0]!, witnesses[1]!]), 261);
    assert.deepEqual(verdict.problems, []);
    assert.deepEqual(
      verdict.cosigners.map(({ witness, time }) => [witness, time]),
      [
        ['W1', 1_750_000_000n],
        ['W2', 1_750_000_000n],
      ],
    );
    assert.deepEqual([verdict.index, verdict.logs[0]], [261n, policy.logs[own === log ? 0 : 1]!.key]);
  }
});

test('what is missing or wrong is named, all of it', async () => {
  const [one, two] = [witnesses[0]!, witnesses[1]!];
  const stranger = freshSigner('other.example', 'ed25519');
  const cases: readonly (readonly [Uint8Array, number, readonly string[]])[] = [
    [await proofOf(5, [log, one]), 5, ['quorum-missing']],
    [await proofOf(5, [log, one, one]), 5, ['quorum-missing']],
    [await proofOf(5, [one, two]), 5, ['log-unsigned']],
    [await proofOf(5, [stranger]), 5, ['log-unsigned', 'quorum-missing']],
    [await proofOf(5, [log, one, two]), 6, ['entry-not-included']],
    [await proofOf(5, [log, one, two], { ...checkpoint, size: 200n }), 5, ['entry-not-included']],
    [await proofOf(5, [stranger, one, two], { ...checkpoint, origin: 'other.example' }), 5, ['log-unknown']],
  ];
  for (const [proof, index, problems] of cases) assert.deepEqual(judge(proof, index).problems, problems);
});

test('no changed byte of a proof leaves the same claim standing', async () => {
  const proof = await proofOf(261, [log, witnesses[0]!, witnesses[2]!]);
  const sound = judge(proof, 261);
  fc.assert(
    fc.property(fc.nat(proof.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Uint8Array.from(proof);
      changed[at]! ^= flip;
      try {
        const verdict = judge(changed, 261);
        // A changed name or id makes a line one of an unknown key, which then counts for nothing.
        assert.notDeepEqual([verdict.problems, verdict.cosigners.length], [[], sound.cosigners.length]);
      } catch (error) {
        assert.ok(error instanceof ProofError, String(error));
      }
    }),
    { numRuns: 1000 },
  );
});

test('a proof and a receipt written on 2026-11-26 hold for ever', () => {
  const fixture = (name: string): Uint8Array => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
  const by = parsePolicy(fixture('policy'));
  const entry = logEntryOf('certificate', utf8('document 5'));
  const verdict = verifyLogged(fixture('example.tlog-proof'), entry, by, verifySignature);
  assert.deepEqual([verdict.problems, verdict.index, verdict.cosigners.length], [[], 5n, 2]);
  assert.ok(verifyReceipt(fixture('receipt.cbor'), leafHash(entry), by.logs[0]!.key, verifySignature).signed);
  assert.deepEqual(judgeCheckpoint(fixture('checkpoint'), by, verifySignature).problems, []);
});

test('a proof is read as it was written, with something extra or not', () => {
  const hash = leafHash(utf8('x'));
  for (const extra of [undefined, new Uint8Array(), utf8('more')]) {
    const proof = { index: 12n, hashes: [hash, hash], checkpoint: utf8('a\n\nb\n'), ...(extra && { extra }) };
    const again = parseTlogProof(formatTlogProof(proof));
    assert.deepEqual([again.index, again.hashes.length, again.extra?.length], [12n, 2, extra?.length]);
    assert.deepEqual(Buffer.from(formatTlogProof(again)), Buffer.from(formatTlogProof(proof)));
  }
});

test('malformed proofs are refused, at their line', () => {
  const head = 'c2sp.org/tlog-proof@v1\n';
  const cases: readonly (readonly [string, number])[] = [
    ['', 1],
    ['c2sp.org/tlog-proof@v2\n', 1],
    [head, 2],
    [`${head}extra !\nindex 0\n\na`, 2],
    [`${head}index 00\n\na`, 2],
    [`${head}index 9223372036854775808\n\na`, 2],
    [`${head}extra \nextra \nindex 0\n\na`, 3],
    [`${head}index 0\nAAAA\n\na`, 3],
    [`${head}index 0\n`, 3],
    [`${head}index 0\n\n`, 3],
    [`${head}index 0\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}\na`, 66],
  ];
  for (const [text, line] of cases)
    assert.throws(() => parseTlogProof(utf8(text)), { code: 'TLOG_PROOF_SYNTAX', details: { line } }, text);
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('a receipt says the same of an entry, by either kind of key, and of no other', async () => {
  const inclusion = { size: 300n, index: 261n, hashes: await reader.inclusion(261) };
  for (const [signer, algorithm] of [
    [log, 'Ed25519'],
    [pqLog, 'ML-DSA-44'],
  ] as const) {
    const receipt = await writeReceipt(inclusion, checkpoint.root, {
      algorithm,
      keyId: signer.key.name,
      sign: (message) => signer.sign(message),
    });
    const read = verifyReceipt(receipt, leafHash(entries[261]!), signer.key, verifySignature);
    assert.ok(read.signed);
    assert.equal(read.inclusion.index, 261n);
    assert.ok(!verifyReceipt(receipt, leafHash(entries[260]!), signer.key, verifySignature).signed);
    const other = signer === log ? pqLog : log;
    assert.ok(!verifyReceipt(receipt, leafHash(entries[261]!), other.key, verifySignature).signed);
    fc.assert(
      fc.property(fc.nat(receipt.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Uint8Array.from(receipt);
        changed[at]! ^= flip;
        let read: ReturnType<typeof verifyReceipt> | undefined;
        try {
          read = verifyReceipt(changed, leafHash(entries[261]!), signer.key, verifySignature);
        } catch (error) {
          assert.ok(error instanceof ProofError, String(error));
        }
        // The root is signed, and the size is not: another one under which the path leads to that root changes nothing else.
        if (read?.signed === true) {
          assert.equal(read.inclusion.index, inclusion.index);
          assert.deepEqual(read.inclusion.hashes.map(hex), inclusion.hashes.map(hex));
        }
      }),
    );
  }
});

test('CBOR has one form: what is read is written the same again', () => {
  for (const digits of [
    '00',
    '17',
    '1818',
    '190100',
    '1a00010000',
    '1b0000000100000000',
    '20',
    '390100',
    'f6',
    '40',
    '8100',
    'a10102',
    'd281f6',
  ])
    assert.equal(Buffer.from(encodeCbor(decodeCbor(Buffer.from(digits, 'hex')))).toString('hex'), digits);
  for (const digits of [
    '',
    '1800',
    '190001',
    '1a00000001',
    '1bffff',
    '5f',
    '9f',
    'f5',
    'fb',
    '60',
    'a1',
    'a2010201',
    'a201020102',
    'a202020102',
    '0000',
    '9b7fffffffffffffff',
    '81818181818181818181',
  ])
    assert.throws(() => decodeCbor(Buffer.from(digits, 'hex')), { code: 'RECEIPT_SYNTAX' }, digits);
});

test('the example of the policy specification, with keys', () => {
  const keys = Array.from({ length: 6 }, (_, i) => freshSigner(`w${i}.example`, 'ed25519-cosignature'));
  const line = (name: string, i: number): string => `witness ${name} ${vkey(keys[i]!)}\n`;
  const text = `log ${vkey(log)}\n\n${line('X1', 0)}${line('X2', 1)}${line('X3', 2)}group X-witnesses 2 X1 X2 X3\n\n${line('Y1', 3)}${line('Y2', 4)}${line('Y3', 5)}group Y-witnesses any Y1 Y2 Y3\n\ngroup X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n`;
  const example = parsePolicy(utf8(text));
  const met = (...names: string[]): boolean => quorumMet(example, new Set(names));
  assert.ok(met('X1', 'X3', 'Y2'));
  assert.ok(!met('X1', 'Y1', 'Y2', 'Y3') && !met('X1', 'X2', 'X3') && !met());
  assert.ok(quorumMet(parsePolicy(utf8('quorum none')), new Set()));
});

test('malformed policies are refused, at their line', () => {
  const a = `witness A ${vkey(witnesses[0]!)}\n`;
  const b = `witness B ${vkey(witnesses[1]!)}\n`;
  const cases: readonly (readonly [string, string, number])[] = [
    ['', 'POLICY_QUORUM', 1],
    [`${a}quorum A\nquorum A\n`, 'POLICY_QUORUM', 3],
    ['quorum\n', 'POLICY_SYNTAX', 1],
    ['quorum A\n', 'POLICY_NAME_UNKNOWN', 1],
    ['trust A\n', 'POLICY_SYNTAX', 1],
    ['quorum none\r\n', 'POLICY_SYNTAX', 1],
    [`log ${vkey(log)}\nlog ${vkey(log)} https://x\n`, 'POLICY_KEY_TWICE', 2],
    [`log ${vkey(log)} a b\n`, 'POLICY_SYNTAX', 1],
    [`log ${vkey(witnesses[0]!)}\n`, 'POLICY_SYNTAX', 1],
    [`witness A ${vkey(log)}\n`, 'POLICY_SYNTAX', 1],
    [`${a}${a.replace('A', 'C')}`, 'POLICY_KEY_TWICE', 2],
    [`${a}${b.replace('B', 'A')}`, 'POLICY_NAME_TWICE', 2],
    [a.replace('A', 'none'), 'POLICY_NAME_TWICE', 1],
    [`${a}group G any A A\n`, 'POLICY_NAME_TWICE', 2],
    [`${a}${b}group G any A\ngroup H any A B\n`, 'POLICY_NAME_TWICE', 4],
    [`${a}group G any A B\n`, 'POLICY_NAME_UNKNOWN', 2],
    [`${a}group G any G\n`, 'POLICY_NAME_UNKNOWN', 2],
    [`${a}group G any none\n`, 'POLICY_NAME_UNKNOWN', 2],
    [`${a}group G 2 A\n`, 'POLICY_THRESHOLD', 2],
    [`${a}group G 0 A\n`, 'POLICY_THRESHOLD', 2],
    [`${a}group G 01 A\n`, 'POLICY_THRESHOLD', 2],
    [`${a}group G constructor A\n`, 'POLICY_THRESHOLD', 2],
    [`${a}group G all\n`, 'POLICY_SYNTAX', 2],
  ];
  for (const [text, code, line] of cases)
    assert.throws(
      () => parsePolicy(utf8(text)),
      (error) => error instanceof ProofError && error.code === code && error.details['line'] === line,
      text,
    );
});

test('a group is met as its definition says, whatever it is', () => {
  const members = ['A', 'B', 'C'].map((name, i) => `witness ${name} ${vkey(witnesses[i]!)}\n`).join('');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.subarray(['A', 'B', 'C']), (threshold, cosigners) => {
      const read = parsePolicy(utf8(`${members}group\tG  ${threshold} A B C\n \nquorum G`));
      assert.equal(quorumMet(read, new Set(cosigners)), cosigners.length >= threshold);
    }),
  );
});
