// An organisation whose manager holds the browser.
import { type Page, expect } from '@playwright/test';
import { Database } from './database';
import type { Server } from './server';
import { t } from './words';

let count = 0;

/** Makes an organisation with so many guests who are asked the fixture course; gives the address of its board in Finnish. */
export async function managed(page: Page, server: Server, people: number): Promise<string> {
  const slug = `lampo-${Date.now()}-${++count}`;
  const database = new Database(server);
  const printed = server.admin('organisation', 'new', 'Pohjois-Äijälän Sähkö ja Lämpö Oy', '--slug', slug);
  database.ask(slug, 'everything', 14);
  const names = ['Åke Öhman', 'Maria-Kristiina Lindqvist-Hämäläinen', 'محمد عبد اللطيف', 'Aino', 'Zoe O’Neill'];
  const all = Array.from({ length: people }, (_, index) => `${names[index % names.length]} ${index}`);
  database.crowd(slug, 'everything', all);
  await page.goto(new URL(printed.trim().split('\n').at(-1) ?? '').pathname);
  await page.getByLabel(t('fi', 'join-name-label')).fill('Maija Manageri');
  await page.getByRole('button', { name: t('fi', 'join-button'), exact: true }).click();
  await expect(page.getByRole('status')).toBeVisible();
  return `/fi/organisation/${slug}/board/everything`;
}
