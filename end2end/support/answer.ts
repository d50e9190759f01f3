// Answering a question as somebody with a mouse does: by the labels that are read.
import type { Locator } from '@playwright/test';
import type { Question } from './course';
import { type Lang, t } from './words';

/** Text, or a number, that is right nowhere. */
const WRONG_TEXT = 'jotain muuta';
const WRONG_NUMBER = '98765';

/** What each part of the question gets: a wrong answer has everything filled in. */
export function chosen(question: Question, right: boolean): string[] {
  switch (question.kind) {
    case 'one':
    case 'true-or-false':
      return question.options.filter((option) => option.right === right).slice(0, 1).map((option) => option.text);
    case 'several': {
      const good = question.options.filter((option) => option.right).map((option) => option.text);
      if (right) return good;
      return question.options.filter((option) => !option.right || option.text !== good[0]).map((option) => option.text);
    }
    case 'matching': {
      const rights = question.pairs.map(([, answer]) => answer);
      if (right) return rights;
      // Everybody gets what belongs to another.
      return rights.map((answer) => [...rights, ...question.spare].find((other) => other !== answer) ?? answer);
    }
    case 'ordering':
      return right ? question.items : [...question.items].reverse();
    case 'gap':
      return question.gaps.map((text) => (right ? text : WRONG_TEXT));
    case 'number':
      return [right ? question.value : WRONG_NUMBER];
    case 'short':
      return [right ? question.value : WRONG_TEXT];
  }
}

/** Fills in the fields, but sends nothing. `section` is the question's own part of the page. */
export async function fill(section: Locator, question: Question, lang: Lang, right: boolean): Promise<void> {
  const values = chosen(question, right);
  const list = (name: string) => section.getByRole('combobox', { name, exact: true });
  switch (question.kind) {
    case 'one':
    case 'true-or-false':
      return section.getByRole('radio', { name: values[0], exact: true }).check();
    case 'several':
      for (const { text } of question.options) {
        await section.getByRole('checkbox', { name: text, exact: true }).setChecked(values.includes(text));
      }
      return;
    case 'matching':
      for (const [index, [left]] of question.pairs.entries()) await list(left).selectOption({ label: values[index] });
      return;
    case 'ordering':
      for (const [index, item] of values.entries()) await list(item).selectOption(String(index + 1));
      return;
    case 'gap':
      for (const [index, value] of values.entries()) {
        await section.getByRole('textbox', { name: t(lang, 'question-gap-label', { n: index + 1 }), exact: true }).fill(value);
      }
      return;
    case 'number':
      return section.getByRole('textbox', { name: t(lang, 'question-number-label'), exact: true }).fill(values[0]);
    case 'short':
      return section.getByRole('textbox', { name: t(lang, 'question-short-label'), exact: true }).fill(values[0]);
  }
}

/** Presses the button below a practice question, whatever it says at the moment. */
export async function check(section: Locator, lang: Lang): Promise<void> {
  const names = [t(lang, 'practice-check'), t(lang, 'practice-again')].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  await section.getByRole('button', { name: new RegExp(`^(${names.join('|')})$`) }).click();
}
