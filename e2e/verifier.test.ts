import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { type SignatureCheck, verifySignature } from '../packages/proof/src/index.ts';
import { LARGEST_PAGE, VERIFIER_PAGE, verifierFiles } from '../tools/make-verifier.ts';
import { ROOT } from '../tools/tree.ts';
import { barriersIn, launchBrowser, openAlone } from './lone-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'ancrage-verifier-'));
const file = join(folder, VERIFIER_PAGE);
const url = pathToFileURL(file).href;
const vectors = join(ROOT, 'vectors');
const wycheproof = join(ROOT, '../shared/data/vectors/wycheproof');
let browser: Browser;

before(async () => {
  const page = (await verifierFiles()).get(VERIFIER_PAGE)!;
  assert.ok(Buffer.byteLength(page) < LARGEST_PAGE, `${Buffer.byteLength(page)} bytes`);
  writeFileSync(file, page);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page with the network cut. */
const open = (use: (page: Page) => Promise<void>, colorScheme: 'light' | 'dark' = 'light'): Promise<void> => {
  const viewport = { width: 1000, height: 900 };
  return openAlone(browser, url, { offline: true, locale: 'fr-CA', colorScheme, viewport }, use);
};

/** As if these files were dropped on the page; the time of the page is the one asked about. */
async function drop(
  page: Page,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  const data = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, text } of list)
      transfer.items.add(new File([text], name, { type: 'application/json' }));
    return transfer;
  }, files);
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
}

async function verdictOf(page: Page): Promise<{ verdict: string | null; codes: Record<string, string> }> {
  await page.waitForSelector('[data-verdict]');
  const verdict = await page.getAttribute('[data-verdict]', 'data-verdict');
  const codes = await page.$$eval('[data-step]', (items) =>
    Object.fromEntries(items.map((item) => [item.getAttribute('data-step'), item.getAttribute('data-code')])),
  );
  return { verdict, codes: codes as Record<string, string> };
}

const read = (...path: string[]): string => readFileSync(join(vectors, ...path), 'utf8');

test('each bundle gives in the browser, with the network cut, what it gives in Node', async () => {
  for (const form of readdirSync(vectors)) {
    const policy = { name: 'policy.json', text: read(form, 'policy.json') };
    for (const { bundle, at, verdict } of JSON.parse(read(form, 'expected.json')) as {
      bundle: string;
      at: string;
      verdict: string;
    }[]) {
      await open(async (page) => {
        await page.clock.setFixedTime(new Date(at));
        const dropped = { name: bundle, text: read(form, bundle) };
        await drop(page, [dropped, policy]);
        assert.equal((await verdictOf(page)).verdict, verdict);
      });
    }
  }
});

test('without a policy nobody is recognised; a changed bundle is refused, at the right step', async () => {
  const bundle = JSON.parse(read('1', '0002.bundle.json')) as Record<string, unknown>;
  const other = JSON.parse(read('1', '0001.bundle.json')) as Record<string, unknown>;
  const [, { at }] = JSON.parse(read('1', 'expected.json')) as [unknown, { at: string }];
  const cases: readonly (readonly [Record<string, unknown>, string, string, string])[] = [
    [bundle, 'issuer-unknown', 'issuer', 'NO_POLICY'],
    [{ ...bundle, proof: other['proof'] }, 'refused', 'inclusion', 'LOG_PROOF_BAD'],
    [{ ...bundle, parallel: other['parallel'] }, 'refused', 'parallel-signature', 'SIGNATURE_BAD'],
    [{ ...bundle, decision: other['decision'] }, 'refused', 'decision', 'ACT_DIFFERS'],
    [{ ...bundle, more: 1 }, 'refused', 'bundle', 'BUNDLE_MALFORMED'],
  ];
  for (const [changed, verdict, step, code] of cases) {
    await open(async (page) => {
      await page.clock.setFixedTime(new Date(at));
      const members = Object.entries(changed).toSorted(([a], [b]) => (a < b ? -1 : 1));
      await drop(page, [{ name: 'x.bundle.json', text: `${JSON.stringify(Object.fromEntries(members))}\n` }]);
      const found = await verdictOf(page);
      assert.equal(found.verdict, verdict, step);
      assert.equal(found.codes[step], code);
    });
  }
});

test('no barrier is found, before and after, in both languages and both colours', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await open(async (page) => {
      const check = async (): Promise<void> => {
        assert.deepEqual(await barriersIn(page), []);
      };
      assert.equal(await page.title(), 'Vérifier un certificat');
      await check();
      await page.setInputFiles('#choose', join(vectors, '1', '0002.bundle.json'));
      await verdictOf(page);
      await check();
      await page.click('[data-lang=en]');
      assert.equal(await page.title(), 'Verify a certificate');
      await check();
    }, colorScheme);
  }
});

test('a key or signature of the Wycheproof vectors gets in the browser, by it and by the library, the answer of Node', {
  skip: existsSync(wycheproof) ? false : 'the Wycheproof vectors are not beside the repository',
}, async () => {
  const checks = [
    ...checksOf('ed25519', 'Ed25519'),
    ...checksOf('ecdsa_secp256r1_sha256_p1363', 'ES256'),
    ...checksOf('mldsa_65_verify', 'ML-DSA-65'),
  ];
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'packages/app/src/site/verifier/verify-in-browser.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'ancrage',
    platform: 'browser',
    inject: [join(ROOT, 'packages/app/src/site/verifier/buffer-for-browsers.ts')],
    alias: { 'node:crypto': join(ROOT, 'packages/app/src/site/verifier/node-crypto-for-browsers.ts') },
  });
  const page = await browser.newPage();
  await page.goto(url);
  await page.evaluate(`${outputFiles[0]!.text};globalThis.ancrage = ancrage;undefined`);
  const plain = checks.map(({ algorithm, key, message, signature }) => ({
    algorithm,
    parts: [key, message, signature].map((bytes) => Buffer.from(bytes).toString('hex')),
  }));
  const answers = await page.evaluate(async (list) => {
    const lib = (globalThis as unknown as { ancrage: Record<string, (...args: unknown[]) => unknown> })
      .ancrage;
    const bytes = (hex: string): Uint8Array =>
      Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
        Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
      );
    const found: { one: unknown; library: unknown }[] = [];
    for (const { algorithm, parts } of list) {
      const [key, message, signature] = parts.map(bytes);
      const one = await lib['verifyOne']!({ algorithm, key, message, signature });
      let library: unknown = one;
      if (algorithm === 'Ed25519' && one === true) library = lib['ed25519Holds']!(key, message, signature);
      found.push({ one, library });
    }
    return found;
  }, plain);
  for (const [index, check] of checks.entries()) {
    const expected = verifySignature(check);
    assert.deepEqual(answers[index], { one: expected, library: expected }, `${check.algorithm} ${index}`);
  }
  assert.ok(checks.length > 500);
});

function checksOf(name: string, algorithm: SignatureCheck['algorithm']): SignatureCheck[] {
  const { testGroups } = JSON.parse(readFileSync(join(wycheproof, `${name}_test.json`), 'utf8')) as {
    testGroups: {
      publicKey?: { pk?: string; uncompressed?: string } | string;
      tests: { msg: string; sig: string; ctx?: string }[];
    }[];
  };
  return testGroups.flatMap(({ publicKey, tests }) => {
    const stated = typeof publicKey === 'string' ? publicKey : publicKey?.pk;
    const hex = stated ?? (publicKey as { uncompressed: string }).uncompressed.slice(2);
    return tests
      .filter(({ ctx }) => ctx === undefined || ctx === '')
      .map(({ msg, sig }) => ({
        algorithm,
        key: Buffer.from(hex, 'hex'),
        message: Buffer.from(msg, 'hex'),
        signature: Buffer.from(sig, 'hex'),
      }));
  });
}
