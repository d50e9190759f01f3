// What holds on every page and in every state: the strict policy is kept, nothing needs scrolling sideways, and there is
// no accessibility fault that a machine can find, in light and dark, wide and narrow. Each way is walked once for all.
// (Complaints of the console, failed requests and requests to elsewhere fail every test: see support/complaints.ts.)
import { faults, faultsInEveryLook } from '../support/axe';
import { painted } from '../support/painted';
import { checkScripts, violations, withoutPolicy } from '../support/policy';
import { checkReflow, clipped, tooWide } from '../support/reflow';
import { expect, test } from '../support/test';
import { tours } from '../support/tours';
import { t } from '../support/words';

for (const tour of tours) {
  test(`everywhere: ${tour.name}`, { tag: '@js' }, async ({ page, complaints, server }) => {
    test.setTimeout(300_000);
    if (tour.allow) complaints.allow(tour.allow);
    const blocked = await violations(page);
    const bare = withoutPolicy(page);
    let stops = 0;
    await tour.walk(page, async (stop) => {
      stops += 1;
      await checkScripts(page, stop);
      await checkReflow(page, stop);
      expect.soft(await faultsInEveryLook(page), stop).toEqual([]);
      await painted(page);
    }, server);
    expect(blocked).toEqual([]);
    expect(bare).toEqual([]);
    expect(stops).toBeGreaterThan(0);
  });
}

test('accessible: the outline of the course, opened on a phone', { tag: '@js' }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/fi/courses/everything/basics/words');
    await page.getByRole('button', { name: t('fi', 'outline-open'), exact: true }).click();
    await expect(page.getByRole('navigation', { name: t('fi', 'outline-label') })).toBeVisible();
    expect.soft(await faults(page), colorScheme).toEqual([]);
  }
});

test('accessibility faults are found', { tag: '@js' }, async ({ page, complaints }) => {
  complaints.allow(/Content Security Policy/);
  await page.goto('/fi');
  await page.evaluate(() => document.querySelector('main')?.insertAdjacentHTML('beforeend', '<input type="text"><img src="data:,">'));
  expect((await faults(page)).map((fault) => fault.split(':')[0])).toEqual(expect.arrayContaining(['image-alt', 'label']));
});

test('what the policy blocks is noticed', { tag: '@js' }, async ({ page, complaints }) => {
  complaints.allow(/Content Security Policy/);
  const blocked = await violations(page);
  await page.goto('/fi');
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p style="color: red">red</p><iframe src="/sv"></iframe>'));
  await expect.poll(() => new Set(blocked.map((text) => text.split(' ')[0]))).toEqual(new Set(['frame-src', 'style-src-attr']));
});

test('what is too wide and what is clipped is found', { tag: '@js' }, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/fi');
  await page.evaluate(() => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<p><button>A button with rather a long text</button></p><pre>wide</pre>');
    const [button, wide] = ['main button', 'main pre'].map((name) => document.querySelector<HTMLElement>(name));
    if (button) Object.assign(button.style, { width: '40px', height: '20px', overflow: 'hidden', whiteSpace: 'nowrap' });
    if (wide) wide.style.width = '900px';
  });
  expect((await tooWide(page)).join()).toContain('pre');
  expect(await clipped(page)).toEqual(['button "A button with rather a long text"']);
});

test('a page that is not painted any more is noticed, and painted again', { tag: '@js' }, async ({ page }) => {
  await page.goto('/fi');
  await painted(page);
  await page.evaluate(() => {
    const paint = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = () => 0;
    window.addEventListener('resize', () => { window.requestAnimationFrame = paint; });
  });
  await painted(page, 1_000);
  await page.addInitScript(() => Object.defineProperty(window, 'requestAnimationFrame', { get: () => () => 0, set: () => {} }));
  await page.reload();
  await expect(painted(page, 300)).rejects.toThrow('stopped painting');
});
