import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../support/requirements.ts';
import { fits, launch, looksRight, newPage, open } from './support/browser.ts';
import { startProduct, type Product } from './support/product.ts';
import { signInAs } from './support/sign-in.ts';

describeWith('chromium', 'change the model after simulating it', () => {
  let product: Product;
  let browser: Browser;
  let page: Page;
  let draft = '';

  beforeAll(async () => {
    product = await startProduct(['demo', '--serve']);
    browser = await launch();
    page = await newPage(browser);
    await signInAs(page, product, 'Quality manager');
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const words = () => page.locator('main').innerText();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'This draft' }).getByRole('link', { name, exact: true });

  it('a quality manager begins a draft with the model of care homes', async () => {
    await open(page, `${product.address}/risk/model`);
    await page.getByRole('link', { name: /Edit as a draft.*Care homes/ }).click();
    await looksRight(page);
    expect(await page.getByRole('radio', { name: /^Care homes/ }).isChecked()).toBe(true);
    await button('Begin a draft').click();
    await looksRight(page);
    draft = page.url();
    expect(await words()).toContain('A draft was begun with all of "Care homes".');
  });

  it('is refused what would make Green unreachable, and keeps what was typed', async () => {
    await page
      .getByRole('link', { name: /^Change.*the colours/ })
      .first()
      .click();
    await looksRight(page);
    await page.getByLabel('Amber starts at a score of').fill('0');
    await button('Save').click();
    await looksRight(page);
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByLabel('Amber starts at a score of').inputValue()).toBe('0');
    await page.getByLabel('Amber starts at a score of').fill('12');
    await button('Save').click();
    await page.waitForURL(draft);
    expect(await words()).toContain('A score under 12 is Green');
  });

  it('changes points, and reads the difference in words', async () => {
    await page.getByRole('link', { name: 'Overall rating', exact: true }).click();
    await looksRight(page);
    await page.getByLabel('Points, Requires improvement').fill('60');
    await button('Save').click();
    await page.waitForURL(draft);
    await tab('Differences').click();
    await looksRight(page);
    expect(await words()).toMatch(/Points: Requires improvement\s+\+25\s+\+60/);
  });

  it('cannot publish before simulating, then sees who would move and why', async () => {
    await tab('Publish').click();
    await page.getByLabel('Why the model changes').fill('Requires improvement weighed too little.');
    await button('Publish the model').click();
    await looksRight(page);
    expect(await words()).toContain('Simulate the draft first');
    await tab('Simulation').click();
    await looksRight(page);
    await button('Simulate now').click();
    await looksRight(page);
    const said = await words();
    expect(said).toMatch(/[1-9]\d* of \d+ services would have another proposed colour/);
    expect(said).toMatch(/\+25 → \+60/);
    const first = page.locator('#movers-table tbody th a').first();
    expect(await first.getAttribute('href')).toMatch(/^\/services\//);
  });

  it('back-tests the draft on the past, and sees how well it foretold', async () => {
    await tab('Back-test').click();
    await looksRight(page);
    await button('Back-test now').click();
    await page.waitForURL(/back-test$/, { timeout: 120_000 });
    await looksRight(page);
    const said = await words();
    expect(said).toMatch(/colours of services on the first day of \d+ of 36 months/);
    expect(said).toContain('CQC rating alone');
  }, 180_000);

  it('publishes it from tomorrow, where everybody can read who did and why', async () => {
    await tab('Publish').click();
    await looksRight(page);
    await page.getByLabel('Why the model changes').fill('Requires improvement weighed too little.');
    await button('Publish the model').click();
    await page.waitForURL(/\/risk\/model\/history\//);
    await looksRight(page);
    const said = await words();
    expect(said).toContain('Requires improvement weighed too little.');
    expect(said).toContain('To come');
    await open(page, `${product.address}/risk/model/history`);
  });

  it('nothing of it is wider than a telephone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${product.address}/risk/model/drafts`);
    await page
      .getByRole('radio', { name: /Care homes \(version 1\)/ })
      .last()
      .check();
    await button('Begin a draft').click();
    const again = page.url();
    for (const part of [
      '',
      '/about',
      '/limits',
      '/indicators/concerns',
      '/floors/on-1',
      '/add',
      '/differences',
      '/file',
      '/publish',
      '/simulation',
    ]) {
      await page.goto(`${again}${part}`);
      await looksRight(page);
      await fits(page);
    }
  }, 120_000);
});
