// Binds the verifier into what is published: one module for Node, and one page that needs nothing beside it.
//
//   node tools/make-verifier.ts [--out <folder>]        (verifier/ by default, which git does not keep)
//
// The page may run only its own script, by digest, and reach nothing: its policy of content says so to the browser.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, type BuildOptions } from 'esbuild';
import { readText, ROOT } from './tree.ts';

const SOURCE = 'packages/app/src/site/verifier';
export const VERIFIER_PAGE = 'ancrage-verify.html';
export const VERIFIER_MODULE = 'ancrage-verify.mjs';
/** Bytes that the page may take. */
export const LARGEST_PAGE = 300_000;

const shared: BuildOptions = {
  bundle: true,
  write: false,
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  absWorkingDir: ROOT,
};

async function bound(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({ ...shared, ...options });
  return outputFiles![0]!.text;
}

/** Both files by name: the same bytes from the same source. */
export async function verifierFiles(): Promise<ReadonlyMap<string, string>> {
  const script = await bound({
    entryPoints: [`${SOURCE}/verifier-page.ts`],
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
    inject: [`${SOURCE}/buffer-for-browsers.ts`],
    alias: { 'node:crypto': join(ROOT, SOURCE, 'node-crypto-for-browsers.ts') },
  });
  // What ends a script within it would end the element that holds it.
  const safe = script.trim().replaceAll('</script', '<\\/script');
  const digest = createHash('sha256').update(safe).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${digest}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
  const parts: Readonly<Record<string, string>> = {
    policy,
    style: readText(`${SOURCE}/verifier-page.css`).trim(),
    script: safe,
  };
  const page = readText(`${SOURCE}/verifier-page.html`).replaceAll(
    /\{(policy|style|script)\}/g,
    (_, name: string) => parts[name]!,
  );
  const module = await bound({
    entryPoints: [`${SOURCE}/verifier-module.ts`],
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  return new Map([
    [VERIFIER_PAGE, page],
    [VERIFIER_MODULE, module],
  ]);
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'verifier') } } });
  mkdirSync(values.out, { recursive: true });
  for (const [name, text] of await verifierFiles()) {
    writeFileSync(join(values.out, name), text);
    console.log(`${join(values.out, name)}: ${Buffer.byteLength(text)} bytes`);
  }
}
