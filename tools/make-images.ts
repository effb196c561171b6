// Takes the pictures of the front pages from the report of examples/nordet, in a real browser.
//
//   node tools/make-images.ts          (CHROMIUM names the browser; /usr/bin/chromium by default)
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { ROOT } from './tree.ts';

const out = mkdtempSync(join(tmpdir(), 'ancrage-images-'));
const evaluate = ['evaluate', join(ROOT, 'examples/nordet'), '--out', out];
const { status } = spawnSync(join(ROOT, 'ancrage'), evaluate, { stdio: 'inherit' });
if (status !== 0) process.exit(2);

mkdirSync(join(ROOT, 'docs/images'), { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 1180, height: 1080 }, colorScheme: 'light' });
await page.goto(pathToFileURL(join(out, 'report.html')).href);
for (const lang of ['fr', 'en']) {
  await page.check(`#lang-${lang}`, { force: true });
  await page.evaluate('window.scrollTo(0, 0)');
  await page.screenshot({ path: join(ROOT, 'docs/images', `report-${lang}.png`) });
}
await browser.close();
rmSync(out, { recursive: true });
