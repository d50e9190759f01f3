// Everything by keyboard only: Tab, Shift+Tab, arrows, Space, Enter, Escape. The mouse is never touched here.
import { awake } from '../support/awake';
import { Keyboard } from '../support/keyboard';
import { Learner } from '../support/learner';
import { expect, test } from '../support/test';
import { t } from '../support/words';

const NAME = 'Ole Näppäin';

test('the whole journey by keyboard', { tag: '@js' }, async ({ page }) => {
  test.setTimeout(300_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const keyboard = new Keyboard(page);
  const learner = new Learner(page, 'everything', 'fi');
  const { course, lang } = learner;

  await page.goto('/fi');
  await keyboard.use(page.getByRole('link', { name: course.title, exact: true }));
  await expect(learner.heading(course.title)).toBeVisible();
  await keyboard.use(learner.link('course-start'));

  for (const [index, at] of course.pages.entries()) {
    await expect(learner.heading(at.title)).toBeVisible();
    await awake(page);
    for (const question of at.questions) {
      const section = learner.question(question);
      await keyboard.fill(section, question, lang, false);
      await keyboard.use(section.getByRole('button', { name: t(lang, 'practice-check'), exact: true }));
      const verdict = section.locator(`#q-${question.id}_verdict`);
      await expect(verdict).toContainText(t(lang, 'verdict-wrong'));
      await expect(verdict).toBeFocused();
      // Back from the verdict to the button, and on from the question's beginning.
      await keyboard.to(section.getByRole('button', { name: t(lang, 'practice-again'), exact: true }), 'Shift+Tab');
      if (question.kind === 'true-or-false' || question.kind === 'short') {
        await keyboard.to(section.locator('input:checked, input[type=text]'), 'Shift+Tab');
        await keyboard.to(section.getByRole('button', { name: t(lang, 'practice-again'), exact: true }));
      }
    }
    await keyboard.use(learner.button(index + 1 === course.pages.length ? 'page-continue-test' : 'page-continue'));
  }

  await expect(learner.heading(t(lang, 'test-title'))).toBeVisible();
  await keyboard.use(learner.button('test-start'), 'Space');
  await expect(page).toHaveURL(/\?question=1$/);
  for (let left = await learner.count(); left > 0; left--) {
    await awake(page);
    const question = await learner.asked();
    await keyboard.fill(learner.question(question), question, lang, true);
    const before = page.url();
    await keyboard.use(learner.button('test-save-next').or(learner.button('test-save-review')));
    await expect(page).not.toHaveURL(before);
  }
  await keyboard.use(learner.button('test-hand-in'));
  await expect(learner.heading(t(lang, 'test-passed-title'))).toBeVisible();

  await keyboard.use(learner.link('test-to-certificate'));
  await keyboard.to(page.getByRole('textbox', { name: t(lang, 'name-label') }));
  await page.keyboard.type(NAME);
  await keyboard.press('Enter');
  await expect(page.getByText(t(lang, 'certificate-preview-lead'))).toBeVisible();
  await keyboard.use(learner.button('certificate-issue'));
  await expect(page.getByText(NAME, { exact: true })).toBeVisible();
  await keyboard.to(learner.link('certificate-download'));
  await keyboard.use(learner.link('certificate-public-page'));
  await expect(page.getByText(NAME, { exact: true })).toBeVisible();

  expect(keyboard.blind()).toEqual([]);
});

test('the first stop leads past the header to the text', async ({ page }) => {
  await page.goto('/fi/courses/everything/basics/heat');
  const keyboard = new Keyboard(page);
  const skip = page.getByRole('link', { name: t('fi', 'skip-to-main'), exact: true });
  await keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('the outline on a phone opens and closes, and gives the focus back', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/fi/courses/everything/basics/heat');
  const keyboard = new Keyboard(page);
  const opener = page.getByRole('button', { name: t('fi', 'outline-open'), exact: true });
  const outline = page.getByRole('navigation', { name: t('fi', 'outline-label') });
  const closer = outline.getByRole('button', { name: t('fi', 'outline-close'), exact: true });
  await expect(outline).toBeHidden();

  await keyboard.use(opener);
  await expect(outline).toBeVisible();
  await keyboard.press('Escape');
  await expect(outline).toBeHidden();
  await expect(opener).toBeFocused();

  await keyboard.press('Space');
  await expect(outline).toBeVisible();
  await keyboard.press('Tab');
  await expect(closer).toBeFocused();
  await keyboard.press('Enter');
  await expect(outline).toBeHidden();
  await expect(opener).toBeFocused();

  await keyboard.press('Enter');
  await keyboard.use(outline.getByRole('link', { name: t('fi', 'test-title'), exact: true }));
  await expect(page).toHaveURL(/\/test$/);
  expect(keyboard.blind()).toEqual([]);
});

test('a focus that cannot be seen is noticed', { tag: '@js' }, async ({ page }) => {
  await page.goto('/fi');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('a { outline: none !important; }');
    document.adoptedStyleSheets.push(sheet);
  });
  const keyboard = new Keyboard(page);
  await keyboard.to(page.getByRole('link', { name: t('fi', 'privacy-title'), exact: true }));
  expect(keyboard.blind().length).toBeGreaterThan(0);
});
