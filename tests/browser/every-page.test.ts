import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../support/requirements.ts';
import { fits, launch, looksRight, newPage, open } from './support/browser.ts';
import { startProduct, type Product } from './support/product.ts';
import { signInAs } from './support/sign-in.ts';

const PAGES = [
  '/services', '/services?rag=Red&sort=name', '/services?q=nothing-is-called-this', '/services/map', '/ratings', '/data-quality', '/import',
  '/import/spreadsheet', '/figures', '/figures/cqc.rating-distribution?by=service-type', '/figures/market.services/records', '/risk/model',
  '/own-services', '/own-services/new', '/boundaries', '/settings/council', '/settings/officers', '/settings/enforcement-kinds', '/settings/accounts',
  '/settings/accounts/new', '/settings/accounts/several', '/settings/teams', '/settings/teams/new', '/settings/cover', '/settings/roles', '/workload', '/help',
  '/help/services', '/no-such-page',
]; // prettier-ignore

describeWith('chromium', 'every page of the demonstration, in a browser', () => {
  let product: Product;
  let browser: Browser;
  let page: Page;
  let riskiest = '';
  let provider = '';

  beforeAll(async () => {
    product = await startProduct(['demo', '--serve']);
    browser = await launch();
    page = await newPage(browser);
    await open(page, `${product.address}/sign-in`);
    await signInAs(page, product);
    await page.goto(`${product.address}/services`);
    riskiest = (await page.locator('#services tbody th a').first().getAttribute('href')) ?? '';
    provider =
      (await page.locator('#services tbody td a[href^="/providers/"]').first().getAttribute('href')) ?? '';
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it.each(PAGES)('%s is accessible and breaks no policy', (path) => open(page, `${product.address}${path}`));

  it("a service's pages are accessible: its page, its summary, its forms, its provider", async () => {
    for (const path of [
      riskiest,
      `${riskiest}/summary`,
      `${riskiest}/local-facts`,
      `${riskiest}/enforcement`,
      `${riskiest}/placements`,
      provider,
    ]) {
      await open(page, `${product.address}${path}`);
    }
  }, 120_000);

  it('a form that was refused is accessible, and its summary leads to the field', async () => {
    await page.goto(`${product.address}/settings/officers`);
    await page.getByRole('button', { name: 'Add the officer' }).click();
    expect(await page.title()).toMatch(/^Error: /);
    await looksRight(page);
    await page.getByRole('link', { name: 'Enter the name of the officer' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name');
  });

  it('nothing is wider than a telephone', async () => {
    const phone = await newPage(browser, { viewport: { width: 390, height: 844 } });
    await open(phone, `${product.address}/sign-in`);
    await signInAs(phone, product);
    for (const path of [...PAGES, riskiest, `${riskiest}/local-facts`, `${riskiest}/enforcement`, provider]) {
      await phone.goto(`${product.address}${path}`);
      await fits(phone);
    }
    await open(phone, `${product.address}/services`);
    await open(phone, `${product.address}${riskiest}`);
    await phone.context().close();
  }, 120_000);

  it('the list keeps its state in the address: filters, order, page, through reload and back', async () => {
    await page.goto(`${product.address}/services`);
    await page.getByText('Filter this list').click();
    await page.getByLabel('Colour', { exact: true }).selectOption('Amber');
    await page.getByRole('button', { name: 'Apply filters' }).click();
    expect(new URL(page.url()).searchParams.get('rag')).toBe('Amber');
    await page.getByRole('link', { name: 'Service', exact: true }).click();
    const first = await page.locator('#services tbody th').first().innerText();
    await page.reload();
    expect(await page.locator('#services tbody th').first().innerText()).toBe(first);
    await page.getByRole('link', { name: /Next/ }).click();
    expect(await page.locator('#services tbody th').first().innerText()).not.toBe(first);
    await page.goBack();
    expect(await page.locator('#services tbody th').first().innerText()).toBe(first);
    expect(await page.locator('#services .amb-rag').allInnerTexts()).toEqual(
      expect.not.arrayContaining(['Red', 'Green']),
    );
  });

  it('the keyboard alone finds a service by a misspelt name, records a fact and saves it', async () => {
    await page.goto(`${product.address}/services`);
    const name = (await page.locator('#services tbody th a').first().innerText()).trim();
    await page.goto(`${product.address}/services`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Skip to main content');
    await page.keyboard.press('Enter');
    await page.locator('body').press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('site-search');
    await page.keyboard.type(`${name.slice(0, 4)}${name.slice(5)}`);
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    await page.getByRole('link', { name, exact: true }).focus();
    expect(await focusIsSeen(page)).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/services\/1-/);
    for (
      let i = 0;
      i < 60 &&
      !(await page.evaluate(() => document.activeElement?.getAttribute('href')?.endsWith('/local-facts')));
      i++
    ) {
      await page.keyboard.press('Tab');
      expect(
        await focusIsSeen(page),
        await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200)),
      ).toBe(true);
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/local-facts/);
    await page.getByLabel(/note/i).first().focus();
    await page.keyboard.type('Rang the manager.');
    await page
      .getByRole('button', { name: /save|record/i })
      .first()
      .focus();
    // Unlike a click, a key press does not wait for the page that the form leads to.
    await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
    await page.waitForLoadState('load');
    await page.goto(`${product.address}${riskiest}/local-facts`);
    expect(await page.content()).toContain('Rang the manager.');
  }, 120_000);
});

/** The element with the focus has an outline, a shadow or a ground of its own. */
function focusIsSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return false;
    // A hidden tick box or radio is drawn by its label.
    const drawn = [element, element.nextElementSibling].filter((one) => one !== null);
    return drawn.some((one) => {
      const own = getComputedStyle(one);
      const before = getComputedStyle(one, '::before');
      return (
        (own.outlineStyle !== 'none' && own.outlineWidth !== '0px') ||
        own.boxShadow !== 'none' ||
        before.boxShadow !== 'none' ||
        before.outlineStyle !== 'none'
      );
    });
  });
}
