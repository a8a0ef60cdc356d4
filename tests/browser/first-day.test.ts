import { readFileSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith, sharedData } from '../support/requirements.ts';
import { launch, looksRight, newPage } from './support/browser.ts';
import { codeOnPage } from './support/authenticator.ts';
import { startProduct, type Product } from './support/product.ts';

const FILE = 'data/cqc-api/oldham-locations.json';

/** The first day with Amberley, with real data: from an empty folder to the riskiest home and the list in hand. */
for (const javaScript of [true, false]) {
  describeWith(
    'chromium',
    `the first day of a council, ${javaScript ? 'with' : 'without'} JavaScript`,
    () => {
      describeWith('shared', 'with a real file of CQC records', () => {
        let product: Product;
        let browser: Browser;
        let page: Page;

        beforeAll(async () => {
          product = await startProduct(['serve']);
          browser = await launch();
          page = await newPage(browser, { javaScriptEnabled: javaScript });
        }, 180_000);
        afterAll(async () => {
          await browser?.close();
          await product?.stop();
        });

        /** axe needs scripts; without them only the way is walked. */
        const look = () => (javaScript ? looksRight(page) : Promise.resolve());

        it('says that it waits for its set-up link', async () => {
          await page.goto(product.address);
          expect(await page.locator('h1').innerText()).toBe('Set up Amberley with its link');
          await look();
        });

        it('starts at the link that was printed: the council, and its first administrator', async () => {
          await page.goto(product.setUpLink);
          expect(await page.locator('h1').innerText()).toBe('Set up your council');
          await look();
          await page.getByLabel('Name of the council').fill('Oldham Council');
          await page.getByText('North West', { exact: true }).click();
          await page.getByLabel('Oldham', { exact: true }).check();
          await page.getByLabel('Your name').fill('Nadia Castle');
          await page.getByLabel('Your e-mail address').fill('nadia@oldham.example');
          await page.getByLabel('A password').fill('tartan kettle osprey jam');
          await page.getByRole('button', { name: 'Set up the council' }).click();
          expect(await page.locator('h1').innerText()).toBe('Set up a second step');
          expect(await page.content()).toContain('Oldham Council is set up.');
          await look();
        });

        it('goes on to a second step, and to the recovery codes that are shown once', async () => {
          await page.getByLabel('The code that the app shows').fill(await codeOnPage(page));
          await page.getByRole('button', { name: 'Use this app' }).click();
          expect(await page.locator('h1').innerText()).toBe('Keep your recovery codes');
          expect(await page.locator('.amb-codes li').count()).toBe(10);
          await look();
          await page.getByRole('button', { name: 'I have kept them: continue' }).click();
          expect(await page.locator('h1').innerText()).toBe('Import');
        });

        it('previews the real file: what would change, and nothing is changed', async () => {
          await page.locator('input[type=file]').setInputFiles(sharedData(FILE));
          await page.getByRole('button', { name: 'See what would change' }).click();
          await page.waitForURL(/\/imports\//, { timeout: 60_000 });
          const said = await page.locator('main').innerText();
          expect(said).toContain('What would change');
          expect(said).toContain('451');
          expect(said).toContain('224');
          await look();
        }, 90_000);

        it('imports it', async () => {
          await page.getByRole('button', { name: 'Import it' }).click();
          await page.waitForURL((url) => url.pathname.startsWith('/imports/'), { timeout: 60_000 });
          await page
            .waitForFunction(() => document.body.innerText.includes('What changed'), undefined, {
              timeout: 60_000,
            })
            .catch(() => {});
          expect(await page.locator('main').innerText()).toContain('What changed');
          await look();
        }, 90_000);

        it('shows the riskiest home first, and why', async () => {
          await page.goto(`${product.address}/services`);
          expect(await page.locator('#count').innerText()).toBe('106 services');
          await look();
          await page.locator('#services tbody th a').first().click();
          await page.waitForURL(/\/services\/1-/);
          const said = await page.locator('main').innerText();
          expect(said).toMatch(/(Red|Amber) because /);
          expect(said).toMatch(/What adds to its score/i);
          await look();
        });

        it('gives the list as a file, the same services in the same order', async () => {
          await page.goto(`${product.address}/services`);
          const shown = await page.locator('#services tbody th a').allInnerTexts();
          const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('link', { name: /as CSV/ }).click(),
          ]);
          const rows = readFileSync(await download.path(), 'utf8')
            .trim()
            .split('\r\n');
          expect(rows.length).toBe(107);
          expect(rows[0]).toContain('CQC id,Service,Type,RAG');
          for (const [i, name] of shown.slice(0, 10).entries()) expect(rows[i + 1]).toContain(name.trim());
        });

        it('shows the assessment of 2024, not the inspection of 2020, at 1-5203053560', async () => {
          await page.goto(`${product.address}/services/1-5203053560`);
          const ratings = await page.locator('main').innerText();
          expect(ratings).toContain('17 Sep 2024');
          await look();
        });

        it('says that the same file again changes nothing', async () => {
          await page.goto(`${product.address}/import`);
          await page.locator('input[type=file]').setInputFiles(sharedData(FILE));
          await page.getByRole('button', { name: 'See what would change' }).click();
          await page.waitForURL(/\/imports\//, { timeout: 60_000 });
          expect(await page.locator('main').innerText()).toMatch(/changes? nothing|nothing would change/i);
        }, 90_000);

        it('says what is wrong with a file that is no CQC data', async () => {
          const path = join(mkdtempSync(join(tmpdir(), 'amberley-wrong-')), 'minutes.pdf');
          writeFileSync(path, '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
          await page.goto(`${product.address}/import`);
          await page.locator('input[type=file]').setInputFiles(path);
          await page.getByRole('button', { name: 'See what would change' }).click();
          expect(await page.title()).toMatch(/^Error: /);
          expect(await page.locator('.govuk-error-summary').innerText()).toMatch(
            /ends in \.pdf is not taken/,
          );
          await look();
        });
      });
    },
  );
}
