// What happens when something cannot be stored: the learner is told, nothing typed is lost, and it works again by itself.
import type { Locator } from '@playwright/test';
import { check, fill } from '../support/answer';
import { Database } from '../support/database';
import { Learner } from '../support/learner';
import { expect, test } from '../support/test';
import { langs, start, t } from '../support/words';

const AWAY = /status of 503|answered 503/;

test('an island that gets no reply sends the plain form', { tag: '@js' }, async ({ page, complaints }) => {
  complaints.allow(/answer-practice|net::ERR_FAILED/);
  let asked = 0;
  await page.route('**/api/**', (route) => {
    asked += 1;
    return route.abort();
  });
  const learner = new Learner(page, 'everything', 'fi');
  for (const at of learner.course.pages) {
    for (const question of at.questions.slice(0, 2)) {
      await learner.open(at);
      await page.waitForLoadState('networkidle');
      const section = learner.question(question);
      await fill(section, question, 'fi', true);
      await Promise.all([page.waitForEvent('load'), check(section, 'fi')]);
      await expect(page).toHaveURL(new RegExp(`#q-${question.id}$`));
      await expect(section.locator('.verdict')).toContainText(t('fi', 'verdict-right'));
    }
  }
  expect(asked).toBeGreaterThan(0);
});

test('an answer of the test that was not saved at once is saved by the button', { tag: '@js' }, async ({ page, complaints }) => {
  complaints.allow(/save-answer|net::ERR_FAILED/);
  const learner = new Learner(page, 'everything', 'fi');
  await learner.startTest();
  await page.waitForLoadState('networkidle');
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('/api/'));
  await page.route('**/api/**', (route) => route.abort());
  const question = await learner.asked();
  await fill(learner.question(question), question, 'fi', true);
  if (question.kind === 'gap' || question.kind === 'number' || question.kind === 'short') await page.keyboard.press('Tab');
  await failed;
  // Nothing says that it is saved while it is not, and what to do is told.
  await expect(learner.question(question).getByText(t('fi', 'test-unsaved'), { exact: true })).toBeVisible();
  await expect(learner.question(question).getByRole('status').filter({ hasText: start('fi', 'test-saved-at', 'time') })).toHaveCount(0);
  await learner.button('test-save-next').click();
  await expect(page).toHaveURL(/\?question=2$/);
  await learner.numbers().getByRole('link', { name: `${t('fi', 'test-question-number', { n: 1 })}: ${t('fi', 'test-answered')}`, exact: true }).click();
  await expect(page.getByText(t('fi', 'test-saved'), { exact: true })).toBeVisible();
});

for (const way of ['locked', 'gone'] as const) {
  test(`a practice answer while the database is ${way}`, async ({ page, server, complaints }) => {
    complaints.allow(AWAY);
    const learner = new Learner(page, 'everything', 'sv');
    const at = learner.course.pages.find((candidate) => candidate.page === 'words');
    const question = at?.questions.find((candidate) => candidate.kind === 'short');
    if (!at || !question) throw new Error('the fixture has changed');
    await learner.open(at);
    await page.waitForLoadState('networkidle');
    const section = learner.question(question);
    const field = section.getByRole('textbox');
    await field.fill('vihta');

    const back = await away(new Database(server), way);
    try {
      await check(section, 'sv');
      const summary = page.getByRole('alert');
      await expect(summary).toContainText(t('sv', 'fault-not-saved'), { timeout: 30_000 });
      await expect(field).toHaveValue('vihta');
    } finally {
      await back();
    }
    await check(section, 'sv');
    await expect(section.locator('.verdict')).toContainText(t('sv', 'verdict-right'));
    await page.goto(learner.address(`/${at.module}/${at.page}`));
    await expect(field).toHaveValue('vihta');
  });

  test(`the test and the name while the database is ${way}`, async ({ page, server, complaints }) => {
    test.setTimeout(120_000);
    complaints.allow(AWAY);
    const learner = new Learner(page, 'everything', 'en');
    await learner.readAll();
    await learner.startTest();
    const question = await learner.asked();
    const section = learner.question(question);
    const database = new Database(server);
    const again = page.locator('main form').filter({ has: page.locator(`input[name=question][value="${question.id}"]`) });

    let back = await away(database, way);
    try {
      await fill(section, question, 'en', true);
      const typed = await sent(section.locator('form'));
      await learner.button('test-save-next').click();
      await expect(page.getByText(t('en', 'fault-not-saved'), { exact: true })).toBeVisible({ timeout: 30_000 });
      // It may be shown otherwise, as the draw is not known either; but it is the same that can be sent again.
      await expect(again).toHaveCount(1);
      expect(await sent(again)).toEqual(typed);
    } finally {
      await back();
    }
    await again.locator('button[type=submit]').first().click();
    await expect(page).toHaveURL(/\?question=2$/);
    for (let left = (await learner.count()) - 1; left > 0; left--) await learner.answerTest(true);
    await learner.button('test-hand-in').click();
    await expect(learner.heading(t('en', 'test-passed-title'))).toBeVisible();

    await page.goto(learner.address('/certificate'));
    await page.getByRole('textbox', { name: t('en', 'name-label') }).fill('Åke Ö');
    await learner.button('certificate-show').click();
    back = await away(database, way);
    try {
      await learner.button('certificate-issue').click();
      await expect(page.getByRole('alert')).toContainText(t('en', 'fault-not-saved'), { timeout: 30_000 });
      const name = page.locator('input[name=name]');
      await expect(name).toHaveValue('Åke Ö');
    } finally {
      await back();
    }
    if (await learner.button('certificate-show').isVisible()) await learner.button('certificate-show').click();
    await learner.button('certificate-issue').click();
    await expect(page.getByText('Åke Ö', { exact: true })).toBeVisible();
  });
}

test('pages can be read while the database is gone, and say that nothing is stored', async ({ page, server, complaints }) => {
  complaints.allow(AWAY);
  const learner = new Learner(page, 'everything', 'fi');
  await learner.readAll();
  const back = await away(new Database(server), 'gone');
  try {
    for (const lang of langs) {
      await page.goto(`/${lang}/courses/everything/basics/heat`);
      await expect(page.getByText(t(lang, 'notice-unavailable'), { exact: true })).toBeVisible();
    }
  } finally {
    await back();
  }
  await page.goto('/fi/courses/everything/basics/heat');
  await expect(page.getByText(t('fi', 'notice-unavailable'), { exact: true })).toHaveCount(0);
  await expect(page.getByText(t('fi', 'page-read'), { exact: true })).toBeVisible();
});

/** Takes the database away; gives what puts it back. */
async function away(database: Database, way: 'locked' | 'gone'): Promise<() => Promise<void>> {
  if (way === 'gone') return (await database.takeAway()).putBack;
  return (await database.lock()).release;
}

/** What a form would send by its first button: names and values. */
function sent(form: Locator): Promise<string[]> {
  return form.evaluate((element) => {
    const button = element.querySelector<HTMLButtonElement>('button[type=submit]');
    return [...new FormData(element as HTMLFormElement, button)].map(([name, value]) => `${name}=${String(value)}`).sort();
  });
}
