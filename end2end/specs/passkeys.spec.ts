// Passkeys, with the device that Chromium has for tests.
import type { CDPSession, Page } from '@playwright/test';
import { faultsInEveryLook } from '../support/axe';
import { Keyboard } from '../support/keyboard';
import { linkTo } from '../support/mailbox';
import { expect, test as base } from '../support/test';
import { t } from '../support/words';

// Passkeys belong to a name, not to a network address: the same program by the name that it tells itself.
const test = base.extend({
  baseURL: async ({ server }, use) => use(server.url.replace('127.0.0.1', 'localhost')),
});

test.beforeEach(({ complaints }) => complaints.allow(/request to elsewhere: http:\/\/localhost:/));

/** A device that makes sure who uses it. */
async function device(page: Page): Promise<[CDPSession, string]> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return [session, authenticatorId];
}

const button = (page: Page, key: string) => page.getByRole('button', { name: t('fi', key), exact: true });

test('a passkey is added, used and removed', { tag: '@js' }, async ({ page, server, complaints }) => {
  // Eight states in four looks each.
  test.setTimeout(180_000);
  complaints.allow(/status of 422/);
  const [session, authenticatorId] = await device(page);
  const to = `aino.${Date.now()}@example.org`;
  await page.goto('/fi/sign-in');
  await page.getByLabel(t('fi', 'email-label')).first().fill(to);
  await button(page, 'sign-in-send').click();
  await page.goto(new URL(await linkTo(server, to)).pathname);
  await button(page, 'link-enter').click();
  await expect(page).toHaveURL(/\/fi\/me\?welcome/);

  // By keyboard alone.
  const keyboard = new Keyboard(page);
  await keyboard.use(page.getByRole('link', { name: t('fi', 'passkeys-title'), exact: true }));
  await expect(page.getByText(t('fi', 'passkeys-none'))).toBeVisible();
  await expect(page.getByText(t('fi', 'passkeys-not-here'))).toBeHidden();
  await expect(page.locator('#passkey-error')).toBeHidden();
  expect(await faultsInEveryLook(page)).toEqual([]);
  const name = page.getByLabel(t('fi', 'passkey-name'), { exact: true });
  await expect(name).toHaveValue(/Chrom/);
  await keyboard.to(name);
  await keyboard.press('Control+A');
  await page.keyboard.type('Oma puhelin');
  await keyboard.use(button(page, 'passkey-add'));
  await expect(page.getByRole('status')).toHaveText(t('fi', 'passkey-added'));
  await expect(page.getByRole('heading', { name: 'Oma puhelin', exact: true })).toBeVisible();
  expect(await faultsInEveryLook(page)).toEqual([]);

  // The same device has one already: told, and nothing typed is lost.
  await name.fill('Toinen');
  await button(page, 'passkey-add').click();
  await expect(page.getByRole('alert')).toHaveText(t('fi', 'passkey-known'));
  await expect(name).toHaveValue('Toinen');
  expect(await faultsInEveryLook(page)).toEqual([]);

  await page.goto('/fi/me');
  await button(page, 'sign-out').click();
  await expect(page).toHaveURL(/\/fi\/sign-in\?out/);
  expect(await faultsInEveryLook(page)).toEqual([]);
  // Given up, and tried again by the same button.
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await keyboard.use(button(page, 'passkey-sign-in'));
  await expect(page.getByRole('alert')).toHaveText(t('fi', 'passkey-cancelled'));
  expect(await faultsInEveryLook(page)).toEqual([]);
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await button(page, 'passkey-sign-in').press('Enter');
  await expect(page).toHaveURL(/\/fi\/me\?welcome/);
  await expect(page.getByText(to)).toBeVisible();

  await page.goto('/fi/me/passkeys');
  await page.getByRole('link', { name: new RegExp(`^${t('fi', 'passkey-rename')}`) }).press('Enter');
  const field = page.locator('#rename');
  await field.fill('Vanha puhelin');
  expect(await faultsInEveryLook(page)).toEqual([]);
  await field.press('Enter');
  await expect(page.getByRole('status')).toHaveText(t('fi', 'passkey-renamed'));
  await page.getByRole('button', { name: new RegExp(`^${t('fi', 'passkey-remove')}.*Vanha puhelin`) }).press('Enter');
  await expect(page.getByRole('status')).toHaveText(t('fi', 'passkey-removed'));
  await expect(page.getByText(t('fi', 'passkeys-none'))).toBeVisible();

  await page.goto('/fi/me');
  await button(page, 'sign-out').click();
  await button(page, 'passkey-sign-in').click();
  await expect(page.locator('#passkey-error')).toHaveText(t('fi', 'passkey-unknown'));
  await expect(page.locator('.error-summary')).toContainText(t('fi', 'passkey-unknown'));
  expect(await faultsInEveryLook(page)).toEqual([]);
  expect(keyboard.blind()).toEqual([]);
});

test('where the service does not answer, the button is there to try again', { tag: '@js' }, async ({ page, complaints }) => {
  complaints.allow(/net::ERR_FAILED/);
  await device(page);
  await page.goto('/fi/sign-in');
  await page.route('**/sign-in', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await button(page, 'passkey-sign-in').click();
  await expect(page.getByRole('alert')).toHaveText(t('fi', 'passkey-not-asked'));
  await expect(button(page, 'passkey-sign-in')).toBeEnabled();
});

test('a browser without passkeys is offered none', { tag: '@js' }, async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'PublicKeyCredential', { value: undefined });
  });
  await page.goto('/sv/sign-in');
  await expect(page.getByRole('button', { name: t('sv', 'sign-in-send'), exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: t('sv', 'passkey-sign-in'), exact: true })).toBeHidden();
});

test('without scripts nothing is offered that needs them', { tag: '@nojs' }, async ({ page, server }) => {
  const to = `eero.${Date.now()}@example.org`;
  await page.goto('/fi/sign-in');
  await expect(button(page, 'passkey-sign-in')).toBeHidden();
  await page.getByLabel(t('fi', 'email-label')).first().fill(to);
  await button(page, 'sign-in-send').click();
  await page.goto(new URL(await linkTo(server, to)).pathname);
  await button(page, 'link-enter').click();
  await page.goto('/fi/me/passkeys');
  await expect(button(page, 'passkey-add')).toBeHidden();
  await expect(page.getByText(t('fi', 'passkeys-not-here'))).toBeVisible();
});
