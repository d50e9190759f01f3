// It has been seen once, in the middle of a long way on a busy machine, that the browser stops painting: scripts run, but no
// animation frame comes any more, no picture can be taken, and Playwright waits in vain for a button to stand still
// (https://github.com/microsoft/playwright/issues/41562 tells of the same after a view transition).
import type { Page } from '@playwright/test';

/** Milliseconds in which two frames come, also on a machine that is busy. */
const PATIENCE = 5_000;

/** What is known to make a browser paint again, the gentlest first. */
const REMEDIES: [string, (page: Page) => Promise<unknown>][] = [
  ['being in front', (page) => page.bringToFront()],
  ['another size', async (page) => {
    const size = page.viewportSize() ?? { width: 1280, height: 800 };
    await page.setViewportSize({ ...size, height: size.height + 1 });
    await page.setViewportSize(size);
  }],
  // A form that came back comes back again.
  ['loading it again', (page) => page.reload()],
];

/** Waits until the page is painted; makes the browser paint again if it has stopped, and says so in the report. */
export async function painted(page: Page, patience = PATIENCE): Promise<void> {
  if (await framesCome(page, patience)) return;
  for (const [name, remedy] of REMEDIES) {
    await remedy(page);
    const helped = await framesCome(page, patience);
    console.log(`no frame of ${page.url()} was painted for ${patience} ms; ${name} ${helped ? 'helped' : 'did not help'}`);
    if (helped) return;
  }
  throw new Error('the browser has stopped painting the page');
}

function framesCome(page: Page, patience: number): Promise<boolean> {
  return page.evaluate(
    (patience) =>
      new Promise<boolean>((resolve) => {
        setTimeout(() => resolve(false), patience);
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)));
      }),
    patience,
  );
}
