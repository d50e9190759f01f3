// What specs import instead of @playwright/test:
//   import { expect, test } from '../support/test';
import { expect, test as base } from '@playwright/test';
import { Complaints } from './complaints';
import { Server } from './server';

interface ForTest {
  /** Fails the test at its end unless it is empty; `complaints.allow(/…/)` for what the test means to provoke. */
  complaints: Complaints;
}

interface ForWorker {
  /** The running program; `baseURL` is its address, so `page.goto('/fi')` does. */
  server: Server;
}

export const test = base.extend<ForTest, ForWorker>({
  server: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  complaints: [
    async ({ context, javaScriptEnabled, server }, use, info) => {
      const complaints = new Complaints(context, server.url, javaScriptEnabled ?? true);
      await use(complaints);
      if (info.status !== info.expectedStatus || complaints.list().length > 0) {
        await info.attach('server.log', { body: server.log(), contentType: 'text/plain' });
      }
      expect(complaints.list(), 'the browser complained').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
