import type { Page } from 'playwright-core';

/** More than any page has to step through. */
const MOST_STEPS = 250;

/**
 * Presses Tab until the focus is where somebody without a mouse wants it: on what a selector finds, or, where the words are no
 * selector, on a link, button or summary that says them. `saying` narrows a selector to what says it.
 */
export async function reach(page: Page, wanted: string, saying?: string): Promise<void> {
  const selector = /^(?:[a-z]+|main [a-z:[\]()-]+)?\[|^main /.test(wanted) ? wanted : null;
  const text = selector === null ? wanted : saying;
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate(
      ({ selector, text }) => {
        const at = document.activeElement as HTMLElement | null;
        if (at === null || (selector !== null && !at.matches(selector))) return false;
        return text === undefined || at.innerText.trim() === text;
      },
      { selector, text },
    );
    if (there) return;
  }
  throw new Error(`Tab never reaches ${wanted}`);
}
