// A person who has only a keyboard, and who must see where the focus is.
import { type Locator, type Page, expect } from '@playwright/test';
import { chosen } from './answer';
import type { Question } from './course';
import { type Lang, t } from './words';

export class Keyboard {
  private readonly unseen = new Set<string>();

  constructor(readonly page: Page) {}

  /** Presses a key. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Presses Tab (or another key) until the focus is on the element, and looks at every stop whether that can be seen. */
  async to(target: Locator, key = 'Tab'): Promise<void> {
    await expect(target).toBeAttached();
    for (let presses = 0; presses < 200; presses++) {
      await this.press(key);
      const { lost, there } = await target.evaluate(lookAtFocus);
      if (lost) this.unseen.add(`${lost} on ${new URL(this.page.url()).pathname}`);
      if (there) return;
    }
    throw new Error(`200 times ${key} do not lead to ${target}`);
  }

  /** Goes to a button or link and presses it. */
  async use(target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.to(target);
    await this.press(key);
  }

  /** Where the focus could not be seen. */
  blind(): string[] {
    return [...this.unseen].sort();
  }

  /** Fills in a question; sends nothing. Everything is reached in the order in which it stands. */
  async fill(section: Locator, question: Question, lang: Lang, right: boolean): Promise<void> {
    const values = chosen(question, right);
    const write = async (name: string, value: string) => {
      await this.to(section.getByRole('textbox', { name, exact: true }));
      await this.press('Control+A');
      await this.page.keyboard.type(value);
    };
    switch (question.kind) {
      case 'one':
      case 'true-or-false':
        return this.chooseRadio(section, values[0]);
      case 'several':
        for (const box of await section.getByRole('checkbox').all()) {
          await this.to(box);
          const name = await box.evaluate((element) => (element as HTMLInputElement).labels?.[0]?.textContent?.trim() ?? '');
          if ((await box.isChecked()) !== values.includes(name)) await this.press('Space');
        }
        return;
      case 'matching':
        for (const [index, [left]] of question.pairs.entries()) {
          await this.chooseIn(section.getByRole('combobox', { name: left, exact: true }), values[index]);
        }
        return;
      case 'ordering':
        for (const select of await section.getByRole('combobox').all()) {
          const name = await select.evaluate((element) => (element as HTMLSelectElement).labels?.[0]?.textContent?.trim() ?? '');
          await this.chooseIn(select, String(values.indexOf(name) + 1));
        }
        return;
      case 'gap':
        for (const [index, value] of values.entries()) await write(t(lang, 'question-gap-label', { n: index + 1 }), value);
        return;
      case 'number':
        return write(t(lang, 'question-number-label'), values[0]);
      case 'short':
        return write(t(lang, 'question-short-label'), values[0]);
    }
  }

  /** Tab leads to the group, the arrows inside it. */
  private async chooseRadio(section: Locator, name: string): Promise<void> {
    const wanted = section.getByRole('radio', { name, exact: true });
    const checked = section.getByRole('radio', { checked: true });
    await this.to((await checked.count()) > 0 ? checked : section.getByRole('radio').first());
    await this.press('Space');
    for (let left = await section.getByRole('radio').count(); left > 0 && !(await wanted.isChecked()); left--) {
      await this.press('ArrowDown');
    }
    await expect(wanted).toBeChecked();
    await expect(wanted).toBeFocused();
  }

  private async chooseIn(select: Locator, text: string): Promise<void> {
    await this.to(select);
    await this.press('Home');
    const shown = () => select.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text ?? '');
    for (let left = await select.getByRole('option').count(); left > 0 && (await shown()) !== text; left--) {
      await this.press('ArrowDown');
    }
    expect(await shown()).toBe(text);
  }
}

/**
 * Runs in the page. Compares how the element before looked with and without the focus, and whether the element now is
 * on the screen; gives the name of one where the eye is lost, and whether the focus is on `target`.
 */
function lookAtFocus(target: Element): { lost: string | undefined; there: boolean } {
  interface Seen {
    element: Element;
    look: string;
  }
  const look = (element: Element) =>
    [element, element.parentElement, ...((element as HTMLInputElement).labels ?? [])]
      .filter((part) => part instanceof Element)
      .map((part) => {
        const style = getComputedStyle(part);
        return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor].join(' ');
      })
      .join('; ');
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`;
  const memory = window as unknown as { focusSeen?: Seen };
  const before = memory.focusSeen;
  const element = document.activeElement;
  memory.focusSeen = undefined;
  let lost: string | undefined;
  // Inside its own controls for video and audio the browser shows the focus by itself.
  const media = before?.element instanceof HTMLMediaElement;
  if (before?.element.isConnected && !media && before.element !== element && before.look === look(before.element)) {
    lost = `${name(before.element)} looks the same with and without focus`;
  }
  if (element && element !== document.body) {
    memory.focusSeen = { element, look: look(element) };
    const box = element.getBoundingClientRect();
    const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth && box.width > 1 && box.height > 1;
    if (!inside) lost ??= `${name(element)} has the focus outside of the screen`;
  }
  return { lost, there: element === target };
}
