import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumPath } from '../../support/requirements.ts';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]; // prettier-ignore
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** govuk-frontend's own script sets it on radios that reveal a field, which the rule does not allow for. */
const KNOWN = ['aria-allowed-attr'];

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? undefined, args: FLAGS });
}

/** A page that fails the test on a script's error, a breach of the content security policy, or a request that fails. */
export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  page.on('console', (message) => {
    // A page that is meant to be refused (400, 404, 409) is told of in the console too.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      wrong.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()}: ${response.url()}`);
  });
  wrongOf.set(page, wrong);
  return page;
}

const wrongOf = new WeakMap<Page, string[]>();

/** Opens an address and holds the page to its standards: see `looksRight`. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await looksRight(page);
}

/** The page in front breaks no rule of accessibility, no policy and no line: it does not scroll sideways. */
export async function looksRight(page: Page): Promise<void> {
  const where = page.url();
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).disableRules(KNOWN).analyze();
  const said = violations.map(
    (one) =>
      `${one.id}: ${one.help}: ${one.nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(', ')}`,
  );
  expect(said, `accessibility of ${where}`).toEqual([]);
  await fits(page);
  expect(wrongOf.get(page) ?? [], `faults of ${where}`).toEqual([]);
}

/** Nothing on the page is wider than the screen. */
export async function fits(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over, `${page.url()} is wider than the screen by`).toBeLessThanOrEqual(0);
}
