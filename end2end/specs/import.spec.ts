// Inviting people by a list, with a script and without.
import { expect, test } from '../support/test';
import { t } from '../support/words';

test('a list is sent, looked at and carried out', async ({ page, server }) => {
  const slug = `lista-${Date.now()}`;
  const printed = server.admin('organisation', 'new', 'Äijälän Sähkö', '--slug', slug);
  await page.goto(new URL(printed.trim().split('\n').at(-1) ?? '').pathname);
  await page.getByLabel(t('fi', 'join-name-label')).fill('Maija Manageri');
  await page.getByRole('button', { name: t('fi', 'join-button'), exact: true }).click();
  await page.goto(`/sv/organisation/${slug}/import`);
  const csv = 'Namn;E-post\r\nÅsa Öhman;asa@example.org\r\n';
  const file = page.getByLabel(t('sv', 'import-file'));
  await file.setInputFiles({ name: 'lista.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') });
  await page.getByRole('button', { name: t('sv', 'import-look'), exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: 'asa@example.org' });
  await expect(row).toContainText('Åsa Öhman');
  await expect(row).toContainText(t('sv', 'import-happens-new'));
  await page.getByRole('button', { name: t('sv', 'import-confirm'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('sv', 'import-done-title'));
  // Pasted once more there is nothing to do.
  await page.goto(`/sv/organisation/${slug}/import`);
  await page.getByLabel(t('sv', 'import-text')).fill(csv);
  await page.getByRole('button', { name: t('sv', 'import-look'), exact: true }).click();
  await expect(page.getByText(t('sv', 'import-nothing-to-do'))).toBeVisible();
  await expect(page.getByRole('button', { name: t('sv', 'import-confirm'), exact: true })).toHaveCount(0);
});
