import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../support/requirements.ts';
import { launch, looksRight, newPage } from './support/browser.ts';
import { startProduct, type Product } from './support/product.ts';
import { signInAs } from './support/sign-in.ts';

describeWith('chromium', 'what officers do with the register', () => {
  let product: Product;
  let browser: Browser;
  let page: Page;
  let service = '';

  beforeAll(async () => {
    product = await startProduct(['demo', '--serve']);
    browser = await launch();
    page = await newPage(browser);
    await signInAs(page, product);
    await page.goto(`${product.address}/services?rag=Green`);
    service = (await page.locator('#services tbody th a').first().getAttribute('href')) ?? '';
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('two people change the facts of one service at once: the second sees both, and loses nothing', async () => {
    const other = await newPage(browser);
    await signInAs(other, product, 'Contracts officer');
    await page.goto(`${product.address}${service}/local-facts`);
    await other.goto(`${product.address}${service}/local-facts`);
    const save = (who: Page) =>
      who
        .getByRole('button', { name: /save|record/i })
        .first()
        .click();
    await page.getByLabel(/note/i).first().fill('First officer was here.');
    await save(page);
    await other.getByLabel(/note/i).first().fill('Second officer was here.');
    await save(other);
    const said = await other.content();
    expect(said).toContain('First officer was here.');
    expect(said).toContain('Second officer was here.');
    await looksRight(other);
    await other.context().close();
  });

  it('a warning notice turns a green service red at once, with the reason in words', async () => {
    await page.goto(`${product.address}${service}/enforcement`);
    await page.getByLabel(/kind/i).first().selectOption('Warning notice');
    const [day, month, year] = ['Day', 'Month', 'Year'].map((name) =>
      page.getByLabel(name, { exact: true }).first(),
    );
    await day!.fill('1');
    await month!.fill('11');
    await year!.fill('2026');
    await page
      .getByLabel('What it requires or forbids')
      .fill('Enough staff at night, by the end of the year.');
    await page.getByRole('button', { name: 'Add the entry' }).click();
    await page.goto(`${product.address}${service}`);
    expect(await page.locator('main').innerText()).toMatch(/Red because .*[Ww]arning notice/);
  });

  it("the council's own spreadsheet: columns matched, previewed, taken in", async () => {
    await page.goto(`${product.address}/services?sort=name`);
    const rows = page.locator('#services tbody tr');
    const id = ((await rows.nth(0).locator('th a').getAttribute('href')) ?? '').split('/').at(-1);
    const path = join(mkdtempSync(join(tmpdir(), 'amberley-sheet-')), 'our list.csv');
    writeFileSync(
      path,
      `Ref,Home,Zone,Contract?,Officer\n${id},Any,Northern zone,Y,Grace Holloway\n1-000,Nowhere,X,maybe,\n`,
    );
    await page.goto(`${product.address}/import/spreadsheet`);
    await page.locator('input[type=file]').setInputFiles(path);
    await page
      .getByRole('button', { name: /upload|next|continue|columns/i })
      .first()
      .click();
    await page.waitForURL(/columns/);
    await looksRight(page);
    for (const [field, column] of [
      [/CQC location id/i, 'Ref'],
      [/zone|locality/i, 'Zone'],
    ] as const) {
      const select = page.getByLabel(field).first();
      await select.selectOption(
        (await select.locator('option', { hasText: column }).first().getAttribute('value')) ?? '',
      );
    }
    await page.locator('main').getByRole('button').first().click();
    await page.waitForURL(/preview/);
    await looksRight(page);
    expect(await page.locator('main').innerText()).toContain('Northern zone');
    await page.locator('main').getByRole('button').first().click();
    await page.goto(`${product.address}/services/${id}`);
    expect(await page.locator('main').innerText()).toContain('Northern zone');
  });
});
