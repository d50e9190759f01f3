// When a page answers to scripts.
import type { Page } from '@playwright/test';

/**
 * Waits until the page has loaded and its islands are awake: before, a reply loads the page again, which is right, but
 * seldom what is tried. Fails when the script that wakes them has failed.
 */
export async function awake(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate(async () => {
    // A module runs once: this waits for the page's own run of it to end.
    for (const script of document.querySelectorAll<HTMLScriptElement>('script[type=module][src]')) await import(script.src);
  });
}
