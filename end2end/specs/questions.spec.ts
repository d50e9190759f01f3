// Every kind of question: the reply to an answer and the page that is loaded later say the same, and the ways to answer agree.
import type { Locator } from '@playwright/test';
import { check, fill } from '../support/answer';
import { awake } from '../support/awake';
import type { CoursePage, Question } from '../support/course';
import { Keyboard } from '../support/keyboard';
import { Learner } from '../support/learner';
import { expect, test } from '../support/test';
import { t } from '../support/words';

const KINDS = ['one', 'several', 'true-or-false', 'matching', 'ordering', 'gap', 'number', 'short'] as const;

/** A question of the kind, with a page that has it. */
function example(learner: Learner, kind: Question['kind']): { at: CoursePage; question: Question } {
  for (const at of learner.course.pages) {
    const question = at.questions.find((candidate) => candidate.kind === kind);
    if (question) return { at, question };
  }
  throw new Error(`no page has a question of the kind ${kind}`);
}

/** What the question says and holds, as assistive technology reads it, but for where the focus is. */
async function said(section: Locator): Promise<string> {
  return (await section.ariaSnapshot()).replaceAll(' [active]', '');
}

for (const kind of KINDS) {
  test(`${kind}: the reply and the page say the same`, async ({ page }) => {
    const learner = new Learner(page, 'everything', 'sv');
    const { at, question } = example(learner, kind);
    await learner.open(at);
    const section = learner.question(question);
    const heard: string[] = [];
    for (const right of [false, true]) {
      await fill(section, question, 'sv', right);
      await check(section, 'sv');
      await expect(section.locator('.verdict')).toContainText(t('sv', right ? 'verdict-right' : 'verdict-wrong'));
      const reply = await said(section);
      heard.push(reply);
      await learner.open(at);
      await expect.poll(() => said(section)).toBe(reply);
    }
    expect(heard[0]).not.toBe(heard[1]);
  });

  test(`${kind}: by keyboard`, { tag: '@js' }, async ({ page }) => {
    const learner = new Learner(page, 'everything', 'en');
    const { at, question } = example(learner, kind);
    await learner.open(at);
    await awake(page);
    const section = learner.question(question);
    const keyboard = new Keyboard(page);
    await keyboard.fill(section, question, 'en', true);
    await keyboard.use(section.getByRole('button', { name: t('en', 'practice-check'), exact: true }), 'Space');
    await expect(section.locator('.verdict')).toBeFocused();
    await expect(section.locator('.verdict')).toContainText(t('en', 'verdict-right'));
    expect(keyboard.blind()).toEqual([]);
  });

  test(`${kind}: sent empty, the field says what is missing`, async ({ page, complaints }) => {
    complaints.allow(/status of 422/);
    const learner = new Learner(page, 'everything', 'fi');
    const { at, question } = example(learner, kind);
    await learner.open(at);
    const section = learner.question(question);
    await check(section, 'fi');
    await expect(section.locator('.field-error').first()).toBeVisible();
    await expect(section.locator('.verdict')).toHaveCount(0);
    await fill(section, question, 'fi', true);
    await check(section, 'fi');
    await expect(section.locator('.verdict')).toContainText(t('fi', 'verdict-right'));
    await expect(section.locator('.field-error')).toHaveCount(0);
  });
}

test('a form that came back has a summary that leads to the field', { tag: '@nojs' }, async ({ page, complaints }) => {
  complaints.allow(/status of 422/);
  const learner = new Learner(page, 'everything', 'fi');
  for (const kind of KINDS) {
    const { at, question } = example(learner, kind);
    await learner.open(at);
    await check(learner.question(question), 'fi');
    const link = page.getByRole('alert').getByRole('link').first();
    await link.click();
    const focused = learner.question(question).locator('input:not([type=hidden]), select').first();
    await expect(focused).toBeFocused();
    await expect(page).toHaveTitle(new RegExp(`^${t('fi', 'title-error')}`));
  }
});

test.describe('ordering', { tag: '@js' }, () => {
  /** The items from top to bottom, each with its chosen place. */
  async function rows(section: Locator): Promise<[string, string][]> {
    return section.getByRole('combobox').evaluateAll((selects) =>
      selects.map((select): [string, string] => {
        const { labels, value } = select as HTMLSelectElement;
        return [labels[0]?.textContent?.trim() ?? '', value];
      }),
    );
  }

  async function open(learner: Learner): Promise<{ section: Locator; question: Question; move(way: 'up' | 'down', item: string): Locator }> {
    const { at, question } = example(learner, 'ordering');
    await learner.open(at);
    const section = learner.question(question);
    await expect(section.getByRole('button', { name: t('fi', 'question-move-up') }).first()).toBeVisible();
    return {
      section,
      question,
      move: (way, item) => section.getByRole('button', { name: `${t('fi', `question-move-${way}`)}: ${item}`, exact: true }),
    };
  }

  test('buttons move rows, and the places follow', async ({ page }) => {
    const { section, move } = await open(new Learner(page, 'everything', 'fi'));
    const [first, second, third] = (await rows(section)).map(([item]) => item);
    await move('down', first).click();
    expect(await rows(section)).toEqual([[second, '1'], [first, '2'], [third, '3']]);
    await expect(section.getByRole('status')).toHaveText(t('fi', 'question-moved').replace('{place}', '2'));
    await expect(move('down', first)).toBeFocused();
    await move('up', third).click();
    expect(await rows(section)).toEqual([[second, '1'], [third, '2'], [first, '3']]);
    // At the end nothing moves, and the places stand.
    await move('down', first).click();
    expect(await rows(section)).toEqual([[second, '1'], [third, '2'], [first, '3']]);
  });

  test('a button moves a row from the place that was chosen for it', async ({ page }) => {
    const { section, move } = await open(new Learner(page, 'everything', 'fi'));
    const items = (await rows(section)).map(([item]) => item);
    for (const [index, item] of items.entries()) {
      await section.getByRole('combobox', { name: item, exact: true }).selectOption(String(items.length - index));
    }
    // The last of the list was put first: one down is second.
    await move('down', items[2]).click();
    expect(await rows(section)).toEqual([[items[1], '1'], [items[2], '2'], [items[0], '3']]);
  });

  test('buttons and lists give the same answer', async ({ page }) => {
    const learner = new Learner(page, 'everything', 'fi');
    const { section, question, move } = await open(learner);
    if (question.kind !== 'ordering') throw new Error('not an ordering question');
    for (const [place, item] of question.items.entries()) {
      while ((await rows(section)).findIndex(([name]) => name === item) > place) await move('up', item).click();
    }
    expect((await rows(section)).map(([name]) => name)).toEqual(question.items);
    await check(section, 'fi');
    await expect(section.locator('.verdict')).toContainText(t('fi', 'verdict-right'));
    expect(await rows(section)).toEqual(question.items.map((item, index) => [item, String(index + 1)]));
  });
});
