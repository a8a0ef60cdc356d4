import type { Page } from 'playwright-core';
import type { Product } from './product.ts';

/** Signs in to the demonstration as the person of a role ("Administrator"), as a visitor would: chosen from the list, of the first council. */
export async function signInAs(page: Page, product: Product, role = 'Administrator'): Promise<void> {
  await page.goto(`${product.address}/sign-in`);
  await page.getByRole('link', { name: role, exact: true }).first().click();
  await page.getByLabel('Password', { exact: true }).fill(product.password);
  await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
