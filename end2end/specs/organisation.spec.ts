// What managers of an organisation do, with scripts and without: the pages are forms.
import { manager } from '../support/organisation';
import { expect, test } from '../support/test';
import { t } from '../support/words';

/** A black square of 64 pixels. */
const BLACK = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAG0lEQVR42u3BgQAAAADDoPlT3+AEVQEAAAB8AxBAAAG9PLePAAAAAElFTkSuQmCC',
  'base64',
);

test('a manager goes from page to page, asks for a course and invites', async ({ page, complaints, server }) => {
  complaints.allow(/status of 422/);
  const at = await manager(page, server, 'sv');
  await page.goto(at(''));
  const nav = page.getByRole('navigation', { name: t('sv', 'organisation-nav') });
  for (const tab of ['people', 'teams', 'invitations', 'assignments', 'log', 'settings', 'overview']) {
    await nav.getByRole('link', { name: t('sv', `organisation-${tab}`), exact: true }).click();
    await expect(nav.locator('[aria-current=page]')).toHaveText(t('sv', `organisation-${tab}`));
  }
  await page.getByRole('link', { name: t('sv', 'overview-ask') }).click();
  await page.getByLabel(t('sv', 'asked-deadline-days')).check();
  await page.getByRole('button', { name: t('sv', 'asked-make'), exact: true }).click();
  const summary = page.getByRole('alert');
  // Each line of the summary leads to its field.
  await summary.getByRole('link', { name: t('sv', 'asked-no-course') }).click();
  await page.getByLabel(t('sv', 'asked-course'), { exact: true }).selectOption('everything');
  await expect(page.getByLabel(t('sv', 'asked-deadline-days'))).toBeChecked();
  await page.getByLabel(t('sv', 'asked-days'), { exact: true }).fill('14');
  await page.getByRole('button', { name: t('sv', 'asked-make'), exact: true }).click();
  await expect(page.getByRole('status')).toHaveText(t('sv', 'asked-made'));
  await page.goto(at(''));
  await expect(page.getByText(t('sv', 'overview-done', { done: 0, all: 52 }))).toBeVisible();
  await page.goto(at('/invitations'));
  await page.getByLabel(t('sv', 'email-label'), { exact: true }).fill('eva@example.org');
  await page.getByRole('button', { name: t('sv', 'invites-send'), exact: true }).click();
  await expect(page.getByRole('status')).toHaveText(t('sv', 'invites-sent'));
  await expect(page.getByText('eva@example.org').first()).toBeVisible();
});

test('a member is found by the keyboard and removed', async ({ page, server }) => {
  const at = await manager(page, server, 'en');
  await page.goto(at('/people'));
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('hämäläinen 50');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText(t('en', 'people-found', { n: 1, search: 'hämäläinen 50' }));
  await page.getByRole('link', { name: new RegExp(`^${t('en', 'entry-change')}.* Lindqvist-Hämäläinen 50$`) }).press('Enter');
  await page.getByRole('link', { name: t('en', 'change-remove-link') }).press('Enter');
  await page.getByRole('button', { name: t('en', 'change-remove-button') }).press('Enter');
  await expect(page.getByText(t('en', 'people-removed'))).toBeVisible();
  await expect(page.getByText(t('en', 'people-count', { n: 51 }))).toBeVisible();
});

test('a manager gives the organisation a logo, and takes it away', async ({ page, complaints, server }) => {
  complaints.allow(/status of 422/);
  const at = await manager(page, server, 'en');
  await page.goto(at('/settings'));
  const file = page.getByLabel(t('en', 'logo-file'));
  await file.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') });
  await page.getByRole('button', { name: t('en', 'logo-send') }).click();
  await page.getByRole('alert').getByRole('link', { name: t('en', 'logo-wrong-svg') }).click();
  await expect(file).toBeFocused();
  // A black square of 64 pixels: what the service makes of it is shown in the page's head, in the dark on a light plate.
  await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: BLACK });
  await page.getByRole('button', { name: t('en', 'logo-send') }).click();
  await expect(page.getByRole('status')).toHaveText(t('en', 'logo-saved'));
  const logo = page.getByRole('banner').getByRole('img');
  await expect(logo).toBeVisible();
  expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64);
  expect((await logo.getAttribute('alt'))?.length).toBeGreaterThan(0);
  const plate = () => logo.evaluate((image) => getComputedStyle(image).backgroundColor);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await plate()).toBe('rgb(255, 255, 255)');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.getByRole('button', { name: t('en', 'logo-remove') }).click();
  await expect(page.getByRole('status')).toHaveText(t('en', 'logo-removed'));
  await expect(logo).toHaveCount(0);
});

test('a course is asked of one member and taken back', async ({ page, server }) => {
  const at = await manager(page, server, 'en');
  await page.goto(at('/people'));
  await page.getByRole('link', { name: new RegExp(`^${t('en', 'entry-change')}`) }).first().click();
  await page.getByLabel(t('en', 'asked-course'), { exact: true }).selectOption('everything');
  await page.getByLabel(t('en', 'asked-deadline-days')).check();
  await page.getByLabel(t('en', 'asked-days'), { exact: true }).fill('14');
  await page.getByRole('button', { name: t('en', 'asked-make'), exact: true }).click();
  await expect(page.getByRole('status')).toHaveText(t('en', 'personal-asked'));
  await page.getByRole('link', { name: new RegExp(`^${t('en', 'personal-remove')} ?: `) }).click();
  await page.getByRole('button', { name: t('en', 'personal-remove-button') }).click();
  await expect(page.getByRole('status')).toHaveText(t('en', 'personal-removed'));
});
