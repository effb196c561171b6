import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { renderHtml } from '../packages/app/src/report/index.ts';
import { barriersIn, launchBrowser, openAlone } from './lone-page.ts';
import { readPdf } from './read-pdf.ts';
import { sampleReport, sampleScheme } from '../packages/app/src/report/testing/sample-report.ts';

const scheme = sampleScheme();
const report = sampleReport(scheme);
const folder = mkdtempSync(join(tmpdir(), 'ancrage-report-'));
const file = join(folder, 'report.html');
const url = pathToFileURL(file).href;
const langs = ['fr', 'en'] as const;
let browser: Browser;

before(async () => {
  writeFileSync(file, renderHtml(report, scheme));
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> =>
  openAlone(browser, url, options, use);

async function openAll(page: Page): Promise<void> {
  for (const details of await page.locator('details:visible').all())
    await details.evaluate((element) => element.setAttribute('open', ''));
}

for (const lang of langs) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 320]) {
      test(`no barrier found, and nothing to scroll sideways: ${lang}, ${colorScheme}, ${width} px`, async () => {
        await open({ colorScheme, viewport: { width, height: 900 } }, async (page) => {
          if (lang === 'en') await page.locator('label[for=lang-en]').click();
          await openAll(page);
          assert.deepEqual(await barriersIn(page), []);
          const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
          assert.ok(wide <= width, `${wide} px wide`);
        });
      });
    }
  }
}

test('French first; English one click away, with the language of the document', async () => {
  await open({}, async (page) => {
    const level = (lang: 'fr' | 'en') => page.locator(`main [data-lang=${lang}] .level .name`);
    assert.equal(await level('fr').isVisible(), true);
    assert.equal(await level('en').isVisible(), false);
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
    await page.locator('label[for=lang-en]').click();
    assert.equal(await level('fr').isVisible(), false);
    assert.equal(await level('en').isVisible(), true);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  });
});

test('without JavaScript: both languages, every finding, every link', async () => {
  await open({ javaScriptEnabled: false }, async (page) => {
    for (const lang of langs) {
      await page.locator(`label[for=lang-${lang}]`).click();
      const half = page.locator(`main > [data-lang=${lang}]`);
      assert.equal(await half.locator('h1').isVisible(), true);
      const maps = await half.locator('.map').all();
      // Of places, and of the peers that flows show.
      assert.equal(maps.length, 2);
      for (const map of maps) assert.equal(await map.isVisible(), true);
      const control = half.locator('details.control').first();
      await control.locator('summary').first().click();
      assert.equal(await control.locator('.rule-text').isVisible(), true);
      await half.locator('.next .what a').last().click();
      const target = page.url().split('#')[1]!;
      assert.equal(
        await page.locator(`#${target}`).isVisible(),
        true,
        'a link opens the finding it leads to',
      );
    }
  });
});

test('the keyboard reaches the switch of language, every link and every part that opens', async () => {
  await open({}, async (page) => {
    const wanted = await page.locator('summary:visible').count();
    assert.ok(wanted > report.findings.length);
    const reached = new Set<string>();
    let summaries = 0;
    for (let step = 0; step < 400; step += 1) {
      await page.keyboard.press('Tab');
      const [name, id, width] = (await page.evaluate(
        '(() => { const e = document.activeElement; const s = getComputedStyle(e.id.startsWith("lang-") ? e.nextElementSibling : e); return [e.tagName, e.id, s.outlineStyle === "none" ? 0 : parseFloat(s.outlineWidth)]; })()',
      )) as [string, string, number];
      if (name === 'BODY') break;
      assert.ok(width >= 2, `${name} ${id} shows that it has the focus`);
      if (name === 'SUMMARY') summaries += 1;
      else reached.add(id === '' ? name : id);
    }
    assert.equal(summaries, wanted);
    assert.ok(reached.has('lang-fr') && reached.has('A'));
    await page.locator('#lang-fr').focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator('main [data-lang=en] h1').isVisible(), true);
  });
});

test('what can be pressed is large enough', async () => {
  await open({ viewport: { width: 320, height: 900 } }, async (page) => {
    await openAll(page);
    for (const target of await page.locator('summary:visible, fieldset label').all()) {
      const box = await target.boundingBox();
      assert.ok(box !== null && box.height >= 24 && box.width >= 24, await target.innerText());
    }
  });
});

test('on paper: several A4 pages with the level, every finding open, nothing cut at the edge', async () => {
  await open({}, async (page) => {
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const { pages, text } = readPdf(pdf);
    assert.ok(pages > 1, `${pages} pages`);
    const name = scheme.levels.find(({ level }) => level === report.level)!.name.fr;
    assert.ok(text.includes(`${report.level}/${report.top_level}`), 'the figure of the level');
    assert.ok(text.includes(name.replace(/\s/g, '')), name);
    assert.ok(text.includes('DÉMONSTRATION'));
    for (const { control } of report.findings) assert.ok(text.includes(control), control);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 680, height: 900 });
    for (const control of await page.locator('main > [data-lang=fr] details.control .rule-text').all())
      assert.equal(await control.isVisible(), true);
    const cut = await page.evaluate(
      '[...document.querySelectorAll("main *")].filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > 681).length',
    );
    assert.equal(cut, 0);
  });
});
