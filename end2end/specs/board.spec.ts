// The board of an organisation, with scripts and without: what is shown stands in the address, files are taken by forms.
import { readFile } from 'node:fs/promises';
import { Keyboard } from '../support/keyboard';
import { managed } from '../support/managed';
import { expect, test } from '../support/test';
import { t } from '../support/words';

test('filtered, sorted, turned over, and taken along', async ({ page, server }) => {
  const address = await managed(page, server, 120);
  await page.goto(address);
  const rows = page.locator('table.board tbody tr');
  await expect(rows).toHaveCount(50);
  await page.getByRole('link', { name: t('fi', 'board-page-after'), exact: true }).click();
  await expect(page).toHaveURL(/\?page=2$/);
  await page.getByLabel(t('fi', 'board-search')).fill('öhman');
  await page.getByLabel(t('fi', 'board-status'), { exact: true }).selectOption({ label: t('fi', 'status-done') });
  await page.getByRole('button', { name: t('fi', 'board-show'), exact: true }).click();
  await expect(page).toHaveURL(/status=done/);
  await expect(rows).toHaveCount(8);
  const names = () => rows.locator('th a').allTextContents();
  const first = await names();
  // By the heading of the column, and once more.
  await page.getByRole('columnheader').getByRole('link', { name: t('fi', 'board-name'), exact: true }).click();
  await expect(page.getByRole('columnheader', { name: t('fi', 'board-name') })).toHaveAttribute('aria-sort', 'descending');
  expect(await names()).toEqual([...first].reverse());
  await expect(page.getByLabel(t('fi', 'board-search'))).toHaveValue('öhman');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('fi', 'board-export-csv'), exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^lampo-.*-everything-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n').slice(1);
  expect(lines.map((line) => line.split(';')[0])).toEqual([...first].reverse());
  await page.getByRole('link', { name: t('fi', 'board-show-all'), exact: true }).click();
  await expect(rows).toHaveCount(50);
});

test('on a narrow screen every person is a card with its labels', async ({ page, server }) => {
  const address = await managed(page, server, 5);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(address);
  await expect(page.locator('table.board thead')).toBeHidden();
  // The list can be sorted here too.
  await page.getByLabel(t('fi', 'board-sort'), { exact: true }).selectOption({ label: t('fi', 'board-sort-name-turned') });
  await page.getByRole('button', { name: t('fi', 'board-show'), exact: true }).click();
  await expect(page).toHaveURL(/sort=-name/);
  await expect(page.locator('table.board tbody tr').first().locator('th a')).toContainText('محمد');
});

test('the board by keyboard', { tag: '@js' }, async ({ page, server }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const address = await managed(page, server, 60);
  await page.goto(address);
  const keyboard = new Keyboard(page);
  await keyboard.to(page.getByLabel(t('fi', 'board-search')));
  await page.keyboard.type('aino');
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/search=aino/);
  await keyboard.use(page.getByRole('navigation', { name: t('fi', 'board-counts') }).getByRole('link').last());
  await expect(page).toHaveURL(/status=done/);
  await keyboard.use(page.getByRole('columnheader').getByRole('link', { name: t('fi', 'board-completed'), exact: true }));
  await expect(page.getByRole('columnheader', { name: t('fi', 'board-completed') })).toHaveAttribute('aria-sort', 'ascending');
  await keyboard.to(page.getByRole('button', { name: t('fi', 'board-export-pdf'), exact: true }));
  await keyboard.use(page.locator('table.board tbody th a').first());
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Aino');
  expect(keyboard.blind()).toEqual([]);
});
