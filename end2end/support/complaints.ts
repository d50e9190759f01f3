// What a browser complains about while a test runs.
import type { BrowserContext } from '@playwright/test';

/** Collects errors of the console, uncaught exceptions, failed requests and requests to anywhere else. */
export class Complaints {
  private readonly collected: string[] = [];
  private readonly allowed: RegExp[] = [];

  constructor(context: BrowserContext, origin: string, scripts: boolean) {
    context.on('console', (message) => {
      const text = message.text();
      // The second is only a warning to the browser, and an island that never starts to the learner.
      if (message.type() === 'error' || text.includes('Could not find WASM function for the island')) {
        this.collected.push(`console: ${text} (${message.location().url})`);
      }
    });
    context.on('weberror', (error) => {
      const { name, message, stack } = error.error();
      this.collected.push(`exception: ${stack || `${name} ${message}`} (${error.page()?.url()})`);
    });
    context.on('request', (request) => {
      if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== origin) {
        this.collected.push(`request to elsewhere: ${request.url()}`);
      }
    });
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'unknown reason';
      // With scripts off, Chromium says of a script that it was told to load early that a policy blocked it.
      if (!scripts && reason === 'csp' && /\.js$/.test(request.url())) return;
      // Aborted is what the browser itself gave up, for example a video when the page is left.
      if (reason !== 'net::ERR_ABORTED') this.collected.push(`request failed: ${request.url()}: ${reason}`);
    });
    context.on('response', (response) => {
      if (response.status() >= 500) this.collected.push(`answered ${response.status()}: ${response.url()}`);
    });
  }

  /** Complaints like this one belong to the test, for example `/status of 422/`. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  /** Everything that has been complained about. */
  all(): readonly string[] {
    return this.collected;
  }

  /** What has been complained about and is not allowed. */
  list(): string[] {
    return this.collected.filter((complaint) => !this.allowed.some((pattern) => pattern.test(complaint)));
  }
}
