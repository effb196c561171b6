import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { digestOf } from '../packages/base/src/index.ts';
import { recogniseReader } from '../packages/judge/src/readers/index.ts';
import { launchBrowser } from './lone-page.ts';

const FIXTURES = new URL('../packages/judge/src/readers/pdf/fixtures/', import.meta.url);
let browser: Browser;

before(async () => {
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
});

/** What is located in a document: field and value, in order. */
function locatedIn(bytes: Uint8Array): string[] {
  const reading = recogniseReader(bytes, 'a.pdf')!.read(bytes, { evidence: digestOf(bytes), name: 'a.pdf' });
  const found = reading.facts.flatMap((fact) =>
    fact.kind === 'certificate-reading' ? [`${fact.value.page} ${fact.value.field} ${fact.value.value}`] : [],
  );
  return found.sort();
}

for (const name of ['certificat', 'soc-2-report'])
  for (const format of ['A4', 'Letter'])
    test(`${name}, printed on ${format} by the Chromium of this machine, states what the kept one does`, async () => {
      const page = await browser.newPage();
      try {
        await page.setContent(readFileSync(new URL(`${name}.html`, FIXTURES), 'utf8'));
        const printed = await page.pdf({ format });
        const kept = locatedIn(new Uint8Array(readFileSync(new URL(`${name}.pdf`, FIXTURES))));
        assert.ok(kept.length > 5);
        assert.deepEqual(locatedIn(new Uint8Array(printed)), kept);
      } finally {
        await page.close();
      }
    });
