import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith, projectRoot } from '../support/requirements.ts';
import { codeOnPage } from './support/authenticator.ts';
import { fits, launch, looksRight, newPage } from './support/browser.ts';
import { startProduct, type Product } from './support/product.ts';

/** The provider of docs/how-to/single-sign-on.md, as a reader of it starts it. */
async function startLoopbackProvider(amberley: string): Promise<{ child: ChildProcess; issuer: string }> {
  const script = join(projectRoot, 'scripts/loopback-identity-provider.mjs');
  const child = spawn(process.execPath, [script, '--port', '0', '--amberley', amberley], { stdio: 'pipe' });
  const issuer = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Issuer\s+(http:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the provider ended with ${code}:\n${said}`)));
  });
  return { child, issuer };
}

describeWith('chromium', 'the how-to of single sign-on, from nothing, in a browser', () => {
  let product: Product;
  let provider: { child: ChildProcess; issuer: string };
  let browser: Browser;
  let page: Page;
  const h1 = () => page.locator('h1').innerText();

  beforeAll(async () => {
    process.env.SIGN_ON_SECRET = 'loopback-only-secret';
    product = await startProduct(['serve']);
    provider = await startLoopbackProvider(product.address);
    browser = await launch();
    page = await newPage(browser);
    await page.goto(product.setUpLink);
    await page.getByLabel('Name of the council').fill('Oldham Council');
    await page.getByText('North West', { exact: true }).click();
    await page.getByLabel('Oldham', { exact: true }).check();
    await page.getByLabel('Your name').fill('Nadia Castle');
    await page.getByLabel('Your e-mail address').fill('nadia@oldham.example');
    await page.getByLabel('A password').fill('tartan kettle osprey jam');
    await page.getByRole('button', { name: 'Set up the council' }).click();
    await page.getByLabel('The code that the app shows').fill(await codeOnPage(page));
    await page.getByRole('button', { name: 'Use this app' }).click();
    await page.getByRole('button', { name: 'I have kept them: continue' }).click();
  }, 240_000);
  afterAll(async () => {
    delete process.env.SIGN_ON_SECRET;
    provider?.child.kill();
    await browser?.close();
    await product?.stop();
  });

  const choose = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const signOut = () => page.getByRole('button', { name: 'Sign out', exact: true }).first().click();

  it('its settings are found, filled in and saved', async () => {
    await page.goto(`${product.address}/settings`);
    await page.getByRole('link', { name: 'Single sign-on' }).click();
    expect(await h1()).toBe('Single sign-on');
    await looksRight(page);
    await page.getByLabel('Name of the provider').fill('Loopback');
    await page.getByLabel('Issuer').fill('http://127.0.0.1:1');
    await page.getByLabel('Client id').fill('amberley');
    await page.getByRole('button', { name: 'Save the settings' }).click();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('did not answer');
    await looksRight(page);
    await page.getByLabel('Issuer').fill(provider.issuer);
    await page.getByLabel('Value of the claim, row 1').fill('Amberley.Administrator');
    await page.getByLabel('Role in Amberley, row 1').selectOption('Administrator');
    await page.getByLabel('Value of the claim, row 2').fill('Amberley.ContractsOfficer');
    await page.getByLabel('Role in Amberley, row 2').selectOption('Contracts officer');
    await page.getByLabel('Make an account for whoever has a role').check();
    await page.getByRole('button', { name: 'Save the settings' }).click();
    expect(await page.content()).toContain('The settings of single sign-on were saved.');
    await looksRight(page);
  });

  it('a try shows what the provider says', async () => {
    await page.getByRole('link', { name: 'Try it' }).click();
    await choose('Ada Administrator');
    expect(await h1()).toBe('What the provider said');
    const said = await page.locator('main').innerText();
    expect(said).toContain('An account would be made for Ada Administrator (ada@council.example)');
    expect(said).toContain('Will work: the provider sends "auth_time"');
    await looksRight(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await fits(page);
    await page.getByRole('button', { name: 'Back to the settings' }).click();
    await fits(page);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('switched on, its button signs an officer in, and nobody else', async () => {
    await page.getByLabel('Switch single sign-on on').check();
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await signOut();
    // The provider remembers who tried it.
    await page.context().clearCookies({ domain: '127.0.0.1' });
    await page.goto(`${product.address}/sign-in?next=/account`);
    await looksRight(page);
    await page.getByRole('button', { name: 'Sign in with Loopback' }).click();
    await choose('Noor Nobody');
    expect(await h1()).toBe('You have no role in Amberley yet');
    await looksRight(page);
    await page.context().clearCookies({ domain: '127.0.0.1' });
    await page.goto(`${product.address}/sign-in?next=/account`);
    await page.getByRole('button', { name: 'Sign in with Loopback' }).click();
    await choose('Olu Officer');
    await page.waitForURL(/\/account$/);
    expect(await page.locator('header').innerText()).toContain('Olu Officer');
    await page.goto(`${product.address}/settings/single-sign-on`);
    expect(await h1()).toBe('You do not have permission');
  });

  it('signing out says that the provider still knows them, and signs out there too', async () => {
    await signOut();
    expect(await h1()).toBe('You are signed out of Amberley');
    await looksRight(page);
    await page.getByRole('button', { name: 'Sign out of Loopback too' }).click();
    await choose('Yes, sign out');
    await page.waitForURL(/\/sign-in/);
    expect(await h1()).toBe('Sign in');
    await page.getByRole('button', { name: 'Sign in with Loopback' }).click();
    expect(await h1()).toContain('who are you?');
    await choose('Nobody: go back');
    expect(await h1()).toBe('You were not let in');
  });

  it('a provider that is away is a page, and the password still works', async () => {
    provider.child.kill();
    await page.goto(`${product.address}/sign-in`);
    await page.getByLabel('E-mail address').fill('nadia@oldham.example');
    await page.getByLabel('Password', { exact: true }).fill('tartan kettle osprey jam');
    await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    expect(await h1()).toBe('Confirm that it is you');
  });
});
