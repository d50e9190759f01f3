// The mails of a program without a mail server: files in its data folder.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Server } from './server';

/** The address in the newest mail to somebody, once there is one. */
export async function linkTo(server: Server, to: string): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(async () => {
      const folder = join(server.data, 'mail');
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
      const mails = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
      const mail = mails.filter((text) => text.includes(`To: ${to}`)).at(-1);
      // Long lines are broken by `=` at their ends, and `=3D` is a `=`.
      link = mail?.replace(/=\r?\n/g, '').match(/https?:\/\/\S+/)?.[0];
      return link;
    }, { message: `a mail to ${to}` })
    .toBeTruthy();
  return link ?? '';
}
