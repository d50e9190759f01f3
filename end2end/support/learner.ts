// The steps that many specs take: opening, reading, taking the test.
import { type Locator, type Page, expect } from '@playwright/test';
import { fill } from './answer';
import { type Course, type CoursePage, type Question, course } from './course';
import { type Lang, t } from './words';

/** Somebody with a browser who takes a course in a language. */
export class Learner {
  constructor(
    readonly page: Page,
    readonly id: string,
    readonly lang: Lang,
  ) {}

  get course(): Course {
    return course(this.id, this.lang);
  }

  /** The address of something of the course; without `below` the course's own page. */
  address(below = ''): string {
    return `/${this.lang}/courses/${this.id}${below}`;
  }

  async open(at: CoursePage): Promise<void> {
    await this.page.goto(this.address(`/${at.module}/${at.page}`));
  }

  /** The part of the page that has the question. */
  question(question: { id: string }): Locator {
    return this.page.locator(`section#q-${question.id}`);
  }

  button(key: string, args?: Record<string, string | number>): Locator {
    return this.page.getByRole('button', { name: t(this.lang, key, args), exact: true });
  }

  link(key: string): Locator {
    return this.page.getByRole('main').getByRole('link', { name: t(this.lang, key), exact: true });
  }

  heading(text: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: text, exact: true });
  }

  /** Marks every page as read, quicker than by the buttons: for specs about what comes after. */
  async readAll(): Promise<void> {
    for (const { module, page } of this.course.pages) {
      const answer = await this.page.request.post(this.address(`/${module}/${page}`), { form: { do: 'continue' } });
      expect(answer.ok()).toBe(true);
    }
  }

  async startTest(): Promise<void> {
    await this.page.goto(this.address('/test'));
    await this.button('test-start').click();
    await expect(this.page).toHaveURL(/\?question=1$/);
  }

  /** The question of the test that is on the page. */
  async asked(): Promise<Question> {
    const id = await this.page.locator('form input[name=question][type=hidden]').and(this.page.locator('section input')).inputValue();
    const found = this.course.bank.get(id);
    if (!found) throw new Error(`the bank has no question ${id}`);
    return found;
  }

  /** How many questions the attempt has, by the numbers below the question. */
  async count(): Promise<number> {
    return this.numbers().getByRole('listitem').count();
  }

  numbers(): Locator {
    return this.page.getByRole('navigation', { name: t(this.lang, 'test-numbers-label') });
  }

  /** Answers the question on the page and presses "save and go on". */
  async answerTest(right: boolean): Promise<Question> {
    const question = await this.asked();
    await fill(this.question(question), question, this.lang, right);
    const next = this.button('test-save-next').or(this.button('test-save-review'));
    const before = this.page.url();
    await next.click();
    await expect(this.page).not.toHaveURL(before);
    return question;
  }

  /** Takes the whole test from its rules to the result. */
  async takeTest(right: boolean): Promise<void> {
    await this.startTest();
    for (let left = await this.count(); left > 0; left--) await this.answerTest(right);
    await this.button('test-hand-in').click();
    await expect(this.heading(t(this.lang, right ? 'test-passed-title' : 'test-failed-title'))).toBeVisible();
  }

  /** Makes a certificate; gives the address of its public page. */
  async makeCertificate(name: string): Promise<string> {
    const { page, lang } = this;
    await page.goto(this.address('/certificate'));
    await page.getByRole('textbox', { name: t(lang, 'name-label') }).fill(name);
    await this.button('certificate-show').click();
    await this.button('certificate-issue').click();
    const address = await this.link('certificate-public-page').getAttribute('href');
    if (!address) throw new Error('the certificate has no public page');
    return address.split('?')[0];
  }
}
