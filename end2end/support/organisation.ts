// Organisations and their managers.
import type { Page } from '@playwright/test';
import { Database } from './database';
import { linkTo } from './mailbox';
import type { Server } from './server';
import { type Lang, t } from './words';

let count = 0;

/** Signs in with an address, by the link that is mailed. */
export async function signIn(page: Page, server: Server, to: string, lang: Lang): Promise<void> {
  await page.goto(`/${lang}/sign-in`);
  await page.getByRole('textbox', { name: t(lang, 'email-label') }).first().fill(to);
  await page.getByRole('button', { name: t(lang, 'sign-in-send'), exact: true }).click();
  await page.goto(new URL(await linkTo(server, to)).pathname);
  await page.getByRole('button', { name: t(lang, 'link-enter'), exact: true }).click();
}

/** Signs in somebody new as the manager of a new organisation; gives the addresses of its pages. */
export async function manager(page: Page, server: Server, lang: Lang): Promise<(path: string) => string> {
  count += 1;
  const [slug, to] = [`acme-${count}`, `maija.${Date.now()}.${count}@example.org`];
  await signIn(page, server, to, lang);
  new Database(server).makeOrganisation(slug, 'Äijälän sähkö ja kunnossapito', to);
  return (path) => `/${lang}/organisation/${slug}${path}`;
}
