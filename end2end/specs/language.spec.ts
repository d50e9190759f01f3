// The language can be changed anywhere: same place, same attempt, same questions and answers, one score.
import type { Page } from '@playwright/test';
import { check, fill } from '../support/answer';
import { awake } from '../support/awake';
import { Learner } from '../support/learner';
import { expect, test } from '../support/test';
import { type Lang, ownName, t } from '../support/words';

/** Presses the name of a language in the header. */
async function change(page: Page, from: Lang, to: Lang): Promise<void> {
  const languages = page.getByRole('navigation', { name: t(from, 'languages-label'), exact: true });
  await languages.getByRole('link', { name: ownName[to], exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', to);
}

/** What is chosen and typed, without words: the names and values of the form's fields. */
function state(page: Page): Promise<string[]> {
  return page.locator('main section form').first().evaluate((form) => {
    const fields = [...new FormData(form as HTMLFormElement)].map(([name, value]) => `${name}=${String(value)}`);
    return fields.sort();
  });
}

test('in the middle of the test', async ({ page }) => {
  test.setTimeout(120_000);
  const order: Lang[] = ['fi', 'sv', 'en'];
  const as = Object.fromEntries(order.map((lang) => [lang, new Learner(page, 'everything', lang)])) as Record<Lang, Learner>;
  await as.fi.startTest();
  const count = await as.fi.count();
  const drawn: string[] = [];
  for (let at = 1; at <= count; at++) {
    const lang = order[(at - 1) % 3];
    const next = order[at % 3];
    const learner = as[lang];
    // Every third answer is wrong.
    const question = await learner.answerTest(at % 3 !== 0);
    drawn.push(question.id);
    await page.goto(learner.address(`/test?question=${at}`));
    const before = await state(page);
    await change(page, lang, next);
    await expect(page).toHaveURL(new RegExp(`/${next}/courses/everything/test\\?question=${at}$`));
    await expect(as[next].heading(t(next, 'test-question-of', { n: at, of: count }))).toBeVisible();
    expect((await as[next].asked()).id).toBe(question.id);
    expect(await state(page)).toEqual(before);
    if (at < count) await page.goto(as[next].address(`/test?question=${at + 1}`));
  }
  expect(new Set(drawn).size).toBe(count);
  const last = order[count % 3];
  const other = order[(count + 1) % 3];
  await page.goto(as[last].address('/test?review'));
  await change(page, last, other);
  await as[other].button('test-hand-in').click();
  const points = count - Math.floor(count / 3);
  const score = (lang: Lang) => t(lang, 'test-score', { points, of: count, percent: Math.floor((points * 100) / count) });
  await expect(page.getByText(score(other), { exact: true })).toBeVisible();
  await change(page, other, last);
  await expect(page.getByText(score(last), { exact: true })).toBeVisible();
});

test('an answer that no button has saved yet comes along', { tag: '@js' }, async ({ page }) => {
  const learner = new Learner(page, 'everything', 'fi');
  await learner.startTest();
  await awake(page);
  const question = await learner.asked();
  const stored = page.waitForResponse((response) => response.url().includes('/api/'));
  await fill(learner.question(question), question, 'fi', true);
  await page.keyboard.press('Tab');
  await stored;
  await page.waitForLoadState('networkidle');
  const before = await state(page);
  await change(page, 'fi', 'sv');
  expect(await state(page)).toEqual(before);
});

test('on a page with answers', async ({ page }) => {
  const learner = new Learner(page, 'everything', 'en');
  const swedish = new Learner(page, 'everything', 'sv');
  for (const [index, at] of learner.course.pages.entries()) {
    await learner.open(at);
    for (const question of at.questions) {
      await fill(learner.question(question), question, 'en', index % 2 === 0);
      await check(learner.question(question), 'en');
      await expect(learner.question(question).locator('.verdict')).toBeVisible();
    }
    await change(page, 'en', 'sv');
    const translated = swedish.course.pages[index];
    await expect(swedish.heading(translated.title)).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(swedish.address(`/${at.module}/${at.page}`));
    for (const question of translated.questions) {
      await expect(swedish.question(question).locator('.verdict')).toContainText(t('sv', index % 2 === 0 ? 'verdict-right' : 'verdict-wrong'));
    }
  }
});

test('on the way to the certificate', async ({ page }) => {
  test.setTimeout(120_000);
  const finnish = new Learner(page, 'everything', 'fi');
  const english = new Learner(page, 'everything', 'en');
  await finnish.readAll();
  await finnish.takeTest(true);
  await page.goto(finnish.address('/certificate'));
  await change(page, 'fi', 'en');
  expect(new URL(page.url()).pathname).toBe(english.address('/certificate'));
  const address = await english.makeCertificate('Ärla Ä');
  await change(page, 'en', 'fi');
  await expect(page.getByText('Ärla Ä', { exact: true })).toBeVisible();
  // The certificate's own words stay in the language in which it was made; the page around them changes.
  await page.goto(`${address}?lang=sv`);
  await expect(page.getByText(english.course.title, { exact: true })).toBeVisible();
  await change(page, 'sv', 'fi');
  await expect(finnish.heading(t('fi', 'verify-title'))).toBeVisible();
  await expect(page.getByText(english.course.title, { exact: true })).toBeVisible();
});

test('the front page takes the language of the browser', async ({ page, browser, baseURL }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/fi$/);
  for (const [locale, lang] of [['sv-FI', 'sv'], ['en-GB', 'en'], ['de-DE', 'fi']]) {
    const context = await browser.newContext({ locale, baseURL });
    const other = await context.newPage();
    await other.goto('/');
    await expect(other).toHaveURL(new RegExp(`/${lang}$`));
    await context.close();
  }
});
