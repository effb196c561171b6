import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { canonicalJson, digestOf, isBaseError } from '@ancrage/base';
import fc from 'fast-check';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Reading } from '../../reading/reading.ts';
import { focusReader } from './focus-reader.ts';
import { readPlainly } from './testing/plain-focus-reader.ts';
import { oddBill, pieces } from './testing/odd-bills.ts';

const SAMPLE = fileURLToPath(
  new URL('../../../../../../shared/data/focus/focus-1.0-sample-1000.csv', import.meta.url),
);
const EVIDENCE = digestOf('bill');

/** A reading as text, or the code and line of its refusal. */
function told(run: () => Reading): string {
  try {
    return canonicalJson(run());
  } catch (error) {
    if (error instanceof JudgeError || isBaseError(error))
      return `${error.code} ${error.details['line'] ?? ''} ${error.details['path'] ?? ''}`;
    throw error;
  }
}

function readInPieces(bytes: Uint8Array, lengths: readonly number[]): Reading {
  const stream = focusReader.open!('');
  for (const piece of pieces(bytes, lengths)) stream.push(piece);
  return stream.end(EVIDENCE);
}

test('bytes give exactly what plain reading gives, or the same refusal, wherever the pieces end', () => {
  fc.assert(
    fc.property(oddBill, fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 12 }), (text, lengths) => {
      const bytes = new TextEncoder().encode(text);
      const plain = told(() => readPlainly(bytes, EVIDENCE));
      assert.equal(
        told(() => readInPieces(bytes, lengths)),
        plain,
      );
      assert.equal(
        told(() => focusReader.read(bytes, { evidence: EVIDENCE, name: '' })),
        plain,
      );
    }),
    { numRuns: 500 },
  );
});

test('any bytes behind a header are read or refused alike', () => {
  const header = 'BilledCost,BillingAccountId,ChargePeriodStart,ChargePeriodEnd,ServiceCategory\n';
  const unit = fc.constantFrom('"', ',', '\n', '\r', '1', '-', '.', 'é', '2026-01-31T23:59:59Z', ' ', 'NULL');
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 9 })),
      (rest, lengths) => {
        const bytes = new TextEncoder().encode(header + rest);
        assert.equal(
          told(() => readInPieces(bytes, lengths)),
          told(() => readPlainly(bytes, EVIDENCE)),
        );
      },
    ),
    { numRuns: 500 },
  );
});

test('the real sample, read from bytes in any pieces, packed or in UTF-16', (context) => {
  if (!existsSync(SAMPLE)) {
    context.skip('no real FOCUS sample on this machine');
    return;
  }
  const bytes = readFileSync(SAMPLE);
  const plain = told(() => readPlainly(bytes, EVIDENCE));
  for (const lengths of [[1], [997], [bytes.length]])
    assert.equal(
      told(() => readInPieces(bytes, lengths)),
      plain,
    );
  for (const other of [gzipSync(bytes), Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le')]) {
    assert.ok(focusReader.recognise({ bytes: other.subarray(0, 65_536), name: '', text: headText(other) }));
    assert.equal(
      told(() => readInPieces(other, [4096])),
      plain,
    );
  }
});

function headText(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes.subarray(0, 65_536));
}

test('invalid UTF-8 is refused with its offset, in columns that are not read as well', () => {
  const text = 'BilledCost,BillingAccountId,ChargePeriodStart,ChargePeriodEnd,ServiceCategory,Tags\n';
  const row = '1,a,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z,Storage,';
  const bytes = Buffer.concat([Buffer.from(text + row), Buffer.from([0xff]), Buffer.from('\n')]);
  assert.throws(() => readInPieces(bytes, [50]), {
    code: 'TEXT_ENCODING',
    details: { offset: text.length + row.length },
  });
});

test('more tuples than are kept at once are summed all the same', () => {
  const header = 'BilledCost,BillingAccountId,ChargePeriodStart,ChargePeriodEnd,ServiceCategory,SkuId\n';
  const rows = Array.from(
    { length: 210_000 },
    (_, n) => `0.1,a,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z,Storage,s${n}\n`,
  );
  const { facts } = focusReader.read(new TextEncoder().encode(header + rows.join('')), {
    evidence: EVIDENCE,
    name: '',
  });
  assert.deepEqual(
    facts.map((fact) => fact.kind === 'spend' && [fact.value.billed, fact.value.lines]),
    [['21000', 210_000]],
  );
});
