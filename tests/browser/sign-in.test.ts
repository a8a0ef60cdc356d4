import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../support/requirements.ts';
import { addAuthenticator, codeOf, secretOnPage } from './support/authenticator.ts';
import { launch, looksRight, newPage } from './support/browser.ts';
import { startProduct, type Product } from './support/product.ts';

const PASSWORD = 'tartan kettle osprey jam';
const EMAIL = 'nadia@oldham.example';

/** The first administrator of a council, from the link that was printed to the day they come with a passkey alone. */
describeWith('chromium', 'signing in, in a browser', () => {
  let product: Product;
  let browser: Browser;
  let page: Page;
  let secret = '';
  /** Browsers make passkeys for names only. */
  const at = (path: string) => `${product.address.replace('127.0.0.1', 'localhost')}${path}`;
  const h1 = () => page.locator('h1').innerText();
  const button = (name: string) => page.locator('main').getByRole('button', { name, exact: true });

  beforeAll(async () => {
    product = await startProduct(['serve']);
    browser = await launch();
    page = await newPage(browser);
    await page.goto(product.setUpLink.replace('127.0.0.1', 'localhost'));
    await page.getByLabel('Name of the council').fill('Oldham Council');
    await page.getByText('North West', { exact: true }).click();
    await page.getByLabel('Oldham', { exact: true }).check();
    await page.getByLabel('Your name').fill('Nadia Castle');
    await page.getByLabel('Your e-mail address').fill(EMAIL);
    await page.getByLabel('A password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set up the council' }).click();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const enterPassword = async () => {
    await page.goto(at('/sign-in?next=/account'));
    await page.getByLabel('E-mail address').fill(EMAIL);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await button('Sign in').click();
  };
  const signOut = async () => {
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    expect(await h1()).toBe('Sign in');
  };

  it('sets up an authenticator app from the picture, which loads', async () => {
    expect(await h1()).toBe('Set up a second step');
    await looksRight(page);
    expect(await page.getByText('The browser gave no passkey').isVisible()).toBe(false);
    const picture = page.locator('img.amb-qr');
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    secret = await secretOnPage(page);
    await page.getByLabel('The code that the app shows').fill(codeOf(secret));
    await button('Use this app').click();
    expect(await h1()).toBe('Keep your recovery codes');
    await looksRight(page);
  });

  it('signs in with a password and a code', async () => {
    await page.goto(at('/account'));
    await signOut();
    await looksRight(page);
    await enterPassword();
    expect(await h1()).toBe('Confirm that it is you');
    await looksRight(page);
    await page.getByLabel('Code from your authenticator app').fill('000000');
    await button('Continue').click();
    expect(await page.title()).toMatch(/^Error: /);
    await looksRight(page);
    await page.getByLabel('Code from your authenticator app').fill(codeOf(secret, 1));
    await button('Continue').click();
    expect(await h1()).toBe('Your account');
    await looksRight(page);
  });

  it('adds a passkey, and signs in with it alone', async () => {
    await addAuthenticator(page);
    await page.goto(at('/account/passkey'));
    await looksRight(page);
    await page.getByLabel('A name for it').fill('the test’s key');
    await button('Add a passkey').click();
    await page.waitForURL(/\/account$/);
    expect(await page.locator('#passkeys').innerText()).toContain('the test’s key');
    await looksRight(page);
    await signOut();
    await page.goto(at('/sign-in?next=/account/recovery-codes'));
    await button('Sign in with a passkey').click();
    await page.waitForURL((url) => url.pathname === '/account/recovery-codes');
    expect(await h1()).toBe('Recovery codes');
  });

  it('takes the passkey as the second step after a password', async () => {
    await page.goto(at('/account'));
    await signOut();
    await enterPassword();
    await button('Use a passkey').click();
    await page.waitForURL(/\/account$/);
    expect(await h1()).toBe('Your account');
  });

  it('says what to do where the browser gives no passkey', async () => {
    await signOut();
    const other = await newPage(browser);
    const client = await addAuthenticator(other);
    await other.goto(at('/sign-in'));
    await client.send('WebAuthn.disable');
    await other.evaluate(() => {
      navigator.credentials.get = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await other.locator('main').getByRole('button', { name: 'Sign in with a passkey' }).click();
    await other.getByText('The browser gave no passkey. Try again, or use another way.').waitFor();
    await other.context().close();
  });

  it('fits a telephone, also what asks for a new password', async () => {
    const phone = await newPage(browser, { viewport: { width: 390, height: 844 } });
    await phone.goto(at('/sign-in'));
    await looksRight(phone);
    await phone.goto(at('/reset'));
    await looksRight(phone);
    await phone.getByLabel('E-mail address').fill('nobody@oldham.example');
    await phone.getByRole('button', { name: 'Send the link' }).click();
    await looksRight(phone);
    await phone.context().close();
    await enterPassword();
    await button('Use a passkey').click();
    await page.waitForURL(/\/account$/);
    await page.setViewportSize({ width: 390, height: 844 });
    await looksRight(page);
  });
});
