import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../support/requirements.ts';
import { fits, launch, looksRight, newPage, open } from './support/browser.ts';
import { startProduct, type Product } from './support/product.ts';
import { signInAs } from './support/sign-in.ts';

/** Words that stand nowhere else in the demonstration. */
const REASON = 'Zephyrine saw the medicines cupboard open on four nights.';
const TEST = 'Four weeks of Zephyrine audits without a gap';
const SCOPE = 'All new placements';
const SECRET = /Zephyrine|medicines cupboard/;

describeWith('chromium', '"Can I place here today?"', () => {
  let product: Product;
  let browser: Browser;
  let manager: Page;
  let worker: Page;
  /** The service's address and its name. */
  let service = '';
  let name = '';

  beforeAll(async () => {
    product = await startProduct(['demo', '--serve']);
    browser = await launch();
    manager = await newPage(browser);
    worker = await newPage(browser);
    await signInAs(manager, product, 'Quality manager');
    await signInAs(worker, product, 'Locality worker');
    await manager.goto(`${product.address}/services?rag=Green&placing=open&sort=name`);
    const link = manager.locator('#services tbody th a').first();
    service = (await link.getAttribute('href')) ?? '';
    name = (await link.innerText()).trim();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const main = (page: Page) => page.locator('main').innerText();
  const answerOf = (page: Page) =>
    page.locator('.amb-answer').filter({ has: page.locator(`a[href="${service}"]`) });
  const unread = async (page: Page) =>
    Number(/(\d+)\s+unread/.exec(await page.locator('header').first().innerText())?.[1] ?? 0);
  /** Nothing of the reason is anywhere in what the page was sent, seen or not. */
  const tellsNoReason = async (page: Page) => expect(await page.content(), page.url()).not.toMatch(SECRET);

  it('is yes as long as nothing stands against it', async () => {
    await open(worker, `${product.address}/look-up`);
    await worker.getByLabel('Service', { exact: true }).fill(name);
    await worker.getByRole('button', { name: 'Look up' }).click();
    expect(await answerOf(worker).innerText()).toMatch(/^Yes/);
    await looksRight(worker);
  });

  it('a manager stops placements there, with a reason and a test by which it is lifted', async () => {
    const before = await unread(worker);
    await open(manager, `${product.address}${service}/placement-status`);
    await manager.getByLabel('Embargo').check();
    await manager.getByLabel('Why', { exact: true }).fill(REASON);
    await manager.getByLabel('What it covers').fill(SCOPE);
    await manager.getByLabel('What must be seen before it is lifted').fill(TEST);
    const year = await manager.locator('input[name="fromDay-year"]').inputValue();
    for (const [part, value] of [
      ['day', '1'],
      ['month', '2'],
      ['year', String(Number(year) + 1)],
    ] as const)
      await manager.locator(`input[name="reviewOn-${part}"]`).fill(value);
    await looksRight(manager);
    await manager.getByRole('button', { name: 'Save the decision' }).click();
    await manager.waitForURL((url) => url.pathname.endsWith('/placement-status'));
    const said = await main(manager);
    expect(said).toContain('Embargo');
    expect(said).toContain(REASON);
    await looksRight(manager);
    await worker.goto(`${product.address}/look-up`);
    expect(await unread(worker)).toBe(before + 1);
  });

  it('a locality worker, signed in elsewhere, finds a notice that tells which service, and no reason', async () => {
    await open(worker, `${product.address}/notices`);
    expect(await main(worker)).toContain(`${name}: Embargo`);
    await tellsNoReason(worker);
  });

  it('who looks it up is answered no, with the day, what it covers and the number to ring, and no reason anywhere', async () => {
    await open(worker, `${product.address}/look-up?q=${encodeURIComponent(name)}`);
    const answer = await answerOf(worker).innerText();
    expect(answer).toMatch(/^No/);
    expect(answer).toMatch(/New placements are stopped since \d{1,2} \w+ 20\d\d \(All new placements\)\./);
    const ring = worker.locator('main a[href^="tel:"]').first();
    expect(await ring.innerText()).toMatch(/^0\d/);
    await tellsNoReason(worker);
    for (const path of [service, '/placement-status', '/services?placing=embargo', '/my-work']) {
      await open(worker, `${product.address}${path}`);
      await tellsNoReason(worker);
    }
    const refused = await worker.goto(`${product.address}${service}/placement-status`);
    expect(refused?.status()).toBe(403);
    await tellsNoReason(worker);
  });

  it('answers the same on a telephone, and without JavaScript', async () => {
    for (const options of [{ viewport: { width: 390, height: 844 } }, { javaScriptEnabled: false }]) {
      const page = await newPage(browser, options);
      await signInAs(page, product, 'Broker');
      await page.goto(`${product.address}/look-up`);
      await page.getByLabel('Service', { exact: true }).fill(name);
      await page.getByRole('button', { name: 'Look up' }).click();
      await page.locator('.amb-answer').first().waitFor();
      expect(await answerOf(page).innerText()).toMatch(/^No/);
      await tellsNoReason(page);
      // axe is a script of its own: it needs them allowed
      if (options.viewport === undefined) await fits(page);
      else await looksRight(page);
      await page.context().close();
    }
  });

  it('is yes again once it is opened, and the manager makes the extract of the day that says so', async () => {
    await open(manager, `${product.address}${service}/placement-status`);
    await manager.getByLabel('Open', { exact: true }).check();
    await manager.getByLabel('Why', { exact: true }).fill('The audits are done.');
    await manager.getByRole('button', { name: 'Save the decision' }).click();
    await worker.goto(`${product.address}/look-up?q=${encodeURIComponent(name)}`);
    expect(await answerOf(worker).innerText()).toMatch(/^Yes/);
    await open(manager, `${product.address}/look-up/extract`);
    await manager.getByRole('button', { name: /^Make today/ }).click();
    await manager.waitForURL(/look-up\/extract$/, { timeout: 90_000 }).catch(async () => {
      await manager.goto(`${product.address}/look-up/extract`);
    });
    await looksRight(manager);
    const [download] = await Promise.all([
      manager.waitForEvent('download'),
      manager.locator('#extracts a[href$="/csv"]').first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^placements-20\d\d-\d\d-\d\d\.csv$/);
  });
});
