// The strict content security policy: nothing blocked, no answer without it, and no script where there is nothing to make
// interactive.
import { type Page, expect } from '@playwright/test';
import { awake } from './awake';

/** Collects what the policy blocks, on this page and on those that come. */
export async function violations(page: Page): Promise<string[]> {
  const seen: string[] = [];
  await page.exposeFunction('policyBlocked', (text: string) => seen.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { policyBlocked } = window as unknown as { policyBlocked(text: string): void };
      policyBlocked(`${event.effectiveDirective} blocked ${event.blockedURI} on ${location.pathname}`);
    });
  });
  return seen;
}

/** Collects documents that come without the strict policy. */
export function withoutPolicy(page: Page): string[] {
  const bare: string[] = [];
  page.on('response', (response) => {
    if (!response.request().isNavigationRequest() || (response.status() >= 300 && response.status() < 400)) return;
    const policy = response.headers()['content-security-policy'] ?? '';
    const strict = policy.includes("default-src 'none'") && !policy.includes('unsafe-inline') && !policy.includes("'unsafe-eval'");
    if (!strict) bare.push(`${response.url()}: ${policy}`);
  });
  return bare;
}

/** Scripts: never inline; those of islands loaded exactly where there are islands, that of passkeys where there is a form for one. */
export async function checkScripts(page: Page, stop: string): Promise<void> {
  await awake(page);
  const { inline, loaded, islands, forms } = await page.evaluate(() => ({
    inline: {
      scripts: [...document.querySelectorAll('script:not([src])')].map((script) => script.outerHTML.slice(0, 80)),
      handlers: [...document.querySelectorAll('*')].filter((element) => element.getAttributeNames().some((name) => /^on/.test(name))).length,
    },
    loaded: performance
      .getEntriesByType('resource')
      .map((entry) => new URL(entry.name).pathname)
      .filter((path) => /\.(js|wasm)$/.test(path)),
    islands: document.querySelectorAll('leptos-island').length,
    forms: document.querySelectorAll('form[data-passkey]').length,
  }));
  expect.soft(inline, stop).toEqual({ scripts: [], handlers: 0 });
  const said = `${stop}: ${islands} islands, ${forms} forms for a passkey, loaded ${loaded.join(' ')}`;
  const ofPasskeys = loaded.filter((path) => path.includes('/passkeys-'));
  expect.soft(loaded.length > ofPasskeys.length, said).toBe(islands > 0);
  expect.soft(ofPasskeys.length > 0, said).toBe(forms > 0);
}
