// Nothing needs scrolling sideways, at 320 px (which is 1280 px at 400 %) and at 1280 px, and texts may be spaced widely.
import { type Page, expect } from '@playwright/test';

/** The spacing of WCAG 1.4.12. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;

/** What sticks out of the page sideways; parts that scroll by themselves may be as wide as they like. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const told: string[] = [];
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      if (box.width > 0 && box.right > width + 1 && told.length < 8) {
        told.push(`${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} ends at ${Math.round(box.right)} of ${width} px`);
      }
    }
    return told.length > 0 ? told : [`the page is ${document.documentElement.scrollWidth} of ${width} px wide`];
  });
}

/** Buttons and fields' labels whose text does not fit into them. */
export function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a.button, label, summary, legend, h1, h2, h3')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, svg'))
      .filter((element) => getComputedStyle(element).overflow !== 'visible' || element.matches('button, a.button'))
      .filter((element) => element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2)
      // Elements in a line of text have no box of their own to clip with.
      .filter((element) => getComputedStyle(element).display !== 'inline')
      .map((element) => `${element.tagName.toLowerCase()} "${element.textContent?.trim()}"`),
  );
}

/** Looks at the page narrow and wide, as it is and with its texts spaced; afterwards the page is as it was. */
export async function checkReflow(page: Page, stop: string): Promise<void> {
  expect.soft(await tooWide(page), `${stop}, 1280 px`).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect.soft(await tooWide(page), `${stop}, 320 px`).toEqual([]);
  expect.soft(await clipped(page), `${stop}, 320 px, clipped`).toEqual([]);
  // By the browser's own doing, as a user style does it: the page's policy allows no inline style.
  const spaced = await page.evaluateHandle((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
    return sheet;
  }, SPACING);
  expect.soft(await tooWide(page), `${stop}, 320 px, spaced`).toEqual([]);
  expect.soft(await clipped(page), `${stop}, 320 px, spaced, clipped`).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  expect.soft(await clipped(page), `${stop}, 1280 px, spaced, clipped`).toEqual([]);
  await spaced.evaluate((sheet) => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });
}
