// The whole way of a new employee, in each language, with JavaScript and by plain forms.
import type { Page } from '@playwright/test';
import { check, chosen, fill } from '../support/answer';
import { awake } from '../support/awake';
import type { Question } from '../support/course';
import { Learner } from '../support/learner';
import { expect, test } from '../support/test';
import { langs, t } from '../support/words';

const NAME = 'Åsa Mäkelä-Öhman';

for (const lang of langs) {
  test(`from the front page to the certificate, ${lang}`, async ({ page, javaScriptEnabled }) => {
    test.setTimeout(300_000);
    const learner = new Learner(page, 'kotoutuminen-tutuksi', lang);
    const { course } = learner;

    await page.goto(`/${lang}`);
    await page.getByRole('link', { name: course.title, exact: true }).click();
    await expect(learner.heading(course.title)).toBeVisible();
    await learner.link('course-start').click();

    const practised = new Set<string>();
    for (const [index, at] of course.pages.entries()) {
      await expect(learner.heading(at.title)).toBeVisible();
      // Before the islands are awake a form loads the page again, which is right, but not what is tried here.
      if (javaScriptEnabled ?? true) await awake(page);
      const documents = documentsOf(page);
      for (const question of at.questions) {
        practised.add(question.kind);
        await practise(learner, question);
      }
      // By plain forms each answer loads the page again; the island loads nothing.
      expect(documents.stop().length > 0).toBe(!(javaScriptEnabled ?? true) && at.questions.length > 0);
      await learner.button(index + 1 === course.pages.length ? 'page-continue-test' : 'page-continue').click();
    }
    expect([...practised].sort()).toEqual(
      ['gap', 'matching', 'number', 'one', 'ordering', 'several', 'short', 'true-or-false'],
    );

    await expect(learner.heading(t(lang, 'test-title'))).toBeVisible();
    await learner.button('test-start').click();
    const count = await learner.count();
    expect(count).toBe(12);
    // The last question is left open at first.
    for (let at = 1; at < count; at++) {
      await expect(learner.heading(t(lang, 'test-question-of', { n: at, of: count }))).toBeVisible();
      await learner.answerTest(true);
    }
    await learner.link('test-skip').click();
    await expect(learner.heading(t(lang, 'test-review-title'))).toBeVisible();
    await expect(page.getByText(t(lang, 'test-open-warning', { n: 1 }), { exact: true })).toBeVisible();
    await expect(learner.button('test-hand-in-anyway')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: t(lang, 'test-question-number', { n: count }), exact: true }).click();
    await learner.answerTest(true);
    await expect(page.getByText(t(lang, 'test-open-warning', { n: 1 }), { exact: true })).toHaveCount(0);
    await learner.button('test-hand-in').click();
    await expect(learner.heading(t(lang, 'test-passed-title'))).toBeVisible();
    await expect(page.getByText(t(lang, 'test-score', { points: count, of: count, percent: 100 }), { exact: true })).toBeVisible();

    await learner.link('test-to-certificate').click();
    await page.getByRole('textbox', { name: t(lang, 'name-label') }).fill(NAME);
    await learner.button('certificate-show').click();
    await expect(page.getByText(t(lang, 'certificate-preview-lead'))).toBeVisible();
    await expect(page.locator('.sheet svg')).toBeVisible();
    await learner.button('certificate-issue').click();
    await expect(page.getByText(NAME, { exact: true })).toBeVisible();

    const file = await learner.link('certificate-download').getAttribute('href');
    const pdf = await page.request.get(file ?? '');
    expect(pdf.status()).toBe(200);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-');

    await learner.link('certificate-public-page').click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText(NAME, { exact: true })).toBeVisible();
    await expect(page.getByText(course.title, { exact: true })).toBeVisible();
  });
}

/** Answers a practice question wrongly, reads why, and then rightly. */
async function practise(learner: Learner, question: Question): Promise<void> {
  const { page, lang } = learner;
  const section = learner.question(question);
  const verdict = section.locator(`#q-${question.id}_verdict`);
  await fill(section, question, lang, false);
  await check(section, lang);
  await expect(verdict).toContainText(t(lang, 'verdict-wrong'));
  // Each option chosen, and each part filled in, is told to be right or wrong.
  if (!['number', 'short'].includes(question.kind)) {
    const told = section.getByText(t(lang, 'mark-wrong'), { exact: true }).or(section.getByText(t(lang, 'mark-right'), { exact: true }));
    expect(await told.count()).toBeGreaterThanOrEqual(chosen(question, false).length);
  }
  const scripted = (await page.evaluate(() => document.documentElement.classList.contains('js')).catch(() => false)) === true;
  if (scripted) await expect(verdict).toBeFocused();
  else await expect(page).toHaveURL(new RegExp(`#q-${question.id}$`));

  await fill(section, question, lang, true);
  await check(section, lang);
  await expect(verdict).toContainText(t(lang, 'verdict-right'));
  await expect(verdict).not.toContainText(t(lang, 'verdict-wrong'));
  if (scripted) await expect(verdict).toBeFocused();
}

/** Listens for documents that are loaded. */
function documentsOf(page: Page): { stop(): string[] } {
  const loaded: string[] = [];
  const hear = (request: { isNavigationRequest(): boolean; url(): string }) => {
    if (request.isNavigationRequest()) loaded.push(request.url());
  };
  page.on('request', hear);
  return {
    stop() {
      page.off('request', hear);
      return loaded;
    },
  };
}
