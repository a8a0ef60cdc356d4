import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../support/requirements.ts';
import { fits, launch, looksRight, newPage, open } from './support/browser.ts';
import { startProduct, type Product } from './support/product.ts';
import { signInAs } from './support/sign-in.ts';

const NARROW = { width: 390, height: 844 };

describeWith('chromium', 'retention and subject access, in a browser', () => {
  let product: Product;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    product = await startProduct(['demo', '--serve']);
    browser = await launch();
    page = await newPage(browser);
    await open(page, `${product.address}/sign-in`);
    await signInAs(page, product);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it.each(['/settings/retention', '/settings/retention/people.session', '/settings/retention/platform.audit', '/settings/subject-access?q=castleforth'])(
    '%s is accessible, and fits a telephone',
    async (path) => {
      await open(page, `${product.address}${path}`);
      await page.setViewportSize(NARROW);
      await looksRight(page);
      await fits(page);
      await page.setViewportSize({ width: 1280, height: 900 });
    },
  ); // prettier-ignore

  it('a kind of record is held with a reason, and the hold lifted', async () => {
    await page.goto(`${product.address}/settings/retention`);
    await page.getByRole('link', { name: 'Ended sign-ins' }).click();
    await page.getByRole('button', { name: 'Hold', exact: true }).click();
    expect(await page.title()).toMatch(/^Error: /);
    await looksRight(page);
    await page.getByLabel('Why').last().fill('Claim 12/26');
    await page.getByRole('button', { name: 'Hold', exact: true }).click();
    await page.getByText('nothing goes until the hold is lifted').first().waitFor();
    await looksRight(page);
    await page.getByLabel('Why').last().fill('Settled');
    await page.getByRole('button', { name: 'Lift the hold' }).click();
    await page.getByText('was lifted').waitFor();
  }, 60_000);

  it('what is held about a person is searched, previewed and downloaded', async () => {
    await page.goto(`${product.address}/settings/subject-access`);
    await page.getByLabel('Name or e-mail address').fill('castleforth');
    await page.getByRole('button', { name: 'Search', exact: true }).last().click();
    await page.locator('#found tbody a').first().click();
    await looksRight(page);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the export (ZIP)' }).click();
    expect((await downloading).suggestedFilename()).toMatch(/^subject-access-\d{4}-\d\d-\d\d\.zip$/);
  }, 60_000);
});
