import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../support/requirements.ts';
import { launch, looksRight, newPage, open } from './support/browser.ts';
import { startProduct, type Product } from './support/product.ts';
import { signInAs } from './support/sign-in.ts';

const CASELOAD = 40;

describeWith('chromium', 'the monthly review, by keyboard', () => {
  let product: Product;
  let browser: Browser;
  let manager: Page;
  let officer: Page;
  let month = '';

  /** The name of the element that has the focus. */
  const focused = (page: Page) =>
    page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText.trim() ?? '');
  const decidedOf = async (page: Page) =>
    Number(/(\d+) of \d+ (?:services )?decided/.exec(await page.locator('main').innerText())?.[1]);

  beforeAll(async () => {
    product = await startProduct(['demo', '--serve']);
    browser = await launch();
    manager = await newPage(browser);
    await signInAs(manager, product, 'Quality manager');
    officer = await newPage(browser);
    await signInAs(officer, product, 'Contracts officer');
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('opens the month, once', async () => {
    await open(manager, `${product.address}/reviews`);
    const now = manager.getByRole('button', { name: /^Open .* now$/ });
    if ((await now.count()) > 0) {
      await now.press('Enter');
      await manager.waitForLoadState();
    }
    month = (await manager.locator('#months tbody th a').first().getAttribute('href')) ?? '';
    expect(month).toMatch(/^\/reviews\/\d{4}-\d{2}$/);
    await looksRight(manager);
  });

  it(`decides a caseload of ${CASELOAD}: Tab and Enter for each, a reason where the officer knows better`, async () => {
    await open(officer, `${product.address}${month}?whose=all`);
    const before = await decidedOf(officer);
    await officer.getByRole('button', { name: /^Start with / }).press('Enter');
    await officer.waitForURL(/\/services\//);
    await looksRight(officer);
    for (let i = 0; i < CASELOAD; i++) {
      const at = officer.url();
      if (!at.endsWith('#decide')) await officer.goto(`${at}#decide`);
      expect(await decidedOf(officer)).toBe(before + i);
      if (i === 3) await overrideByKeyboard(officer);
      else {
        await officer.keyboard.press('Tab');
        expect(await focused(officer)).toMatch(/^Accept (Red|Amber|Green) and next$/);
        await officer.keyboard.press('Enter');
      }
      await officer.waitForURL((url) => url.href !== at && !url.href.startsWith(`${at}#`));
    }
    await looksRight(officer);
    await open(officer, `${product.address}${month}?whose=all`);
    expect(await decidedOf(officer)).toBe(before + CASELOAD);
  }, 240_000);

  it('shows the manager progress, agreement and the override, and refuses to close what is undecided', async () => {
    await open(manager, `${product.address}${month}/progress`);
    expect(await manager.locator('main').innerText()).toContain('Visited yesterday, and it was well led');
    await manager.getByRole('button', { name: 'Close the month' }).press('Enter');
    await manager.waitForLoadState();
    expect(await manager.locator('main').innerText()).toMatch(/services are undecided/);
    await looksRight(manager);
    await manager.getByLabel(/Why it is closed/).fill('A demonstration cannot wait');
    await manager.getByRole('button', { name: 'Close the month' }).press('Enter');
    await manager.waitForURL(/\/record$/);
    expect(await manager.locator('main').innerText()).toContain('A demonstration cannot wait');
    await looksRight(manager);
  });

  it('has the board, also on a phone', async () => {
    await open(manager, `${product.address}/reviews/board`);
    await manager.setViewportSize({ width: 390, height: 844 });
    await open(manager, `${product.address}/reviews/board`);
  });
});

/** Opens the form below, and decides otherwise, without a mouse. */
async function overrideByKeyboard(page: Page): Promise<void> {
  await page.locator('#otherwise summary').press('Enter');
  // The form of the floor refuses an officer: the worst colour that is offered is always allowed.
  await page.locator('#rag').press('Space');
  await page.locator('#reason').press('a');
  await page.locator('#reason').fill('Visited yesterday, and it was well led');
  await page.getByRole('button', { name: 'Override and next' }).press('Enter');
}
