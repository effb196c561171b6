import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { canonicalJson, digestOf } from '@ancrage/base';
import { recogniseReader } from '@ancrage/judge/readers';
import fc from 'fast-check';
import { readInSlices } from './sliced-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'ancrage-slices-'));
after(() => rmSync(folder, { recursive: true }));

const HEADER =
  'BilledCost,BillingAccountId,ChargePeriodStart,ChargePeriodEnd,ServiceCategory,RegionId,Tags,HostProviderName,ServiceProviderName\n';
const row = fc
  .tuple(
    fc.constantFrom('1', '-0.25', '1e-3', '0.30000000000000004'),
    fc.constantFrom('a', 'b'),
    fc.constantFrom('Storage', '"x\ny"'),
    fc.constantFrom('ca-central-1', '""', '"a\n\n,b"'),
    fc.constantFrom('', '"{\n  ""k"": ""v\n1,b""\n}\n"', 'é'),
    fc.constantFrom('AWS', 'Nordet', ''),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(
    ([amount, account, category, region, tags, host, end]) =>
      `${amount},${account},2026-01-31T00:00:00Z,2026-02-01T00:00:00Z,${category},${region},${tags},${host},AWS${end}`,
  );

async function sliced(text: string, cuts: readonly number[], threads: number): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(text);
  const path = join(folder, 'bill.csv');
  writeFileSync(path, bytes);
  const file = openSync(path, 'r');
  try {
    const { slices } = recogniseReader(bytes, 'bill.csv')!;
    const plan = {
      threads,
      cuts: (first: number, size: number) =>
        [...new Set(cuts.map((cut) => first + 1 + (cut % Math.max(1, size - first - 1))))].sort(
          (a, b) => a - b,
        ),
    };
    const read = await readInSlices(file, 'focus', slices!, bytes, plan);
    return read === undefined ? undefined : canonicalJson({ ...read, evidence: read.digest });
  } finally {
    closeSync(file);
  }
}

function whole(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const digest = digestOf(bytes);
  const reading = recogniseReader(bytes, 'bill.csv')!.read(bytes, { evidence: digest, name: 'bill.csv' });
  return canonicalJson({ digest, bytes: bytes.length, reading, evidence: digest });
}

test('slices cut anywhere give what the whole file gives, line feeds within quotes included', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 12 }),
      fc.array(fc.nat(), { maxLength: 6 }),
      fc.boolean(),
      async (rows, cuts, last) => {
        const text = HEADER + (last ? rows.join('') : rows.join('').trimEnd());
        fc.pre(text.length > HEADER.length);
        assert.equal(await sliced(text, cuts, 1), whole(text));
      },
    ),
    { numRuns: 120 },
  );
});

test('the end of a field that would pass for a line is none', async () => {
  const line = '7,b,2026-01-31T00:00:00Z,2026-02-01T00:00:00Z,Storage,r';
  const posing = `1,a,2026-01-31T00:00:00Z,2026-02-01T00:00:00Z,Storage,r,"\n${line}",,AWS\n`;
  const text = `${HEADER}${line},,,AWS\n${posing}${line},,,AWS\n`;
  for (let cut = 0; cut < text.length - HEADER.length - 1; cut += 3)
    assert.equal(await sliced(text, [cut], 1), whole(text));
});

test('the number of threads changes nothing', async () => {
  const line = (n: number): string =>
    `0.${n},a,2026-01-31T00:00:00Z,2026-02-01T00:00:00Z,Storage,r${n % 7},"{\n""n"": ${n}}",,AWS\n`;
  const text = HEADER + Array.from({ length: 3000 }, (_, n) => line(n)).join('');
  const cuts = Array.from({ length: 9 }, (_, n) => n * 30_011);
  for (const threads of [1, 2, 3]) assert.equal(await sliced(text, cuts, threads), whole(text));
});

test('a file with a line that is refused is left to be read as one, which tells the place', async () => {
  const bad = '1,a,2026-13-31T00:00:00Z,2026-02-01T00:00:00Z,Storage,,,,AWS\n';
  const good = '1,a,2026-01-31T00:00:00Z,2026-02-01T00:00:00Z,Storage,,,,AWS\n';
  assert.equal(await sliced(HEADER + good.repeat(20) + bad + good.repeat(20), [700, 1500], 1), undefined);
});
