import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

// The distribution's own browser; Playwright's download is not used.
const chromium = process.env.PEREHDY_TEST_CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(chromium)) {
  throw new Error(`There is no browser at ${chromium}. Install Debian's package chromium, or set PEREHDY_TEST_CHROMIUM.`);
}

export default defineConfig({
  testDir: 'specs',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A test that passes only at the second try is a fault, in it or in the product.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    channel: undefined,
    locale: 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    // Recording doubles the time. To see what happened: `--trace retain-on-failure` after the command.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // Tests about what only scripts do (or that look with a script, as axe does) have the tag @js, and the other way round.
  projects: [
    { name: 'js', grepInvert: /@nojs/ },
    { name: 'nojs', use: { javaScriptEnabled: false }, grepInvert: /@js/ },
  ],
});
