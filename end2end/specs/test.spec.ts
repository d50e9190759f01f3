// The final test's time and saving: the clock, lengthening, answers that save themselves, the end of time.
import type { Page } from '@playwright/test';
import { fill } from '../support/answer';
import { Database } from '../support/database';
import { Learner } from '../support/learner';
import { expect, test } from '../support/test';
import { start, t } from '../support/words';

/** The clock's seconds. */
async function clock(page: Page): Promise<number> {
  const text = (await page.locator('.timer-clock').textContent()) ?? '';
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

function attempt(page: Page): Promise<string> {
  return page.locator('input[name=attempt]').first().inputValue();
}

test('the time left is told and can be lengthened once', async ({ page, javaScriptEnabled }) => {
  const learner = new Learner(page, 'everything', 'fi');
  await learner.startTest();
  const told = (minutes: number) => page.getByText(start('fi', 'test-time-left', 'until', { n: minutes }));
  await expect(told(30)).toBeVisible();
  const scripted = javaScriptEnabled !== false;
  const before = scripted ? await clock(page) : 30 * 60;
  expect(before).toBeGreaterThan(29 * 60);
  if (scripted) await expect.poll(() => clock(page)).toBeLessThan(before - 1);

  await page.goto(learner.address('/test?question=3'));
  await learner.button('test-extend', { n: 10 }).click();
  await expect(learner.heading(t('fi', 'test-question-of', { n: 3, of: await learner.count() }))).toBeVisible();
  await expect(told(40)).toBeVisible();
  await expect(learner.button('test-extend', { n: 10 })).toHaveCount(0);
  if (scripted) expect(await clock(page)).toBeGreaterThan(39 * 60);
});

test('an answer saves itself and is there in another tab', { tag: '@js' }, async ({ page, context }) => {
  test.setTimeout(120_000);
  const learner = new Learner(page, 'everything', 'sv');
  await learner.startTest();
  const count = await learner.count();
  const kept: string[][] = [];
  for (let at = 1; at <= count; at++) {
    await page.goto(learner.address(`/test?question=${at}`));
    await page.waitForLoadState('networkidle');
    const question = await learner.asked();
    await fill(learner.question(question), question, 'sv', true);
    // What is typed is a change when the field is left.
    await page.keyboard.press('Tab');
    await expect(learner.question(question).getByRole('status').filter({ hasText: /\d/ })).toContainText(
      start('sv', 'test-saved-at', 'time'),
    );
    const number = `${t('sv', 'test-question-number', { n: at })}: ${t('sv', 'test-answered')}`;
    await expect(learner.numbers().getByRole('link', { name: number, exact: true })).toHaveClass(/is-answered/);
    await page.waitForLoadState('networkidle');
    kept.push(await fieldsOf(page));
  }
  await page.close();

  const again = await context.newPage();
  for (let at = 1; at <= count; at++) {
    await again.goto(learner.address(`/test?question=${at}`));
    expect(await fieldsOf(again)).toEqual(kept[at - 1]);
    await expect(again.getByText(t('sv', 'test-saved'), { exact: true })).toBeVisible();
  }
  await again.goto(learner.address('/test'));
  const other = new Learner(again, 'everything', 'sv');
  await other.button('test-hand-in').click();
  await expect(other.heading(t('sv', 'test-passed-title'))).toBeVisible();
});

test('text is kept though its field is not left', { tag: '@js' }, async ({ page }) => {
  const learner = new Learner(page, 'everything', 'fi');
  await learner.startTest();
  const count = await learner.count();
  let at = 1;
  let question = await learner.asked();
  while (at < count && !['number', 'short', 'gap'].includes(question.kind)) {
    at += 1;
    await page.goto(learner.address(`/test?question=${at}`));
    question = await learner.asked();
  }
  await page.waitForLoadState('networkidle');
  const section = learner.question(question);
  await fill(section, question, 'fi', false);
  await expect(section.getByRole('status').filter({ hasText: start('fi', 'test-saved-at', 'time') })).toBeVisible();
  // Right after the last letter the page is left.
  await fill(section, question, 'fi', true);
  const kept = await fieldsOf(page);
  await page.goto(learner.address('/test?review'));
  await expect(async () => {
    await page.goto(learner.address(`/test?question=${at}`));
    expect(await fieldsOf(page)).toEqual(kept);
  }).toPass();
});

test('a lengthened time keeps what was typed just before', { tag: '@js' }, async ({ page }) => {
  const learner = new Learner(page, 'everything', 'en');
  await learner.startTest();
  await page.waitForLoadState('networkidle');
  const question = await learner.asked();
  await fill(learner.question(question), question, 'en', true);
  const before = await fieldsOf(page);
  await learner.button('test-extend', { n: 10 }).click();
  await expect(learner.button('test-extend', { n: 10 })).toHaveCount(0);
  expect(await fieldsOf(page)).toEqual(before);
});

test('when the time is over the page says that the test is handed in', async ({ page, server }) => {
  const learner = new Learner(page, 'everything', 'fi');
  await learner.startTest();
  await learner.answerTest(true);
  new Database(server).endAttempt(await attempt(page), -1);
  await page.reload();
  await expect(page.getByText(t('fi', 'test-over-by-time'), { exact: true })).toBeVisible();
  const percent = Math.floor(100 / 7);
  await expect(page.getByText(t('fi', 'test-score', { points: 1, of: 7, percent }), { exact: true })).toBeVisible();
  await expect(page.getByText(start('fi', 'test-wait-until', 'when'))).toBeVisible();
});

test('an answer that comes too late is not taken, and that is told', async ({ page, server }) => {
  const learner = new Learner(page, 'everything', 'fi');
  await learner.startTest();
  const question = await learner.asked();
  new Database(server).endAttempt(await attempt(page), -1);
  await fill(learner.question(question), question, 'fi', true);
  await learner.button('test-save-next').click();
  await expect(page.getByText(t('fi', 'test-over-by-time'), { exact: true })).toBeVisible();
  await expect(page.getByText(t('fi', 'test-score', { points: 0, of: 7, percent: 0 }), { exact: true })).toBeVisible();
});

for (const way of ['handed in elsewhere', 'out of time'] as const) {
  test(`a change in a test that is ${way}`, async ({ page, context, server, javaScriptEnabled }) => {
    const lang = way === 'out of time' ? 'fi' : 'sv';
    const learner = new Learner(page, 'everything', lang);
    await learner.startTest();
    await page.waitForLoadState('networkidle');
    const question = await learner.asked();
    if (way === 'out of time') {
      new Database(server).endAttempt(await attempt(page), -1);
    } else {
      const other = new Learner(await context.newPage(), 'everything', lang);
      await other.page.goto(other.address('/test?review'));
      await other.button('test-hand-in-anyway').click();
      await expect(other.heading(t(lang, 'test-failed-title'))).toBeVisible();
    }
    const section = learner.question(question);
    await fill(section, question, lang, true);
    if (javaScriptEnabled !== false) {
      // What is typed is a change when the field is left.
      await page.keyboard.press('Tab');
      const said = section.getByRole('status').filter({ hasText: t(lang, 'test-closed-here') });
      await expect(said).toBeVisible();
      await said.getByRole('link', { name: t(lang, 'test-to-result'), exact: true }).click();
    } else {
      await learner.button('test-save-next').click();
    }
    await expect(learner.heading(t(lang, 'test-failed-title'))).toBeVisible();
    const why = way === 'out of time' ? 'test-over-by-time' : 'test-closed-already';
    await expect(page.getByText(t(lang, why), { exact: true })).toBeVisible();
    await expect(page.getByText(t(lang, 'test-score', { points: 0, of: 7, percent: 0 }), { exact: true })).toBeVisible();
  });
}

test('the last answer stays though an earlier one is slow on its way', { tag: '@js' }, async ({ page }) => {
  const learner = new Learner(page, 'everything', 'en');
  await learner.startTest();
  // A question of one field, so that each answer is one change.
  const count = await learner.count();
  let question = await learner.asked();
  for (let at = 2; at <= count && !['one', 'true-or-false', 'number', 'short'].includes(question.kind); at++) {
    await page.goto(learner.address(`/test?question=${at}`));
    question = await learner.asked();
  }
  await page.waitForLoadState('networkidle');
  let first = true;
  await page.route('**/api/save-answer', async (route) => {
    if (first) {
      first = false;
      await new Promise((done) => setTimeout(done, 1500));
    }
    await route.continue();
  });
  const section = learner.question(question);
  for (const right of [false, true]) {
    await fill(section, question, 'en', right);
    await page.keyboard.press('Tab');
  }
  const kept = await fieldsOf(page);
  await expect(section.getByRole('status').filter({ hasText: start('en', 'test-saved-at', 'time') })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.unroute('**/api/save-answer');
  // As if the slow one had been the last: only what the server has is shown.
  await page.waitForTimeout(2000);
  await page.goto(page.url());
  expect(await fieldsOf(page)).toEqual(kept);
});

test('the clock announces the last minute and leads to the result by itself', { tag: '@js' }, async ({ page, server }) => {
  const learner = new Learner(page, 'everything', 'en');
  await learner.startTest();
  const database = new Database(server);
  const id = await attempt(page);
  database.endAttempt(id, 63);
  await page.reload();
  await expect(page.locator('.timer').getByRole('status')).toHaveText(t('en', 'test-minutes-left', { n: 1 }));
  database.endAttempt(id, 4);
  await page.reload();
  await expect(page.getByText(t('en', 'test-over-by-time'), { exact: true })).toBeVisible({ timeout: 20_000 });
});

function fieldsOf(page: Page): Promise<string[]> {
  return page.locator('main section form').first().evaluate((form) =>
    [...new FormData(form as HTMLFormElement)].map(([name, value]) => `${name}=${String(value)}`).sort(),
  );
}
